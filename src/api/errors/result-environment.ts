import { type ResultFacts, told } from './row.ts';

const noDirectory = {
  ran: 'no',
  en: {
    why: 'The working directory does not exist on the instance.',
    fix: [
      'Create it first, or give another with --working-dir: an absolute path of a directory (not of a file).',
      'Without --working-dir the home directory of the user is taken: /root for root.',
    ],
  },
  zh: {
    why: '实例上不存在该执行目录。',
    fix: [
      '先创建该目录，或用 --working-dir 指定其他目录：须为目录的绝对路径，不能是文件。',
      '不指定 --working-dir 时使用执行用户的主目录，root 用户为 /root。',
    ],
  },
} as const;

const badUser = {
  ran: 'no',
  en: {
    why: 'The user the command is to run as does not exist on the instance, or its password is wrong.',
    fix: [
      'Check --user on the instance: id <user>.',
      'On Windows the parameter named with --windows-password-name has to hold the current password of that user.',
      'Without --user the command runs as root (Windows: System).',
    ],
  },
  zh: {
    why: '执行命令的用户在实例上不存在，或密码不正确。',
    fix: [
      '在实例内检查 --user 指定的用户：id <用户名>。',
      'Windows 上，--windows-password-name 指定的参数中必须是该用户的当前密码。',
      '不指定 --user 时以 root（Windows 为 System）身份执行。',
    ],
  },
} as const;

const badContent = {
  ran: 'no',
  en: {
    why: 'The content of the command cannot be decoded on the instance.',
    fix: [
      'The stored command is damaged: create it anew. Its content is Base64 unless ContentEncoding=PlainText was said.',
    ],
  },
  zh: {
    why: '实例无法解码命令内容。',
    fix: ['已保存的命令内容损坏：请重新创建。除非指定 ContentEncoding=PlainText，否则内容须为 Base64。'],
  },
} as const;

const badBuiltIn = {
  ran: 'no',
  en: {
    why: 'The script uses a built-in parameter {{ACS::…}} that the agent does not know.',
    fix: [
      'There are {{ACS::RegionId}}, {{ACS::AccountId}}, {{ACS::InstanceId}}, {{ACS::InstanceName}}, {{ACS::InvokeId}} and {{ACS::CommandId}}; ACS in capitals.',
      'An old agent knows fewer of them: upgrade it.',
      'In --launcher only {{ACS::ScriptFileName}} is allowed, once.',
    ],
  },
  zh: {
    why: '脚本中使用了 Agent 不认识的内置参数 {{ACS::…}}。',
    fix: [
      '可用的有 {{ACS::RegionId}}、{{ACS::AccountId}}、{{ACS::InstanceId}}、{{ACS::InstanceName}}、{{ACS::InvokeId}} 和 {{ACS::CommandId}}，ACS 须大写。',
      '旧版 Agent 支持的较少：请升级。',
      '--launcher 中只能使用一次 {{ACS::ScriptFileName}}。',
    ],
  },
} as const;

