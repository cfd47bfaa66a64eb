import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Seal } from '../usecases/run-record.ts';
import {
  type JournalPlace,
  linkFile,
  makePlace,
  problemWith,
  readRegular,
  removeQuietly,
  syncDirectory,
} from './place.ts';

const keyBytes = 32;

/** HMAC-SHA256 under the key of this user, which is made when there is none. */
export function sealOf(place: JournalPlace): Seal {
  const key = readKey(place.key) ?? makeKey(place);
  return (value) => createHmac('sha256', key).update(value).digest('hex');
}

function readKey(file: string): Buffer | null {
  try {
    const key = readRegular(file);
    if (key !== null && key.length !== keyBytes) throw Object.assign(new Error('no key'), { code: 'not-a-key' });
    return key;
  } catch (error) {
    throw problemWith(file, error);
  }
}

/** Made beside its place and linked there: whoever comes first wins, and nobody reads half of it. */
function makeKey(place: JournalPlace): Buffer {
  makePlace(place);
  const draft = `${place.key}.${randomBytes(6).toString('hex')}`;
  try {
    const opened = fs.openSync(draft, 'wx', 0o600);
    try {
      fs.writeFileSync(opened, randomBytes(keyBytes));
      fs.fsyncSync(opened);
    } finally {
      fs.closeSync(opened);
    }
    linkFile(draft, place.key);
    syncDirectory(path.dirname(place.key));
  } catch (error) {
    throw problemWith(place.key, error);
  } finally {
    removeQuietly(draft);
  }
  return readKey(place.key)!;
}
