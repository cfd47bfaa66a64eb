import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net, { type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import type { TestContext } from 'node:test';
import tls from 'node:tls';
import { Credentials } from '../../src/api/credentials.ts';
import { createTransport, type Transport, type TransportOptions } from '../../src/api/transport.ts';

/** What a test server does with a connection once a whole request has arrived. `request` is head and body as text. */
export type Answer = (socket: Socket, request: string) => void;

export interface LoopbackServer {
  readonly port: number;
  readonly origin: string;
  /** Every request that arrived whole, head and body. */
  readonly requests: string[];
  /** Bytes of requests read so far; of a TLS server, after decryption. */
  received(): number;
  /** Resolves when no connection is open any more; rejects when one stays. */
  drained(): Promise<void>;
}

export function certificate(name: 'trusted' | 'expired' | 'other-name'): { key: string; cert: string } {
  const file = (part: string) => readFileSync(path.resolve('test/support/tls', `${name}-${part}.pem`), 'utf8');
  return { key: file('key'), cert: file('cert') };
}

/** A server of raw bytes on loopback, gone when the test ends. `onConnection` may do away with the socket at once. */
export async function listen(
  t: TestContext,
  answer: Answer,
  {
    secure,
    onConnection,
  }: { secure?: { key: string; cert: string } | undefined; onConnection?: ((socket: Socket) => void) | undefined } = {},
): Promise<LoopbackServer> {
  const requests: string[] = [];
  const open = new Set<Socket>();
  let received = 0;
  const serve = (socket: Socket) => {
    let request = Buffer.alloc(0);
    let answered = false;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += chunk.length;
      request = Buffer.concat([request, chunk]);
      if (answered || !isWhole(request)) return;
      answered = true;
      requests.push(request.toString('utf8'));
      answer(socket, request.toString('utf8'));
    });
  };
  const server = secure ? tls.createServer(secure, serve) : net.createServer(serve);
  server.on('tlsClientError', () => {});
  if (onConnection) server.on('connection', onConnection);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    received: () => received,
    async drained() {
      const end = Date.now() + 10_000;
      // A reset is a way to close too, and `once(socket, 'close')` would take it for a failure.
      while (open.size > 0) {
        if (Date.now() > end) throw new Error('a connection stays open');
        await new Promise((turn) => setTimeout(turn, 5));
      }
    },
  };
}

function isWhole(request: Buffer): boolean {
  const end = request.indexOf('\r\n\r\n');
  const length = /^content-length: (\d+)/im.exec(request.subarray(0, end).toString('latin1'))?.[1] ?? '0';
  return end >= 0 && request.length >= end + 4 + Number(length);
}

/** A whole answer with its length; `type` is its content-type. */
export function respond(status: number, body: string, type = 'application/json;charset=utf-8'): Answer {
  return (socket) => {
    socket.end(
      `HTTP/1.1 ${status} Whatever\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  };
}

export function respondJson(status: number, body: unknown): Answer {
  return respond(status, JSON.stringify(body));
}

/** Unmistakable texts that must never come out again. */
export const canary = {
  accessKeyId: 'LTAIcanaryKeyId',
  accessKeySecret: 'canarySecret/+=0123',
  securityToken: 'canaryToken+/==4567',
  script: 'echo "canary script" && rm -rf /tmp/canary',
} as const;

export function transportTo(endpoint: string, options: Partial<TransportOptions> = {}): Transport {
  return createTransport({
    endpoint,
    credentials: new Credentials(canary),
    limits: { connectMs: 5000, answerMs: 5000 },
    ...options,
  });
}
