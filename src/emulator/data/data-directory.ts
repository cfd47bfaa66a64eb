import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Text } from '../../domain/text.ts';
import { processShapes, stateShapes } from '../kept-shapes.ts';
import { removeTree } from '../runner/own-directory.ts';
import { type LeftBehind, ProcessRecords } from '../runner/process-records.ts';
import { processesLost, regained, stateLost, type Warn } from '../warnings.ts';
import { DataProblem } from './data-problem.ts';
import { DirectoryLock, isLeftBehind } from './directory-lock.ts';
import { Log } from './log.ts';
import type { Shapes } from './shape.ts';

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
  const swept = sweepTemporary();
  const directory = named === undefined ? makeTemporary() : makeNamed(named);
  const lock = new DirectoryLock(directory, named === undefined ? 'temporary' : 'named');
  const opened: Log[] = [];
  const open = (name: string, lost: (error: unknown) => Text, shapes: Shapes) => {
    const options = { regained: () => warn(regained), shapes };
    const one = new Log(path.join(directory, name), (error) => warn(lost(error)), options);
    opened.push(one);
    return one;
  };
  const release = () => {
    for (const one of opened) one.close();
    lock.release();
    if (named === undefined) removeTree(directory);
  };
  try {
    const state = named === undefined ? null : open('state.log', stateLost, stateShapes);
    const processes = new ProcessRecords(open('processes.log', processesLost, processShapes));
    const reaped = processes.reap();
    const leftBehind = {
      killed: [...swept.killed, ...reaped.killed],
      leftAlone: [...swept.leftAlone, ...reaped.leftAlone],
    };
    return { path: directory, state, processes, leftBehind, closeState: () => state?.close(), release };
  } catch (error) {
    release();
    throw error;
  }
}

/** Without a link in it: what commands put in its place later is measured by that. */
function makeNamed(named: string): string {
  const given = path.resolve(named);
  fs.mkdirSync(given, { recursive: true, mode: 0o700 });
  const directory = fs.realpathSync(given);
  // The directory of the stand-ins for reboot and its kin is below; a colon would take it apart in PATH.
  if (directory.includes(path.delimiter)) throw new DataProblem('ColonInPath', directory);
  return directory;
}

function makeTemporary(): string {
  return fs.mkdtempSync(path.join(temporaryHome(), temporaryPrefix));
}

/** TMPDIR, unless PATH could not hold it. */
function temporaryHome(): string {
  const real = fs.realpathSync(os.tmpdir());
  return real.includes(path.delimiter) ? fs.realpathSync('/tmp') : real;
}

/**
 * Ends what dead emulators of this user had left running, and removes their temporary directories; one whose processes
 * had to be left alone stays, so that the next start tells of them too.
 */
function sweepTemporary(): LeftBehind {
  const killed: number[] = [];
  const leftAlone: number[] = [];
  const own = process.getuid?.() ?? null;
  if (own === null) return { killed, leftAlone };
  for (const directory of temporaryDirectories()) {
    try {
      const stat = fs.lstatSync(directory);
      if (!stat.isDirectory() || stat.uid !== own || !isLeftBehind(directory)) continue;
      const found = reapIn(directory);
      killed.push(...found.killed);
      leftAlone.push(...found.leftAlone);
      if (found.leftAlone.length === 0) removeTree(directory);
    } catch {
      // Another emulator sweeps at the same time, or the directory is not as we make it: it is no hindrance.
    }
  }
  return { killed, leftAlone };
}

function reapIn(directory: string): LeftBehind {
  const log = new Log(path.join(directory, 'processes.log'), () => {}, { shapes: processShapes });
  try {
    return new ProcessRecords(log).reap();
  } finally {
    log.close();
  }
}

function temporaryDirectories(): string[] {
  try {
    const home = temporaryHome();
    const names = fs.readdirSync(home).filter((name) => name.startsWith(temporaryPrefix));
    return names.map((name) => path.join(home, name));
  } catch {
    return [];
  }
}
