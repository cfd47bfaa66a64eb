import { once } from 'node:events';
import net, { type AddressInfo, type Socket } from 'node:net';

/**
 * What goes wrong below HTTP, in the words of toxiproxy; `up` is from the client to the service. All but the last are
 * blind to what they carry.
 */
export type Toxic =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  /** The end of the other side is passed on so much later. */
  | { readonly kind: 'slow_close'; readonly ms: number }
  /** Nothing passes, and the connection is closed after so long; 0: never. */
  | { readonly kind: 'timeout'; readonly ms: number }
  /** An RST to the client, so long after the connection was made. */
  | { readonly kind: 'reset_peer'; readonly ms: number }
  | { readonly kind: 'slicer'; readonly bytes: number; readonly delayMs: number }
  /** The connection is closed after so many bytes. */
  | { readonly kind: 'limit_data'; readonly bytes: number }
  /** As a middlebox that repeats: the whole request is sent on twice, and the answer to the second copy is the one that comes back. */
  | { readonly kind: 'repeat' };

export interface ToxicPlace {
  readonly toxic: Toxic;
  /** Default: down. */
  readonly stream?: 'up' | 'down';
  /** Only requests of this action; their whole request is read before it is passed on. */
  readonly action?: string;
  /** So many of the connections that fit, the first ones; default: every one. */
  readonly times?: number;
}

export interface FaultProxy {
  readonly origin: string;
  readonly port: number;
  /** Requests that were read whole, by action, in order; only while a toxic has an action. */
  readonly seen: readonly string[];
  add(place: ToxicPlace): void;
  /** No toxics any more; what is under way keeps its own. */
  clear(): void;
  /** Nobody listens: connections are refused, and those that are open end. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** A TCP proxy on loopback before a service on loopback. `onConnection` sees each connection before anything passes. */
export async function faultProxy(to: number, onConnection: (client: Socket) => void = () => {}): Promise<FaultProxy> {
  let places: { place: ToxicPlace; left: number }[] = [];
  const open = new Set<Socket>();
  const seen: string[] = [];
  const take = (action: string | null): readonly ToxicPlace[] => {
    const fitting = places.filter(({ place, left }) => left > 0 && (place.action ?? action) === action);
    for (const each of fitting) each.left -= 1;
    return fitting.map(({ place }) => place);
  };
  const serve = (client: Socket) => {
    open.add(client);
    client.on('close', () => open.delete(client)).on('error', () => {});
    onConnection(client);
    const looks = places.some(({ place, left }) => place.action !== undefined && left > 0);
    const own = ownHost((client.address() as AddressInfo).port, to);
    if (!looks) return passOn(client, to, own, take(null), Buffer.alloc(0));
    wholeRequest(client, (request) => {
      const action = /(?:^|[?&\s])Action=(\w+)/.exec(request.toString('latin1'))?.[1] ?? null;
      if (action !== null) seen.push(action);
      passOn(client, to, own, take(action), request);
    });
  };
  let server = net.createServer(serve);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const down = async () => {
    const closed = server.listening ? once(server, 'close') : null;
    server.close();
    for (const socket of open) reset(socket);
    await closed;
  };
  return {
    ...{ origin: `http://127.0.0.1:${port}`, port, seen, down, close: down },
    add: (place) => void places.push({ place, left: place.times ?? Number.POSITIVE_INFINITY }),
    clear() {
      places = [];
    },
    async up() {
      server = net.createServer(serve);
      server.listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
  };
}

/** The service answers to its own address only; the header is no part of a signature 1.0. */
function ownHost(port: number, to: number): (chunk: Buffer) => Buffer {
  return (chunk) => {
    const text = chunk.toString('latin1');
    const own = text.replace(`127.0.0.1:${port}\r\n`, `127.0.0.1:${to}\r\n`);
    return own === text ? chunk : Buffer.from(own, 'latin1');
  };
}

function wholeRequest(client: Socket, done: (request: Buffer) => void): void {
  let request = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    request = Buffer.concat([request, chunk]);
    const end = request.indexOf('\r\n\r\n');
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(request.toString('latin1', 0, end))?.[1] ?? 0);
    if (end < 0 || request.length < end + 4 + length) return;
    client.off('data', onData);
    client.pause();
    done(request);
  };
  client.on('data', onData);
}

function passOn(
  client: Socket,
  to: number,
  own: (chunk: Buffer) => Buffer,
  places: readonly ToxicPlace[],
  begun: Buffer,
): void {
  const of = (stream: 'up' | 'down') =>
    places.flatMap((each) => ((each.stream ?? 'down') === stream ? each.toxic : []));
  for (const { toxic } of places) if (toxic.kind === 'reset_peer') setTimeout(() => reset(client), toxic.ms);
  if (places.some(({ toxic }) => toxic.kind === 'repeat')) {
    repeat(client, to, own(begun));
    return;
  }
  const service = net.connect(to, '127.0.0.1');
  service.on('error', () => reset(client));
  client.on('close', () => service.destroy());
  const up = flow(client, service, of('up'), own);
  flow(service, client, of('down'), (chunk) => chunk);
  if (begun.length > 0) up(begun);
  client.resume();
}

/** Passes bytes from one to the other through toxics, in their order; the answer puts bytes in by hand. */
function flow(
  from: Socket,
  to: Socket,
  toxics: readonly Toxic[],
  change: (chunk: Buffer) => Buffer,
): (chunk: Buffer) => void {
  const blocked = toxics.find((toxic) => toxic.kind === 'timeout');
  if (blocked !== undefined && blocked.ms > 0) setTimeout(() => to.destroy(), blocked.ms);
  let left = Math.min(...toxics.map((toxic) => (toxic.kind === 'limit_data' ? toxic.bytes : Number.POSITIVE_INFINITY)));
  let turn = Promise.resolve();
  const write = async (chunk: Buffer) => {
    if (blocked || to.destroyed) return;
    for (const toxic of toxics) {
      if (toxic.kind === 'latency') await pause(toxic.ms);
      if (toxic.kind === 'bandwidth') await pause((chunk.length * 1000) / toxic.bytesPerSecond);
    }
    const slicer = toxics.find((toxic) => toxic.kind === 'slicer');
    const step = slicer?.bytes ?? chunk.length;
    for (let at = 0; at < chunk.length && left > 0; at += step) {
      if (slicer && at > 0) await pause(slicer.delayMs);
      const piece = chunk.subarray(at, Math.min(at + step, at + left, chunk.length));
      left -= piece.length;
      to.write(piece);
    }
    if (left <= 0) to.destroySoon();
  };
  const put = (chunk: Buffer) => {
    turn = turn.then(() => write(change(chunk)));
  };
  from.on('data', put).on('end', () => {
    const slow = toxics.find((toxic) => toxic.kind === 'slow_close');
    turn = turn.then(async () => {
      if (slow) await pause(slow.ms);
      if (!blocked) to.end();
    });
  });
  from.on('close', (hadError) => hadError && turn.then(() => reset(to)));
  return put;
}

function repeat(client: Socket, to: number, request: Buffer): void {
  const first = net.connect(to, '127.0.0.1', () => first.write(request));
  first.on('error', () => {});
  first.once('data', () => {
    first.destroy();
    const second = net.connect(to, '127.0.0.1', () => second.write(request));
    second.on('error', () => {});
    second.pipe(client);
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}

/** `resetAndDestroy` says goodbye with a FIN first; this is an RST and nothing before it. */
function reset(socket: Socket): void {
  // While a FIN is on its way libuv refuses to reset, and Node would wait for that socket for ever.
  if (!socket.writableEnded) Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}
