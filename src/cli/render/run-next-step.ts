import type { Verdict } from '../../domain/invocation.ts';
import { type Text, text } from '../../domain/text.ts';
import { acceptedOf } from '../../usecases/call-outcome.ts';
import type { RunReport } from '../../usecases/run.ts';
import { outcomesOf } from '../../usecases/run-results.ts';
import type { Exit } from '../exit-code.ts';

/** How to go on with a run that is not over, or did not succeed everywhere; null where nothing is left to do. */
export function nextStepOf(
  report: RunReport,
  over: boolean,
  exit: Exit,
): { readonly words: Text; readonly line: string } | null {
  const { runId, rest } = report.input;
  if (rest.repeatMode === 'DryRun' || report.unresolved !== null) return null;
  // Their own words say how to go on.
  if (report.calls.some(({ outcome: { kind } }) => kind === 'unknown' || kind === 'not-attempted')) return null;
  if (!over) {
    const words = isOnlyUnchecked(report)
      ? text('→ a minute from now, to see that nothing ran twice: ', '→ 一分钟后可确认没有重复执行：')
      : text('→ to go on with this run: ', '→ 继续此次执行：');
    return { words, line: `ecs-invoke resume ${runId}` };
  }
  // What was refused as a whole would be refused again.
  if (exit.code === 0 || acceptedOf(report.calls).length === 0) return null;
  const verdicts = new Set(outcomesOf(report).map(({ verdict }) => verdict));
  const any = (...wanted: readonly Verdict[]) => wanted.some((verdict) => verdicts.has(verdict));
  const flags = [
    ...(any('failed', 'terminated') ? ['--failed'] : []),
    ...(any('timed-out') ? ['--timed-out'] : []),
    ...(any('not-delivered', 'refused', 'cancelled') ? ['--undelivered'] : []),
  ];
  if (flags.length === 0) return null;
  return {
    words: text('→ again, only where it did not succeed: ', '→ 仅在未成功的实例上重新执行：'),
    line: `ecs-invoke retry ${runId} ${flags.join(' ')}`,
  };
}

/** Everything has ended; only whether a call that was sent again ran once cannot be seen yet. */
function isOnlyUnchecked({ calls, wait }: RunReport): boolean {
  if (wait !== null && wait.end !== 'finished') return false;
  return calls.some(({ outcome }) => outcome.kind === 'accepted' && outcome.unchecked === true);
}
