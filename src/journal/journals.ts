import fs from 'node:fs';
import path from 'node:path';
import {
  type Created,
  type HeldJournal,
  RecordUnreadable,
  type RunJournals,
  type Secrets,
  type TakenUp,
} from '../usecases/run-journals.ts';
import type { RunHeader, StoredRun } from '../usecases/stored-run.ts';
import { type AppendedFile, createFile, openFile } from './append.ts';
import { sealOf } from './key.ts';
import { entryLine, headerLine, type ReadLines, readLines } from './lines.ts';
import { holderOf, isAbandoned, type Lock, takeLock } from './lock.ts';
import {
  type JournalPlace,
  journalPlace,
  makePlace,
  problemWith,
  readRegular,
  removeFile,
  removeQuietly,
  runIdsIn,
} from './place.ts';

/** The records below this user's state directory; nothing is touched before it is asked for. */
export function makeJournals(directory: string, now: () => Date): RunJournals {
  const place = journalPlace(directory);
  return {
    seal: async () => sealOf(place),
    create: (header, secrets) => create(place, header, secrets, now),
    takeUp: (runId) => takeUp(place, runId, now),
    async read(runId) {
      return readRun(place, runId)?.stored ?? null;
    },
    ids: async () => runIdsIn(place),
    holder: async (runId) => holderOf(place.lock(runId)),
    remove: async (runId) => remove(place, runId, now),
  };
}

async function create(place: JournalPlace, header: RunHeader, secrets: Secrets, now: () => Date): Promise<Created> {
  const { runId } = header.record;
  makePlace(place);
  const locked = takeLock(place.lock(runId), now());
  if (!locked.ok) return { kind: 'held', holder: locked.owner };
  try {
    const before = readRun(place, runId);
    if (before?.stored) {
      locked.lock.release();
      return { kind: 'exists' };
    }
    // Whoever began it left before its first line was whole.
    if (before) removeFile(place.file(runId));
    const file = createFile(place.file(runId), headerLine(header));
    return { kind: 'created', journal: held(place.file(runId), file, locked.lock, secrets, now) };
  } catch (error) {
    locked.lock.release();
    throw error instanceof RecordUnreadable ? error : problemWith(place.file(runId), error);
  }
}

async function takeUp(place: JournalPlace, runId: string, now: () => Date): Promise<TakenUp> {
  if (readRun(place, runId)?.stored === undefined) return { kind: 'missing' };
  const locked = takeLock(place.lock(runId), now());
  if (!locked.ok) return { kind: 'held', holder: locked.owner };
  const { lock } = locked;
  try {
    // Read again: what stands there now is the last word of whoever held it before.
    const read = readRun(place, runId);
    if (!read?.stored) {
      lock.release();
      return { kind: 'missing' };
    }
    return {
      kind: 'taken',
      stored: read.stored,
      close: async () => lock.release(),
      async open(secrets) {
        const file = openFile(place.file(runId), read.length);
        return held(place.file(runId), file, lock, secrets, now);
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function held(file: string, appended: AppendedFile, lock: Lock, secrets: Secrets, now: () => Date): HeldJournal {
  const close = async () => {
    await appended.close();
    lock.release();
  };
  return {
    file,
    write: (...entries) =>
      entries.length === 0
        ? Promise.resolve()
        : appended.append(entries.map((entry) => entryLine(entry, now(), secrets)).join('')),
    close,
    async discard() {
      await appended.close();
      // Why it came to nothing has been said; that it cannot be removed changes nothing.
      removeQuietly(file);
      lock.release();
    },
  };
}

/** null: there is no such file. `stored` null: not even its first line is whole. */
function readRun(
  place: JournalPlace,
  runId: string,
): { readonly stored: StoredRun | null; readonly length: number } | null {
  const file = place.file(runId);
  let content: Buffer | null;
  try {
    content = readRegular(file);
  } catch (error) {
    throw problemWith(file, error);
  }
  if (content === null) return null;
  const { header, length, ...rest }: ReadLines = readLines(content, file);
  return { stored: header && { ...header, ...rest, file }, length };
}

function remove(place: JournalPlace, runId: string, now: () => Date): boolean {
  const locked = takeLock(place.lock(runId), now());
  if (!locked.ok) return false;
  try {
    removeFile(place.file(runId));
  } catch (error) {
    throw problemWith(place.file(runId), error);
  } finally {
    removeLeftOver(place, runId, locked.lock);
    locked.lock.release();
  }
  return true;
}

/** Of locks of processes that were killed while they let go, or before they had linked theirs. */
function removeLeftOver({ runs, lock }: JournalPlace, runId: string, { files }: Lock): void {
  const front = path.basename(lock(runId));
  for (const name of namesIn(runs)) {
    const file = path.join(runs, name);
    const isOfLocks = name.startsWith(front) && /^[.-][0-9a-f]{16}$/.test(name.slice(front.length));
    if (isOfLocks && !files.includes(file) && isAbandoned(file)) removeQuietly(file);
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return fs.readdirSync(directory);
  } catch {
    return [];
  }
}
