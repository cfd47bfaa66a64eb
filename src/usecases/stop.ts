import type { CallProblem } from '../api/call-problem.ts';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { isFinished } from '../domain/verdict.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';
import { isThrottling } from './wait.ts';

/** What became of one target: `stopped` now, or over before we asked; `going-on` when it was last seen. */
export type StopOutcome = 'stopped' | 'over-before' | 'going-on';

export interface StoppedTarget {
  readonly instanceId: string;
  readonly outcome: StopOutcome;
  /** It waited for its next run, or runs again and again: none follows a stop. */
  readonly scheduled: boolean;
  readonly result: InstanceResult;
}

export type StopReport =
  | { readonly kind: 'asked'; readonly targets: readonly StoppedTarget[]; readonly problem: CallProblem | null }
  /** The service knows no such invocation in this region. */
  | { readonly kind: 'not-found' }
  /** These instances are no targets of it; nothing was stopped. */
  | { readonly kind: 'no-targets'; readonly instanceIds: readonly string[]; readonly targets: readonly string[] }
  /** Where it stands could not be read; nothing was stopped. */
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** How long we look whether it took effect, and when we ask again, in milliseconds. */
const patienceMs = 30_000;
const askAgainAfterMs = 5000;

/**
 * Stops an invocation, on some of its instances or on all, and looks until each has ended: only what a later look shows
 * counts. Stopping twice does no harm, so a stop whose answer was lost is asked for again.
 */
export async function stop(invokeId: string, instanceIds: readonly string[], ports: Ports): Promise<StopReport> {
  const { cloud, clock, signal } = ports;
  const before = await orProblem(cloud.invocationResults(invokeId, signal));
  if (!before.ok) return { kind: 'failed', problem: before.problem };
  if (before.value.length === 0) return { kind: 'not-found' };
  const all = before.value.map(({ instanceId }) => instanceId);
  const strangers = instanceIds.filter((id) => !all.includes(id));
  if (strangers.length > 0) return { kind: 'no-targets', instanceIds: strangers, targets: all };

  const wanted = new Set(instanceIds.length > 0 ? instanceIds : all);
  const latest = new Map(before.value.map((result) => [result.instanceId, result]));
  const scheduled = new Set(
    before.value.flatMap(({ instanceId, state }) => (state === 'scheduled' ? [instanceId] : [])),
  );
  const overBefore = new Set(all.filter((id) => isFinished(latest.get(id)!.state)));
  const open = () => [...wanted].filter((id) => !isFinished(latest.get(id)!.state));
  let problem: CallProblem | null = null;
  let askedAt: number | null = null;
  const startedAt = clock.now().getTime();
  for (let look = 0; open().length > 0 && !signal.aborted; look++) {
    const now = clock.now().getTime();
    if (now - startedAt > patienceMs) break;
    if (askedAt === null || (problem !== null && now - askedAt > askAgainAfterMs)) {
      askedAt = now;
      const asked = await orProblem(cloud.stopInvocation(invokeId, instanceIds.length > 0 ? open() : [], signal));
      problem = asked.ok ? null : asked.problem;
      if (problem?.name === 'Refused' && !isThrottling(problem)) break;
    }
    await clock.sleep(look === 0 ? 300 : 1000, signal);
    const seen = await orProblem(cloud.invocationResults(invokeId, signal));
    if (seen.ok) for (const result of seen.value) latest.set(result.instanceId, result);
  }
  const targets = [...wanted].map((instanceId): StoppedTarget => {
    const result = latest.get(instanceId)!;
    const ended = isFinished(result.state);
    const outcome = overBefore.has(instanceId) ? 'over-before' : ended ? 'stopped' : 'going-on';
    return { instanceId, result, outcome, scheduled: scheduled.has(instanceId) };
  });
  return { kind: 'asked', targets, problem: targets.some(({ outcome }) => outcome === 'going-on') ? problem : null };
}
