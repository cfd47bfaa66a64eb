import { atOnce } from '../at-once.ts';
import type { CallReport } from '../call-outcome.ts';
import type { Delivery } from '../deliver.ts';
import type { RunPorts } from '../ports.ts';
import { type Looked, look, lookUntilListed } from './look.ts';
import { CallRecord } from './record.ts';
import { lastLook } from './time-left.ts';

/** Reads side by side. */
const side = 5;

/**
 * The end of a run: each call that may have arrived more than once is looked for again. A second invocation of it is how
 * an endpoint that takes no notice of tokens is found out; no client can know that beforehand.
 */
export async function checkAgain(
  calls: readonly CallReport[],
  delivery: Delivery,
  ports: RunPorts,
): Promise<readonly CallReport[]> {
  const isDue = ({ call, outcome }: CallReport) => outcome.kind === 'accepted' && delivery.sentTwice.has(call.chunk);
  if (!calls.some(isDue)) return calls;
  return atOnce(calls, side, async (report) => (isDue(report) ? checkedAgain(report, delivery, ports) : report));
}

async function checkedAgain(report: CallReport, delivery: Delivery, ports: RunPorts): Promise<CallReport> {
  const { call, outcome } = report;
  const { input, commandId, random, sentTwice } = delivery;
  if (outcome.kind !== 'accepted') return report;
  const wanted = { input, call, commandId, strictly: false, since: sentTwice.get(call.chunk) ?? null };
  const looked = ports.signal.aborted
    ? await look(wanted, ports, { signal: lastLook(), random, attempts: 1 })
    : // A list that does not show the one we know of does not show a later one either.
      await lookUntilListed(wanted, ports.clock.now(), ports, { signal: ports.signal, random }, (found) =>
        idsOf(found).includes(outcome.invokeId),
      );
  const found = idsOf(looked);
  if (!found.includes(outcome.invokeId) && found.length === 0) {
    ports.report({ type: 'unchecked', call, invokeId: outcome.invokeId });
    return report;
  }
  const invokeIds = [...new Set([...found, ...outcome.invokeIds])];
  if (invokeIds.length === outcome.invokeIds.length) return report;
  await new CallRecord(call, ports.journal, 0).duplicate(invokeIds);
  return { call, outcome: { ...outcome, invokeIds } };
}

function idsOf(looked: Looked): readonly string[] {
  return looked.kind === 'found' || looked.kind === 'different' ? looked.invokeIds : [];
}
