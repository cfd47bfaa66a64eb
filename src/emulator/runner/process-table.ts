import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Tells a process from a later one of the same number; '' where the system does not say. */
  readonly started: string;
  /** Of the program, without its words. */
  readonly name: string;
}

/** Every process of this machine that can be seen, from /proc, or from ps where there is none. Zombies are left out. */
export function processTable(): ProcessRow[] {
  let entries: string[];
  try {
    entries = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    entries = [];
  }
  return entries.length > 0 ? entries.flatMap(fromProc) : fromPs();
}

/** When a process started, in the system's own count; '' where the system does not say, or there is no such process. */
export function startOf(pid: number): string {
  return fromProc(String(pid))[0]?.started ?? '';
}

/** Whether a process lives and is the one that started then, and no later one of the same number. */
export function isSameProcess(pid: number, started: string): boolean {
  if (started !== '') return startOf(pid) === started;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Another one with every start of this machine; '' where the system does not say. */
export function bootId(): string {
  try {
    return fs.readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

function fromProc(pid: string): ProcessRow[] {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything, blanks and brackets too.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return [];
    const [parent, group] = [Number(fields[1]), Number(fields[2])];
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return [{ pid: Number(pid), parent, group, started: fields[19] ?? '', name }];
  } catch {
    return [];
  }
}

function fromPs(): ProcessRow[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,comm='], { encoding: 'utf8' });
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [pid, parent, group, ...words] = row.trim().split(/\s+/);
      const name = words.join(' ').replace(/^.*\//, '');
      return { pid: Number(pid), parent: Number(parent), group: Number(group), started: '', name };
    });
}

/** The processes below one, children before their own parents, as the table shows them at this moment. */
export function descendants(root: number, table: readonly ProcessRow[]): number[] {
  const children = table.filter((row) => row.parent === root && row.pid !== root).map((row) => row.pid);
  return children.flatMap((child) => [...descendants(child, table), child]);
}

/** The rest of an assignment that begins like this, in the environment a process was started with; null without one. */
export function inEnvironment(pid: number, beginning: string): string | null {
  try {
    const [, rest] = `\0${fs.readFileSync(`/proc/${pid}/environ`, 'utf8')}`.split(`\0${beginning}`, 2);
    return rest?.split('\0', 1)[0] ?? null;
  } catch {
    return null;
  }
}

/** Whether an assignment that begins like this is in the environment a process was started with; false where that cannot be read. */
export function hasInEnvironment(pid: number, beginning: string): boolean {
  return inEnvironment(pid, beginning) !== null;
}

/** SIGKILL. One that is gone, or has become somebody else's, is left alone. `-n` is the group n. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
