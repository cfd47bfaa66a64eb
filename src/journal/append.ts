import fs, { type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { codeOf, problemWith, syncDirectory } from './place.ts';

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
  let handle: FileHandle | null = null;
  try {
    handle = await fs.open(file, 'wx', 0o600);
    const opened = appendedFile(handle, file, 0);
    await opened.append(first);
    await syncDirectory(path.dirname(file));
    return opened;
  } catch (error) {
    await handle?.close().catch(() => {});
    // A file of ours without its first line says nothing.
    if (handle !== null) await fs.rm(file, { force: true }).catch(() => {});
    throw problemWith(file, error);
  }
}

/** Goes on behind `length` bytes; what stands there is cut off. */
export async function openFile(file: string, length: number): Promise<AppendedFile> {
  try {
    const handle = await fs.open(file, 'r+');
    await handle.truncate(length);
    return appendedFile(handle, file, length);
  } catch (error) {
    throw problemWith(file, error);
  }
}

function appendedFile(handle: FileHandle, file: string, start: number): AppendedFile {
  let length = start;
  let pending: Pending[] = [];
  let writing: Promise<void> | null = null;

  const writeAll = async () => {
    while (pending.length > 0) {
      const batch = pending;
      pending = [];
      try {
        const bytes = Buffer.from(batch.map(({ text }) => text).join(''));
        await writeWhole(handle, bytes, length);
        await handle.sync();
        length += bytes.length;
        for (const { done } of batch) done();
      } catch (error) {
        // Half a line would spoil the next one.
        await handle.truncate(length).catch(() => {});
        for (const { failed } of batch) failed(problemWith(file, error));
      }
    }
    writing = null;
  };

  return {
    append: (text) =>
      new Promise<void>((done, failed) => {
        pending.push({ text, done, failed });
        writing ??= writeAll();
      }),
    async close() {
      await writing;
      await handle.close().catch((error) => {
        if (codeOf(error) !== 'EBADF') throw problemWith(file, error);
      });
    },
  };
}

async function writeWhole(handle: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}
