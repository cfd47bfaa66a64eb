import diagnosticsChannel from 'node:diagnostics_channel';
import type http from 'node:http';
import type { LookupFunction, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { PeerCertificate, SecureContext, TLSSocket } from 'node:tls';
import { forwardingAgent, freshAgent, tunnellingAgent } from './fresh-agents.ts';
import type { ProxyAddress } from './proxy-settings.ts';
import type { TunnelState } from './proxy-tunnel.ts';
import { oneLine } from './redact.ts';
import { retryAfterMs } from './retry-after.ts';

/** What one call's connection has shown so far. Nothing of it is guessed from an error's code. */
export interface Sightings {
  /** A socket exists at all; without one nothing can have been sent. */
  opened: boolean;
  /** That is dialled, '' while its name is not resolved. */
  address: string;
  /** `connect` was seen. */
  connected: boolean;
  /** `connect` (http) or `secureConnect` (https) was seen: from here on the request may have arrived. */
  ready: boolean;
  /** The handshake ended with a certificate that is not trusted. */
  certificateRefused: boolean;
  readonly certificate: CertificateFacts | null;
  /** Of a tunnel through a proxy; `none` without one. */
  tunnel: TunnelState;
  /** What the proxy answered to CONNECT. */
  tunnelStatus: number | null;
  /** Of the answer's head, once it has come. */
  status: number | null;
  contentType: string;
  /** Header Date of the answer, '' without one. */
  date: string;
  /** How long the service asks us to wait before the next call, in milliseconds; null when it says nothing. */
  retryAfterMs: number | null;
  /** The answer grew beyond anything the service sends, and was cut off. */
  tooLarge: boolean;
}

export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  readonly validTo: string;
}

export interface ConnectionOptions {
  readonly secure: boolean;
  /** PEM; in place of the authorities this machine trusts. */
  readonly ca?: string;
  /** In place of `ca`: authorities read before. */
  readonly trust?: SecureContext;
  readonly lookup?: LookupFunction;
  readonly proxy?: ProxyAddress;
  onReady(): void;
}

export interface ObservedConnection {
  readonly agent: http.Agent;
  readonly seen: Readonly<Sightings>;
  /** Ends the connection, and any attempt to make one. */
  close(): void;
}

/** Bytes. A page of fifty results of 24 KB each, in Base64 and escaped, stays far below. */
const largestAnswer = 16 * 1024 * 1024;

/**
 * An agent for one call: a fresh connection, never kept alive and never resumed, because only on a fresh socket is the
 * absence of `connect` or `secureConnect` a proof that nothing was sent.
 */
export function observeConnection({
  secure,
  ca,
  trust,
  lookup,
  proxy,
  onReady,
}: ConnectionOptions): ObservedConnection {
  let shown: Partial<PeerCertificate> | null = null;
  const seen: Sightings = {
    opened: false,
    address: '',
    connected: false,
    ready: false,
    certificateRefused: false,
    get certificate() {
      return shown && factsOf(shown);
    },
    tunnel: 'none',
    tunnelStatus: null,
    status: null,
    contentType: '',
    date: '',
    retryAfterMs: null,
    tooLarge: false,
  };
  const sockets: Duplex[] = [];
  let closed = false;

  const watch = (socket: Socket) => {
    seen.opened = true;
    sockets.push(socket);
    const ready = () => {
      seen.ready = true;
      onReady();
    };
    socket.on('lookup', (_error, address) => {
      seen.address = address ?? '';
    });
    socket.once('connect', () => {
      seen.connected = true;
      seen.address = socket.remoteAddress ?? seen.address;
      if (!secure) ready();
    });
    if (!isTls(socket)) return;
    // Node asks `secure` first and destroys a socket it does not trust right there; later the certificate is gone.
    socket.prependListener('secure', () => {
      shown = socket.getPeerCertificate(false);
    });
    socket.once('secureConnect', ready);
    socket.once('error', () => {
      seen.certificateRefused = Boolean(socket.authorizationError);
    });
  };

  // pop-core hides the head of an answer that is not JSON; Node tells it to whoever subscribes, call by call.
  let watchSize: NodeJS.Timeout | undefined;
  const onHead = (message: unknown) => {
    const { request, response } = message as { request: http.ClientRequest; response: http.IncomingMessage };
    if (!request.socket || !sockets.includes(request.socket)) return;
    seen.status = response.statusCode ?? null;
    seen.contentType = response.headers['content-type'] ?? '';
    seen.date = response.headers.date ?? '';
    seen.retryAfterMs = retryAfterMs(response.headers);
    const { socket } = request;
    // Listening to the body here would take its first bytes away from pop-core; the socket counts them anyway.
    watchSize = setInterval(() => {
      if (socket.bytesRead <= largestAnswer) return;
      seen.tooLarge = true;
      socket.destroy();
    }, 20);
  };
  diagnosticsChannel.subscribe('http.client.response.finish', onHead);

  const trusted = trust ? { secureContext: trust } : ca !== undefined && { ca };
  const options = { keepAlive: false, ...(lookup && { lookup }), ...(secure && { maxCachedSessions: 0, ...trusted }) };
  const hooks = {
    isClosed: () => closed,
    watch,
    onTunnel(state: TunnelState, status: number | null) {
      Object.assign(seen, { tunnel: state, tunnelStatus: status });
    },
    onTunnelSocket(socket: Socket) {
      seen.opened = true;
      sockets.push(socket);
    },
  };
  const makeAgent = proxy ? (secure ? tunnellingAgent : forwardingAgent)(proxy, trust) : freshAgent(secure);
  const agent = makeAgent(options, hooks);
  return {
    agent,
    seen,
    close() {
      closed = true;
      clearInterval(watchSize);
      diagnosticsChannel.unsubscribe('http.client.response.finish', onHead);
      agent.destroy();
      // A tunnel under way belongs to no agent yet.
      if (seen.tunnel !== 'none') for (const socket of sockets) socket.destroy();
    },
  };
}

/** Without reading Node's TLS for it. */
function isTls(socket: Socket): socket is TLSSocket {
  return 'encrypted' in socket && socket.encrypted === true;
}

/** Names only: the certificate itself is large and of no use to a reader. */
function factsOf(shown: Partial<PeerCertificate>): CertificateFacts | null {
  if (!shown.subject || !shown.issuer) return null;
  return {
    subject: nameOf(shown.subject),
    issuer: nameOf(shown.issuer),
    validTo: oneLine(String(shown.valid_to)).slice(0, 40),
  };
}

/** `CN=ecs.aliyuncs.com, O=Alibaba` */
function nameOf(parts: object): string {
  return oneLine(
    Object.entries(parts)
      .map(([key, value]) => `${key}=${value}`)
      .join(', '),
  ).slice(0, 200);
}
