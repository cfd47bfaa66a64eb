import { NotSent, type NotSentReason } from './call-problem.ts';
import type { Interruption } from './deadlines.ts';
import type { Sightings } from './observed-agent.ts';
import type { TunnelState } from './proxy-tunnel.ts';

const reasons: Readonly<Record<string, NotSentReason>> = {
  ENOTFOUND: 'name-not-found',
  EAI_AGAIN: 'name-not-found',
  EAI_FAIL: 'name-not-found',
  EAI_NODATA: 'name-not-found',
  EAI_NONAME: 'name-not-found',
  ECONNREFUSED: 'connection-refused',
  ETIMEDOUT: 'connect-timeout',
  ECONNRESET: 'reset-before-connect',
  EPIPE: 'reset-before-connect',
};

const tunnelReasons: Readonly<Record<Exclude<TunnelState, 'none' | 'open'>, NotSentReason>> = {
  dialling: 'proxy-unreachable',
  asked: 'proxy-broken',
  authentication: 'proxy-authentication',
  refused: 'proxy-refused',
  broken: 'proxy-broken',
};

/** For a failure before the connection was ready; nothing of the request had left then. */
export function notSent(
  call: {
    readonly action: string;
    readonly host: string;
    readonly secure: boolean;
    readonly proxy?: string | null;
    /** How long a connection may take, in milliseconds. */
    readonly connectMs: number;
  },
  seen: Sightings,
  error: unknown,
  interruption: Interruption | null,
): NotSent {
  const code = codeOf(error);
  const limitMs = interruption === 'timer' ? call.connectMs : null;
  const facts = { action: call.action, host: call.host, code, proxy: call.proxy ?? '', limitMs };
  if (interruption === 'signal') return new NotSent({ ...facts, reason: 'interrupted' });
  if (seen.tunnel !== 'none' && seen.tunnel !== 'open') {
    const reason = interruption && seen.tunnel === 'asked' ? 'proxy-silent' : tunnelReasons[seen.tunnel];
    return new NotSent({ ...facts, reason, ...(seen.tunnelStatus !== null && { code: `HTTP_${seen.tunnelStatus}` }) });
  }
  if (interruption) {
    return new NotSent({ ...facts, reason: 'connect-timeout' });
  }
  if (seen.certificateRefused) {
    return new NotSent({ ...facts, reason: 'tls-certificate', certificate: seen.certificate });
  }
  // After `connect` only the handshake is left to fail, whatever the code says: a reset reads ECONNRESET there too.
  const began = seen.connected || seen.tunnel === 'open';
  if (call.secure && began) return new NotSent({ ...facts, reason: 'tls-handshake' });
  // Without a tunnel the proxy is the one that was called.
  const reason = call.proxy ? 'proxy-unreachable' : (reasons[code] ?? 'unreachable');
  return new NotSent({ ...facts, reason });
}

/** Node's code of an error (`ECONNREFUSED`), '' when it has none. */
export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : '';
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,63}$/.test(code) ? code : '';
}
