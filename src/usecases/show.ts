import type { CallProblem } from '../api/call-problem.ts';
import type { InstanceResult, InvocationFacts } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import { atOnce } from './at-once.ts';
import { orProblem } from './attempt.ts';
import { type PastRun, runsOf } from './past-runs.ts';
import type { Ports } from './ports.ts';
import { tallyOf } from './tally.ts';
import { readResults, type WaitReport } from './wait.ts';
import { waitForEach } from './wait-for-calls.ts';
import { explained } from './why-not-run.ts';

export type ShowReport = { readonly invokeId: string } & (
  | {
      readonly kind: 'shown';
      /** null where the service does not tell. */
      readonly facts: InvocationFacts | null;
      readonly targets: readonly string[];
      readonly wait: WaitReport;
    }
  | { readonly kind: 'history'; readonly facts: InvocationFacts | null; readonly runs: readonly PastRun[] }
  /** The service knows no such invocation in this region. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'failed'; readonly problem: CallProblem }
);

/** What to look at, and for how long. */
export interface Look {
  readonly invokeIds: readonly string[];
  readonly regionId: string;
  readonly edition: Edition;
  /** null: one look. `timeoutMs` null: as long as it takes. */
  readonly wait: { readonly timeoutMs: number | null } | null;
}

type Shown = Extract<ShowReport, { kind: 'shown' }>;

/** Invocations that are looked at side by side. */
const looksAtOnce = 4;
/** How long an InvokeId that is waited for may stay invisible before it counts as unknown, in milliseconds. */
const invisibleAtMostMs = 10_000;

/** Where invocations stand; `wait` goes on looking until their targets have ended. In the order asked for. Reads only. */
export async function show(look: Look, ports: Ports): Promise<readonly ShowReport[]> {
  const { invokeIds, wait } = look;
  const first = await atOnce(invokeIds, looksAtOnce, (invokeId) => lookAt(invokeId, look, ports));
  const found = first.filter((report) => report.kind === 'shown');
  const open = wait === null ? [] : found.filter((report) => report.wait.end === 'finished');
  const ended = wait === null ? [] : await waitForEach(open, wait.timeoutMs, ports);
  const endOf = new Map(found.map((report) => [report.invokeId, report.wait]));
  open.forEach(({ invokeId }, at) => {
    endOf.set(invokeId, ended[at]!);
  });
  return atOnce(first, looksAtOnce, async (report) =>
    report.kind === 'shown' ? withCauses({ ...report, wait: endOf.get(report.invokeId)! }, look, ports) : report,
  );
}

/** Every run that the service still keeps of each invocation. One that ran once has one. Reads only. */
export async function showHistory(
  { invokeIds }: Pick<Look, 'invokeIds'>,
  ports: Ports,
): Promise<readonly ShowReport[]> {
  return atOnce(invokeIds, looksAtOnce, async (invokeId): Promise<ShowReport> => {
    const facts = await factsOf(invokeId, ports);
    const { cloud, signal } = ports;
    const answer = await orProblem(
      mayRepeat(invokeId, facts) ? cloud.invocationHistory(invokeId, signal) : readResults(invokeId, cloud, signal),
    );
    if (!answer.ok) return { kind: 'failed', invokeId, problem: answer.problem };
    if (answer.value.length === 0) return { kind: 'not-found', invokeId };
    return { kind: 'history', invokeId, facts, runs: runsOf(answer.value) };
  });
}

/** Only such an invocation has more than one run; of one that nothing is known of it is tried. */
function mayRepeat(invokeId: string, facts: InvocationFacts | null): boolean {
  if (facts === null) return !invokeId.startsWith('f-');
  return (facts.timed || facts.frequency !== '') && facts.repeatMode !== 'NextRebootOnly';
}

async function lookAt(invokeId: string, { wait, edition }: Look, ports: Ports): Promise<ShowReport> {
  const facts = factsOf(invokeId, ports);
  const answer = await orProblem(visibleResults(invokeId, wait !== null, ports));
  if (!answer.ok) {
    await facts;
    return { kind: 'failed', invokeId, problem: answer.problem };
  }
  const targets = [...new Set(answer.value.map(({ instanceId }) => instanceId))];
  if (targets.length === 0) {
    await facts;
    return { kind: 'not-found', invokeId };
  }
  const known = await facts;
  const results = scheduledIn(answer.value, known, edition);
  // Where the service does not say when a run of a schedule is over, there is nothing to wait for.
  const endless = wait !== null && results !== answer.value;
  if (endless) ports.report({ type: 'progress', results, tally: tallyOf(results), total: targets.length });
  const seen: WaitReport = { end: endless ? 'scheduled' : 'finished', results, problem: null };
  return { kind: 'shown', invokeId, facts: known, targets, wait: seen };
}

/** The older editions call a target of a schedule running between its runs, too. */
function scheduledIn(
  results: readonly InstanceResult[],
  facts: InvocationFacts | null,
  { verdictFrom }: Edition,
): readonly InstanceResult[] {
  const repeats = facts !== null && (facts.timed || facts.frequency !== '');
  if (!repeats || verdictFrom === 'InvocationStatus') return results;
  if (results.every(({ state }) => state !== 'running')) return results;
  return results.map((result) => (result.state === 'running' ? { ...result, state: 'scheduled' } : result));
}

/** What was accepted a moment ago may not be listed yet. */
async function visibleResults(invokeId: string, patiently: boolean, ports: Ports): Promise<readonly InstanceResult[]> {
  const { cloud, clock, signal } = ports;
  const startedAt = clock.now().getTime();
  for (;;) {
    const results = await readResults(invokeId, cloud, signal);
    if (results.length > 0 || !patiently || clock.now().getTime() - startedAt >= invisibleAtMostMs) return results;
    await clock.sleep(1000, signal);
  }
}

/** Beside the verdicts these are an extra: without them the rest is shown. */
async function factsOf(invokeId: string, { cloud, signal }: Ports): Promise<InvocationFacts | null> {
  if (invokeId.startsWith('f-')) return null;
  const answer = await orProblem(cloud.invocationFacts(invokeId, signal));
  return answer.ok ? answer.value : null;
}

async function withCauses(report: Shown, { regionId, edition }: Look, ports: Ports): Promise<ShowReport> {
  const { facts, targets, wait } = report;
  const asked = {
    ...{ regionId, needsVpc: edition.needsVpc, commandId: facts?.commandId || null },
    commandType: facts?.commandType || null,
    ...(facts && { frequency: facts.frequency }),
    ...(facts?.containerId && { containerId: facts.containerId }),
    ...(facts?.containerName && { containerName: facts.containerName }),
  };
  return { ...report, wait: await explained(wait, targets, asked, ports) };
}
