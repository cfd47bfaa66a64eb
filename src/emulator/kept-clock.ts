import { RealClock } from './clock.ts';
import type { Log } from './data/log.ts';

/**
 * The machine's time, as far ahead of it as the emulator before on this log had moved its own: what it kept would lie in
 * the future otherwise. Kept under `clock/aheadMs`.
 */
export function keptClock(state: Log | null): RealClock {
  const [kept] = state?.before<number>('clock') ?? [];
  return new RealClock(kept?.[1] ?? 0, (aheadMs) => state?.put('clock/aheadMs', aheadMs));
}
