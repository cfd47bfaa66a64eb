import type { ProcessRecords } from './process-records.ts';
import { hasInEnvironment, killNow, type ProcessRow, processTable } from './process-table.ts';

/**
 * What is left of runs that are over: background children, and scripts whose shell alone was killed. They are kept on
 * purpose, as on a real instance [source], and killed when the emulator stops.
 */
export class Survivors {
  /** How the assignment begins that every process of this emulator has in its environment. */
  readonly #marker: string;
  /** By process group: what lived in it when its run was over. That may be killed without a marker of its own. */
  readonly #groups = new Map<number, readonly ProcessRow[]>();

  readonly #records: ProcessRecords | null;

  /** With `records` a later emulator finds them when this one dies. */
  constructor(marker: string, records: ProcessRecords | null) {
    this.#marker = marker;
    this.#records = records;
    records?.begin(marker);
  }

  /** A run has started; its group goes by the number of its first process. */
  started(group: number): void {
    this.#records?.add(group, this.#marker);
  }

  /** A run is over; remembers its group if anything in it still lives. */
  note(group: number): void {
    const left = processTable().filter((row) => row.group === group);
    if (left.length > 0) this.#groups.set(group, left);
    else this.#records?.remove(group);
  }

  /** Process IDs that still live in the groups of runs that are over. */
  list(): number[] {
    const table = processTable();
    return [...this.#groups].flatMap(([id, left]) => this.#members(id, left, table)).map((row) => row.pid);
  }

  /** Kills them all, and what went into a group of its own but carries the marker. */
  killAll(): void {
    const table = processTable();
    for (const [id, left] of this.#groups) if (this.#members(id, left, table).length > 0) killNow(-id);
    for (const row of processTable()) if (hasInEnvironment(row.pid, this.#marker)) killNow(row.pid);
    this.#groups.clear();
    this.#records?.end(this.#marker);
  }

  /**
   * The processes of a group if it is still ours: the number of a group that died out may belong to somebody else by
   * now, so one of them must carry the marker or have been there when the run was over.
   */
  #members(id: number, left: readonly ProcessRow[], table: readonly ProcessRow[]): ProcessRow[] {
    const rows = table.filter((row) => row.group === id);
    const ours = rows.some(
      (row) =>
        hasInEnvironment(row.pid, this.#marker) ||
        left.some((before) => before.pid === row.pid && before.started === row.started),
    );
    return ours ? rows : [];
  }
}
