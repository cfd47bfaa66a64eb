import type { ProblemClass } from './problem-class.ts';

/** How often and how long a call is tried. Times in milliseconds. */
export const patience = {
  /** Tries of a call that never reached the service. */
  unsentAttempts: 5,
  /** Tries of a call whose answers do not arrive. */
  unknownAttempts: 3,
  /** As long as the service asks to come back later. */
  laterMs: 75_000,
  baseMs: 250,
  /** The first pause where the service asks to come back later; nobody knocks more than once a second. */
  laterBaseMs: 1_000,
  capMs: 20_000,
  /** A hint is honoured up to here: what asks for more may be mistaken. */
  hintMs: 60_000,
  /** For so long after its first byte a ClientToken is trusted: how long the service knows one is not documented. */
  tokenMs: 10 * 60_000,
  /** For so long what was accepted may be in no list. */
  invisibleMs: 60_000,
} as const;

/** The reads of an unprotected call: milliseconds after it was sent, growing. */
export const lookMoments: readonly number[] = [0, 1_000, 3_000, 7_000, 14_000, 24_000, 40_000, patience.invisibleMs];

/** Before the next try; `failures` counts from 0. Full jitter: many who failed together do not come back together. */
export function pauseMs(
  kind: ProblemClass,
  failures: number,
  retryAfterMs: number | null,
  random: () => number,
): number {
  const later = kind === 'A2' || kind === 'A5';
  const base = later ? patience.laterBaseMs : patience.baseMs;
  const jitter = Math.round(random() * Math.min(patience.capMs, base * 2 ** failures));
  if (!later) return jitter;
  return Math.max(jitter, patience.laterBaseMs, Math.min(retryAfterMs ?? 0, patience.hintMs));
}

/** Shared by all calls of a process, so that an outage is not answered with a storm of repetitions. */
export interface RetryBudget {
  /** Whether another try may be made; `slow`: the last one took its time before it failed. */
  take(slow: boolean): boolean;
  /** A call got through. */
  succeeded(): void;
}

const capacity = 500;
const price = 5;
const slowPrice = 10;

export function retryBudget(): RetryBudget {
  let left = capacity;
  let lastPrice = 1;
  return {
    take(slow) {
      const cost = slow ? slowPrice : price;
      if (left < cost) return false;
      left -= cost;
      lastPrice = cost;
      return true;
    },
    succeeded() {
      left = Math.min(capacity, left + lastPrice);
      lastPrice = 1;
    },
  };
}
