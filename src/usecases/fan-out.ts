import { strikesEveryCall } from '../domain/refusal-scope.ts';
import type { CallOutcome, CallReport } from './call-outcome.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { RunPorts } from './ports.ts';
import type { PlannedCall } from './run-input.ts';
import type { RunHistory } from './run-journal.ts';

/** Sends the calls of a run. */
export async function fanOut(
  planned: readonly PlannedCall[],
  history: RunHistory,
  delivery: Delivery,
  ports: RunPorts,
): Promise<readonly CallReport[]> {
  const calls: CallReport[] = [];
  for (const call of planned) {
    const goesOn = calls.every(({ outcome }) => outcome.kind === 'accepted' || leavesOthers(outcome));
    const outcome: CallOutcome = goesOn
      ? await deliver(call, history.chunks.get(call.chunk) ?? { kind: 'unsent' }, delivery, ports)
      : { kind: 'not-attempted', why: 'call-before' };
    calls.push({ call, outcome });
  }
  return calls;
}

/** A refusal of what was asked for, on these instances: the other chunks may fare better. Anything else would strike them too. */
function leavesOthers(outcome: CallOutcome): boolean {
  return outcome.kind === 'failed' && outcome.problem.name === 'Refused' && !strikesEveryCall(outcome.problem.code);
}
