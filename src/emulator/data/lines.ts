import fs from 'node:fs';

const pieceBytes = 1024 * 1024;
const lineEnd = 10;

/** A value as one line of JSON. */
export function asLine(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

/** The lines of a file that end as lines do, whatever its size; none where there is no file. */
export function* linesOf(path: string): Generator<string> {
  const file = openIfThere(path);
  if (file === null) return;
  try {
    const piece = Buffer.alloc(pieceBytes);
    let begun: Buffer[] = [];
    for (;;) {
      const length = fs.readSync(file, piece);
      if (length === 0) return;
      let from = 0;
      for (let end = piece.indexOf(lineEnd); end >= 0 && end < length; end = piece.indexOf(lineEnd, from)) {
        yield Buffer.concat([...begun, piece.subarray(from, end)]).toString('utf8');
        begun = [];
        from = end + 1;
      }
      if (from < length) begun.push(Buffer.from(piece.subarray(from, length)));
    }
  } finally {
    fs.closeSync(file);
  }
}

function openIfThere(path: string): number | null {
  try {
    return fs.openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
