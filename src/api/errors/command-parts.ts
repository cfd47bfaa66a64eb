import { type RequestFacts, said } from './row.ts';

/** Refusals about one part of a command being created or changed: its custom parameters and its texts. */
export const commandPartErrors = {
  'CmdParam.EmptyKey': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'The script holds a placeholder without a name: {{}}.',
      fix: ['Give it a name, like {{name}}, or turn custom parameters off when braces are meant literally.'],
    },
    zh: {
      why: '脚本中有未命名的占位符：{{}}。',
      fix: ['为其命名，例如 {{name}}；如果花括号是脚本本身的内容，请关闭自定义参数功能。'],
    },
    documented: [said('current', 400, 'You must specify the parameter names.')],
  },
  'CmdParam.InvalidParamName': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A placeholder in the script has a name with a character that is not allowed.',
      fix: ['Use letters, digits, hyphens and underscores only: {{db-host}}, not {{db.host}}.'],
    },
    zh: {
      why: '脚本中某个占位符的名称含有不允许的字符。',
      fix: ['只能使用字母、数字、连字符和下划线：写 {{db-host}}，不要写 {{db.host}}。'],
    },
    documented: [
      said(
        'current',
        400,
        'Invalid parameter name. The name can contain only lowercase letters (a to z), uppercase letters (A to Z), numbers (0 to 9), hyphens (-), and underscores (_).',
      ),
    ],
  },
  'CmdParamCount.ExceedLimit': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'The script defines more than 20 custom parameters.',
      fix: ['Define at most 20; a single run may pass 10 of them.'],
    },
    zh: { why: '脚本定义的自定义参数超过 20 个。', fix: ['最多定义 20 个；单次执行最多传入其中 10 个。'] },
    documented: [said('current', 403, 'The maximum number of custom parameters is exceeded.')],
  },
  'CmdParamName.ExceedLimit': {
    kind: 'refused',
    concerns: 'parameters',
    en: {
      why: 'A placeholder in the script has a name longer than 64 bytes.',
      fix: ['Shorten the name inside {{…}} to 64 bytes.'],
    },
    zh: { why: '脚本中某个占位符的名称超过 64 字节。', fix: ['将 {{…}} 中的名称缩短到 64 字节以内。'] },
    documented: [said('current', 403, 'The maximum length of a parameter name is exceeded.')],
  },
  'InvalidParameterCharacter.CommandName': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The name of the command holds a character that the service does not store.',
      fix: ['Remove control characters and emoji from the name.'],
    },
    zh: { why: '命令名称中含有服务不支持的字符。', fix: ['去掉名称中的控制字符和表情符号。'] },
    documented: [said('current', 403, 'The command Name contains illegal characters.')],
  },
  'InvalidParameterCharacter.CommandDescription': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The description of the command holds a character that the service does not store.',
      fix: ['Remove control characters and emoji from the description.'],
    },
    zh: { why: '命令描述中含有服务不支持的字符。', fix: ['去掉描述中的控制字符和表情符号。'] },
    documented: [said('current', 403, 'The command Description contains illegal characters.')],
  },
  'InvalidParameterCharacter.CommandWorkingDir': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The working directory of the command holds a character that the service does not store.',
      fix: ['Give a path without control characters and emoji.'],
    },
    zh: { why: '命令的执行目录中含有服务不支持的字符。', fix: ['路径中不要包含控制字符和表情符号。'] },
    documented: [said('current', 403, 'The command WorkingDir contains illegal characters.')],
  },
  'InvalidStatus.ResourceGroup': {
    kind: 'refused',
    en: {
      why: 'The resource group is being created or deleted at this moment.',
      fix: ['Wait until the group is ready, or name another one with --resource-group.'],
    },
    zh: {
      why: '该资源组正在创建或删除中。',
      fix: ['等待资源组就绪，或用 --resource-group 指定其他资源组。'],
    },
    documented: [
      said('current', 403, 'You cannot perform an operation on a resource group that is being created or deleted.'),
    ],
  },
  'InvalidTimeout.ExceedLimit': {
    kind: 'refused',
    en: {
      why: 'The timeout is longer than the service allows. The limit is not published.',
      fix: ['Use a smaller --timeout, for example 24h. Work that takes longer should detach from the command.'],
    },
    zh: {
      why: '超时时间超过服务允许的上限（该上限未公布）。',
      fix: ['减小 --timeout，例如 24h。耗时更长的任务应在脚本中转入后台运行。'],
    },
    documented: [said('current', 403, 'The specified parameter Timeout exceeds the upper limit.')],
  },
} as const satisfies Record<string, RequestFacts>;
