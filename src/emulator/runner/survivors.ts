import { hasInEnvironment, killNow, type ProcessRow, processTable } from './process-table.ts';

/** The process group one run was started in. */
interface Group {
  readonly marker: string;
  /** Its processes when the run was over, those that may be killed without a marker of their own. */
  left: readonly ProcessRow[];
}

/**
 * What is left of runs that are over: background children, and scripts whose shell alone was killed. They are kept on
 * purpose, as on a real instance [source], and killed when the emulator stops.
 */
export class Survivors {
  readonly #groups = new Map<number, Group>();

  /** A run was over; remembers its group if anything in it still lives. */
  note(group: number, marker: string): void {
    const left = processTable().filter((row) => row.group === group);
    if (left.length > 0) this.#groups.set(group, { marker, left });
  }

  /** Process IDs that still live. */
  list(): number[] {
    const table = processTable();
    const pids = [...this.#groups].flatMap(([id, group]) => members(id, group, table));
    return pids.map((row) => row.pid);
  }

  /** Kills them all. The number of a group that died out may belong to somebody else by now, so each one is looked at. */
  killAll(): void {
    const table = processTable();
    for (const [id, group] of this.#groups) {
      if (members(id, group, table).length > 0) killNow(-id);
    }
    this.#groups.clear();
  }
}

/** The group's processes if it is still ours: one of them carries the marker, or was there when the run was over. */
function members(id: number, group: Group, table: readonly ProcessRow[]): ProcessRow[] {
  const rows = table.filter((row) => row.group === id);
  const ours = rows.some(
    (row) =>
      hasInEnvironment(row.pid, group.marker) ||
      group.left.some((before) => before.pid === row.pid && before.started === row.started),
  );
  return ours ? rows : [];
}
