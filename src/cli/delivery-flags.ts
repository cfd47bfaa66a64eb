import { text } from '../domain/text.ts';
import { onUnknownChoices } from '../usecases/delivery-policy.ts';
import type { Flag } from './flag.ts';

/** What is done where an answer does not arrive. */
export const deliveryFlags: readonly Flag[] = [
  {
    name: 'no-client-token',
    group: 'how',
    words: text(
      'send no token, for an endpoint that takes no notice of them: a call without an answer is never sent again',
      '不发送令牌，用于忽略令牌的服务端：没有应答的调用不会重新发送',
    ),
  },
  {
    name: 'run-id',
    value: '<id>',
    group: 'how',
    words: text(
      'your own ID of this run, such as the number of a CI job (1 to 48 of A-Z a-z 0-9 . _ -, no dash first): the same ID again is the same run, and runs nothing twice',
      '自定义本次执行的 ID，如 CI 任务编号（1 到 48 个字符，可用 A-Z a-z 0-9 . _ -，不能以 - 开头）：相同 ID 即同一次执行，不会执行两次',
    ),
  },
  {
    name: 'no-retry',
    group: 'how',
    words: text('send nothing a second time, even where that is safe', '不重新发送任何请求，即使重新发送是安全的'),
  },
  {
    name: 'deadline',
    value: '<duration>',
    group: 'how',
    words: text(
      'of the whole run: after it nothing is sent and nothing awaited; the remote run goes on',
      '整个运行的期限：到期后不再发送也不再等待；远程执行仍会继续',
    ),
  },
  {
    name: 'on-unknown',
    value: '<what>',
    choices: onUnknownChoices,
    group: 'how',
    words: text(
      'when nobody can tell whether a call ran: leave it (fail, the default), send it again, or ask',
      '无法得知调用是否已执行时：保持原样（fail，默认）、重新发送（resend）或询问（ask）',
    ),
  },
];
