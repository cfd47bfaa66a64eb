import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Text } from '../../domain/text.ts';
import { type LeftBehind, ProcessRecords } from '../runner/process-records.ts';
import { processesLost, regained, stateLost, type Warn } from '../warnings.ts';
import { DirectoryLock, isLeftBehind } from './directory-lock.ts';
import { Log } from './log.ts';

const temporaryPrefix = 'ecs-emulator-';

/** Where one emulator keeps everything, from its start to its end. */
export interface DataDirectory {
  readonly path: string;
  /** The state of the service; null where nothing of it is to outlive this process. */
  readonly state: Log | null;
  readonly processes: ProcessRecords;
  readonly leftBehind: LeftBehind;
  /** Nothing is written any more: what still runs is found interrupted by the next emulator. */
  closeState(): void;
  /** Everything has ended: another emulator may have the directory; a temporary one is removed. */
  release(): void;
}

/**
 * Takes a directory for one emulator alone; undefined makes a private temporary one. Those that dead emulators of this
 * user left behind are removed. Throws DataProblem and the errors of the file system.
 */
export function takeDataDirectory(named: string | undefined, warn: Warn): DataDirectory {
  sweepTemporary();
  const directory = named === undefined ? fs.mkdtempSync(path.join(os.tmpdir(), temporaryPrefix)) : path.resolve(named);
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  const lock = new DirectoryLock(directory, named === undefined ? 'temporary' : 'named');
  const opened: Log[] = [];
  const open = (name: string, lost: (error: unknown) => Text) => {
    const told = { regained: () => warn(regained) };
    const one = new Log(path.join(directory, name), (error) => warn(lost(error)), told);
    opened.push(one);
    return one;
  };
  const release = () => {
    for (const one of opened) one.close();
    lock.release();
    if (named === undefined) fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const state = named === undefined ? null : open('state.log', stateLost);
    const processes = new ProcessRecords(open('processes.log', processesLost));
    const leftBehind = processes.reap();
    return { path: directory, state, processes, leftBehind, closeState: () => state?.close(), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Those of this user whose emulator is dead, with what it had left running. */
function sweepTemporary(): void {
  const own = process.getuid?.() ?? null;
  if (own === null) return;
  for (const name of temporaryNames()) {
    const directory = path.join(os.tmpdir(), name);
    try {
      const stat = fs.lstatSync(directory);
      if (!stat.isDirectory() || stat.uid !== own || !isLeftBehind(directory)) continue;
      const processes = new Log(path.join(directory, 'processes.log'), () => {});
      new ProcessRecords(processes).reap();
      processes.close();
      fs.rmSync(directory, { recursive: true, force: true });
    } catch {
      // Another emulator sweeps at the same time, or the directory is not as we make it: it is no hindrance.
    }
  }
}

function temporaryNames(): string[] {
  try {
    return fs.readdirSync(os.tmpdir()).filter((name) => name.startsWith(temporaryPrefix));
  } catch {
    return [];
  }
}
