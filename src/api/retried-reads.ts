import { type CallProblem, isThrottling, NoAnswer, NotSent, type NotSentReason, Refused } from './call-problem.ts';
import type { Transport } from './transport.ts';

/** Both halves of time. */
interface Clock {
  now(): Date;
  /** Resolves after `ms`, or as soon as the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Retrying {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1. */
  random?(): number;
}

const tries = 3;
/** The pause is anything from 0 to this, in milliseconds; twice as much after each try, up to the longest. */
const firstPauseMs = 250;
const longestPauseMs = 5000;
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

/** Where an invocation stands is asked again and again, at a pace of its own: a failed look waits for the next one. */
const paced = ['DescribeInvocationResults', 'DescribeSendFileResults'];

/** The transport with its reads tried again; each page of a list for itself. */
export function retryingReads(transport: Transport, clock: Clock): Transport {
  return {
    call(action, parameters, read, options = {}) {
      const once = () => transport.call(action, parameters, read, options);
      if (!action.startsWith('Describe') || paced.includes(action)) return once();
      return retried(once, { clock, signal: options.signal });
    },
  };
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
  const jitter = Math.round(random() * Math.min(firstPauseMs * 2 ** (tried - 1), longestPauseMs));
  if (!isThrottling(problem)) return jitter;
  return jitter + Math.min(Math.max(problem.retryAfterMs ?? 0, throttledMs), longestHintMs);
}
