import type { Readable, Writable } from 'node:stream';

/** The process as the command line sees it. `main.ts` makes the real one, tests their own. */
export interface Io {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
  /** Aborted by the first Ctrl-C (`SIGINT`) or by a termination (`SIGTERM`, `SIGHUP`, `SIGQUIT`); the reason is the signal's name. */
  readonly signal: AbortSignal;
  /** InvokeIds that this process was given: they are told even where the result cannot be written. */
  readonly accepted: Set<string>;
  /** Calls back when the program goes on after Ctrl-Z; gives the way to stop that. */
  onContinue(listener: () => void): () => void;
}

/** A stream that cannot break the program: once the reader is gone (`| head -1`), writing does nothing. */
export interface Output {
  write(chunk: string | Uint8Array): void;
  readonly isTTY: boolean;
  readonly columns: number;
  /** The stream itself, for what has to draw on it. */
  readonly stream: NodeJS.WritableStream;
  /** The code of the first failed write (`EPIPE`, `ENOSPC`), null while all is well. */
  readonly failure: () => string | null;
  /** Whether anything was written. */
  readonly used: () => boolean;
  /** Resolves when everything written so far has been handed over, or has failed. */
  flushed(): Promise<void>;
}

export type TtyWritable = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export function output(stream: TtyWritable): Output {
  let failure: string | null = null;
  let used = false;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error.code ?? 'EIO';
  });
  return {
    stream,
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns || 80;
    },
    write(chunk) {
      used = true;
      if (failure === null) stream.write(chunk);
    },
    failure: () => failure,
    used: () => used,
    flushed: () => new Promise((done) => (failure === null ? stream.write('', () => done()) : done())),
  };
}
