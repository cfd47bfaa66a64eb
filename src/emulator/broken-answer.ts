import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Disturbance } from './call-faults.ts';
import type { EmulatorClock } from './clock.ts';

/** An answer as bytes, written past Node's own HTTP so that it can break anywhere. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

/** Sends an answer up to the middle of its headers or of its body, and does there what was ordered. */
export function breakAnswer(
  socket: Socket,
  { status, headers, body }: RawAnswer,
  { at, pauseMs, end }: Disturbance,
  clock: EmulatorClock,
): void {
  const { 'content-length': _, ...open } = headers;
  // [doc] Without a length a body ends with its connection, wherever that is: nobody can see that it was cut.
  const stated = { ...(end?.kind === 'cut' ? open : headers), connection: 'close' };
  const lines = Object.entries(stated).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
  const bytes = Buffer.concat([head, Buffer.from(body)]);
  const middle = at === 'headers' ? head.length >> 1 : head.length + ((bytes.length - head.length) >> 1);
  const dripsFrom = at === 'headers' ? 0 : head.length;
  const dripsTo = at === 'headers' ? head.length : bytes.length;
  socket.write(bytes.subarray(0, end?.kind === 'drip' ? dripsFrom : middle));
  const goOn = () => {
    if (socket.destroyed) return;
    if (end === null) socket.end(bytes.subarray(middle));
    else if (end.kind === 'drip') drip(socket, bytes, dripsFrom, dripsTo, end.ms, clock);
    else giveUp(socket, end.kind);
  };
  if (pauseMs > 0) clock.after(pauseMs, goOn);
  else goOn();
}

/** libuv makes a plain end of an RST that comes together with data: the client gets the time to read these first. */
const readingMs = 20;

/** No further byte, and this end. */
export function giveUp(socket: Socket, how: 'reset' | 'close' | 'hang' | 'cut'): void {
  if (how === 'close' || how === 'cut') socket.end();
  if (how !== 'reset') return;
  if (socket.bytesWritten === 0) reset(socket);
  else setTimeout(() => reset(socket), readingMs).unref();
}

/** `resetAndDestroy` says goodbye with a FIN first; this is its second half alone, an RST and nothing before it. */
function reset(socket: Socket): void {
  // While a FIN is on its way libuv refuses to reset, and Node would wait for that socket for ever.
  if (!socket.writableEnded) Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}

function drip(socket: Socket, bytes: Buffer, from: number, to: number, ms: number, clock: EmulatorClock): void {
  if (socket.destroyed) return;
  if (from >= to) {
    socket.end(bytes.subarray(to));
    return;
  }
  socket.write(bytes.subarray(from, from + 1));
  clock.after(ms, () => drip(socket, bytes, from + 1, to, ms, clock));
}
