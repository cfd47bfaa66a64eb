import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';

export interface ConnectProxy {
  readonly port: number;
  readonly url: string;
  /** `CONNECT host:port` or `POST http://…`, with the header Proxy-Authorization where one came. */
  readonly asked: string[];
}

interface ProxyOptions {
  /** Key and certificate of a proxy that is itself reached over TLS. */
  readonly secure?: { readonly key: string; readonly cert: string };
  /** Where everything is sent, whatever was asked for; by default to the target itself. */
  readonly to?: number;
  /** Answers CONNECT in its own way, in place of a tunnel. */
  readonly answer?: (socket: Socket) => void;
}

/** A proxy on loopback that makes tunnels and passes plain requests on, gone when the test ends. */
export async function connectProxy(
  t: { after(end: () => void): void },
  { secure, to, answer }: ProxyOptions = {},
): Promise<ConnectProxy> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const note = ({ method, url, headers }: http.IncomingMessage) => {
    const authorization = headers['proxy-authorization'];
    asked.push([method, url, ...(authorization ? [authorization] : [])].join(' '));
  };
  const passOn = (request: http.IncomingMessage, response: http.ServerResponse) => {
    note(request);
    const { pathname, port } = new URL(request.url ?? '');
    const { method = 'GET', headers } = request;
    const target = { host: '127.0.0.1', port: to ?? port, path: pathname, method };
    const { host: _, 'proxy-authorization': __, ...kept } = headers;
    const onward = http.request({ ...target, headers: kept }, (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    request.pipe(onward);
  };
  const server = secure ? https.createServer(secure, passOn) : http.createServer(passOn);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('error', () => {});
  });
  server.on('tlsClientError', () => {});
  server.on('connect', (request, socket: Socket) => {
    note(request);
    socket.on('error', () => {});
    if (answer) return answer(socket);
    const onward = net.connect(to ?? Number(/\d+$/.exec(request.url ?? '')?.[0]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    open.add(onward);
    onward.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, url: `${secure ? 'https' : 'http'}://127.0.0.1:${port}`, asked };
}
