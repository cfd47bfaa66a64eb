import { assumed, type Behaviour, doc } from './behaviour.ts';
import { tokens } from './paging.ts';

/** The actions that keep commands. */
export const commandBehaviours: Readonly<Record<string, readonly Behaviour[]>> = {
  CreateCommand: [
    doc(
      'CommandContent is Base64 unless ContentEncoding is PlainText; an encoding nobody knows counts as Base64.',
      '除非 ContentEncoding 为 PlainText，否则 CommandContent 按 Base64 解码；无法识别的编码按 Base64 处理。',
    ),
    doc(
      'Limits: 24 KB after Base64 (16 KB in the older editions), name 128 and description 512 characters (30 and 100 in 2018), 20 parameters with names of 64.',
      '限制：Base64 后 24 KB（旧版本 16 KB），名称 128 个字符、描述 512 个字符（2018 版为 30 和 100），最多 20 个参数，参数名 64 个字符。',
    ),
    doc(
      'Timeout is 60 s unless given, in the older editions 3600 s; 2018 calls it TimeOut, and of 2019 the English pages do so too and the Chinese ones do not, so both names are taken there.',
      'Timeout 默认 60 秒，旧版本默认 3600 秒；2018 版中名为 TimeOut；2019 年的英文文档仍写作 TimeOut，中文文档写作 Timeout，因此 2019 版两者都接受。',
    ),
    doc(
      'CommandContent that is no Base64 is CmdContent.DecodeError, in 2018 Invalid.CommandContent.',
      'CommandContent 不是合法的 Base64 时返回 CmdContent.DecodeError，2018 版返回 Invalid.CommandContent。',
    ),
    assumed(
      'The characters that Name, Description and WorkingDir must not have are control characters; a description may have tabs and line ends.',
      'Name、Description 和 WorkingDir 中的非法字符指控制字符；描述中可以有制表符和换行。',
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
    ...tokens,
    assumed('There are no public commands: a Provider finds nothing.', '没有公共命令：指定 Provider 时结果为空。'),
  ],
};
