import { strikesEveryCall } from '../domain/refusal-scope.ts';
import { atOnce } from './at-once.ts';
import type { CallOutcome, CallReport, WhyNotAttempted } from './call-outcome.ts';
import { type Delivery, deliver } from './deliver.ts';
import type { RunPorts } from './ports.ts';
import type { PlannedCall } from './run-input.ts';
import type { RunHistory } from './run-journal.ts';

/**
 * Sends calls of a run, so many at a time as its fleet policy says; reports in the order planned. The first goes alone:
 * what would strike every call is then told once. `halted`: why none is to be sent any more. Whatever a process before
 * ours sent is brought to its outcome all the same.
 */
export async function fanOut(
  planned: readonly PlannedCall[],
  history: RunHistory,
  delivery: Delivery,
  ports: RunPorts,
  halted: WhyNotAttempted | null = null,
): Promise<readonly CallReport[]> {
  let why = halted;
  const send = async (call: PlannedCall): Promise<CallReport> => {
    const past = history.chunks.get(call.chunk) ?? { kind: 'unsent' };
    if (past.kind === 'unsent' && why !== null) return { call, outcome: { kind: 'not-attempted', why } };
    const outcome = await deliver(call, past, delivery, ports);
    why ??= ports.signal.aborted ? 'interrupted' : haltAfter(outcome);
    return { call, outcome };
  };
  const first = await atOnce(planned.slice(0, 1), 1, send);
  return [...first, ...(await atOnce(planned.slice(1), delivery.input.fleet.concurrency, send))];
}

/** Why no call is sent after these; null: the next may be. */
export function haltOf(calls: readonly CallReport[]): WhyNotAttempted | null {
  return calls.map(({ outcome }) => haltAfter(outcome)).find((why) => why !== null) ?? null;
}

/** A refusal of what was asked for, on these instances, leaves the other chunks alone. Anything else would strike them too. */
function haltAfter(outcome: CallOutcome): WhyNotAttempted | null {
  if (outcome.kind === 'accepted') return null;
  if (outcome.kind === 'not-attempted') return outcome.why;
  if (outcome.kind === 'unknown') return 'call-before';
  const { problem } = outcome;
  return problem.name === 'Refused' && !strikesEveryCall(problem.code) ? null : 'call-before';
}
