import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bootId, isSameProcess, startOf } from '../runner/process-table.ts';
import { DataProblem } from './data-problem.ts';

/** What the directory is to its emulator: one of its own that goes with it, or one that somebody named. */
export type Purpose = 'temporary' | 'named';

/** Who has a directory, as the name of an empty file in it says. */
interface Holder {
  readonly name: string;
  readonly purpose: Purpose;
  readonly pid: number;
  readonly lives: boolean;
}

/**
 * Node has no flock. Everybody writes a name of their own first and looks for others then: of two that come at once at
 * least one sees the other. A name is never used twice, so what a dead process left can be removed by anybody.
 */
export class DirectoryLock {
  readonly #file: string;

  /** Throws DataProblem `DirectoryInUse`. */
  constructor(directory: string, purpose: Purpose) {
    const name = [purpose, process.pid, startOf(process.pid), bootId(), randomBytes(4).toString('hex')].join('.');
    this.#file = path.join(directory, `${name}.lock`);
    fs.writeFileSync(this.#file, '', { flag: 'wx', mode: 0o600 });
    const others = holdersOf(directory).filter((holder) => holder.name !== path.basename(this.#file));
    const living = others.find(({ lives }) => lives);
    if (living) {
      this.release();
      throw new DataProblem('DirectoryInUse', directory, living.pid);
    }
    for (const { name } of others) fs.rmSync(path.join(directory, name), { force: true });
  }

  release(): void {
    fs.rmSync(this.#file, { force: true });
  }
}

/** Whether a temporary directory of an emulator was left behind by one that is dead. */
export function isLeftBehind(directory: string): boolean {
  const holders = holdersOf(directory);
  return holders.length > 0 && holders.every(({ purpose, lives }) => purpose === 'temporary' && !lives);
}

/** Whether an emulator that lives has the directory. */
export function isHeld(directory: string): boolean {
  return fs.existsSync(directory) && holdersOf(directory).some(({ lives }) => lives);
}

function holdersOf(directory: string): Holder[] {
  return fs.readdirSync(directory).flatMap((name) => {
    const [, purpose, pid, started, boot] =
      /^(temporary|named)\.(\d+)\.(\d*)\.([0-9a-f-]*)\.[0-9a-f]+\.lock$/.exec(name) ?? [];
    if (pid === undefined) return [];
    const lives = boot === bootId() && isSameProcess(Number(pid), started ?? '');
    return [{ name, purpose: purpose as Purpose, pid: Number(pid), lives }];
  });
}
