import type { PlannedCall, RunInput } from '../run-input.ts';

/**
 * Whether a call may have arrived more than once, after so many `attempts` that may have: sent again, or, where no token
 * would make two of it one, under a run ID that another machine may be using too. A file that is put there again is the
 * same file.
 */
export function mayBeTwice(attempts: number, { clientToken }: PlannedCall, input: RunInput): boolean {
  if (clientToken === null && isSameState(input)) return false;
  return attempts > 1 || (attempts > 0 && clientToken === null && input.delivery.mayBeRepeated);
}

/** Sent again it leaves the instances as they are. */
export function isSameState({ work }: RunInput): boolean {
  return work.kind === 'file' && work.file.overwrite === true;
}
