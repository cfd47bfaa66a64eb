import { text } from '../../domain/text.ts';
import type { CallReport } from '../../usecases/call-outcome.ts';
import type { RunReport } from '../../usecases/run.ts';
import { type Page, say } from '../page.ts';
import { renderDuplicate } from './duplicate.ts';
import { renderNotAttempted } from './not-attempted.ts';
import { renderProblem } from './problem.ts';
import { renderUnknownCall } from './unknown-call.ts';
import { renderUnrecordable } from './unrecordable.ts';

/** The calls of a run that were not accepted, or ran twice, each with its instances; one refused call never hides another. */
export function renderFailedCalls(report: RunReport, page: Page): string {
  const { input, calls } = report;
  const several = calls.length > 1;
  const cards = calls.flatMap(({ call, outcome }) => {
    const which = several ? whichCall(call, page) : '';
    if (outcome.kind === 'unknown') return [which + renderUnknownCall(outcome, input, call, page)];
    if (outcome.kind === 'accepted' && outcome.invokeIds.length > 1) {
      return [which + renderDuplicate(outcome, input, call, page)];
    }
    if (outcome.kind === 'not-attempted' && outcome.journal) return [which + renderUnrecordable(outcome.journal, page)];
    if (outcome.kind !== 'failed') return [];
    const context = {
      regionId: input.regionId,
      mutating: true,
      circumstances: outcome.circumstances,
      sent: { input, call },
      ...(outcome.attempts !== undefined && { attempts: outcome.attempts }),
    };
    return [which + renderProblem(outcome.problem, context, page)];
  });
  return cards.join('') + renderNotAttempted(report, page);
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

function few(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ' …' : '');
}
