import { Refusal } from './refusal.ts';

interface Pending {
  readonly action: string;
  readonly code: string;
  times: number;
}

/** Refusals on order, for trying out what a client makes of them. Nothing of the refused call is carried out. */
export class Faults {
  #pending: Pending[] = [];

  /** The next `times` calls of an action that pass the gateway are refused with a code of `errors.ts`. */
  refuseNext(action: string, code: string, times = 1): void {
    this.#pending.push({ action, code, times });
  }

  /** Throws when a refusal was ordered for this call. */
  check(action: string): void {
    const fault = this.#pending.find((pending) => pending.action === action);
    if (!fault) return;
    fault.times -= 1;
    this.#pending = this.#pending.filter((pending) => pending.times > 0);
    throw new Refusal(fault.code);
  }
}
