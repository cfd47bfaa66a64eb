import fs from 'node:fs';
import path from 'node:path';
import { parseRunId } from '../domain/run-id.ts';
import { JournalProblem } from '../usecases/run-journal.ts';

/** Where records lie: `runs/<run id>.jsonl`, its lock beside it, and the key of the seals above. */
export interface JournalPlace {
  readonly runs: string;
  readonly key: string;
  file(runId: string): string;
  lock(runId: string): string;
}

/** `directory`: this user's state directory. */
export function journalPlace(directory: string): JournalPlace {
  const runs = path.join(directory, 'runs');
  return {
    runs,
    key: path.join(directory, 'hmac.key'),
    file: (runId) => path.join(runs, `${runId}${ending}`),
    lock: (runId) => path.join(runs, `${runId}.lock`),
  };
}

const ending = '.jsonl';

/** What has a record, in no order; empty where nothing was ever kept. */
export function runIdsIn({ runs }: JournalPlace): readonly string[] {
  try {
    const entries = fs.readdirSync(runs, { withFileTypes: true });
    // What else lies there is not ours.
    const names = entries.filter((each) => each.isFile() && each.name.endsWith(ending)).map(({ name }) => name);
    return names.map((name) => name.slice(0, -ending.length)).filter((runId) => parseRunId(runId).ok);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw problemWith(runs, error);
  }
}

/** Made with those above it, for this user only. */
export function makePlace({ runs }: JournalPlace): void {
  if (!isDirectory(runs)) makeDirectory(runs);
}

/** One by one: Node's own way turns in a circle where a parent refuses children. */
function makeDirectory(directory: string): void {
  const above = path.dirname(directory);
  try {
    fs.mkdirSync(directory, { mode: 0o700 });
    syncDirectory(above);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && isDirectory(directory)) return;
    if (code !== 'ENOENT' || above === directory) throw problemWith(directory, error);
    makeDirectory(above);
    makeAgain(directory);
    syncDirectory(above);
  }
}

function makeAgain(directory: string): void {
  try {
    fs.mkdirSync(directory, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw problemWith(directory, error);
  }
}

function isDirectory(place: string): boolean {
  try {
    return fs.statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** A new name is on the disk only when its directory is. Where directories cannot be opened (Windows), it is enough as it is. */
export function syncDirectory(directory: string): void {
  let opened: number;
  try {
    opened = fs.openSync(directory, 'r');
  } catch {
    return;
  }
  try {
    fs.fsyncSync(opened);
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP', 'EBADF'].includes(codeOf(error))) throw error;
  } finally {
    fs.closeSync(opened);
  }
}

/** The bytes of a file of ours, null where there is none; what a pipe or a device in its place would give never ends. */
export function readRegular(file: string): Buffer | null {
  const found = fs.lstatSync(file, { throwIfNoEntry: false });
  if (found === undefined) return null;
  if (!found.isFile()) {
    throw Object.assign(new Error('not a file'), { code: found.isDirectory() ? 'EISDIR' : 'not-a-file' });
  }
  try {
    return fs.readFileSync(file);
  } catch (error) {
    // Gone since.
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Gives a file another name, which only one can; false when there is that name already. */
export function linkFile(file: string, name: string): boolean {
  try {
    fs.linkSync(file, name);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** As `rm` with `force`, which takes longer to load than to do. */
export function removeFile(file: string): void {
  try {
    fs.unlinkSync(file);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** A draft of ours that cannot be taken away does no harm. */
export function removeQuietly(file: string): void {
  try {
    fs.unlinkSync(file);
  } catch {}
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? 'EIO';
}

export function problemWith(file: string, error: unknown): JournalProblem {
  return error instanceof JournalProblem ? error : new JournalProblem({ file, code: codeOf(error) });
}
