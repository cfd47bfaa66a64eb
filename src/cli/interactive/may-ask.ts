import { isOn } from '../given.ts';
import type { Io } from '../io.ts';

/** Whether somebody is there who can answer: a terminal on both sides, and no wish to be left alone. */
export function mayAsk({ stdin, stderr, env }: Pick<Io, 'stdin' | 'stderr' | 'env'>): boolean {
  const forbidden = isOn(env.CI ?? '') || isOn(env.ECS_INVOKE_NO_INPUT ?? '') || env.TERM === 'dumb';
  return stdin.isTTY === true && stderr.isTTY && !forbidden;
}
