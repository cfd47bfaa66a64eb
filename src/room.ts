import fs from 'node:fs';

/** One file after the other is read here: memory that was never used takes the system longer than to read the file. */
let kept = Buffer.alloc(0);

/** So many bytes to read into, whatever was in them. They are the same at each call. */
export function room(bytes: number): Buffer {
  if (kept.length < bytes) kept = Buffer.allocUnsafeSlow(Math.max(bytes, 2 ** 19));
  return kept.subarray(0, bytes);
}

/** Reads a file from its start until the bytes are full; false when it has fewer. */
export function fill(bytes: Buffer, opened: number): boolean {
  for (let at = 0; at < bytes.length; ) {
    const count = fs.readSync(opened, bytes, at, bytes.length - at, at);
    if (count === 0) return false;
    at += count;
  }
  return true;
}
