import type { Hiding } from '../domain/fault.ts';
import { Struck } from './call-faults.ts';

/** Until when something is hidden, in milliseconds since 1970; 0: it is not. */
interface Hide {
  inListsUntil: number;
  unknownUntil: number;
  /** How a question for its ID is refused; null: it is answered as one for an ID nobody knows. */
  code: string | null;
}

/**
 * Invocations, sent files and commands that were made and cannot be seen yet, by their IDs. Only Describe calls look
 * here; what is hidden runs, can be stopped, and counts, all the same.
 */
export class Hidden {
  readonly #now: () => Date;
  readonly #hides = new Map<string, Hide>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  hide(ids: readonly string[], hidings: readonly Hiding[]): void {
    if (hidings.length === 0) return;
    const now = this.#now().getTime();
    for (const [id, hide] of this.#hides) if (!isHidden(hide, now)) this.#hides.delete(id);
    for (const id of ids) {
      const hide = this.#hides.get(id) ?? { inListsUntil: 0, unknownUntil: 0, code: null };
      for (const hiding of hidings) {
        if (hiding.kind === 'hide') hide.inListsUntil = Math.max(hide.inListsUntil, now + hiding.ms);
        else {
          hide.unknownUntil = Math.max(hide.unknownUntil, now + hiding.ms);
          hide.code = hiding.code ?? null;
        }
      }
      this.#hides.set(id, hide);
    }
  }

  /**
   * Whether a row can be seen by a call that asks for this ID, or for a list (undefined). Throws Struck when the ID is to
   * be refused.
   */
  filter<Row>(asked: string | undefined, idOf: (row: Row) => string): (row: Row) => boolean {
    if (this.#hides.size === 0) return () => true;
    const now = this.#now().getTime();
    if (asked === undefined) return (row) => (this.#hides.get(idOf(row))?.inListsUntil ?? 0) <= now;
    const hide = this.#hides.get(asked);
    const isUnknown = hide !== undefined && hide.unknownUntil > now;
    if (isUnknown && hide.code !== null) throw new Struck({ kind: 'code', code: hide.code });
    return () => !isUnknown;
  }

  /** It is not there any more. */
  forget(id: string): void {
    this.#hides.delete(id);
  }

  clear(): void {
    this.#hides.clear();
  }
}

function isHidden({ inListsUntil, unknownUntil }: Hide, now: number): boolean {
  return inListsUntil > now || unknownUntil > now;
}
