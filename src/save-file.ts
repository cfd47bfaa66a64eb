import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file whole or not at all, readable by its owner only: it is made beside its place and then moved there, so
 * that nobody ever reads half of it, and a link in its place is replaced instead of followed. Rejects with the error of
 * the file system.
 */
export async function saveFile(place: string, content: Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(place), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await fs.writeFile(beside, content, { flag: 'wx', mode: 0o600 });
    await fs.rename(beside, place);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}

/** As `saveFile`, where nothing is yet: rejects with EEXIST when something is. */
export async function createFile(place: string, content: Uint8Array): Promise<void> {
  const beside = path.join(path.dirname(place), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await fs.writeFile(beside, content, { flag: 'wx', mode: 0o600 });
    await fs.link(beside, place);
  } finally {
    await fs.rm(beside, { force: true });
  }
}

/** Removes a file, or the link in its place; that there is none is no error. */
export async function removeFile(place: string): Promise<void> {
  await fs.rm(place, { force: true });
}
