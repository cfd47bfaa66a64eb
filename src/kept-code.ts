import fs from 'node:fs';
import path from 'node:path';
import { isPrivate, makePrivate } from './cli/completion/cache.ts';
import { fill, room } from './room.ts';

/** A file of code as it is now: a kept one is of no other. */
export interface Source {
  readonly mtimeMs: number;
  readonly size: number;
}

/** Two numbers of a source, before what V8 made of it. */
const headBytes = 16;
/** So much of the second half is looked at together. */
const pieceBytes = 2 ** 16;
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = fs.constants;

/**
 * What was kept of a source, until the next file is read; null where there is nothing that can be relied on. V8 runs whatever it is given, so a file
 * holds everything twice and counts only while both are equal, and it counts only as a file of this user that nobody else
 * can have written.
 */
export function readKept(file: string, source: Source): Buffer | null {
  let opened: number | undefined;
  try {
    opened = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const { uid, mode, size } = fs.fstatSync(opened);
    const isOwn = process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
    if (!isOwn || size <= 2 * headBytes || size % 2 !== 0) return null;
    const bytes = room(size / 2 + pieceBytes);
    const one = bytes.subarray(0, size / 2);
    const isWhole = fill(one, opened) && isRepeated(one, opened, bytes.subarray(one.length));
    return isWhole && one.subarray(0, headBytes).equals(headOf(source)) ? one.subarray(headBytes) : null;
  } catch {
    return null;
  } finally {
    if (opened !== undefined) fs.closeSync(opened);
  }
}

/** Whether the rest of the file is the same once more. */
function isRepeated(one: Buffer, opened: number, piece: Buffer): boolean {
  for (let at = 0; at < one.length; ) {
    const count = fs.readSync(opened, piece, 0, Math.min(piece.length, one.length - at), one.length + at);
    if (count === 0 || !piece.subarray(0, count).equals(one.subarray(at, at + count))) return false;
    at += count;
  }
  return true;
}

/** Keeps them below `directory`, each under its name; throws where that cannot be. */
export function keep(
  directory: string,
  codes: Iterable<readonly [name: string, Source, Buffer]>,
  levels: number,
): void {
  if (!isOursToMake(directory, levels)) return;
  makePrivate(directory);
  if (!isPrivate(directory)) return;
  for (const [name, source, code] of codes) {
    const draft = path.join(directory, `${name}.${process.pid}`);
    const half = Buffer.concat([headOf(source), code]);
    try {
      fs.writeFileSync(draft, Buffer.concat([half, half]), { flag: 'wx', mode: 0o600 });
      fs.renameSync(draft, path.join(directory, name));
    } catch (error) {
      fs.rmSync(draft, { force: true });
      throw error;
    }
  }
}

/** Takes away what nothing has been kept in for a month: of programs, and of versions of Node, that are gone. */
export function sweepKept(directory: string, now: number): void {
  for (const above of [directory, path.dirname(directory)]) {
    for (const name of fs.readdirSync(above)) {
      const place = path.join(above, name);
      const { mtimeMs } = fs.lstatSync(place);
      if (now - mtimeMs > 30 * 24 * 3_600_000) fs.rmSync(place, { recursive: true, force: true });
    }
  }
}

function headOf({ mtimeMs, size }: Source): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeDoubleLE(mtimeMs);
  head.writeDoubleLE(size, 8);
  return head;
}

/**
 * Whether the next place above that there is, at most so many levels up, belongs to this user: as root in the home of
 * somebody else (`sudo -E`) nothing is left. In a directory like /tmp everybody may make what is theirs.
 */
function isOursToMake(directory: string, levels: number): boolean {
  let place = directory;
  for (let level = 0; level <= levels; level++, place = path.dirname(place)) {
    const there = fs.statSync(place, { throwIfNoEntry: false });
    if (there) return process.getuid === undefined || there.uid === process.getuid() || (there.mode & 0o1000) !== 0;
  }
  return false;
}
