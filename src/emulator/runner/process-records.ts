import type { Log } from '../data/log.ts';
import { bootId, hasInEnvironment, killNow, type ProcessRow, processTable, startOf } from './process-table.ts';

/** Where the process of a run was its group's first. */
interface GroupRecord {
  readonly marker: string;
  /** When that process started, in the system's own count; '' when it was gone at once. */
  readonly started: string;
  readonly boot: string;
}

/** What an emulator that died had left running. */
export interface LeftBehind {
  readonly killed: readonly number[];
  /** They carry its marker or are in a group of its, but not both: they may be somebody else's by now. */
  readonly leftAlone: readonly number[];
}

/** Which process groups are ours, kept so that the next emulator can end them when this one is killed. */
export class ProcessRecords {
  readonly #log: Log;
  readonly #boot = bootId();

  constructor(log: Log) {
    this.#log = log;
  }

  /** From now on processes carry this marker. */
  begin(marker: string): void {
    this.#log.put(`marker/${marker}`, this.#boot);
  }

  add(group: number, marker: string): void {
    const record: GroupRecord = { marker, started: startOf(group), boot: this.#boot };
    this.#log.put(`group/${group}`, record);
  }

  /** Nothing of the group lives any more. */
  remove(group: number): void {
    this.#log.remove(`group/${group}`);
  }

  /** Nothing with this marker lives any more. Whatever is recorded then was left alone, and stays so. */
  end(marker: string): void {
    this.#log.remove(`marker/${marker}`);
  }

  /** Kills what an earlier emulator left, where group and marker match in the same boot; forgets what is gone. */
  reap(): LeftBehind {
    const boot = this.#boot;
    const table = processTable();
    const killed = new Set<number>();
    const leftAlone = new Set<number>();
    for (const [id, record] of this.#log.before<GroupRecord>('group')) {
      const inGroup = record.boot === boot ? table.filter((row) => row.group === Number(id)) : [];
      const ours = inGroup.filter((row) => isOurs(row, record));
      for (const { pid } of ours) {
        killNow(pid);
        killed.add(pid);
      }
      for (const { pid } of inGroup) if (!killed.has(pid)) leftAlone.add(pid);
      if (ours.length === inGroup.length) this.#log.remove(`group/${id}`);
    }
    for (const [marker, markedIn] of this.#log.before<string>('marker')) {
      const marked = markedIn === boot ? table.filter((row) => hasInEnvironment(row.pid, marker)) : [];
      const others = marked.filter(({ pid }) => !killed.has(pid));
      for (const { pid } of others) leftAlone.add(pid);
      if (others.length === 0) this.#log.remove(`marker/${marker}`);
    }
    return { killed: [...killed], leftAlone: [...leftAlone] };
  }
}

/** A first process that lives must be the one of then; where it is gone its children keep the number of the group. */
function isOurs(row: ProcessRow, { marker, started }: GroupRecord): boolean {
  const isFirst = row.pid === row.group;
  return (!isFirst || row.started === started) && hasInEnvironment(row.pid, marker);
}
