import type { ProcessRecords } from './process-records.ts';
import { hasInEnvironment, inEnvironment, killNow, type ProcessRow, processTable } from './process-table.ts';
import type { Survivor } from './runner.ts';

type RunName = Survivor['run'];

interface Left {
  readonly run: RunName;
  /** What lived when the run was over. That may be killed without a marker of its own. */
  readonly rows: readonly ProcessRow[];
}

/**
 * What is left of runs that are over: background children, and scripts whose shell alone was killed. They are kept on
 * purpose, as on a real instance [source], and killed when the emulator stops.
 */
export class Survivors {
  /** How the assignment begins that every process of this emulator has in its environment. */
  readonly #marker: string;
  /** By process group. */
  readonly #groups = new Map<number, Left>();

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
  note(group: number, { invokeId, instanceId, number }: RunName): void {
    const rows = processTable().filter((row) => row.group === group);
    if (rows.length > 0) this.#groups.set(group, { run: { invokeId, instanceId, number }, rows });
    else this.#records?.remove(group);
  }

  /**
   * What still lives in the groups of runs that are over, and what went from them into a group of its own. `running`:
   * the runs that are not over.
   */
  list(running: readonly RunName[]): Survivor[] {
    const table = processTable();
    const found = new Map<number, Survivor>();
    for (const [id, { run, rows }] of this.#groups) {
      for (const { pid, name } of this.#members(id, rows, table)) found.set(pid, { pid, program: name, run });
    }
    const underWay = new Set(running.map(wordsOf));
    for (const { pid, name } of table) {
      const words = found.has(pid) ? null : inEnvironment(pid, this.#marker);
      if (words === null || underWay.has(words)) continue;
      const [invokeId = '', instanceId = '', number = ''] = words.split('/');
      found.set(pid, { pid, program: name, run: { invokeId, instanceId, number: Number(number) } });
    }
    return [...found.values()];
  }

  /** Kills them all, and what went into a group of its own but carries the marker. */
  killAll(): void {
    const table = processTable();
    for (const [id, { rows }] of this.#groups) if (this.#members(id, rows, table).length > 0) killNow(-id);
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

/** As the marker ends. */
function wordsOf({ invokeId, instanceId, number }: RunName): string {
  return `${invokeId}/${instanceId}/${number}`;
}
