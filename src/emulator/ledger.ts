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

export class Ledger {
  readonly #entries: { -readonly [field in keyof LedgerEntry]: LedgerEntry[field] }[] = [];
  readonly #state: Log | null;

  /** With a log each entry is kept, under `start/<its number>`, and those that were kept come first. */
  constructor(state: Log | null = null) {
    this.#state = state;
    for (const [, kept] of state?.before<Kept>('start') ?? []) {
      this.#entries.push({ ...kept, startedAt: new Date(kept.startedAt) });
    }
  }

  /** Notes a start; the answer notes its end. */
  started(entry: Omit<LedgerEntry, 'exitCode' | 'bytes'>): (exitCode: number | null, bytes: number) => void {
    const row = { ...entry, exitCode: null as number | null, bytes: 0 };
    const number = this.#entries.push(row);
    const keep = () => this.#state?.put(`start/${number}`, { ...row, startedAt: row.startedAt.getTime() });
    keep();
    return (exitCode, bytes) => {
      Object.assign(row, { exitCode, bytes });
      keep();
    };
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Oldest first: all of them, or so many from a place on. */
  starts(offset = 0, most = Number.POSITIVE_INFINITY): readonly LedgerEntry[] {
    return this.#entries.slice(offset, offset + most).map((entry) => ({ ...entry }));
  }
}
