/** How often a long sleep looks at the clock of the wall, in milliseconds. */
const lookEveryMs = 1000;

/**
 * Resolves after `ms`, or as soon as the signal is aborted. Timers stand still while a machine sleeps, the clock of the
 * wall does not: after a laptop was opened again, time that passed there counts.
 */
export function sleep(ms: number, signal: AbortSignal, wallClock: () => number = Date.now): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const from = { wall: wallClock(), timer: performance.now() };
    let timer: NodeJS.Timeout;
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const doze = () => {
      const left = ms - Math.max(wallClock() - from.wall, performance.now() - from.timer);
      if (left <= 0) return end();
      timer = setTimeout(doze, Math.min(Math.ceil(left), lookEveryMs));
    };
    timer = setTimeout(doze, Math.min(ms, lookEveryMs));
    signal.addEventListener('abort', end);
  });
}
