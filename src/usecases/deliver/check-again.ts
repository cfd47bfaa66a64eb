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
 * see one, that is told. A run ID of the user's may be on its way from another machine at the same time: one look for that.
 */
export async function checkAgain(
  calls: readonly CallReport[],
  delivery: Delivery,
  ports: RunPorts,
): Promise<readonly CallReport[]> {
  const isDue = ({ call, outcome }: CallReport) => outcome.kind === 'accepted' && delivery.maybeTwice.has(call.chunk);
  const mayBeElsewhere = ({ call, outcome }: CallReport) =>
    delivery.input.delivery.mayBeRepeated &&
    outcome.kind === 'accepted' &&
    outcome.how === 'answered' &&
    isMarked(call, delivery.input);
  if (!calls.some((each) => isDue(each) || mayBeElsewhere(each))) return calls;
  return atOnce(calls, side, async (report) => {
    if (isDue(report)) return checkedAgain(report, delivery, ports);
    return mayBeElsewhere(report) ? checkedOnce(report, delivery, ports) : report;
  });
}

async function checkedOnce(report: CallReport, delivery: Delivery, ports: RunPorts): Promise<CallReport> {
  return withAll(report, idsOf(await new Lookout(report.call, delivery, ports).lookOnce(null)), ports);
}

async function checkedAgain(report: CallReport, delivery: Delivery, ports: RunPorts): Promise<CallReport> {
  const { call, outcome } = report;
  if (outcome.kind !== 'accepted') return report;
  if (!isMarked(call, delivery.input)) {
    // What looks like it may be somebody else's: nothing can be told.
    ports.report({ type: 'unchecked', call, invokeId: outcome.invokeId, input: delivery.input });
    return report;
  }
  const since = delivery.maybeTwice.get(call.chunk) ?? null;
  const lookout = new Lookout(call, delivery, ports);
  // One that is listed ends the waiting; it does not prove that it is the only one.
  const isEnough = (looked: Looked) => idsOf(looked).length > 0;
  const onWait = (forMs: number) => ports.report({ type: 'rechecking', call, forMs });
  const looked = ports.signal.aborted
    ? await lookout.lookOnce(since)
    : await lookout.lookUntilListed(since, ports.clock.now(), ports.signal, { isEnough, onWait });
  const found = idsOf(looked);
  const all = await withAll(report, found, ports);
  const isKnown = found.length > 0 && !(isAlone(report) && mayHideOne(since, ports.clock.now()));
  if (all !== report || isKnown) return all;
  ports.report({ type: 'unchecked', call, invokeId: outcome.invokeId, input: delivery.input });
  return { call, outcome: { ...outcome, unchecked: true } };
}

/** With the invocations that were not known of: the record has them before anybody is told. */
async function withAll(report: CallReport, found: readonly string[], ports: RunPorts): Promise<CallReport> {
  const { call, outcome } = report;
  if (outcome.kind !== 'accepted') return report;
  const invokeIds = [...new Set([...found, ...outcome.invokeIds])];
  if (invokeIds.length === outcome.invokeIds.length) return report;
  await new CallRecord(call, ports.journal, 0).duplicate(invokeIds);
  return { call, outcome: { ...outcome, invokeIds } };
}

function isAlone({ outcome }: CallReport): boolean {
  return outcome.kind === 'accepted' && outcome.invokeIds.length === 1;
}

/** A list is young for so long that another invocation of the call may be missing from it. */
function mayHideOne(since: Date | null, now: Date): boolean {
  return since === null || now.getTime() - since.getTime() < patience.invisibleMs;
}

function idsOf(looked: Looked): readonly string[] {
  return looked.kind === 'found' || looked.kind === 'different' ? looked.invokeIds : [];
}
