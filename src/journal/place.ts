import fs from 'node:fs/promises';
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
export async function runIdsIn({ runs }: JournalPlace): Promise<readonly string[]> {
  try {
    const entries = await fs.readdir(runs, { withFileTypes: true });
    // What else lies there is not ours.
    const names = entries.filter((each) => each.isFile() && each.name.endsWith(ending)).map(({ name }) => name);
    return names.map((name) => name.slice(0, -ending.length)).filter((runId) => parseRunId(runId).ok);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw problemWith(runs, error);
  }
}

/** Made with those above it, for this user only. */
export async function makePlace({ runs }: JournalPlace): Promise<void> {
  await makeDirectory(runs);
}

/** One by one: Node's own way turns in a circle where a parent refuses children. */
async function makeDirectory(directory: string): Promise<void> {
  const above = path.dirname(directory);
  try {
    await fs.mkdir(directory, { mode: 0o700 });
    await syncDirectory(above);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await isDirectory(directory))) return;
    if (code !== 'ENOENT' || above === directory) throw problemWith(directory, error);
    await makeDirectory(above);
    await fs.mkdir(directory, { mode: 0o700 }).catch((again) => {
      if (codeOf(again) !== 'EEXIST') throw problemWith(directory, again);
    });
  }
}

async function isDirectory(place: string): Promise<boolean> {
  return fs.stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** A new name is on the disk only when its directory is. Where directories cannot be opened (Windows), it is enough as it is. */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await fs.open(directory, 'r').catch(() => null);
  if (handle === null) return;
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP', 'EBADF'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** The bytes of a file of ours; what a pipe or a device in its place would give never ends. */
export async function readRegular(file: string): Promise<Buffer> {
  const found = await fs.lstat(file);
  if (!found.isFile()) {
    throw Object.assign(new Error('not a file'), { code: found.isDirectory() ? 'EISDIR' : 'not-a-file' });
  }
  return fs.readFile(file);
}

export function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException | null)?.code ?? 'EIO';
}

export function problemWith(file: string, error: unknown): JournalProblem {
  return error instanceof JournalProblem ? error : new JournalProblem({ file, code: codeOf(error) });
}
