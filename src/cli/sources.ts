/** Reading what flags point at: files after `@`, and standard input after `-`. */
export interface Sources {
  /** The whole text of a file, or of standard input for `-`. Rejects with SourceProblem. */
  text(place: string): Promise<string>;
  /** The bytes as they are. Rejects with SourceProblem. */
  bytes(place: string): Promise<Buffer>;
}

export class SourceProblem extends Error {
  override readonly name = 'SourceProblem';
  readonly place: string;
  /** Node's code (`ENOENT`, `EACCES`, `EISDIR`; `ABORT_ERR` after Ctrl-C), or `too-large`, `not-utf8`, `stdin-used`. */
  readonly code: string;

  constructor(place: string, code: string) {
    super(`cannot read ${place}: ${code}`);
    this.place = place;
    this.code = code;
  }
}

/** More than any request can carry; reading stops there, so that `/dev/zero` ends too. */
const atMostBytes = 1024 * 1024;

export function makeSources(
  stdin: AsyncIterable<Uint8Array>,
  open: (path: string) => AsyncIterable<Uint8Array>,
): Sources {
  let stdinUsed = false;
  const bytes = (place: string) => {
    if (place === '-' && stdinUsed) throw new SourceProblem(place, 'stdin-used');
    if (place === '-') stdinUsed = true;
    return readAll(place, place === '-' ? stdin : open(place));
  };
  return {
    text: async (place) => decode(place, await bytes(place)),
    bytes: async (place) => bytes(place),
  };
}

async function readAll(place: string, chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      parts.push(chunk);
      size += chunk.length;
      if (size > atMostBytes) throw new SourceProblem(place, 'too-large');
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
