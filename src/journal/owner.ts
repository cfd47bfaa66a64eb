import fs from 'node:fs';

/** A process, so that it is not taken for a later one of the same number. */
export interface Owner {
  readonly pid: number;
  /** Clock ticks from the start of the system to that of the process; null where the system does not tell. */
  readonly startTicks: number | null;
  /** When the lock was taken. */
  readonly since: string;
}

/** Of a process that is there; null where the system does not tell, or there is none. */
export function startTicksOf(pid: number): number | null {
  let line: string;
  try {
    line = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The name, in parentheses, may hold anything; `starttime` is the 22nd field (proc(5)).
  const [, ticks] = /^\d+ \(.*\) (?:\S+ ){19}(\d+)/s.exec(line) ?? [];
  return ticks === undefined ? null : Number(ticks);
}

export function isAlive({ pid, startTicks }: Owner): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const ticks = startTicksOf(pid);
  return ticks === null || startTicks === null || ticks === startTicks;
}

/** null for what is none. */
export function readOwner(text: string): (Owner & { readonly nonce: string }) | null {
  try {
    const { pid, startTicks, since, nonce } = JSON.parse(text);
    const sound = Number.isSafeInteger(pid) && pid > 0 && typeof nonce === 'string' && /^[0-9a-f]{16}$/.test(nonce);
    return sound
      ? {
          ...{ pid, nonce },
          startTicks: typeof startTicks === 'number' ? startTicks : null,
          since: typeof since === 'string' ? since : '',
        }
      : null;
  } catch {
    return null;
  }
}
