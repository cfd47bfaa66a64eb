import { type CallProblem, isThrottling, NoAnswer, NotSent, type NotSentReason, Refused } from '../api/call-problem.ts';
import type { Clock } from './ports.ts';

export interface Retrying {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1. */
  random?(): number;
}

const tries = 3;
/** The pause is anything from 0 to this, in milliseconds; to twice as much after the second try, and that is the last. */
const firstPauseMs = 250;
/** After throttling at least this is added, or what the service asks for, up to the longest that is honoured. */
const throttledMs = 1000;
const longestHintMs = 60_000;
/** No try begins later than this after the first, in milliseconds: reads that hang do not add up. */
const noTryAfterMs = 45_000;

/** A read starts nothing, so a failed one is tried again; after the last try, or an interruption, its problem is thrown. */
export async function retried<T>(read: () => Promise<T>, { clock, signal, random }: Retrying): Promise<T> {
  const startedAt = clock.now().getTime();
  const ended = signal ?? new AbortController().signal;
  for (let tried = 1; ; tried++) {
    try {
      return await read();
    } catch (error) {
      const late = clock.now().getTime() - startedAt > noTryAfterMs;
      if (tried === tries || ended.aborted || !mayPass(error) || (late && !isThrottling(error))) throw error;
      await clock.sleep(pauseAfter(error, tried, random ?? Math.random), ended);
      if (ended.aborted) throw error;
    }
  }
}

const passing: readonly NotSentReason[] = [
  'name-not-found',
  'connection-refused',
  'unreachable',
  'connect-timeout',
  'reset-before-connect',
  'tls-handshake',
  'proxy-unreachable',
  'proxy-broken',
  'proxy-silent',
];

function mayPass(error: unknown): error is CallProblem {
  if (error instanceof NotSent) return passing.includes(error.reason);
  return error instanceof NoAnswer || (error instanceof Refused && isThrottling(error));
}

function pauseAfter(problem: CallProblem, tried: number, random: () => number): number {
  const jitter = Math.round(random() * firstPauseMs * 2 ** (tried - 1));
  if (!isThrottling(problem)) return jitter;
  return jitter + Math.min(Math.max(problem.retryAfterMs ?? 0, throttledMs), longestHintMs);
}
