import type { Tag } from './arguments.ts';

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

export class Ledger {
  readonly #entries: { -readonly [field in keyof LedgerEntry]: LedgerEntry[field] }[] = [];

  /** Notes a start; the answer notes its end. */
  started(entry: Omit<LedgerEntry, 'exitCode' | 'bytes'>): (exitCode: number | null, bytes: number) => void {
    const row = { ...entry, exitCode: null as number | null, bytes: 0 };
    this.#entries.push(row);
    return (exitCode, bytes) => Object.assign(row, { exitCode, bytes });
  }

  get size(): number {
    return this.#entries.length;
  }

  /** Oldest first: all of them, or so many from a place on. */
  starts(offset = 0, most = Number.POSITIVE_INFINITY): readonly LedgerEntry[] {
    return this.#entries.slice(offset, offset + most).map((entry) => ({ ...entry }));
  }
}
