import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

export interface Pipe {
  readonly reader: Socket;
  /** A file descriptor to hand to a child, for standard output and standard error alike. Close it after the spawn. */
  readonly writeEnd: number;
}

/**
 * One real pipe. Node gives a child a socket for each stream, which loses the order between the two and cannot be
 * opened again as /dev/stderr; a named pipe whose name is gone at once has neither fault.
 */
export async function openPipe(directory: string): Promise<Pipe> {
  const name = path.join(directory, `${randomUUID()}.pipe`);
  await promisify(execFile)('mkfifo', ['-m', '600', name]);
  try {
    const readEnd = fs.openSync(name, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    const writeEnd = fs.openSync(name, fs.constants.O_WRONLY);
    return { reader: new Socket({ fd: readEnd, readable: true, writable: false }), writeEnd };
  } finally {
    fs.unlinkSync(name);
  }
}
