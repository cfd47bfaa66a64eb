import fs from 'node:fs';
import path from 'node:path';
import { problemWith, removeQuietly, syncDirectory } from './place.ts';

/** A file that only grows, line by line. */
export interface AppendedFile {
  /** The text is on the disk when it resolves. What comes while the disk is busy goes there together, in its order. */
  append(text: string): Promise<void>;
  close(): Promise<void>;
}

interface Pending {
  readonly text: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/** Makes the file, for this user only, with its first line. Rejects with a JournalProblem; EEXIST when there is one. */
export async function createFile(file: string, first: string): Promise<AppendedFile> {
  let appended: AppendedFile | null = null;
  try {
    appended = appendedFile(fs.openSync(file, 'wx', 0o600), file, 0);
    await appended.append(first);
    syncDirectory(path.dirname(file));
    return appended;
  } catch (error) {
    await appended?.close().catch(() => {});
    // A file of ours without its first line says nothing.
    if (appended !== null) removeQuietly(file);
    throw problemWith(file, error);
  }
}

/** Goes on behind `length` bytes; what stands there is cut off. */
export function openFile(file: string, length: number): AppendedFile {
  try {
    const opened = fs.openSync(file, 'r+');
    try {
      fs.ftruncateSync(opened, length);
    } catch (error) {
      fs.closeSync(opened);
      throw error;
    }
    return appendedFile(opened, file, length);
  } catch (error) {
    throw problemWith(file, error);
  }
}

function appendedFile(opened: number, file: string, start: number): AppendedFile {
  let length = start;
  let pending: Pending[] = [];
  let writing: Promise<void> | null = null;
  // Its number may be another file's by then.
  let isClosed = false;

  const writeAll = async () => {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      try {
        const bytes = Buffer.from(batch.map(({ text }) => text).join(''));
        await writeWhole(opened, bytes, length);
        await onDisk(opened);
        length += bytes.length;
        for (const { done } of batch) done();
      } catch (error) {
        // Half a line would spoil the next one.
        cutOff(opened, length);
        for (const { failed } of batch) failed(problemWith(file, error));
      }
    }
    writing = null;
  };

  return {
    append: (text) =>
      new Promise<void>((done, failed) => {
        if (isClosed) throw problemWith(file, { code: 'EBADF' });
        pending.push({ text, done, failed });
        writing ??= writeAll();
      }),
    async close() {
      // Who was waiting for one write may begin another.
      while (writing !== null) await writing;
      if (isClosed) return;
      isClosed = true;
      try {
        fs.closeSync(opened);
      } catch (error) {
        throw problemWith(file, error);
      }
    },
  };
}

async function writeWhole(opened: number, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const from = done;
    done += await new Promise<number>((written, failed) => {
      fs.write(opened, bytes, from, bytes.length - from, position + from, (error, count) =>
        error ? failed(error) : written(count),
      );
    });
  }
}

function onDisk(opened: number): Promise<void> {
  return new Promise((done, failed) => {
    fs.fsync(opened, (error) => (error ? failed(error) : done()));
  });
}

function cutOff(opened: number, length: number): void {
  try {
    fs.ftruncateSync(opened, length);
  } catch {}
}
