import { type CallProblem, NoAnswer, NotSent } from '../../api/call-problem.ts';
import type { Clock } from '../ports.ts';
import { timeLimit } from '../time-limit.ts';

/** Milliseconds; for a last look, after an interruption or at the end of the time. */
const lastLookMs = 5_000;

/** Ended by an interruption, and by the deadline where there is one. */
export function untilDeadline(signal: AbortSignal, deadlineAt: Date | null, clock: Clock): AbortSignal {
  if (deadlineAt === null) return signal;
  return AbortSignal.any([signal, timeLimit(deadlineAt.getTime() - clock.now().getTime())]);
}

/** Milliseconds of waiting that are left, of so many and until the deadline; null: as long as it takes. */
export function waitLimit(leftMs: number | null, deadlineAt: Date | null, clock: Clock): number | null {
  const left = deadlineAt === null ? null : Math.max(0, deadlineAt.getTime() - clock.now().getTime());
  const limits = [leftMs, left].filter((each) => each !== null);
  return limits.length === 0 ? null : Math.min(...limits);
}

/** What ended a call, told as what it was: not by the user, where the time was up. */
export function endedBy(problem: CallProblem, signal: AbortSignal): CallProblem {
  if (problem.name === 'Refused' || problem.reason !== 'interrupted' || !isTimeUp(signal)) return problem;
  if (problem.name === 'NotSent') return new NotSent({ ...problem, reason: 'deadline' });
  return new NoAnswer({ ...problem, reason: 'deadline' });
}

function isTimeUp({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.name === 'TimeoutError';
}

/** For a look although everything else has ended. */
export function lastLook(): AbortSignal {
  return AbortSignal.timeout(lastLookMs);
}
