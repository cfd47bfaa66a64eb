import net, { type Socket } from 'node:net';
import tls, { type SecureContext } from 'node:tls';
import type { ProxyAddress } from './proxy-settings.ts';

/** How far a tunnel through a proxy has come. */
export type TunnelState =
  /** No proxy. */
  | 'none'
  /** On the way to the proxy. */
  | 'dialling'
  /** CONNECT is sent, no answer yet. */
  | 'asked'
  /** It asks for a user name and a password. */
  | 'authentication'
  /** It answered something else than 200, a page for instance. */
  | 'refused'
  /** What came back is not HTTP, or the connection ended. */
  | 'broken'
  | 'open';

export interface Tunnel {
  readonly proxy: ProxyAddress;
  /** host:port behind the proxy. */
  readonly target: string;
  readonly trust: SecureContext | undefined;
  /** Told of each step, so that an end at any moment can be explained. */
  onState(state: TunnelState, status: number | null): void;
  /** Every socket that is made, before anything happens on it. */
  onSocket(socket: Socket): void;
}

/** Bytes of an answer to CONNECT that are looked at. */
const longestHead = 16 * 1024;

/**
 * Asks the proxy for a tunnel. `done` gets a socket whose next byte is the target's, or an error; until then nothing of
 * the request has left this machine: only the name of the target has.
 */
export function openTunnel({ proxy, target, trust, onState, onSocket }: Tunnel, done: Done): void {
  const { host, port } = proxy;
  const name = net.isIP(host) ? {} : { servername: host };
  const socket = proxy.secure
    ? tls.connect({ host, port, ...name, ...(trust && { secureContext: trust }) })
    : net.connect({ host, port });
  onState('dialling', null);
  onSocket(socket);
  let head = Buffer.alloc(0);

  const finish = (error: Error | null) => {
    socket.off('data', onData).off('error', finish).off('close', onClose);
    if (error === null) return done(null, socket);
    socket.on('error', () => {});
    socket.destroy();
    done(error);
  };
  const fail = (state: TunnelState, status: number | null = null) => {
    onState(state, status);
    finish(new Error('no tunnel'));
  };
  const onClose = () => fail('broken');
  const onData = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    const looksRight = 'HTTP/1.'.startsWith(head.subarray(0, 7).toString('latin1'));
    if (!looksRight || (end < 0 && head.length > longestHead)) return fail('broken');
    if (end < 0) return;
    const status = Number(/^HTTP\/1\.\d (\d{3})\b/.exec(head.subarray(0, end).toString('latin1'))?.[1] ?? 0);
    if (status === 407) return fail('authentication', status);
    // A login page that answers everything with 200 opens no tunnel.
    const isPage = /^content-type:\s*text\/html/im.test(head.subarray(0, end).toString('latin1'));
    if (status !== 200 || isPage) return fail(status === 0 ? 'broken' : 'refused', status);
    socket.pause();
    const rest = head.subarray(end + 4);
    if (rest.length > 0) socket.unshift(rest);
    onState('open', status);
    finish(null);
  };
  socket.on('data', onData).once('error', finish).once('close', onClose);
  socket.once(proxy.secure ? 'secureConnect' : 'connect', () => {
    onState('asked', null);
    const authorization = proxy.authorization === null ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
    socket.write(`CONNECT ${target} HTTP/1.1\r\nHost: ${target}\r\n${authorization}\r\n`);
  });
}

type Done = (error: Error | null, socket?: Socket) => void;
