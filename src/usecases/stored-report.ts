import { Refused } from '../api/call-problem.ts';
import { type CallOutcome, knownOutcome } from './call-outcome.ts';
import type { RunReport } from './run.ts';
import { planCalls, type RunInput } from './run-input.ts';
import { type ChunkState, chunkStates, resultsOf, type StoredRun } from './stored-run.ts';

/** The report of a run that is over, from its record alone. */
export function storedReport(input: RunInput, stored: StoredRun): RunReport {
  const states = new Map(chunkStates(stored.entries).map((state) => [state.chunk, state]));
  const calls = planCalls(input).map((call) => ({ call, outcome: outcomeOf(states.get(call.chunk), input) }));
  const accepted = calls.filter(({ outcome }) => outcome.kind === 'accepted');
  if (input.wait === null || accepted.length === 0) return { input, unresolved: null, calls, wait: null };
  const byId = new Map(resultsOf(stored).map((result) => [result.instanceId, result]));
  const results = accepted.flatMap(({ call }) => call.instanceIds.flatMap((id) => byId.get(id) ?? []));
  return { input, unresolved: null, calls, wait: { end: 'finished', results, problem: null } };
}

function outcomeOf(state: ChunkState | undefined, { work }: RunInput): CallOutcome {
  if (state?.history.kind === 'accepted') return knownOutcome(state.history);
  if (!state?.refused) return { kind: 'not-attempted', why: 'call-before' };
  const action = { command: 'InvokeCommand', script: 'RunCommand', file: 'SendFile' }[work.kind];
  const problem = new Refused({ action, ...state.refused, serviceMessage: '', status: null });
  return { kind: 'failed', problem, circumstances: null };
}
