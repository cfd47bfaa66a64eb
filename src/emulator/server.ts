import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { breakAnswer, giveUp } from './broken-answer.ts';
import type { EmulatorClock } from './clock.ts';
import { controls } from './controls.ts';
import { Crowd } from './crowd.ts';
import type { WireAnswer } from './envelope.ts';
import type { Gateway, Outcome } from './gateway.ts';
import { knownActions } from './known-actions.ts';
import { ownAddresses, targetOf } from './own-addresses.ts';
import { Refusal } from './refusal.ts';
import { actionNamed, type WireRequest } from './request.ts';
import { answerUnreadable } from './unreadable.ts';

/** What a client may take of the server; every time in milliseconds. */
export interface Limits {
  /** From the connection to the end of the headers. */
  readonly headersMs: number;
  /** From the connection to the end of the body. */
  readonly requestMs: number;
  /** Connections at once; beyond them a new one is dropped. */
  readonly connections: number;
  /** Connections that have not sent a whole request; beyond them those that are slow make room. */
  readonly waiting: number;
  /** From when on such a connection counts as slow. */
  readonly slowMs: number;
}

const usualLimits: Limits = {
  headersMs: 10_000,
  requestMs: 30_000,
  connections: 4096,
  waiting: 512,
  slowMs: 1_000,
};

/** The typed SDK puts whole scripts into the URL. */
const headerBytes = 256 * 1024;
const bodyBytes = 1024 * 1024;
/** How long a client that is still sending has to read why nobody listens. */
const lingerMs = 500;

export interface HttpServer {
  readonly port: number;
  /** Ends every connection, idle or not. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly port: number;
  /** For the pauses of faults. */
  readonly clock: EmulatorClock;
  readonly log: (line: string) => void;
  readonly limits?: Partial<Limits>;
}

/** Serves on 127.0.0.1 only. What programs run here is for whoever can sign a request, so web pages are kept out. */
export async function serve(gateway: Gateway, { port, clock, log, limits: given }: ServerOptions): Promise<HttpServer> {
  const limits = { ...usualLimits, ...given };
  const crowd = new Crowd(limits);
  let hosts: readonly string[] = [];
  const server = http.createServer(
    {
      maxHeaderSize: headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
    },
    async (request, response) => {
      const head = wireRequestOf(request);
      response.once('finish', () => crowd.stays(request.socket));
      const { wire, outcome, hangUp } = await outcomeOf(request, head);
      if (outcome === null) return;
      log(`${request.method} ${noted(wire)} ${result(outcome)}`);
      if (outcome.kind === 'silence') giveUp(request.socket, outcome.how);
      else if (outcome.disturbance === null) send(response, outcome.answer, clock, hangUp);
      else breakAnswer(request.socket, rawAnswer(outcome.answer, clock), outcome.disturbance, clock);
    },
  );

  /** `hangUp`: the body was not read to its end. null: the client went away. */
  async function outcomeOf(request: http.IncomingMessage, head: WireRequest) {
    const refused = (why: Refusal): Outcome => ({
      kind: 'answer',
      answer: gateway.refused(why, head),
      disturbance: null,
    });
    const stranger = strangerIn(request, hosts);
    if (stranger) return { wire: head, outcome: refused(stranger), hangUp: true };
    const early = await gateway.beforeReading(head);
    if (early) return { wire: head, outcome: early, hangUp: true };
    const body = await readBody(request);
    if (body === 'cut') return { wire: head, outcome: null, hangUp: true };
    if (body === 'too-large') {
      return { wire: head, outcome: refused(new Refusal('Emulator.BodyTooLarge')), hangUp: true };
    }
    crowd.asked(request.socket);
    const wire = { ...head, body };
    return { wire, outcome: await gateway.answer(wire), hangUp: false };
  }

  server.maxConnections = limits.connections;
  server.on('connection', (socket: Socket) => crowd.came(socket));
  server.on('drop', () => crowd.makeRoom());
  server.on('clientError', (error, socket) => answerUnreadable(error, socket, lingerMs));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  hosts = ownAddresses(bound);
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
function strangerIn({ url = '', headers }: http.IncomingMessage, hosts: readonly string[]): Refusal | null {
  if (headers.origin !== undefined) return new Refusal('Emulator.ForeignOrigin');
  const { authority } = targetOf(url);
  const isOwn = (address: string) => hosts.includes(address.toLowerCase());
  return isOwn(headers.host ?? '') && isOwn(authority ?? headers.host ?? '')
    ? null
    : new Refusal('Emulator.ForeignHost');
}

function wireRequestOf(request: http.IncomingMessage): WireRequest {
  const { path, query } = targetOf(request.url ?? '');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  }
  return { method: request.method ?? '', path, query, headers, body: Buffer.alloc(0) };
}

/** `too-large` as soon as that is known, without reading on; `cut` when the client went away. */
function readBody(request: http.IncomingMessage): Promise<Buffer | 'too-large' | 'cut'> {
  if (request.destroyed) return Promise.resolve('cut');
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

/** The action, for the log: a word that no action has is not repeated, for it may be anything. */
function noted(wire: WireRequest): string {
  const action = actionNamed(wire);
  return knownActions.has(action) || controls.has(action) ? action : '-';
}

function result(outcome: Outcome): string {
  if (outcome.kind === 'silence') return `${outcome.how} ${outcome.requestId}`;
  const { status, code, requestId } = outcome.answer;
  return [status, code, requestId, outcome.disturbance && 'disturbed'].filter(Boolean).join(' ');
}

function rawAnswer(answer: WireAnswer, clock: EmulatorClock) {
  const { status, contentType, requestId, body, headers } = answer;
  return {
    status,
    body,
    headers: {
      'content-type': contentType,
      // As the clock that judges the time stamps has it.
      date: clock.now().toUTCString(),
      'content-length': Buffer.byteLength(body),
      'x-acs-request-id': requestId,
      'cache-control': 'no-store',
      ...headers,
    },
  };
}

function send(response: http.ServerResponse, answer: WireAnswer, clock: EmulatorClock, hangUp: boolean): void {
  const { status, headers, body } = rawAnswer(answer, clock);
  response.writeHead(status, { ...headers, ...(hangUp ? { connection: 'close' } : {}) });
  response.end(body);
  if (hangUp) setTimeout(() => response.socket?.destroy(), lingerMs).unref();
}
