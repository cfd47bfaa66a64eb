/** When an invocation is looked at again: quickly at first, then slower, and slower still while we are throttled. */
export interface Pace {
  /** The pause before the next look, in milliseconds. */
  next(): number;
  /** A look was answered. */
  answered(): void;
  /** A look was throttled; `askedMs`: how long the service wants us to wait, null when it does not say. */
  throttled(askedMs: number | null): void;
}

/** One look a second for an invocation, at most; of many at once, this many looks a second in all. */
const quickestMs = 1000;
const looksASecond = 10;

/** In milliseconds: before the first look; between looks after a while; and the most that throttling makes of it. */
const firstMs = 300;
const slowestMs = 5000;
const throttledMs = 10_000;
/** A hint is honoured up to here, in milliseconds: what asks for more may be mistaken. */
const longestHintMs = 60_000;

/** `invocations`: how many are looked at side by side. */
export function startPace(invocations = 1): Pace {
  const quickest = Math.max(quickestMs, (invocations * 1000) / looksASecond);
  let looks = 0;
  let slowedTo = 0;
  let askedFor = 0;
  const usual = () => {
    if (looks === 0) return firstMs;
    return looks <= 10 ? quickest : Math.min(Math.round(quickest * 1.2 ** (looks - 10)), Math.max(slowestMs, quickest));
  };
  return {
    next() {
      const pause = Math.max(usual(), slowedTo, askedFor);
      askedFor = 0;
      looks++;
      return pause;
    },
    answered() {
      slowedTo = slowedTo / 2 <= usual() ? 0 : slowedTo / 2;
    },
    throttled(askedMs) {
      slowedTo = Math.min(2 * Math.max(usual(), slowedTo), Math.max(throttledMs, quickest));
      askedFor = Math.min(askedMs ?? 0, longestHintMs);
    },
  };
}
