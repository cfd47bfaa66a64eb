import { isOn } from '../given.ts';
import type { Io } from '../io.ts';

/** Whether somebody is there who can answer: a terminal on both sides, and no wish to be left alone. */
export function mayAsk(io: Pick<Io, 'stdin' | 'stderr' | 'env'>): boolean {
  const { stderr, env } = io;
  const forbidden = isOn(env.CI ?? '') || isOn(env.ECS_INVOKE_NO_INPUT ?? '') || env.TERM === 'dumb';
  // Standard input last: it is opened by being looked at.
  return stderr.isTTY && !forbidden && io.stdin.isTTY === true;
}
