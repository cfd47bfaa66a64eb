import { isFinished } from '../domain/verdict.ts';
import { acceptedOf, type CallOutcome } from './call-outcome.ts';
import type { RunReport } from './run.ts';
import { chunkStates, type StoredEntry } from './stored-run.ts';

/**
 * Whether nothing is left to be learnt, sent or waited for: the record then is the result. A run of which no call was
 * accepted, and certainly none executed, is over too: its line can be given again.
 */
export function isOver({ input, calls, wait }: RunReport, entries: readonly StoredEntry[]): boolean {
  if (chunkStates(entries).some(({ history }) => history.kind === 'sent')) return false;
  if (calls.some(({ outcome }) => outcome.kind === 'unknown')) return false;
  const accepted = acceptedOf(calls);
  if (accepted.length === 0) return true;
  if (!calls.every(({ outcome }) => isSettled(outcome))) return false;
  if (input.wait === null) return true;
  const ended = new Set((wait?.results ?? []).filter(({ state }) => isFinished(state)).map((each) => each.instanceId));
  return accepted.every(({ targets }) => targets.every((id) => ended.has(id)));
}

function isSettled(outcome: CallOutcome): boolean {
  return outcome.kind === 'accepted' || (outcome.kind === 'failed' && outcome.problem.name === 'Refused');
}
