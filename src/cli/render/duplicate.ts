import { text } from '../../domain/text.ts';
import type { CallOutcome } from '../../usecases/call-outcome.ts';
import type { PlannedCall, RunInput } from '../../usecases/run-input.ts';
import { type Page, say } from '../page.ts';
import { renderCard } from './report-card.ts';
import { visible } from './visible.ts';

/** A call that the service holds more than once, with the commands that show and stop the others; nothing is stopped unasked. */
export function renderDuplicate(
  { invokeId, invokeIds }: Extract<CallOutcome, { kind: 'accepted' }>,
  { regionId, work }: Pick<RunInput, 'regionId' | 'work'>,
  { instanceIds }: Pick<PlannedCall, 'instanceIds'>,
  page: Page,
): string {
  const [shown, times, count] = [visible(invokeId), invokeIds.length, instanceIds.length];
  const others = invokeIds.filter((id) => id !== invokeId).map(visible);
  const line = (verb: string) => `ecs-invoke ${verb} ${others.join(' ')} -r ${regionId}`;
  const ways = [
    text(`See how far the others came: ${line('show')}`, `查看其余的执行情况：${line('show')}`),
    // A file on its way cannot be stopped.
    ...(work.kind === 'file'
      ? []
      : [text(`Stop the others where they still run: ${line('stop')}`, `停止其余仍在执行的：${line('stop')}`)]),
    text(
      'So that it does not happen again: an endpoint that takes no notice of ClientTokens needs --no-client-token; then nothing is sent twice.',
      '避免再次发生：如果该服务端忽略 ClientToken，请使用 --no-client-token，此后不会重复发送。',
    ),
  ];
  return renderCard(
    {
      sign: '✖',
      what: say(
        text(`DUPLICATE: ${invokeIds.map(visible).join(', ')}`, `重复执行：${invokeIds.map(visible).join('、')}`),
        page,
      ),
      why: say(
        text(
          `The service accepted the same call ${times} times, so its work runs, or ran, ${times} times on ${count === 1 ? 'its instance' : `each of its ${count} instances`}. What is told here is of ${shown}; how the others came out was not looked at. Nothing was stopped.`,
          `服务端受理了同一调用 ${times} 次，其内容在${count === 1 ? '该实例' : `这 ${count} 台实例`}上正在执行或已执行 ${times} 次。此处的结果属于 ${shown}；其余的结果没有查看。没有停止任何执行。`,
        ),
        page,
      ),
      next: ways.map((way) => say(way, page)),
      facts: [],
    },
    page,
  );
}
