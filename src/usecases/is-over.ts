import { strikesEveryCall } from '../domain/refusal-scope.ts';
import { isFinished } from '../domain/verdict.ts';
import { acceptedOf, type CallOutcome } from './call-outcome.ts';
import type { RunReport } from './run.ts';
import { chunkStates, type StoredEntry } from './stored-run.ts';

/**
 * Whether nothing is left to be learnt, sent or waited for: the record then is the result. A call that never reached the
 * service, or was refused for a reason that may pass, is still to be sent.
 */
export function isOver({ input, calls, wait }: RunReport, entries: readonly StoredEntry[]): boolean {
  if (chunkStates(entries).some(({ history }) => history.kind === 'sent')) return false;
  if (calls.some(({ outcome }) => outcome.kind === 'unknown' || isUnchecked(outcome))) return false;
  if (!calls.every(({ outcome }) => isSettled(outcome))) return false;
  if (input.wait === null) return true;
  const accepted = acceptedOf(calls);
  const ended = new Set((wait?.results ?? []).filter(({ state }) => isFinished(state)).map((each) => each.instanceId));
  return accepted.every(({ targets }) => targets.every((id) => ended.has(id)));
}

function isUnchecked(outcome: CallOutcome): boolean {
  return outcome.kind === 'accepted' && outcome.unchecked === true;
}

function isSettled(outcome: CallOutcome): boolean {
  if (outcome.kind !== 'failed') return outcome.kind === 'accepted';
  return outcome.problem.name === 'Refused' && !strikesEveryCall(outcome.problem.code);
}
