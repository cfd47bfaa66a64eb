import type { InstanceResult } from '../api/cloud-assistant.ts';
import type { Verdict } from '../domain/invocation.ts';
import { isFinished, verdictOf } from '../domain/verdict.ts';

/** How many instances stand where. */
export interface Tally {
  readonly ended: number;
  /** Seen to run; what only waits for its turn is in neither. */
  readonly running: number;
  /** Of those that ended. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

export const nothingYet: Tally = { ended: 0, running: 0, verdicts: {} };

export function tallyOf(results: readonly InstanceResult[]): Tally {
  const verdicts: Partial<Record<Verdict, number>> = {};
  let ended = 0;
  let running = 0;
  for (const result of results) {
    if (result.state === 'running') running++;
    if (!isFinished(result.state)) continue;
    ended++;
    const verdict = verdictOf(result);
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  return { ended, running, verdicts };
}

export function plus(one: Tally, other: Tally): Tally {
  return combined(one, other, 1);
}

export function minus(one: Tally, other: Tally): Tally {
  return combined(one, other, -1);
}

function combined(one: Tally, other: Tally, sign: 1 | -1): Tally {
  const verdicts: Partial<Record<Verdict, number>> = { ...one.verdicts };
  for (const [verdict, count] of Object.entries(other.verdicts) as [Verdict, number][]) {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + sign * count;
  }
  return { ended: one.ended + sign * other.ended, running: one.running + sign * other.running, verdicts };
}
