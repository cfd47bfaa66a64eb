import { text } from '../../domain/text.ts';
import type { CallOutcome } from '../../usecases/call-outcome.ts';
import { type Page, say } from '../page.ts';
import { renderCard } from './report-card.ts';
import { visible } from './visible.ts';

/** A call that the service holds more than once, with the command that stops the others; nothing is stopped unasked. */
export function renderDuplicate(
  { invokeId, invokeIds }: Extract<CallOutcome, { kind: 'accepted' }>,
  regionId: string,
  page: Page,
): string {
  const others = invokeIds.filter((id) => id !== invokeId).map(visible);
  const stop = `ecs-invoke stop ${others.join(' ')} -r ${regionId}`;
  return renderCard(
    {
      sign: '✖',
      what: say(
        text(`DUPLICATE: ${invokeIds.map(visible).join(', ')}`, `重复执行：${invokeIds.map(visible).join('、')}`),
        page,
      ),
      why: say(
        text(
          `The same call is there ${invokeIds.length} times, so its work is done more than once. ${visible(invokeId)} is the one that was looked at.`,
          `同一调用存在 ${invokeIds.length} 次，其工作会执行不止一次。这里查看的是 ${visible(invokeId)}。`,
        ),
        page,
      ),
      next: [
        say(text(`If they still run, stop the others: ${stop}`, `如仍在执行，可停止其余的：${stop}`), page),
        say(
          text(
            'If the endpoint takes no notice of ClientTokens, say --no-client-token: then nothing is sent again.',
            '如果该服务端忽略 ClientToken，请使用 --no-client-token：此后不会重复发送。',
          ),
          page,
        ),
      ],
      facts: [],
    },
    page,
  );
}
