import type { Duplex } from 'node:stream';

const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

/**
 * Answers what is no request, as Node does by itself, but stays for `lingerMs` milliseconds: hanging up on a client that is
 * still sending would take the answer away from it.
 */
export function answerUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Duplex, lingerMs: number): void {
  // Of one that was answered more of the same may still come.
  if (socket.writableEnded) return;
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  socket.end(`HTTP/1.1 ${statuses[code] ?? '400 Bad Request'}\r\nConnection: close\r\n\r\n`);
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
