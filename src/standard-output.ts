import fs from 'node:fs';
import { type Output, output, type TtyWritable } from './cli/io.ts';

/**
 * Standard output or standard error. Where it is no terminal it is written to directly, and at once as Node's own stream
 * does: that stream takes longer to load than a refusal takes to be found. It is opened for a terminal, for those who ask
 * for it, and where the other end is slow and does not let a writer wait (EAGAIN).
 */
export function standardOutput(fd: number, open: () => TtyWritable): Output {
  const mayBeTerminal = isCharacterDevice(fd);
  let opened: Output | undefined;
  let failure: string | null = null;
  let used = false;
  const asStream = () => {
    opened ??= output(open());
    return opened;
  };
  return {
    get stream() {
      return asStream().stream;
    },
    get isTTY() {
      return mayBeTerminal && asStream().isTTY;
    },
    get columns() {
      return mayBeTerminal ? asStream().columns : 80;
    },
    write(chunk) {
      used = true;
      if (failure !== null) return;
      let rest: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      try {
        while (!mayBeTerminal && opened === undefined && rest.length > 0) rest = rest.subarray(fs.writeSync(fd, rest));
      } catch (error) {
        const { code = 'EIO' } = error as NodeJS.ErrnoException;
        if (code !== 'EAGAIN') {
          failure = code;
          return;
        }
      }
      if (rest.length > 0) asStream().write(rest);
    },
    failure: () => failure ?? opened?.failure() ?? null,
    used: () => used,
    flushed: async () => opened?.flushed(),
  };
}

function isCharacterDevice(fd: number): boolean {
  try {
    return fs.fstatSync(fd).isCharacterDevice();
  } catch {
    return true;
  }
}
