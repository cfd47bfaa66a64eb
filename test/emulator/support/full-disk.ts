import fs from 'node:fs';
import type { TestContext } from 'node:test';

/** From `fill` to `free` no file takes more than so many further bytes; a write that does not fit is done in part. */
export function fullDisk(t: TestContext) {
  const { writeSync } = fs;
  let left = Number.POSITIVE_INFINITY;
  let code = 'ENOSPC';
  const writing = (file: number, bytes: Buffer, offset: number, length: number, position: number): number => {
    if (left === 0) throw Object.assign(new Error(`${code}: write`), { code });
    const fitting = Math.min(length, left);
    left -= fitting;
    return writeSync(file, bytes, offset, fitting, position);
  };
  t.mock.method(fs, 'writeSync', writing as never);
  return {
    fill(bytes = 0, why = 'ENOSPC') {
      [left, code] = [bytes, why];
    },
    free() {
      left = Number.POSITIVE_INFINITY;
    },
  };
}
