/** Reading what flags point at: files after `@`, and standard input after `-`. */
export interface Sources {
  /** The whole text of a file, or of standard input for `-`, up to 1 MB unless said otherwise. Rejects with SourceProblem. */
  text(place: string, atMostMegabytes?: number): Promise<string>;
  /** The same, byte for byte. */
  bytes(place: string, atMostMegabytes?: number): Promise<Buffer>;
}

export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  readonly place: string;
  /** Node's code (`ENOENT`, `EACCES`, `EISDIR`; `ABORT_ERR` after Ctrl-C), or `too-large`, `not-utf8`, `stdin-used`. */
  readonly code: string;
  /** What was too much for `too-large`. */
  readonly atMostMegabytes: number;
  /** The file that names it, where that is where relative paths start; null: they start in the current directory. */
  namedIn: string | null = null;

  constructor(place: string, code: string, atMostMegabytes = usualMegabytes) {
    super(`cannot read ${place}: ${code}`);
    this.place = place;
    this.code = code;
    this.atMostMegabytes = atMostMegabytes;
  }
}

/** More than any request can carry; reading stops there, so that `/dev/zero` ends too. */
const usualMegabytes = 1;

export function makeSources(
  stdin: AsyncIterable<Uint8Array>,
  open: (path: string) => AsyncIterable<Uint8Array>,
): Sources {
  let stdinUsed = false;
  const bytes = async (place: string, atMostMegabytes = usualMegabytes) => {
    if (place === '-' && stdinUsed) throw new SourceProblem(place, 'stdin-used');
    if (place === '-') stdinUsed = true;
    return readAll(place, place === '-' ? stdin : open(place), atMostMegabytes);
  };
  return { bytes, text: async (place, atMostMegabytes) => decode(place, await bytes(place, atMostMegabytes)) };
}

async function readAll(place: string, chunks: AsyncIterable<Uint8Array>, atMostMegabytes: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      size += chunk.length;
      if (size > atMostMegabytes * 1024 * 1024) throw new SourceProblem(place, 'too-large', atMostMegabytes);
    }
  } catch (error) {
    if (error instanceof SourceProblem) throw error;
    throw new SourceProblem(place, (error as NodeJS.ErrnoException).code ?? 'EIO');
  }
  return Buffer.concat(parts);
}

/** UTF-8 without a byte-order mark. */
function decode(place: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceProblem(place, 'not-utf8');
  }
}
