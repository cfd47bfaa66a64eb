import { type Text, text } from '../../domain/text.ts';
import type { CallReport, WhyNotAttempted } from '../../usecases/call-outcome.ts';
import type { RunReport } from '../../usecases/run.ts';
import { type Page, say } from '../page.ts';
import { renderDuplicate } from './duplicate.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';
import { renderUnknownCall } from './unknown-call.ts';
import { renderUnrecordable } from './unrecordable.ts';

/** The calls of a run that were not accepted, or ran twice, each with its instances; one refused call never hides another. */
export function renderFailedCalls({ input, calls }: RunReport, page: Page): string {
  const several = calls.length > 1;
  const cards = calls.flatMap(({ call, outcome }) => {
    const which = several ? whichCall(call, page) : '';
    if (outcome.kind === 'unknown') return [which + renderUnknownCall(outcome, input, call, page)];
    if (outcome.kind === 'accepted' && outcome.invokeIds.length > 1) {
      return [which + renderDuplicate(outcome, input.regionId, page)];
    }
    if (outcome.kind === 'not-attempted' && outcome.journal) return [which + renderUnrecordable(outcome.journal, page)];
    if (outcome.kind !== 'failed') return [];
    const context = {
      regionId: input.regionId,
      mutating: true,
      circumstances: outcome.circumstances,
      sent: { input, call },
    };
    return [which + renderProblem(outcome.problem, context, page)];
  });
  return cards.join('') + renderNotAttempted(calls, page);
}

/** `call 2 of 3, 50 instances: i-a, i-b, i-c …` */
function whichCall({ chunk, chunks, instanceIds }: CallReport['call'], page: Page): string {
  const count = instanceIds.length;
  const words = text(
    `call ${chunk} of ${chunks}, ${count} ${count === 1 ? 'instance' : 'instances'}: ${few(instanceIds)}`,
    `第 ${chunk} 次调用（共 ${chunks} 次），${count} 台实例：${few(instanceIds)}`,
  );
  return `${page.paint.bold(say(words, page))}\n`;
}

function renderNotAttempted(calls: readonly CallReport[], page: Page): string {
  const left = new Map<WhyNotAttempted, string[]>();
  for (const { call, outcome } of calls) {
    if (outcome.kind !== 'not-attempted' || outcome.journal) continue;
    left.set(outcome.why, [...(left.get(outcome.why) ?? []), ...call.instanceIds]);
  }
  return [...left].map(([why, ids]) => notAttemptedCard(why, ids, page)).join('');
}

function notAttemptedCard(why: WhyNotAttempted, ids: readonly string[], page: Page): string {
  const what = text(
    `Not sent at all: ${ids.length} ${ids.length === 1 ? 'instance' : 'instances'}`,
    `未发送：${ids.length} 台实例`,
  );
  const facts = { who: [few(ids)], why: say(whyNotAttempted[why], page), next: [], facts: [] };
  return renderCard({ sign: '!', what: say(what, page), ...facts }, page);
}

const whyNotAttempted: Readonly<Record<WhyNotAttempted, Text>> = {
  'call-before': text(
    'What stopped the call before would have stopped theirs too.',
    '前一次调用失败的原因也会影响它们，因此没有再发送。',
  ),
  canary: text('Not all of those that went first succeeded.', '先行执行的实例没有全部成功。'),
  'max-errors': text('More did not succeed than --max-errors allows.', '未成功的数量超过了 --max-errors 的限制。'),
  deadline: text('The --deadline had passed.', '已超过 --deadline 期限。'),
  interrupted: text('The run was interrupted.', '运行被中断。'),
  journal: text('The journal cannot be written.', '无法写入运行记录。'),
};

function few(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ' …' : '');
}
