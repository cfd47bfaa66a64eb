import type { Clock } from '../ports.ts';
import { timeLimit } from '../time-limit.ts';

/** Milliseconds; for a last look, after an interruption or at the end of the time. */
const lastLookMs = 5_000;

/** Ended by an interruption, and by the deadline where there is one. */
export function untilDeadline(signal: AbortSignal, deadlineAt: Date | null, clock: Clock): AbortSignal {
  if (deadlineAt === null) return signal;
  return AbortSignal.any([signal, timeLimit(deadlineAt.getTime() - clock.now().getTime())]);
}

/** For a look although everything else has ended. */
export function lastLook(): AbortSignal {
  return AbortSignal.timeout(lastLookMs);
}
