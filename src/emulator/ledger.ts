import type { Tag } from './arguments.ts';
import type { Log } from './data/log.ts';

/** One start of a run: a real process, or a simulated one. Tests compare clients with these, not with what the API answered. */
export interface LedgerEntry {
  readonly invokeId: string;
  readonly instanceId: string;
  /** 0 for a simulated run. */
  readonly pid: number;
  readonly simulated: boolean;
  readonly startedAt: Date;
  readonly clientToken: string | null;
  readonly tags: readonly Tag[];
  /** null while it runs, and when it was killed. */
  readonly exitCode: number | null;
  /** Output so far, whatever was kept of it. */
  readonly bytes: number;
}

/** An entry as it is kept. */
type Kept = Omit<LedgerEntry, 'startedAt'> & { readonly startedAt: number };

/** So many starts are remembered; of those before them only the number. */
const usualMost = 100_000;

export class Ledger {
  #entries: { -readonly [field in keyof LedgerEntry]: LedgerEntry[field] }[] = [];
  /** How many came before the first of them. */
  #forgotten = 0;
  readonly #most: number;
  readonly #state: Log | null;

  /** With a log each entry is kept, under `start/<its number from 1>`, and those that were kept come first. */
  constructor(state: Log | null = null, most = usualMost) {
    this.#state = state;
    this.#most = most;
    const before = state?.before<Kept>('start') ?? [];
    this.#forgotten = Number(before[0]?.[0] ?? 1) - 1;
    for (const [, kept] of before) this.#entries.push({ ...kept, startedAt: new Date(kept.startedAt) });
  }

  /** Notes a start; the answer notes its end. */
  started(entry: Omit<LedgerEntry, 'exitCode' | 'bytes'>): (exitCode: number | null, bytes: number) => void {
    const row = { ...entry, exitCode: null as number | null, bytes: 0 };
    const number = this.#forgotten + this.#entries.push(row);
    const keep = () => {
      if (number > this.#forgotten) this.#state?.put(`start/${number}`, { ...row, startedAt: row.startedAt.getTime() });
    };
    keep();
    this.#forget();
    return (exitCode, bytes) => {
      Object.assign(row, { exitCode, bytes });
      keep();
    };
  }

  /** How many starts there ever were. */
  get size(): number {
    return this.#forgotten + this.#entries.length;
  }

  /** How many of them, the first ones, are not remembered any more. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Oldest first: all that are remembered, or so many from a place on, counted from the very first. */
  starts(offset = 0, most = Number.POSITIVE_INFINITY): readonly LedgerEntry[] {
    const from = Math.max(offset - this.#forgotten, 0);
    return this.#entries.slice(from, from + most).map((entry) => ({ ...entry }));
  }

  /** A tenth more than is remembered may gather, so that this does not cost with every start. */
  #forget(): void {
    const tooMany = this.#entries.length - this.#most;
    if (tooMany <= this.#most / 10) return;
    const state = this.#state;
    state?.together(() => {
      for (let at = 1; at <= tooMany; at++) state.remove(`start/${this.#forgotten + at}`);
    });
    this.#entries = this.#entries.slice(tooMany);
    this.#forgotten += tooMany;
  }
}
