import type { InstanceResult } from '../api/cloud-assistant.ts';
import { startPace } from './pace.ts';
import type { Ports } from './ports.ts';
import { minus, nothingYet, plus, type Tally, tallyOf } from './tally.ts';
import { readResults, type WaitReport, type Watching, waitForEnd } from './wait.ts';

/** Reads that are under way at the same time, whatever the number of invocations. */
const readsAtOnce = 4;

/** What says most about the whole, first. */
const endsByWeight: readonly WaitReport['end'][] = [
  'interrupted',
  'lost-sight',
  'not-listed',
  'wait-timeout',
  'scheduled',
  'finished',
];

/** An invocation and the targets that it was asked to run on. */
export interface Watched {
  readonly invokeId: string;
  readonly targets: readonly string[];
}

/**
 * Waits for several invocations at once, each at its own pace; one report of all their targets, in their order. `known`:
 * ends that are known already; what they tell is not asked for again.
 */
export async function waitForCalls(
  invocations: readonly Watched[],
  timeoutMs: number | null,
  ports: Ports,
  known: readonly InstanceResult[] = [],
): Promise<WaitReport> {
  if (known.length === 0) return together(await waitForEach(invocations, timeoutMs, ports));
  const ends = new Map(known.map((result) => [`${result.invokeId} ${result.instanceId}`, result]));
  const endOf = (invokeId: string, target: string) => ends.get(`${invokeId} ${target}`);
  const open = invocations
    .map(({ invokeId, targets }) => ({ invokeId, targets: targets.filter((each) => !endOf(invokeId, each)) }))
    .filter(({ targets }) => targets.length > 0);
  const told = invocations.flatMap(({ invokeId, targets }) => targets.flatMap((each) => endOf(invokeId, each) ?? []));
  const over = tallyOf(told);
  const report: Ports['report'] = (event) =>
    ports.report(
      event.type === 'progress'
        ? { ...event, tally: plus(over, event.tally), total: event.total + told.length }
        : event,
    );
  const wait = together(await waitForEach(open, timeoutMs, { ...ports, report }));
  const seen = new Map(wait.results.map((result) => [`${result.invokeId} ${result.instanceId}`, result]));
  const results = invocations.flatMap(({ invokeId, targets }) =>
    targets.flatMap((each) => endOf(invokeId, each) ?? seen.get(`${invokeId} ${each}`) ?? []),
  );
  return { ...wait, results };
}

/** As `waitForCalls`, with a report for each. */
export async function waitForEach(
  invocations: readonly Watched[],
  timeoutMs: number | null,
  ports: Ports,
): Promise<readonly WaitReport[]> {
  const total = invocations.reduce((sum, { targets }) => sum + targets.length, 0);
  const latest = new Map<string, Tally>();
  let tally = nothingYet;
  const turn = limited(readsAtOnce);
  const watched = invocations.map(({ invokeId, targets }) => {
    const own: Watching = {
      ...ports,
      pace: startPace(invocations.length),
      read: (signal) => turn(() => readResults(invokeId, ports.cloud, signal)),
      report(event) {
        if (event.type !== 'progress') return ports.report(event);
        // Only the difference is counted: a sum of all targets at each look would cost their square.
        tally = plus(minus(tally, latest.get(invokeId) ?? nothingYet), event.tally);
        latest.set(invokeId, event.tally);
        ports.report({ ...event, tally, total });
      },
    };
    return waitForEnd(targets, timeoutMs, own);
  });
  return Promise.all(watched);
}

/** One report of several, the end that says most first. */
export function together(ended: readonly WaitReport[]): WaitReport {
  return {
    end: endsByWeight.find((end) => ended.some((wait) => wait.end === end)) ?? 'finished',
    results: ended.flatMap(({ results }) => results),
    problem: ended.find(({ problem }) => problem !== null)?.problem ?? null,
  };
}

/** Lets so many of the tasks run at once, the others in the order they came. */
function limited(atOnce: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    else running++;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
