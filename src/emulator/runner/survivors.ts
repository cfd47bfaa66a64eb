import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessRecords } from './process-records.ts';
import { hasInEnvironment, inEnvironment, killNow, type ProcessRow, processTable } from './process-table.ts';
import type { Survivor } from './runner.ts';

type RunName = Survivor['run'];

const betweenLooksMs = 5;
/** SIGKILL is certain, but not for one that waits for a disk. */
const patienceMs = 2_000;

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

  /**
   * Kills them all, and what went into a group of its own but carries the marker; over when they are gone. One look is
   * not enough: a process shows no environment while it starts another program, and may fork between look and kill.
   */
  async killAll(): Promise<void> {
    const until = performance.now() + patienceMs;
    for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
      quiet = this.#killOnce() === 0 ? quiet + 1 : 0;
      await delay(betweenLooksMs);
    }
    this.#groups.clear();
    this.#records?.end(this.#marker);
  }

  /** How many there still were. */
  #killOnce(): number {
    const table = processTable();
    let found = 0;
    for (const [id, { rows }] of this.#groups) {
      const members = this.#members(id, rows, table);
      found += members.length;
      if (members.length > 0) killNow(-id);
    }
    for (const { pid } of processTable()) {
      if (!hasInEnvironment(pid, this.#marker)) continue;
      found += 1;
      killNow(pid);
    }
    return found;
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
