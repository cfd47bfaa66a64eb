import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

const contentTooLong = 'The maximum length of a command is exceeded.';

/** Refusals about the stored command: finding it, creating it, changing it. */
export const commandErrors = {
  'InvalidCmdId.NotFound': {
    kind: 'not-found',
    concerns: 'command',
    en: {
      why: 'This region has no command with this ID.',
      fix: [
        'Most often the region is wrong: a command is kept in the region it was created in. Check --region.',
        'Then the ID given with -c: it may be mistyped, or the command was deleted.',
        'Else the credentials belong to another account: check --profile.',
        phrases.listCommands.en,
      ],
    },
    zh: {
      why: '该地域中没有此 ID 的命令。',
      fix: [
        '最常见的原因是地域不对：命令只保存在创建它的地域，请检查 --region。',
        '其次检查 -c 给出的 ID：可能输错，或命令已被删除。',
        '也可能是凭证属于另一个账号：请检查 --profile。',
        phrases.listCommands.zh,
      ],
    },
    documented: [
      said('page 2018', 404, 'The specified commandId does not exist.'),
      said('current', 404, 'The specified command ID does not exist.'),
    ],
  },
  'CmdContent.ExceedLimit': {
    kind: 'refused',
    concerns: 'size',
    en: {
      why: 'The script of the command and the parameters together are too long after Base64 encoding (24 KB today; 16 KB or 18 KB where an older form of the API is spoken). Base64 adds a third: 18,432 bytes of script fill 24 KB.',
      fix: [
        'Shorten the parameter values, or keep the bulk in a file on the instance and pass its path with -p.',
        'Or shorten the stored script: let it fetch its long part from OSS.',
      ],
    },
    zh: {
      why: '命令内容与自定义参数经 Base64 编码后的总长度超限（目前为 24 KB；旧版接口为 16 KB 或 18 KB）。Base64 会使长度增加三分之一：18,432 字节的脚本就已占满 24 KB。',
      fix: [
        '缩短参数值，或将大段内容放到实例上的文件里，用 -p 只传路径。',
        '或精简已保存的脚本，让它从 OSS 下载较长的部分。',
      ],
    },
    documented: [
      said('page 2019', 403, contentTooLong),
      said('current', 403, contentTooLong),
      said('current', 403, 'The length of the command content exceeds the upper limit.'),
    ],
  },
  'CmdContent.DecodeError': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The command content was announced as Base64 but cannot be decoded. CreateCommand expects Base64 unless told otherwise.',
      fix: ['Encode the script with base64 -w0, or say ContentEncoding=PlainText.'],
    },
    zh: {
      why: '命令内容声明为 Base64，却无法解码。CreateCommand 默认要求 Base64。',
      fix: ['用 base64 -w0 编码脚本，或指定 ContentEncoding=PlainText。'],
    },
    documented: [said('current', 400, 'The CommandContent can not be base64 decoded.')],
  },
  'Invalid.CommandContent': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The command content is not valid. Before March 2019 this was the code for content that is not Base64.',
      fix: ['Encode the script with base64 -w0 before it is stored.'],
    },
    zh: {
      why: '命令内容无效。2019 年 3 月之前，内容不是 Base64 时返回此错误码。',
      fix: ['保存命令前先用 base64 -w0 编码脚本。'],
    },
    documented: [said('page 2018', 400, '')],
  },
  'CmdName.ExceedLimit': {
    kind: 'refused',
    concerns: 'command',
    en: { why: 'The name of the command is too long.', fix: ['Use at most 128 characters (30 before July 2019).'] },
    zh: { why: '命令名称过长。', fix: ['不超过 128 个字符（2019 年 7 月之前为 30 个）。'] },
    documented: [said('current', 403, 'The length of the command name exceeds the upper limit.')],
  },
  'CmdName.Readonly': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The command is published, and a published command keeps its name.',
      fix: ['Leave the name as it is, or create a second command with the new name.'],
    },
    zh: {
      why: '该命令已发布，发布后不能改名。',
      fix: ['保留原名称，或用新名称另建一条命令。'],
    },
    documented: [said('current', 403, 'The command name is readonly after publishing.')],
  },
  'CmdDesc.ExceedLimit': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The description of the command is too long.',
      fix: ['Use at most 512 characters (100 before July 2019).'],
    },
    zh: { why: '命令描述过长。', fix: ['不超过 512 个字符（2019 年 7 月之前为 100 个）。'] },
    documented: [
      said('current', 403, 'The length of the command description exceeds the upper limit.'),
      said('current', 403, 'The length of the command description exceeds the upperlimit.'),
    ],
  },
  'CmdCount.ExceedQuota': {
    kind: 'quota',
    concerns: 'command',
    en: {
      why: 'The region already keeps as many commands as your quota allows (500 to 50,000, depending on use).',
      fix: [
        `Delete commands nobody needs. ${phrases.listCommands.en}`,
        'Or ask for a higher quota in Quota Center (quota max-axt-command-count).',
      ],
    },
    zh: {
      why: '该地域保存的命令数已达配额（视使用情况为 500 至 50,000）。',
      fix: [`删除不再需要的命令。${phrases.listCommands.zh}`, '或在配额中心申请提高配额（max-axt-command-count）。'],
    },
    documented: [said('current', 403, 'The total number of commands in the current region exceeds the quota.')],
  },
  'InvalidCmdType.NotFound': {
    kind: 'not-found',
    concerns: 'command',
    en: {
      why: 'There is no such type of command.',
      fix: ['The types are RunShellScript, RunBatScript and RunPowerShellScript, spelled exactly so.'],
    },
    zh: {
      why: '命令类型不存在。',
      fix: ['类型只有 RunShellScript、RunBatScript 和 RunPowerShellScript，注意大小写。'],
    },
    documented: [
      said('pages 2021', 403, 'The specified command type does not exist.'),
      said('current', 404, 'The specified command type does not exist.'),
    ],
  },
  'InvalidCommandType.NotFound': {
    kind: 'not-found',
    concerns: 'command',
    en: {
      why: 'The list was filtered by a type of command that does not exist.',
      fix: ['The types are RunShellScript, RunBatScript and RunPowerShellScript, spelled exactly so.'],
    },
    zh: {
      why: '查询时指定的命令类型不存在。',
      fix: ['类型只有 RunShellScript、RunBatScript 和 RunPowerShellScript，注意大小写。'],
    },
    documented: [said('current', 404, 'The specified parameter Type does not exist.')],
  },
  'InvalidName.LengthLimitExceeded': {
    kind: 'refused',
    concerns: 'command',
    en: {
      why: 'The name searched for is longer than any command name can be.',
      fix: ['Search with at most 128 characters.'],
    },
    zh: { why: '要查找的名称超过了命令名称的最大长度。', fix: ['查询名称不超过 128 个字符。'] },
    documented: [said('current', 403, 'The length of the parameter Name exceeds the upper limit.')],
  },
  'InvalidDescription.LengthLimitExceeded': {
    kind: 'refused',
    concerns: 'command',
    en: { why: 'The description searched for is too long.', fix: ['Search with at most 512 characters.'] },
    zh: { why: '要查找的描述过长。', fix: ['查询描述不超过 512 个字符。'] },
    documented: [said('current', 403, '')],
  },
} as const satisfies Record<string, RequestFacts>;
