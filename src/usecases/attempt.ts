import { type CallProblem, NoAnswer, NotSent, Refused } from '../api/call-problem.ts';

export type Attempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CallProblem };

/** Turns the three ways a call can go wrong into data; anything else is a bug and keeps flying. */
export async function orProblem<T>(call: Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (error instanceof Refused || error instanceof NotSent || error instanceof NoAnswer) {
      return { ok: false, problem: error };
    }
    throw error;
  }
}
