/** Timers take no more, in milliseconds: some 24 days. What is longer would fire at once. */
const longestMs = 2 ** 31 - 1;

/** Aborted after so many milliseconds. */
export function timeLimit(ms: number): AbortSignal {
  return AbortSignal.timeout(Math.min(Math.max(0, Math.ceil(ms)), longestMs));
}