/** The command reached the instance, but the instance cannot run it as asked. */
export const environmentResults = {
  CommandNotApplicable: {
    ran: 'no',
    en: {
      why: 'The type of the command does not fit the operating system of the instance.',
      fix: [
        'RunShellScript is for Linux; RunBatScript and RunPowerShellScript are for Windows. Leave the instance out of -i, or use a command of the other type with -c.',
      ],
    },
    zh: {
      why: '命令类型与实例的操作系统不符。',
      fix: [
        'RunShellScript 用于 Linux，RunBatScript 和 RunPowerShellScript 用于 Windows。请从 -i 中去掉该实例，或用 -c 换一条对应类型的命令。',
      ],
    },
    documented: [
      told('pages 2021', 'the command is not applicable'),
      told('result', 'The OS type of the instance does not support the specified command type.'),
    ],
  },
  TypeInvalid: {
    ran: 'no',
    en: {
      why: 'The agent does not know this type of command.',
      fix: ['Use RunShellScript on Linux, RunBatScript or RunPowerShellScript on Windows; upgrade an old agent.'],
    },
    zh: {
      why: 'Agent 不认识该命令类型。',
      fix: ['Linux 使用 RunShellScript，Windows 使用 RunBatScript 或 RunPowerShellScript；旧版 Agent 请升级。'],
    },
    documented: [told('agent', '')],
  },
  AccountNotExists: { ...badUser, documented: [told('result', 'The specified account does not exist.')] },
  UserOrPasswordInvalid: {
    ...badUser,
    documented: [told('current', 'The username or password is incorrect.')],
  },
  UsernameOrPasswordInvalid: { ...badUser, documented: [told('agent', '')] },
  DirectoryNotExists: { ...noDirectory, documented: [told('result', 'The specified directory does not exist.')] },
  WorkingDirectoryNotExist: { ...noDirectory, documented: [told('agent', '')] },
  DefaultWorkingDirectoryNotAvailable: {
    ran: 'no',
    en: {
      why: 'The user the command runs as has no home directory on the instance.',
      fix: ['Create it (mkhomedir_helper <user>), or give a directory that exists with --working-dir.'],
    },
    zh: {
      why: '执行用户在实例上没有可用的主目录。',
      fix: ['创建主目录（mkhomedir_helper <用户名>），或用 --working-dir 指定已存在的目录。'],
    },
    documented: [told('agent', ''), told('current', 'The default working directory in the instance is not available.')],
  },
  InvalidCommandText: {
    ...badContent,
    documented: [told('current', 'The command content is invalid.')],
  },
  CommandContentDecodeError: {
    ...badContent,
    documented: [told('current', 'Failed to decode the command content.')],
  },
  Base64DecodeFailed: { ...badContent, documented: [told('agent', '')] },
  InvalidSystemBuiltInParameter: {
    ...badBuiltIn,
    documented: [told('current', 'The built-in environment parameter is invalid.')],
  },
  InvalidEnvironmentParameter: { ...badBuiltIn, documented: [told('agent', '')] },
  QueryParameterStoreFailed: {
    ran: 'no',
    en: {
      why: 'The instance could not fetch a parameter ({{oos:…}}, {{oos-secret:…}} or the Windows password) from Parameter Store.',
      fix: [
        'See that the parameter exists in this region: OOS console > Parameter Store.',
        'See that the RAM role of the instance may read it: oos:GetSecretParameter, and the decryption right of the KMS key.',
      ],
    },
    zh: {
      why: '实例无法从参数仓库获取参数（{{oos:…}}、{{oos-secret:…}} 或 Windows 密码）。',
      fix: [
        '确认该地域存在此参数：OOS 控制台 > 参数仓库。',
        '确认实例的 RAM 角色有权读取：oos:GetSecretParameter 以及 KMS 密钥的解密权限。',
      ],
    },
    documented: [told('current', 'Failed to pull parameters from Parameter Store.')],
  },
  InstanceRoleInvalid: {
    ran: 'no',
    en: {
      why: 'The instance has no RAM role, and the command needs one to read from Parameter Store.',
      fix: [
        'Look: aliyun ecs DescribeInstanceRamRole --RegionId <region> --InstanceIds \'["<instance>"]\'',
        'Attach one: aliyun ecs AttachInstanceRamRole --RegionId <region> --InstanceIds \'["<instance>"]\' --RamRoleName <role>',
      ],
    },
    zh: {
      why: '实例未授予 RAM 角色，而命令需要用它读取参数仓库。',
      fix: [
        '查看：aliyun ecs DescribeInstanceRamRole --RegionId <地域> --InstanceIds \'["<实例 ID>"]\'',
        '授予：aliyun ecs AttachInstanceRamRole --RegionId <地域> --InstanceIds \'["<实例 ID>"]\' --RamRoleName <角色名>',
      ],
    },
    documented: [told('current', 'The instance role is not granted to the instance.')],
  },
} as const satisfies Record<string, ResultFacts>;

/** `UserInvalid_<name>`, as the agent reports a bad user on Linux. */
export const userInvalid: ResultFacts = { ...badUser, documented: [told('agent', '')] };
