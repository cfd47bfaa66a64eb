import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { isAlive, type Owner, readOwner, startTicksOf } from './owner.ts';
import { linkFile, problemWith, readRegular, removeFile, removeQuietly } from './place.ts';

export interface Lock {
  /** Those that make it up. */
  readonly files: readonly string[];
  release(): void;
}

export type Locked = { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly owner: Owner };

/**
 * Takes the lock at `place`, or tells who holds it. A lock is a file that names its owner and a random word. One whose
 * owner is gone is not replaced, which two could do at once: its successor is linked beside it, as `<place>.<word>`,
 * which only one can do, and so on. Whoever is last of this chain holds the lock, if alive. The owner releases it from
 * the front, so whoever sees the front still standing after linking knows that nothing was removed meanwhile.
 */
export function takeLock(place: string, now: Date): Locked {
  const nonce = randomBytes(8).toString('hex');
  const owner: Owner = {
    pid: process.pid,
    startTicks: startTicksOf(process.pid),
    since: now.toISOString(),
  };
  const draft = `${place}-${nonce}`;
  try {
    fs.writeFileSync(draft, `${JSON.stringify({ ...owner, nonce })}\n`, { flag: 'wx', mode: 0o600 });
    for (;;) {
      const chain = readChain(place);
      const last = chain.at(-1);
      if (last !== undefined && isAlive(last.owner)) return { ok: false, owner: last.owner };
      const own = last === undefined ? place : `${place}.${last.nonce}`;
      if (!linkFile(draft, own)) continue;
      if (last !== undefined && readOwnerOf(place)?.nonce !== chain[0]!.nonce) {
        removeFile(own);
        continue;
      }
      const files = [...chain.map(({ file }) => file), own];
      return { ok: true, lock: { files, release: () => removeInOrder(files) } };
    }
  } catch (error) {
    throw problemWith(place, error);
  } finally {
    removeQuietly(draft);
  }
}

/** Who holds the lock at `place`; null when nobody does. */
export function holderOf(place: string): Owner | null {
  try {
    const last = readChain(place).at(-1);
    return last !== undefined && isAlive(last.owner) ? last.owner : null;
  } catch (error) {
    throw problemWith(place, error);
  }
}

/** Whether a lock, or a draft of one, was left by a process that is gone; of one that is not whole nobody can tell. */
export function isAbandoned(file: string): boolean {
  try {
    const owner = readOwner(readRegular(file)?.toString('utf8') ?? '');
    return owner !== null && !isAlive(owner);
  } catch {
    return false;
  }
}

interface Link {
  readonly file: string;
  readonly nonce: string;
  readonly owner: Owner;
}

function readChain(place: string): readonly Link[] {
  const chain: Link[] = [];
  for (let file = place; ; ) {
    const found = readOwnerOf(file);
    if (found === null) return chain;
    const { nonce, ...owner } = found;
    // Ours are made of words that nobody had before.
    if (chain.some((link) => link.nonce === nonce)) throw Object.assign(new Error('a circle'), { code: 'not-a-lock' });
    chain.push({ file, nonce, owner });
    file = `${place}.${nonce}`;
  }
}

function readOwnerOf(file: string) {
  const content = readRegular(file);
  if (content === null) return null;
  const owner = readOwner(content.toString('utf8'));
  // Linked whole, it cannot be half a lock: it is somebody else's file.
  if (owner === null) throw Object.assign(new Error('not a lock'), { code: 'not-a-lock' });
  return owner;
}

/** What cannot be removed, and all behind it, stays until somebody finds that its owner is gone. */
function removeInOrder(files: readonly string[]): void {
  try {
    for (const file of files) removeFile(file);
  } catch {}
}
