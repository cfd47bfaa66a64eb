import { type Text, text } from '../domain/text.ts';

/** The exit codes in a line each, for help and the manual page. */
export const exitMeanings: readonly (readonly [string, Text])[] = [
  ['0', text('accepted; with --wait: every target succeeded', '已受理；使用 --wait 时：全部目标成功')],
  [
    '1',
    text(
      'a target ran and failed; a single target that was waited for hands on its own exit code',
      '有目标执行失败；等待单个目标时返回该目标自身的退出码',
    ),
  ],
  ['3', text('a target did not run it: refused, not delivered or cancelled', '有目标未执行：被拒绝、未送达或已取消')],
  [
    '4',
    text(
      'outcome unknown: it may have run, or it was accepted and may not be read; look before you send it again',
      '结果未知：可能已执行，或已受理但无权查询其结果；请先查明再重新发送',
    ),
  ],
  ['5', text('the same work was found to run twice', '发现同一工作执行了两次')],
  ['64', text('refused on this machine; nothing was sent', '在本机被拒绝；未发送任何请求')],
  [
    '69',
    text(
      'nothing ran: network, service or throttling; trying again is safe',
      '没有执行：网络、服务或限流问题；可放心重试',
    ),
  ],
  ['70', text('a bug of ecs-invoke', 'ecs-invoke 自身的缺陷')],
  ['74', text('a local file or stream failed', '本机文件或数据流出错')],
  ['77', text('permission denied, or credentials refused', '权限不足，或凭证被拒绝')],
  ['78', text('no usable credentials, profile or configuration', '没有可用的凭证、配置文件或配置')],
  ['124', text('our waiting ended; it is still running', '等待已结束；命令仍在执行')],
  [
    '130, 143',
    text(
      'interrupted, or a question was answered with no; the message says what is still running',
      '被中断，或对询问回答了“否”；提示信息会说明哪些仍在执行',
    ),
  ],
];
