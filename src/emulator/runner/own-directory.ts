import { randomBytes } from 'node:crypto';
import fs from 'node:fs';

const ownerMayAll = 0o700;

/**
 * Makes a directory that can be used, whatever a command put in its place: a file or a link is removed (never followed),
 * one that was closed is opened again. Throws the errors of the file system.
 */
export function makeOwnDirectory(directory: string): void {
  const there = fs.lstatSync(directory, { throwIfNoEntry: false });
  if (there && !there.isDirectory()) fs.rmSync(directory, { force: true });
  if (!there?.isDirectory()) fs.mkdirSync(directory, { recursive: true, mode: ownerMayAll });
  else if ((there.mode & ownerMayAll) !== ownerMayAll) fs.chmodSync(directory, (there.mode & 0o7777) | ownerMayAll);
}

/** A file with this content, all at once, in place of whatever has the name; a link is replaced and not followed. */
export function replaceFile(file: string, content: string, mode: number): void {
  const fresh = `${file}.${randomBytes(4).toString('hex')}`;
  fs.writeFileSync(fresh, content, { flag: 'wx', mode });
  try {
    fs.chmodSync(fresh, mode);
    if (fs.lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) fs.rmSync(file, { recursive: true });
    fs.renameSync(fresh, file);
  } catch (error) {
    fs.rmSync(fresh, { force: true });
    throw error;
  }
}

/** Removes a directory with all that is in it, closed directories too; what cannot be removed stays. */
export function removeTree(directory: string): void {
  const remove = () => fs.rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  try {
    remove();
  } catch {
    try {
      openAll(directory);
      remove();
    } catch {
      // It holds what this user may not touch.
    }
  }
}

function openAll(directory: string): void {
  fs.chmodSync(directory, ownerMayAll);
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) openAll(`${directory}/${entry.name}`);
  }
}
