import { type Text, text } from '../../domain/text.ts';
import { belongsToAnother, type CallReport, type WhyNotAttempted } from '../../usecases/call-outcome.ts';
import type { RunReport } from '../../usecases/run.ts';
import { outcomesOf, type TargetOutcome } from '../../usecases/run-results.ts';
import { type Page, say } from '../page.ts';
import { renderCard } from './report-card.ts';

/** Why calls were not sent any more. */
export const notAttemptedWords: Readonly<Record<WhyNotAttempted, Text>> = {
  'call-before': text(
    'What stopped the call before would have stopped theirs too.',
    '前一次调用失败的原因也会影响它们，因此没有再发送。',
  ),
  canary: text('Not all of the instances that went first (--canary) succeeded.', '先行批次（--canary）没有全部成功。'),
  'max-errors': text(
    'More instances than --max-errors tolerates did not succeed.',
    '未成功的实例数已超过 --max-errors 的允许值。',
  ),
  'wait-ended': text(
    'Waiting ended before it was known how all calls before them came out.',
    '在得知此前调用的结果之前，等待已经结束。',
  ),
  deadline: text('The time of --deadline was over.', '已到 --deadline 规定的时间。'),
  interrupted: text('It was interrupted before their turn came.', '尚未轮到它们就被中断。'),
  journal: text('The record of the run could not be written.', '无法写入执行记录。'),
};

/** The instances whose calls were not sent, why, and how to go on. */
export function renderNotAttempted(report: RunReport, page: Page): string {
  const byReason = new Map<WhyNotAttempted, string[]>();
  for (const { call, outcome } of report.calls) {
    // What could not be recorded has a card of its own.
    if (outcome.kind !== 'not-attempted' || outcome.journal) continue;
    const own = byReason.get(outcome.why) ?? [];
    own.push(...call.instanceIds);
    byReason.set(outcome.why, own);
  }
  const cards = [...byReason].map(([why, left]) => {
    const many = left.length.toLocaleString('en-US');
    return renderCard(
      {
        sign: '!',
        what: say(
          text(`Not sent at all: ${many} ${left.length === 1 ? 'instance' : 'instances'}`, `未发送：${many} 台实例`),
          page,
        ),
        who: [few(left)],
        why: say(notAttemptedWords[why], page),
        next: goOn(why, report).map((way) => say(way, page)),
        facts: [],
      },
      page,
    );
  });
  return cards.join('');
}

/** The commands to go on with the rest, or where it failed. */
function goOn(why: WhyNotAttempted, report: RunReport): readonly Text[] {
  const { runId } = report.input;
  // Without a record nobody can go on; what belongs to another run is not ours to go on with.
  if (report.unrecorded || report.calls.some(({ outcome }) => belongsToAnother(outcome))) return [];
  if (why === 'canary' || why === 'max-errors') {
    const errors = errorsOf(report);
    const ran = new Set(errors.map(({ verdict }) => verdict));
    // Where it never ran, `resume` has to come first: it may still send there.
    const flags = [
      ...(ran.has('failed') || ran.has('terminated') ? ['--failed'] : []),
      ...(ran.has('timed-out') ? ['--timed-out'] : []),
    ];
    const retry = `ecs-invoke retry ${runId} ${flags.join(' ')}`;
    return [
      text(
        `After a look, to go on with the rest and stop at the next error: ecs-invoke resume ${runId} --max-errors ${errors.length}`,
        `检查后若要继续其余实例，并在再次出错时停止：ecs-invoke resume ${runId} --max-errors ${errors.length}`,
      ),
      ...(flags.length === 0
        ? []
        : [text(`To run it again where it failed: ${retry}`, `若要在失败的实例上重新执行：${retry}`)]),
    ];
  }
  return [text(`To go on with the rest: ecs-invoke resume ${runId}`, `若要继续其余实例：ecs-invoke resume ${runId}`)];
}

/** Instances that were sent and did not end in success. */
function errorsOf(report: RunReport): readonly TargetOutcome[] {
  const unsent = new Set(
    report.calls.flatMap(({ call, outcome }) => (outcome.kind === 'not-attempted' ? call.instanceIds : [])),
  );
  return outcomesOf(report).filter(
    ({ instanceId, verdict }) =>
      verdict !== 'success' && !unsent.has(instanceId as CallReport['call']['instanceIds'][number]),
  );
}

function few(ids: readonly string[]): string {
  return ids.slice(0, 3).join(', ') + (ids.length > 3 ? ' …' : '');
}
