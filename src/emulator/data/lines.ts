import fs from 'node:fs';

const pieceBytes = 1024 * 1024;
const lineEnd = 10;

/** A value as one line of JSON. */
export function asLine(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

export interface Line {
  readonly text: string;
  /** It ends as lines do; only the last may not. */
  readonly isWhole: boolean;
}

/** The lines of a file, whatever its size; none where there is no file. Throws NotAFile and the errors of the file system. */
export function* linesOf(path: string): Generator<Line> {
  const file = openIfThere(path);
  if (file === null) return;
  try {
    const piece = Buffer.alloc(pieceBytes);
    let begun: Buffer[] = [];
    for (;;) {
      const length = fs.readSync(file, piece);
      if (length === 0) break;
      let from = 0;
      for (let end = piece.indexOf(lineEnd); end >= 0 && end < length; end = piece.indexOf(lineEnd, from)) {
        yield { text: Buffer.concat([...begun, piece.subarray(from, end)]).toString('utf8'), isWhole: true };
        begun = [];
        from = end + 1;
      }
      if (from < length) begun.push(Buffer.from(piece.subarray(from, length)));
    }
    if (begun.length > 0) yield { text: Buffer.concat(begun).toString('utf8'), isWhole: false };
  } finally {
    fs.closeSync(file);
  }
}

/** A pipe or a directory stands where a file should be. */
export class NotAFile extends Error {
  override readonly name = 'NotAFile';
}

function openIfThere(path: string): number | null {
  try {
    const file = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    if (fs.fstatSync(file).isFile()) return file;
    fs.closeSync(file);
    throw new NotAFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
