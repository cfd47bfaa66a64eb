import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

/** Refusals that are about the target instances. */
export const instanceErrors = {
  'InvalidInstance.NotFound': {
    kind: 'not-found',
    concerns: 'instances',
    en: {
      why: 'At least one of the instance IDs is unknown in this region. One unknown ID makes the service refuse the whole call, so nothing ran anywhere.',
      fix: [
        'Most often the region is wrong: an ID is known in its own region only. Check --region.',
        'Then the ID: copy it from the console into -i. A released instance is gone for good.',
        'Else the credentials belong to another account: check --profile.',
        phrases.listInstance.en,
      ],
    },
    zh: {
      why: '该地域中至少有一个实例 ID 不存在。只要有一个 ID 不存在，服务就会拒绝整个调用，因此所有实例都没有执行。',
      fix: [
        '最常见的原因是地域不对：实例 ID 只在其所属地域内有效，请检查 --region。',
        '其次检查 ID 本身：从控制台复制后填入 -i。已释放的实例无法找回。',
        '也可能是凭证属于另一个账号：请检查 --profile。',
        phrases.listInstance.zh,
      ],
    },
    documented: [
      said('page 2018', 404, 'The specified instances does not exist.'),
      said('page 2019', 404, 'The specified instance does not exist.'),
      said('current', 404, 'The specified instance does not exist.'),
      said('current', 404, 'The specified instances not found.'),
    ],
  },
  'InvalidInstance.NotMatch': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'The instances exist, but at least one of them cannot take this command: its operating system does not fit the type of the command, or its state does not. (An unknown ID would have been InvalidInstance.NotFound.)',
      fix: [
        'Compare the types: RunShellScript needs Linux; RunBatScript and RunPowerShellScript need Windows. Leave the instances that do not fit out of -i.',
        'Then the state: an instance has to be Running.',
        'With --container-id or --container-name only shell commands on Linux are possible.',
        phrases.listInstance.en,
      ],
    },
    zh: {
      why: '实例都存在，但至少有一台无法执行该命令：操作系统与命令类型不符，或实例状态不满足要求。（若是 ID 不存在，错误码会是 InvalidInstance.NotFound。）',
      fix: [
        '核对类型：RunShellScript 只能用于 Linux；RunBatScript 和 RunPowerShellScript 只能用于 Windows。请从 -i 中去掉不匹配的实例。',
        '再看状态：实例必须处于运行中（Running）。',
        '使用 --container-id 或 --container-name 时，只支持 Linux 实例上的 Shell 命令。',
        phrases.listInstance.zh,
      ],
    },
    documented: [
      said('pages 2021', 403, 'The specified instance type does not match the command.'),
      said('current', 400, 'The specified instance type does not match the command.'),
    ],
  },
  'InvalidInstance.NoClient': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'At least one instance has no Cloud Assistant agent, so nothing can hand it the command. Today the service accepts such a call and reports ClientNotRunning for that instance instead.',
      fix: [
        phrases.agentStatus.en,
        phrases.installAgent.en,
        'Meanwhile leave that instance out of -i: the others can run.',
      ],
    },
    zh: {
      why: '至少有一台实例没有安装云助手 Agent，命令无法下发。现在的服务会接受这样的调用，再针对该实例返回 ClientNotRunning。',
      fix: [phrases.agentStatus.zh, phrases.installAgent.zh, '也可先将该实例从 -i 中去掉，让其他实例先执行。'],
    },
    documented: [said('page 2018', 400, 'The specified instances have no cloud assistant client installed.')],
  },
  'InvalidInstance.NotVpc': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'At least one instance is in the classic network; the published page wants every target in a VPC.',
      fix: [
        'Leave the classic-network instances out of -i.',
        'To use Cloud Assistant there, move the instance into a VPC first (ECS console > Migrate to VPC).',
        phrases.listInstance.en,
      ],
    },
    zh: {
      why: '至少有一台实例属于经典网络；按文档要求，所有目标实例都必须在专有网络 VPC 中。',
      fix: [
        '请从 -i 中去掉经典网络实例。',
        '若要在该实例上使用云助手，请先将其迁移到 VPC（ECS 控制台 > 迁移至 VPC）。',
        phrases.listInstance.zh,
      ],
    },
    documented: [said('page 2018', 400, 'The specified instances must be VPC instances.')],
  },
  InvalidInstanceStatus: {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'At least one instance is not Running, or the service cannot reach it over the network.',
      fix: [
        phrases.listInstance.en,
        'Starting or Stopping: wait for Running. Stopped: leave it out of -i, or start it: aliyun ecs StartInstance --RegionId <region> --InstanceId <instance>',
        `Running: then it is the network or the agent. ${phrases.agentStatus.en}`,
      ],
    },
    zh: {
      why: '至少有一台实例不在运行中（Running）状态，或服务无法通过网络连接到该实例。',
      fix: [
        phrases.listInstance.zh,
        '启动中或停止中：等待其变为运行中。已停止：从 -i 中去掉，或先启动：aliyun ecs StartInstance --RegionId <地域> --InstanceId <实例 ID>',
        `若确为运行中，则是网络或 Agent 的问题。${phrases.agentStatus.zh}`,
      ],
    },
    documented: [said('page 2018', 400, 'The specified instance’s status can not execute this operation')],
  },
  'InstanceIds.ExceedLimit': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'One call names more instances than the service takes (today 100; 50 on the page of 2019 and for stopping and sending files).',
      fix: ['Give fewer instances with -i, at most 50 in one call.'],
    },
    zh: {
      why: '一次调用中的实例数超过了上限（目前为 100；2019 版文档以及停止命令、下发文件时为 50）。',
      fix: ['减少 -i 指定的实例，每次调用最多 50 台。'],
    },
    documented: [said('current', 403, 'The number of instance IDs exceeds the upper limit.')],
  },
  'InvalidInstanceId.NotFound': {
    kind: 'not-found',
    concerns: 'instances',
    en: {
      why: 'The instance given for stopping is not known: it is no target of this invocation, or the region has no such instance.',
      fix: [
        'Compare the ID with the targets of the invocation: ecs-invoke show <InvokeId> -r <region>',
        'Then check --region.',
      ],
    },
    zh: {
      why: '要停止的实例不存在：它不是该次执行的目标，或该地域中没有此实例。',
      fix: ['与该次执行的目标实例核对：ecs-invoke show <InvokeId> -r <地域>', '再检查 --region。'],
    },
    documented: [said('current', 404, 'The specified parameter InstanceId does not exist.')],
  },
  'InvalidInstanceId.OSTypeUnsupported': {
    kind: 'refused',
    concerns: 'instances',
    en: {
      why: 'The agent cannot be installed for you on the operating system of this instance.',
      fix: ['Install the agent by hand: search the ECS help for "Install the Cloud Assistant Agent".'],
    },
    zh: {
      why: '该实例的操作系统不支持通过接口安装云助手 Agent。',
      fix: ['请登录实例手动安装：在 ECS 帮助文档中搜索“安装云助手Agent”。'],
    },
    documented: [
      said(
        'current',
        403,
        'The OS type of the instance %s corresponding to the parameter InstanceId does not support the operation.',
      ),
    ],
  },
} as const satisfies Record<string, RequestFacts>;
