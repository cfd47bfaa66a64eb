import fs from 'node:fs';
import path from 'node:path';
import { problemWith, removeQuietly, syncDirectory } from './place.ts';

/** So many appends block until the disk has them: a run of one call has no more, and Node's threads take longer to start. */
const appendsThatWait = 4;

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

/** Makes the file, for this user only, with its first line, both on the disk. Throws a JournalProblem; EEXIST when there is one. */
export function createFile(file: string, first: string): AppendedFile {
  let opened: number | null = null;
  try {
    opened = fs.openSync(file, 'wx', 0o600);
    const bytes = Buffer.from(first);
    for (let done = 0; done < bytes.length; ) done += fs.writeSync(opened, bytes, done);
    fs.fsyncSync(opened);
    // After the file: then most file systems have nothing left to do for its name.
    syncDirectory(path.dirname(file));
    return appendedFile(opened, file, bytes.length);
  } catch (error) {
    // A file of ours without its first line says nothing.
    if (opened !== null) {
      closeQuietly(opened);
      removeQuietly(file);
    }
    throw problemWith(file, error);
  }
}

/** Goes on behind `length` bytes; what stands there is cut off. Whoever made it may have died before its name was on the disk. */
export function openFile(file: string, length: number): AppendedFile {
  try {
    const opened = fs.openSync(file, 'r+');
    try {
      fs.ftruncateSync(opened, length);
      syncDirectory(path.dirname(file));
    } catch (error) {
      closeQuietly(opened);
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
  let appends = 0;
  // Its number may be another file's by then.
  let isClosed = false;

  const take = () => {
    const batch = pending;
    pending = [];
    return { batch, bytes: Buffer.from(batch.map(({ text }) => text).join('')) };
  };
  const written = (batch: readonly Pending[], bytes: Buffer) => {
    length += bytes.length;
    for (const { done } of batch) done();
  };
  const refused = (batch: readonly Pending[], error: unknown) => {
    // Half a line would spoil the next one.
    cutOff(opened, length);
    for (const { failed } of batch) failed(problemWith(file, error));
  };

  const writeAndWait = () => {
    const { batch, bytes } = take();
    try {
      for (let done = 0; done < bytes.length; ) {
        done += fs.writeSync(opened, bytes, done, bytes.length - done, length + done);
      }
      fs.fsyncSync(opened);
    } catch (error) {
      return refused(batch, error);
    }
    written(batch, bytes);
  };

  const writeAll = async () => {
    while (pending.length > 0) {
      const { batch, bytes } = take();
      try {
        await writeWhole(opened, bytes, length);
        await onDisk(opened);
      } catch (error) {
        refused(batch, error);
        continue;
      }
      written(batch, bytes);
    }
    writing = null;
  };

  return {
    append: (text) =>
      new Promise<void>((done, failed) => {
        if (isClosed) throw problemWith(file, { code: 'EBADF' });
        pending.push({ text, done, failed });
        if (writing !== null) return;
        if (appends++ < appendsThatWait) writeAndWait();
        else writing = writeAll();
      }),
    async close() {
      // Who was waiting for one write may begin another.
      do {
        await writing;
        await new Promise(setImmediate);
      } while (writing !== null);
      if (isClosed) return;
      isClosed = true;
      // All of it is on the disk.
      closeQuietly(opened);
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

function closeQuietly(opened: number): void {
  try {
    fs.closeSync(opened);
  } catch {}
}

function cutOff(opened: number, length: number): void {
  try {
    fs.ftruncateSync(opened, length);
  } catch {}
}
