import { text } from '../../domain/text.ts';
import type { Objection, Violation } from '../../domain/violation.ts';

/** More would bury the first ones; a file this wrong was made by a program with one mistake. */
const toldAtMost = 50;
const shownAtMost = 120;

/** Gathers what is wrong with a fleet file; each has its place in the file where a flag would stand. */
export class Complaints {
  readonly #told: Violation[] = [];
  #untold = 0;

  add(place: string, given: unknown, objection: Objection): void {
    if (this.#told.length < toldAtMost) this.#told.push({ ...objection, flag: place, given: shown(given) });
    else this.#untold++;
  }

  list(): readonly Violation[] {
    if (this.#untold === 0) return this.#told;
    const more: Violation = {
      flag: '…',
      given: null,
      rule: 'fleet-more',
      why: text(`${this.#untold} more things are wrong.`, `另有 ${this.#untold} 处错误。`),
      fix: text('Mend those above first.', '请先修正以上各处。'),
    };
    return [...this.#told, more];
  }
}

/** As it stands in the file; what is long or has parts only in outline. */
function shown(given: unknown): string | null {
  if (given === undefined) return null;
  if (Array.isArray(given)) return given.length === 0 ? '[]' : '[…]';
  if (typeof given === 'object' && given !== null) return '{…}';
  return JSON.stringify(typeof given === 'string' ? given.slice(0, shownAtMost) : given);
}
