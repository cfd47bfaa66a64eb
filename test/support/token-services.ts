import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

/** What a service that gives keys was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
  /** The body's fields where it is a form, else the query's. */
  readonly fields: URLSearchParams;
}

/** A body that is a text goes as it is, anything else as JSON; null: the connection is torn down. */
export type Reply = readonly [status: number, body: unknown] | null;

export interface TokenServices {
  readonly origin: string;
  readonly host: string;
  readonly asked: Asked[];
}

/** Stand-in for the services that give keys (STS, metadata, CloudSSO, OAuth, a URI), gone when the test ends. */
export async function tokenServices(
  t: Pick<TestContext, 'after'>,
  reply: (asked: Asked, turn: number) => Reply | Promise<Reply>,
): Promise<TokenServices> {
  const asked: Asked[] = [];
  const server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const url = new URL(request.url ?? '/', 'http://service');
    const isForm = request.headers['content-type']?.includes('form');
    const fields = isForm ? new URLSearchParams(body) : url.searchParams;
    const { method = '', headers } = request;
    const one = { method, path: url.pathname, query: url.searchParams, headers, body, fields };
    asked.push(one);
    const answer = await reply(one, asked.length);
    if (answer === null) return void request.socket.destroy();
    const [status, content] = answer;
    response.statusCode = status;
    response.setHeader('content-type', typeof content === 'string' ? 'text/plain' : 'application/json');
    response.end(typeof content === 'string' ? content : JSON.stringify(content));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin: `http://${host}`, host, asked };
}

/** Keys as STS and the metadata service write them; every one is a canary. */
export function keys(number: number | string, expiration = '2026-01-01T02:00:00Z') {
  return {
    AccessKeyId: `STS.canary${number}`,
    AccessKeySecret: `canarySecret${number}`,
    SecurityToken: `canaryToken${number}`,
    Expiration: expiration,
  };
}

export const requestId = '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E';

/** A refusal that quotes what it was sent, as a service of somebody else might. */
export function refusal(code: string, { body, headers }: Asked): Reply {
  return [403, { Code: code, Message: `no: ${body} ${JSON.stringify(headers)}`, RequestId: requestId, HostId: 'sts' }];
}
