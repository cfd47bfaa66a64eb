import type { WhyAgain } from '../ports.ts';
import { patience } from './patience.ts';
import type { ProblemClass } from './problem-class.ts';

/** How often one call failed in each way. */
export class Tries {
  #unsent = 0;
  #unanswered = 0;
  #later = 0;
  #laterSince: number | null = null;

  /** Of a call that was certainly not executed, or is being processed: whether there is another; failures count from 0. */
  next(kind: ProblemClass, now: Date): { readonly why: WhyAgain; readonly failures: number } | null {
    if (kind === 'A1') {
      const failures = this.#unsent++;
      return this.#unsent < patience.unsentAttempts ? { why: 'not-sent', failures } : null;
    }
    if (kind !== 'A2' && kind !== 'A5') return null;
    this.#laterSince ??= now.getTime();
    if (now.getTime() - this.#laterSince >= patience.laterMs) return null;
    return { why: kind === 'A2' ? 'throttled' : 'processing', failures: this.#later++ };
  }

  /** Of a call without an answer, likewise. */
  nextUnanswered(): number | null {
    const failures = this.#unanswered++;
    return this.#unanswered < patience.unknownAttempts ? failures : null;
  }
}
