import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import { isAlive, type Owner, readOwner, startTicksOf } from './owner.ts';
import { codeOf, problemWith, readRegular } from './place.ts';

export interface Lock {
  /** Those that make it up. */
  readonly files: readonly string[];
  release(): Promise<void>;
}

export type Locked = { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly owner: Owner };

/**
 * Takes the lock at `place`, or tells who holds it. A lock is a file that names its owner and a random word. One whose
 * owner is gone is not replaced, which two could do at once: its successor is linked beside it, as `<place>.<word>`,
 * which only one can do, and so on. Whoever is last of this chain holds the lock, if alive. The owner releases it from
 * the front, so whoever sees the front still standing after linking knows that nothing was removed meanwhile.
 */
export async function takeLock(place: string, now: Date): Promise<Locked> {
  const nonce = randomBytes(8).toString('hex');
  const owner: Owner = {
    pid: process.pid,
    startTicks: await startTicksOf(process.pid),
    since: now.toISOString(),
  };
  const draft = `${place}-${nonce}`;
  try {
    await fs.writeFile(draft, `${JSON.stringify({ ...owner, nonce })}\n`, { flag: 'wx', mode: 0o600 });
    for (;;) {
      const chain = await readChain(place);
      const last = chain.at(-1);
      if (last !== undefined && (await isAlive(last.owner))) return { ok: false, owner: last.owner };
      const own = last === undefined ? place : `${place}.${last.nonce}`;
      if (!(await linked(draft, own))) continue;
      if (last !== undefined && (await readOwnerOf(place))?.nonce !== chain[0]!.nonce) {
        await removed(own);
        continue;
      }
      const files = [...chain.map(({ file }) => file), own];
      return { ok: true, lock: { files, release: () => removeInOrder(files) } };
    }
  } catch (error) {
    throw problemWith(place, error);
  } finally {
    await fs.unlink(draft).catch(() => {});
  }
}

/** Who holds the lock at `place`; null when nobody does. */
export async function holderOf(place: string): Promise<Owner | null> {
  try {
    const last = (await readChain(place)).at(-1);
    return last !== undefined && (await isAlive(last.owner)) ? last.owner : null;
  } catch (error) {
    throw problemWith(place, error);
  }
}

interface Link {
  readonly file: string;
  readonly nonce: string;
  readonly owner: Owner;
}

async function readChain(place: string): Promise<readonly Link[]> {
  const chain: Link[] = [];
  for (let file = place; ; ) {
    const found = await readOwnerOf(file);
    if (found === null) return chain;
    const { nonce, ...owner } = found;
    chain.push({ file, nonce, owner });
    file = `${place}.${nonce}`;
  }
}

async function readOwnerOf(file: string) {
  const text = await readRegular(file).catch((error) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const owner = readOwner(text.toString('utf8'));
  // Linked whole, it cannot be half a lock: it is somebody else's file.
  if (owner === null) throw Object.assign(new Error('not a lock'), { code: 'not-a-lock' });
  return owner;
}

/** False when there is one already. */
async function linked(draft: string, own: string): Promise<boolean> {
  try {
    await fs.link(draft, own);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function removeInOrder(files: readonly string[]): Promise<void> {
  for (const file of files) await removed(file);
}

/** As `rm` with `force`, which takes longer to load than to do. */
async function removed(file: string): Promise<void> {
  await fs.unlink(file).catch((error) => {
    if (codeOf(error) !== 'ENOENT') throw error;
  });
}
