import { assumed, type Behaviour, doc } from './behaviour.ts';

/** The actions that keep commands. */
export const commandBehaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  CreateCommand: [
    doc(
      'CommandContent is Base64 unless ContentEncoding is PlainText; an encoding nobody knows counts as Base64.',
      '除非 ContentEncoding 为 PlainText，否则 CommandContent 按 Base64 解码；无法识别的编码按 Base64 处理。',
    ),
    doc(
      'Limits: 24 KB after Base64 (16 KB in the older editions), name 128 and description 512 characters, 20 parameters with names of 64.',
      '限制：Base64 后 24 KB（旧版本 16 KB），名称 128 个字符，描述 512 个字符，最多 20 个参数，参数名 64 个字符。',
    ),
    doc(
      'Timeout is 60 s unless given; the older editions call it TimeOut, 3600 s unless given.',
      'Timeout 默认 60 秒；旧版本中名为 TimeOut，默认 3600 秒。',
    ),
    assumed('Two commands may have one name.', '允许两个命令同名。'),
    assumed(
      'A ClientToken is good for 24 hours; the older editions do not look at it.',
      'ClientToken 有效期为 24 小时；旧版本会忽略它。',
    ),
  ],
  ModifyCommand: [
    doc(
      'Type cannot be changed; CommandContent is taken without effect.',
      '不能修改类型；CommandContent 可传入但不生效。',
    ),
    doc('An unknown command is InvalidCmdId.NotFound.', '命令不存在返回 InvalidCmdId.NotFound。'),
  ],
  DeleteCommand: [
    assumed(
      'An unknown command is InvalidCmdId.NotFound, as on the older pages.',
      '命令不存在返回 InvalidCmdId.NotFound，与旧文档一致。',
    ),
    doc('A command that is being executed cannot be deleted.', '正在执行的命令不能删除。'),
  ],
  DescribeCommands: [
    doc(
      'Name is compared whole, or as a pattern where it has a *; CommandContent is Base64 unless PlainText is asked for.',
      'Name 按全名比较，含 * 时按模式匹配；除非要求 PlainText，否则 CommandContent 以 Base64 返回。',
    ),
    doc(
      'Both paging styles: PageNumber with PageSize, and NextToken with MaxResults, at most 50 rows.',
      '支持两种分页：PageNumber 与 PageSize，以及 NextToken 与 MaxResults，每页最多 50 条。',
    ),
    assumed('There are no public commands: a Provider finds nothing.', '没有公共命令：指定 Provider 时结果为空。'),
  ],
};
