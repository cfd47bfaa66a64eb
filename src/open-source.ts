import { createReadStream, constants as fsConstants, openSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { addAbortSignal } from 'node:stream';
import { sleep } from './sleep.ts';

/**
 * A file's bytes; Ctrl-C gives up. Opening a named pipe whose writer is late blocks a thread that nothing can wake, so a
 * pipe (`@<(…)` too) is opened without waiting and read by the event loop.
 */
export async function* readSource(place: string, signal: AbortSignal): AsyncIterable<Uint8Array> {
  if (!isPipe(place)) {
    yield* addAbortSignal(signal, createReadStream(place));
    return;
  }
  // A pipe of the shell has its writer already; one made with mkfifo may still wait for it.
  const mayBeLate = !/^\/(dev\/fd|proc)\//.test(place);
  for (let began = false; !began; ) {
    const descriptor = openSync(place, fsConstants.O_RDONLY | fsConstants.O_NONBLOCK);
    for await (const chunk of addAbortSignal(signal, new Socket({ fd: descriptor, readable: true, writable: false }))) {
      began = true;
      yield chunk;
    }
    if (!mayBeLate) return;
    await sleep(100, signal);
  }
}

function isPipe(place: string): boolean {
  try {
    return statSync(place).isFIFO();
  } catch {
    // Whatever is wrong with it is told by opening it.
    return false;
  }
}
