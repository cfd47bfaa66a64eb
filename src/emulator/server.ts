import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireAnswer } from './envelope.ts';
import type { Gateway } from './gateway.ts';
import { Refusal } from './refusal.ts';
import type { WireRequest } from './request.ts';

/** The typed SDK puts whole scripts into the URL. */
const headerBytes = 256 * 1024;
const bodyBytes = 1024 * 1024;
const headersTimeoutMs = 10_000;
const requestTimeoutMs = 30_000;
/** How long a client that is still sending has to read why nobody listens. */
const lingerMs = 500;

export interface HttpServer {
  readonly port: number;
  /** Ends every connection, idle or not. */
  close(): Promise<void>;
}

/** Serves on 127.0.0.1 only. What programs run here is for whoever can sign a request, so web pages are kept out. */
export async function serve(gateway: Gateway, port: number, log: (line: string) => void): Promise<HttpServer> {
  let hosts: readonly string[] = [];
  const server = http.createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: headersTimeoutMs,
      requestTimeout: requestTimeoutMs,
      connectionsCheckingInterval: 1_000,
    },
    async (request, response) => {
      const wire = wireRequestOf(request);
      const stranger = strangerIn(wire, hosts);
      const body = stranger ? null : await readBody(request);
      if (body === 'cut') return;
      const answer = stranger
        ? gateway.refused(stranger, wire)
        : body === 'too-large'
          ? gateway.refused(new Refusal('Emulator.BodyTooLarge'), wire)
          : gateway.answer({ ...wire, body: body ?? wire.body });
      log(`${request.method} ${answer.status}${answer.code ? ` ${answer.code}` : ''} ${answer.requestId}`);
      send(response, answer, body === null || body === 'too-large');
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  hosts = [`127.0.0.1:${bound}`, `localhost:${bound}`, `[::1]:${bound}`];
  return {
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page of the web gives itself away by an Origin; one that rebinds its name to this machine, by its Host. */
function strangerIn(wire: WireRequest, hosts: readonly string[]): Refusal | null {
  if (wire.headers.origin !== undefined) return new Refusal('Emulator.ForeignOrigin');
  if (!hosts.includes((wire.headers.host ?? '').toLowerCase())) return new Refusal('Emulator.ForeignHost');
  return null;
}

function wireRequestOf(request: http.IncomingMessage): WireRequest {
  const [path = '', query = ''] = (request.url ?? '').split(/\?(.*)/s);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return { method: request.method ?? '', path, query, headers, body: Buffer.alloc(0) };
}

/** `too-large` as soon as that is known, without reading on; `cut` when the client went away. */
function readBody(request: http.IncomingMessage): Promise<Buffer | 'too-large' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytes) return Promise.resolve('too-large');
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      chunks.push(chunk);
      if (length > bodyBytes) {
        request.pause();
        resolve('too-large');
      }
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('close', () => resolve('cut'));
  });
}

function send(response: http.ServerResponse, answer: WireAnswer, hangUp: boolean): void {
  response.writeHead(answer.status, {
    'content-type': answer.contentType,
    'content-length': Buffer.byteLength(answer.body),
    'x-acs-request-id': answer.requestId,
    'cache-control': 'no-store',
    ...(hangUp ? { connection: 'close' } : {}),
  });
  response.end(answer.body);
  if (hangUp) setTimeout(() => response.socket?.destroy(), lingerMs).unref();
}
