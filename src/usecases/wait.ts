import { type CallProblem, isThrottling } from '../api/call-problem.ts';
import type { InstanceResult } from '../api/cloud-assistant.ts';
import { isFinished } from '../domain/verdict.ts';
import { orProblem } from './attempt.ts';
import type { ExplainedResult } from './explain-unfit.ts';
import { type Pace, startPace } from './pace.ts';
import type { Ports } from './ports.ts';
import { tallyOf } from './tally.ts';
import { timeLimit } from './time-limit.ts';

export interface WaitReport {
  /**
   * `finished`: every target has ended. `wait-timeout`, `interrupted`: we stopped looking. `lost-sight`: the service
   * could not be asked any more. `not-listed`: it never showed some of the targets. `scheduled`: what is left waits for
   * its next run, and that has no end.
   */
  readonly end: 'finished' | 'wait-timeout' | 'interrupted' | 'lost-sight' | 'not-listed' | 'scheduled';
  /** What was last seen, in the order the targets were given; targets never seen are missing. */
  readonly results: readonly InstanceResult[];
  /** Of `wait-timeout`: it was the end of the whole run. */
  readonly isDeadline?: boolean;
  /** Why sight was lost. */
  readonly problem: CallProblem | null;
  /** After an interruption the targets were stopped too: `all` have ended, or the stop was only `asked` for. */
  readonly stopped?: 'all' | 'asked';
  /** Why targets did not run it, as far as a look at the instances explains it; absent where nobody looked. */
  readonly explained?: readonly ExplainedResult[];
  /** That look was interrupted; the results are what they are. */
  readonly lookInterrupted?: boolean;
}

/** How one invocation is looked at: one read gives a row for each of its targets. */
export interface Watching extends Pick<Ports, 'clock' | 'report' | 'signal'> {
  read(signal: AbortSignal): Promise<readonly InstanceResult[]>;
  /** Absent: that of a single invocation. */
  readonly pace?: Pace;
}

/** Where an invocation stands; the service gives sent files a list of their own, and IDs that begin with f-. */
export function readResults(
  invokeId: string,
  cloud: Ports['cloud'],
  signal: AbortSignal,
): Promise<readonly InstanceResult[]> {
  return invokeId.startsWith('f-')
    ? cloud.sendFileResults(invokeId, signal)
    : cloud.invocationResults(invokeId, signal);
}

/** How long a new invocation may stay invisible, and how long reads may go on failing, in milliseconds. */
const patienceMs = 60_000;
/** Whoever throttles us is there: that is borne longer. */
const throttledPatienceMs = 10 * 60_000;
/** Beyond a pause and a read of this length, in milliseconds, the machine was asleep. That time is nobody's fault. */
const longestReadMs = 45_000;

/** Asks until every target has ended. Reads only; a failed read is asked again until patience ends. */
export async function waitForEnd(
  targets: readonly string[],
  timeoutMs: number | null,
  { read, clock, report, signal, pace = startPace() }: Watching,
): Promise<WaitReport> {
  const startedAt = clock.now().getTime();
  const expected = new Set(targets).size;
  const finished = new Set<string>();
  const seen = new Map<string, InstanceResult>();
  let results: readonly InstanceResult[] = [];
  let lookedAt = startedAt;
  let awakeMs = 0;
  let unheardMs = 0;
  let pauseMs = pace.next();
  for (;;) {
    const pause = cutTo(timeoutMs, startedAt, clock.now().getTime(), pauseMs);
    await clock.sleep(pause, signal);
    if (signal.aborted) return { end: 'interrupted', results, problem: null };
    const answer = await orProblem(read(withinPatience(signal, startedAt, timeoutMs, clock.now().getTime())));
    const now = clock.now().getTime();
    const passedMs = Math.min(Math.max(0, now - lookedAt), pause + longestReadMs);
    lookedAt = now;
    awakeMs += passedMs;
    if (answer.ok) {
      pace.answered();
      unheardMs = 0;
      // A row that is missing this time is not forgotten: pages may lag behind each other.
      for (const result of answer.value) seen.set(result.instanceId, result);
      results = targets.flatMap((id) => seen.get(id) ?? []);
      for (const result of results.filter(({ state }) => isFinished(state))) {
        if (!finished.has(result.instanceId)) report({ type: 'finished', result });
        finished.add(result.instanceId);
      }
      report({ type: 'progress', results, tally: tallyOf(results), total: targets.length });
      if (finished.size === expected) return { end: 'finished', results, problem: null };
      if (results.length > 0 && results.every(({ state }) => state === 'scheduled' || isFinished(state))) {
        if (results.some(({ state }) => state === 'scheduled')) return { end: 'scheduled', results, problem: null };
      }
      const allListedEnded = results.every(({ state }) => isFinished(state));
      if (allListedEnded && awakeMs > patienceMs) return { end: 'not-listed', results, problem: null };
      pauseMs = pace.next();
    } else {
      const { problem } = answer;
      if (signal.aborted) return { end: 'interrupted', results, problem: null };
      const throttled = isThrottling(problem);
      unheardMs += passedMs;
      if (!mayPass(problem) || unheardMs > (throttled ? throttledPatienceMs : patienceMs)) {
        return { end: 'lost-sight', results, problem };
      }
      if (throttled) pace.throttled(problem.retryAfterMs);
      pauseMs = pace.next();
      report({ type: 'poll-failed', problem, nextInMs: pauseMs });
    }
    if (timeoutMs !== null && now - startedAt >= timeoutMs) return { end: 'wait-timeout', results, problem: null };
  }
}

/** Sight was lost because the service refuses the read for good: nobody here knows whether it still runs. */
export function mayNotBeRead({ end, problem }: Pick<WaitReport, 'end' | 'problem'>): boolean {
  if (end !== 'lost-sight' || problem?.name !== 'Refused') return false;
  return problem.code !== 'InvalidSecurityToken.Expired' && !isThrottling(problem);
}

/** The last pause is cut so that one read falls on the end of our patience. */
function cutTo(timeoutMs: number | null, startedAt: number, now: number, pause: number): number {
  return timeoutMs === null ? pause : Math.max(0, Math.min(pause, startedAt + timeoutMs - now));
}

/** A read that may well succeed next time: the network or the service hiccuped, or we asked too often. */
function mayPass(problem: CallProblem): boolean {
  // The service gave us the InvokeId itself: it may not be known everywhere yet.
  if (problem.name === 'Refused') return problem.code === 'InvalidInvokeId.NotFound' || isThrottling(problem);
  return problem.name === 'NoAnswer' || problem.reason !== 'tls-certificate';
}

/** A read may not outlast our patience; it is given at least a second, so that the last look is a look. */
function withinPatience(signal: AbortSignal, startedAt: number, timeoutMs: number | null, now: number): AbortSignal {
  if (timeoutMs === null) return signal;
  return AbortSignal.any([signal, timeLimit(Math.max(1000, startedAt + timeoutMs - now))]);
}
