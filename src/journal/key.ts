import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { Seal } from '../usecases/run-record.ts';
import { codeOf, type JournalPlace, makePlace, problemWith, readRegular, syncDirectory } from './place.ts';

const keyBytes = 32;

/** HMAC-SHA256 under the key of this user, which is made when there is none. */
export async function sealOf(place: JournalPlace): Promise<Seal> {
  const key = (await readKey(place.key)) ?? (await makeKey(place));
  return (value) => createHmac('sha256', key).update(value).digest('hex');
}

async function readKey(file: string): Promise<Buffer | null> {
  try {
    const key = await readRegular(file);
    if (key.length !== keyBytes) throw Object.assign(new Error('no key'), { code: 'not-a-key' });
    return key;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw problemWith(file, error);
  }
}

/** Made beside its place and linked there: whoever comes first wins, and nobody reads half of it. */
async function makeKey(place: JournalPlace): Promise<Buffer> {
  await makePlace(place);
  const draft = `${place.key}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await fs.open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(keyBytes));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await fs.link(draft, place.key).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
    await syncDirectory(path.dirname(place.key));
  } catch (error) {
    throw problemWith(place.key, error);
  } finally {
    await fs.rm(draft, { force: true }).catch(() => {});
  }
  return (await readKey(place.key))!;
}
