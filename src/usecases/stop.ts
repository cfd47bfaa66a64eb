import { type CallProblem, isThrottling } from '../api/call-problem.ts';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { isFinished } from '../domain/verdict.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

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
  /** The stop was asked for, or its answer lost (`lost`); what became of it could not be read, so no target is known. */
  | { readonly kind: 'unread'; readonly lost: boolean; readonly problem: CallProblem | null }
  /** Nothing was stopped: the stop was refused or not sent, or we were interrupted before it. */
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** How long we look whether it took effect, when we ask again, and what the look before may take, in milliseconds. */
const patienceMs = 30_000;
const askAgainAfterMs = 5000;
const firstLookMs = 5000;

/**
 * Stops an invocation, on some of its instances or on all, and looks until each has ended: only what a later look shows
 * counts. Stopping twice does no harm, so a stop whose answer was lost is asked for again. A look before that fails or
 * takes too long holds up nothing: the stop goes out all the same. `known`: the targets of a run of our own, which the
 * service may not list yet.
 */
export async function stop(
  invokeId: string,
  instanceIds: readonly string[],
  ports: Ports,
  known: readonly string[] = [],
): Promise<StopReport> {
  const { cloud, clock, signal } = ports;
  const look = (atMostMs: number) =>
    orProblem(cloud.invocationResults(invokeId, AbortSignal.any([signal, AbortSignal.timeout(atMostMs)])));
  const before = await look(firstLookMs);
  if (!before.ok && signal.aborted) return { kind: 'failed', problem: before.problem };
  if (before.ok && before.value.length === 0 && known.length === 0) return { kind: 'not-found' };
  const seenBefore = before.ok ? before.value : [];
  const all = seenBefore.map(({ instanceId }) => instanceId);
  const strangers = all.length > 0 ? instanceIds.filter((id) => !all.includes(id)) : [];
  if (strangers.length > 0) return { kind: 'no-targets', instanceIds: strangers, targets: all };

  const latest = new Map(seenBefore.map((result) => [result.instanceId, result]));
  const scheduled = new Set(seenBefore.flatMap(({ instanceId, state }) => (state === 'scheduled' ? [instanceId] : [])));
  const wanted = () => [...new Set(instanceIds.length > 0 ? instanceIds : [...known, ...latest.keys()])];
  const open = () => wanted().filter((id) => !isFinished(latest.get(id)?.state ?? 'running'));
  const goesOn = () => latest.size === 0 || open().length > 0;
  let problem: CallProblem | null = null;
  let unread = before.ok ? null : before.problem;
  let askedAt: number | null = null;
  const startedAt = clock.now().getTime();
  for (let looks = 0; goesOn() && !signal.aborted; looks++) {
    const now = clock.now().getTime();
    const leftMs = startedAt + patienceMs - now;
    if (leftMs < 0) break;
    if (askedAt === null || (problem !== null && now - askedAt > askAgainAfterMs)) {
      askedAt = now;
      const asked = await orProblem(cloud.stopInvocation(invokeId, instanceIds.length > 0 ? open() : [], signal));
      problem = asked.ok ? null : asked.problem;
      if (problem?.name === 'Refused' && !isThrottling(problem)) break;
      // Neither the look nor the stop got through: no more will.
      if (problem?.name === 'NotSent' && unread?.name === 'NotSent') break;
    }
    await clock.sleep(looks === 0 ? 300 : 1000, signal);
    const seen = await look(Math.max(firstLookMs, leftMs));
    unread = seen.ok ? null : seen.problem;
    if (seen.ok) for (const result of seen.value) latest.set(result.instanceId, result);
  }
  const listed = wanted().flatMap((id) => latest.get(id) ?? []);
  if (listed.length === 0) {
    if (problem !== null && problem.name !== 'NoAnswer') return { kind: 'failed', problem };
    return { kind: 'unread', lost: problem !== null, problem: unread };
  }
  const targets = listed.map((result): StoppedTarget => {
    const { instanceId } = result;
    const outcome = outcomeOf(
      result,
      seenBefore.find((each) => each.instanceId === instanceId),
    );
    return { instanceId, result, outcome, scheduled: scheduled.has(instanceId) };
  });
  return { kind: 'asked', targets, problem: targets.some(({ outcome }) => outcome === 'going-on') ? problem : null };
}

/** Of a target that was not seen before the stop, the word of the service tells whether the stop ended it. */
function outcomeOf(result: InstanceResult, before: InstanceResult | undefined): StopOutcome {
  if (!isFinished(result.state)) return 'going-on';
  const over = before ? isFinished(before.state) : !['terminated', 'cancelled'].includes(result.state);
  return over ? 'over-before' : 'stopped';
}
