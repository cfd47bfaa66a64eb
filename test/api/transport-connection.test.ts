import assert from 'node:assert/strict';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { NotSent } from '../../src/api/call-problem.ts';
import type { TransportOptions } from '../../src/api/transport.ts';
import { facts, invokeOver, noAnswer, problemOf } from './calls.ts';
import { certificate, listen, respondJson, transportTo } from './loopback.ts';

async function closedPort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const failedLookup = (code: string) =>
  ((_host: string, _options: object, done: (error: Error) => void) => {
    process.nextTick(done, Object.assign(new Error('canary look-up failed'), { code }));
  }) as TransportOptions['lookup'];

test('a refused port: not sent, connection-refused', async () => {
  const port = await closedPort();
  const problem = await problemOf(invokeOver(transportTo(`http://127.0.0.1:${port}`)));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'connection-refused', code: 'ECONNREFUSED' });
  assert.equal((problem as NotSent).host, `127.0.0.1:${port}`);
});

for (const [code, reason] of [
  ['ENOTFOUND', 'name-not-found'],
  ['EAI_AGAIN', 'name-not-found'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ETIMEDOUT', 'connect-timeout'],
  ['EWHATEVER', 'unreachable'],
] as const) {
  for (const scheme of ['http', 'https']) {
    test(`${scheme}: ${code} before any connection is ${reason}`, async () => {
      const transport = transportTo(`${scheme}://ecs.test`, { lookup: failedLookup(code) });
      assert.deepEqual(facts(await problemOf(invokeOver(transport))), { name: 'NotSent', reason, code });
    });
  }
}

test('a connection that never comes about is given up after the first limit', async () => {
  const lookup = (() => {}) as TransportOptions['lookup'];
  const transport = transportTo('http://ecs.test', { lookup, limits: { connectMs: 30, answerMs: 60_000 } });
  assert.deepEqual(facts(await problemOf(invokeOver(transport))), {
    name: 'NotSent',
    reason: 'connect-timeout',
    code: '',
  });
});

test('a handshake that never ends is given up after the first limit, and nothing was sent', async (t) => {
  const server = await listen(t, () => {});
  const transport = transportTo(`https://127.0.0.1:${server.port}`, { limits: { connectMs: 60, answerMs: 60_000 } });
  const problem = await problemOf(invokeOver(transport));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'connect-timeout', code: '' });
  await server.drained();
});

test('a handshake cut off is not sent, whatever the code says', async (t) => {
  const server = await listen(t, () => {}, { onConnection: (socket) => socket.once('data', () => socket.destroy()) });
  const problem = await problemOf(invokeOver(transportTo(`https://127.0.0.1:${server.port}`)));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'tls-handshake', code: 'ECONNRESET' });
});

test('https to a port that speaks http is not sent', async (t) => {
  const server = await listen(t, () => {}, {
    onConnection: (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  });
  const problem = await problemOf(invokeOver(transportTo(`https://127.0.0.1:${server.port}`)));
  assert.equal(problem.name === 'NotSent' && problem.reason, 'tls-handshake');
});

test('reset at accept: not sent when no connect was seen, else open; never more bytes than that admits', async (t) => {
  const server = await listen(t, () => {}, { onConnection: (socket) => socket.resetAndDestroy() });
  const problem = await problemOf(invokeOver(transportTo(server.origin)));
  const reason = problem.name === 'Refused' ? problem.code : problem.reason;
  assert.equal(reason, problem.name === 'NotSent' ? 'reset-before-connect' : 'reset');
  assert.equal(server.received(), 0);
});

for (const [name, ca, code] of [
  ['expired', certificate('expired').cert, 'CERT_HAS_EXPIRED'],
  ['other-name', certificate('other-name').cert, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['trusted', undefined, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
] as const) {
  test(`TLS: ${code} names the certificate, and nothing was sent`, async (t) => {
    const server = await listen(t, respondJson(200, { InvokeId: 't-1' }), { secure: certificate(name) });
    const problem = await problemOf(invokeOver(transportTo(server.origin, ca === undefined ? {} : { ca })));
    assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'tls-certificate', code });
    const subject = `O=ecs-invoke tests, CN=${name === 'other-name' ? 'elsewhere' : 'ecs'}.test`;
    const shown = (problem as NotSent).certificate;
    assert.deepEqual(shown?.subject.split(', ').sort(), subject.split(', ').sort());
    assert.equal(shown?.issuer, shown?.subject);
    assert.match(shown?.validTo ?? '', name === 'expired' ? /^Feb 1 .* 2020 GMT$/ : /^Jan 1 .* 2120 GMT$/);
    assert.equal(server.received(), 0);
  });
}

test('TLS: a certificate that is trusted carries the call, and what goes wrong after it is open', async (t) => {
  const secure = certificate('trusted');
  let turn = 0;
  const good = respondJson(200, { InvokeId: 't-1' });
  const server = await listen(t, (socket, request) => (turn++ === 0 ? good(socket, request) : socket.destroy()), {
    secure,
  });
  const transport = transportTo(server.origin, { ca: secure.cert });
  assert.equal(await invokeOver(transport), 't-1');
  assert.deepEqual(facts(await problemOf(invokeOver(transport))), noAnswer('reset', null));
});
