import { atOnce } from '../at-once.ts';
import type { CallReport } from '../call-outcome.ts';
import type { Delivery } from '../deliver.ts';
import type { RunPorts } from '../ports.ts';
import { isMarked } from './candidates.ts';
import type { Looked } from './look.ts';
import { Lookout } from './lookout.ts';
import { patience } from './patience.ts';
import { CallRecord } from './record.ts';

/** Reads side by side. */
const side = 5;

/**
 * The end of a run: each call that may have arrived more than once is looked for again. A second invocation of it is how
 * an endpoint that takes no notice of tokens is found out; no client can know that beforehand. Where it is too early to
 * see one, that is told.
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
  if (outcome.kind !== 'accepted') return report;
  if (!isMarked(call, delivery.input)) {
    // What looks like it may be somebody else's: nothing can be told.
    ports.report({ type: 'unchecked', call, invokeId: outcome.invokeId, input: delivery.input });
    return report;
  }
  const since = delivery.sentTwice.get(call.chunk) ?? null;
  const lookout = new Lookout(call, delivery, ports);
  // One that is listed ends the waiting; it does not prove that it is the only one.
  const isEnough = (looked: Looked) => idsOf(looked).length > 0;
  const onWait = (forMs: number) => ports.report({ type: 'rechecking', call, forMs });
  const looked = ports.signal.aborted
    ? await lookout.lookOnce(since)
    : await lookout.lookUntilListed(since, ports.clock.now(), ports.signal, { isEnough, onWait });
  const found = idsOf(looked);
  const invokeIds = [...new Set([...found, ...outcome.invokeIds])];
  if (invokeIds.length === outcome.invokeIds.length) {
    if (found.length === 0 || (invokeIds.length === 1 && mayHideOne(since, ports.clock.now()))) {
      ports.report({ type: 'unchecked', call, invokeId: outcome.invokeId, input: delivery.input });
    }
    return report;
  }
  await new CallRecord(call, ports.journal, 0).duplicate(invokeIds);
  return { call, outcome: { ...outcome, invokeIds } };
}

/** A list is young for so long that another invocation of the call may be missing from it. */
function mayHideOne(since: Date | null, now: Date): boolean {
  return since === null || now.getTime() - since.getTime() < patience.invisibleMs;
}

function idsOf(looked: Looked): readonly string[] {
  return looked.kind === 'found' || looked.kind === 'different' ? looked.invokeIds : [];
}
