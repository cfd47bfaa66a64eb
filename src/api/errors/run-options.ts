import { type RequestFacts, said } from './row.ts';

/** Refusals about how the command is to run: user, directory, container, launcher, what a stop kills. */
export const runOptionErrors = {
  'InvalidParameter.WorkingDir': {
    kind: 'refused',
    en: {
      why: 'The working directory is not valid: it is longer than 200 characters, or not a path.',
      fix: [
        'Give an absolute path with --working-dir, like /var/tmp. Whether it exists is checked later, on the instance (DirectoryNotExists).',
      ],
    },
    zh: {
      why: '执行目录无效：超过 200 个字符，或不是合法路径。',
      fix: ['用 --working-dir 指定绝对路径，例如 /var/tmp。目录是否存在由实例在执行时检查（DirectoryNotExists）。'],
    },
    documented: [said('current', 400, 'The specified parameter WorkingDir is not valid.')],
  },
  'InvalidContainerId.Malformed': {
    kind: 'refused',
    en: {
      why: 'The container ID is malformed.',
      fix: [
        'Use the full 64 hexadecimal digits, not the short form: docker ps --no-trunc, or crictl ps --no-trunc. A prefix docker://, containerd:// or cri-o:// is allowed.',
      ],
    },
    zh: {
      why: '容器 ID 格式错误。',
      fix: [
        '请使用完整的 64 位十六进制 ID，不要用短 ID：docker ps --no-trunc 或 crictl ps --no-trunc。可带 docker://、containerd:// 或 cri-o:// 前缀。',
      ],
    },
    documented: [said('current', 400, 'The specified parameter ContainerId is not valid.')],
  },
  'InvalidContainerName.Malformed': {
    kind: 'refused',
    en: {
      why: 'The container name is malformed.',
      fix: [
        'Use the name of the container, not of the pod: it starts with a letter or digit and holds letters, digits, ".", "_" and "-" only, 255 characters at most.',
      ],
    },
    zh: {
      why: '容器名称格式错误。',
      fix: ['请使用容器名称而不是 Pod 名称：以字母或数字开头，只含字母、数字、“.”、“_”和“-”，最长 255 个字符。'],
    },
    documented: [said('current', 400, 'The specified parameter ContainerName is not valid.')],
  },
  'Username.ExceedLimit': {
    kind: 'refused',
    en: { why: 'The user name is too long.', fix: ['Give at most 255 characters with --user.'] },
    zh: { why: '用户名过长。', fix: ['--user 不超过 255 个字符。'] },
    documented: [said('current', 403, 'The length of the username exceeds the upper limit.')],
  },
  'Username.NotSupportWindows': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'For a few weeks around the end of 2020 the service took no user name for Windows instances; this endpoint still speaks that form.',
      fix: ['Leave out --user for Windows instances: the command then runs as System.'],
    },
    zh: {
      why: '2020 年底至 2021 年初，服务一度不支持为 Windows 实例指定用户名；该接入点仍是那一版接口。',
      fix: ['对 Windows 实例去掉 --user，命令将以 System 身份执行。'],
    },
    documented: [said('pages 2021', 403, '')],
  },
  'WindowsPasswordName.Missed': {
    kind: 'refused',
    en: {
      why: 'A user was named for a Windows instance, but not where its password is kept.',
      fix: [
        'Store the password as an encrypted parameter in Operation Orchestration Service (OOS) and give the name of that parameter with --windows-password-name.',
        'Or leave out --user: the command then runs as System.',
      ],
    },
    zh: {
      why: '为 Windows 实例指定了用户，却没有指定密码的存放位置。',
      fix: [
        '将密码保存为运维编排服务 OOS 的加密参数，并用 --windows-password-name 给出该参数名。',
        '或去掉 --user，命令将以 System 身份执行。',
      ],
    },
    documented: [said('current', 403, 'WindowsPasswordName must be specified when you create a Windows task.')],
  },
  'WindowsPasswordName.ExceedLimit': {
    kind: 'refused',
    en: {
      why: 'The name of the password parameter is too long.',
      fix: [
        '--windows-password-name takes the name of the parameter (at most 255 characters), never the password itself.',
      ],
    },
    zh: {
      why: '密码参数的名称过长。',
      fix: ['--windows-password-name 填写参数名（不超过 255 个字符），切勿填写密码本身。'],
    },
    documented: [said('current', 403, 'The length of the WindowsPasswordName exceeds the upper limit.')],
  },
  'ParameterStore.NotSupported': {
    kind: 'refused',
    concerns: 'region',
    en: {
      why: 'This region has no Parameter Store, so {{oos:…}}, {{oos-secret:…}} and a Windows password name cannot be resolved.',
      fix: ['Pass the values with -p or --param-file instead.', 'Or run in a region that has Parameter Store.'],
    },
    zh: {
      why: '该地域不支持参数仓库，无法解析 {{oos:…}}、{{oos-secret:…}} 和 Windows 密码参数。',
      fix: ['改用 -p 或 --param-file 传值。', '或在支持参数仓库的地域执行。'],
    },
    documented: [said('current', 403, 'Parameter Store is not supported in this region.')],
  },
  'ParameterStore.InvalidParameters': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A parameter named with {{oos:…}}, {{oos-secret:…}} or --windows-password-name is not in Parameter Store, or is of the other kind.',
      fix: [
        'Check the name and the region in the OOS console > Parameter Store. Plain parameters are written {{oos:name}}, encrypted ones {{oos-secret:name}}.',
      ],
    },
    zh: {
      why: '{{oos:…}}、{{oos-secret:…}} 或 --windows-password-name 引用的参数在参数仓库中不存在，或类型不符。',
      fix: ['在 OOS 控制台 > 参数仓库中核对名称和地域。普通参数写作 {{oos:名称}}，加密参数写作 {{oos-secret:名称}}。'],
    },
    documented: [said('current', 403, 'The parameter is invalid in Parameter Store.')],
  },
  'ParameterStore.NoPermission': {
    kind: 'permission',
    en: {
      why: 'Your identity may not read the parameter the command refers to.',
      fix: [
        'Ask for oos:GetParameter (for encrypted ones oos:GetSecretParameter and the decryption right of the KMS key).',
      ],
    },
    zh: {
      why: '当前身份无权读取命令所引用的参数。',
      fix: ['请申请 oos:GetParameter 权限（加密参数需要 oos:GetSecretParameter 以及 KMS 密钥的解密权限）。'],
    },
    documented: [said('current', 403, 'You have no access to Parameter Store.')],
  },
  'InvalidLauncher.LengthLimitExceeded': {
    kind: 'refused',
    en: {
      why: 'The launcher is longer than 1 KB.',
      fix: ['Shorten --launcher to 1,024 bytes; long options belong into the script.'],
    },
    zh: { why: '启动程序（Launcher）超过 1 KB。', fix: ['将 --launcher 缩短到 1024 字节以内；较长的选项请写进脚本。'] },
    documented: [said('current', 403, 'The length of the parameter Launcher exceeds the limit of 1 KB characters.')],
  },
  'InvalidTerminationMode.NotFound': {
    kind: 'not-found',
    en: {
      why: 'There is no such termination mode.',
      fix: ['--termination-mode takes Process or ProcessTree, spelled exactly so.'],
    },
    zh: {
      why: '该终止方式不存在。',
      fix: ['--termination-mode 可取 Process 或 ProcessTree，注意大小写。'],
    },
    documented: [said('current', 404, 'The specified parameter TerminationMode does not exist.')],
  },
  'InvalidResourceGroup.NotFound': {
    kind: 'not-found',
    en: {
      why: 'There is no such resource group in this account.',
      fix: ['Copy the ID (rg-…) from the Resource Management console into --resource-group, or leave that flag out.'],
    },
    zh: {
      why: '当前账号中没有此资源组。',
      fix: ['从资源管理控制台复制资源组 ID（rg-…）填入 --resource-group，或去掉该选项。'],
    },
    documented: [said('current', 404, 'The ResourceGroup provided does not exist in our records.')],
  },
} as const satisfies Record<string, RequestFacts>;
