import assert from 'node:assert/strict';
import type { Socket } from 'node:net';
import { test } from 'node:test';
import { trusting } from '../../src/api/authorities.ts';
import type { NotSent } from '../../src/api/call-problem.ts';
import { callService } from '../../src/api/credentials/service-call.ts';
import { proxyFor } from '../../src/api/proxy-settings.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { facts, html, invokeOver, noAnswer, problemOf } from './calls.ts';
import { surroundingsOf } from './fetching.ts';
import { certificate, listen, respond, respondJson, transportTo } from './loopback.ts';

const secure = certificate('trusted');
const good = respondJson(200, { InvokeId: 't-1' });
const through = (url: string) => {
  const proxy = proxyFor('https://ecs.test', { HTTPS_PROXY: url });
  return { proxy: proxy ?? assert.fail('no proxy'), ca: secure.cert };
};
const withUser = (url: string) => url.replace('://', '://jack:canary@');
const basic = `Basic ${Buffer.from('jack:canary').toString('base64')}`;

test('https goes through a tunnel, and the proxy sees nothing but where to', async (t) => {
  const server = await listen(t, good, { secure });
  const proxy = await connectProxy(t);
  const transport = transportTo(`https://localhost:${server.port}`, through(withUser(proxy.url)));
  assert.equal(await invokeOver(transport), 't-1');
  assert.equal(await invokeOver(transport), 't-1');
  assert.deepEqual(proxy.asked, Array(2).fill(`CONNECT localhost:${server.port} ${basic}`));
  assert.doesNotMatch(server.requests.join(), /proxy-authorization/i);
});

test('a proxy that is itself reached over TLS', async (t) => {
  const server = await listen(t, good, { secure });
  const proxy = await connectProxy(t, { secure });
  const options = { ...through(proxy.url), trust: trusting([secure.cert], {}) };
  assert.equal(await invokeOver(transportTo(server.origin, options)), 't-1');
  const distrusted = transportTo(server.origin, through(proxy.url));
  const problem = await problemOf(invokeOver(distrusted));
  assert.deepEqual(facts(problem), {
    name: 'NotSent',
    reason: 'proxy-unreachable',
    code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  });
});

test('plain http is passed on by the proxy; its password stays with it', async (t) => {
  const server = await listen(t, good);
  const proxy = await connectProxy(t, { to: server.port });
  const transport = transportTo('http://ecs.test', through(withUser(proxy.url)));
  assert.equal(await invokeOver(transport), 't-1');
  assert.deepEqual(proxy.asked, [`POST http://ecs.test/ ${basic}`]);
  assert.doesNotMatch(server.requests.join(), /proxy-authorization/i);
});

test('a certificate that is not trusted behind a tunnel: nothing was sent', async (t) => {
  const server = await listen(t, good, { secure: certificate('other-name') });
  const proxy = await connectProxy(t);
  const options = { ...through(proxy.url), ca: certificate('other-name').cert };
  const problem = await problemOf(invokeOver(transportTo(`https://localhost:${server.port}`, options)));
  assert.deepEqual(facts(problem), {
    name: 'NotSent',
    reason: 'tls-certificate',
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  assert.equal(server.received(), 0);
});

test('what goes wrong after the handshake inside a tunnel is open', async (t) => {
  const server = await listen(t, (socket) => socket.destroy(), { secure });
  const proxy = await connectProxy(t);
  const transport = transportTo(`https://localhost:${server.port}`, through(proxy.url));
  assert.deepEqual(facts(await problemOf(invokeOver(transport))), noAnswer('reset', null));
});

const says = (words: string) => (socket: Socket) => void socket.end(words);
const page = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${html.length}\r\n\r\n${html}`;
for (const [name, answer, reason, code] of [
  [
    'asks for a password',
    says('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n'),
    'proxy-authentication',
    'HTTP_407',
  ],
  [
    'refuses with a page',
    says(`HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n${html}`),
    'proxy-refused',
    'HTTP_403',
  ],
  ['cannot reach the endpoint', says('HTTP/1.1 502 Bad Gateway\r\n\r\n'), 'proxy-refused', 'HTTP_502'],
  ['answers with a login page and 200', says(page), 'proxy-refused', 'HTTP_200'],
  ['speaks something else', says('SSH-2.0-OpenSSH_9.6\r\n'), 'proxy-broken', ''],
  ['has an endless head', says(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(20_000)}`), 'proxy-broken', ''],
  ['hangs up', (socket: Socket) => void socket.end(), 'proxy-broken', ''],
  ['resets', (socket: Socket) => void socket.resetAndDestroy(), 'proxy-broken', 'ECONNRESET'],
  ['opens the way and hangs up', says('HTTP/1.1 200 OK\r\n\r\n'), 'tls-handshake', 'ECONNRESET'],
] as const) {
  test(`a proxy that ${name}: not sent, ${reason}`, async (t) => {
    const server = await listen(t, good, { secure });
    const proxy = await connectProxy(t, { answer });
    const transport = transportTo(`https://localhost:${server.port}`, through(withUser(proxy.url)));
    const problem = await problemOf(invokeOver(transport));
    assert.deepEqual(facts(problem), { name: 'NotSent', reason, code });
    assert.equal((problem as NotSent).proxy, `127.0.0.1:${proxy.port}`);
    assert.equal((problem as NotSent).host, `localhost:${server.port}`);
    assert.equal(server.received(), 0);
  });
}

test('a proxy that hangs, and one that is not there', async (t) => {
  const proxy = await connectProxy(t, { answer: () => {} });
  const limits = { connectMs: 500, answerMs: 60_000 };
  const silent = transportTo('https://ecs.test', { ...through(proxy.url), limits });
  assert.deepEqual(facts(await problemOf(invokeOver(silent))), { name: 'NotSent', reason: 'proxy-silent', code: '' });
  const gone = { name: 'NotSent', reason: 'proxy-unreachable', code: 'ECONNREFUSED' };
  for (const endpoint of ['https://ecs.test', 'http://ecs.test']) {
    assert.deepEqual(facts(await problemOf(invokeOver(transportTo(endpoint, through('http://127.0.0.1:1'))))), gone);
  }
});

test('Ctrl-C while a proxy thinks about it', async (t) => {
  const stop = new AbortController();
  const proxy = await connectProxy(t, { answer: () => stop.abort('SIGINT') });
  const call = invokeOver(transportTo('https://ecs.test', through(proxy.url)), { signal: stop.signal });
  assert.deepEqual(facts(await problemOf(call)), { name: 'NotSent', reason: 'interrupted', code: '' });
});

test('a page in answer to plain http is open: the proxy may have passed the request on', async (t) => {
  const server = await listen(t, respond(503, html, 'text/html'));
  const proxy = await connectProxy(t, { to: server.port });
  const problem = await problemOf(invokeOver(transportTo('http://ecs.test', through(proxy.url))));
  assert.deepEqual(facts(problem), noAnswer('html', 503));
});

test('services that give keys are reached through the proxy too', async (t) => {
  const server = await listen(t, respondJson(200, {}), { secure });
  const proxy = await connectProxy(t);
  const { proxy: address } = through(proxy.url);
  const { surroundings } = surroundingsOf({
    network: { proxyFor: () => address, trust: trusting([secure.cert], {}) },
  });
  const url = new URL(`https://localhost:${server.port}/v1/token`);
  assert.equal((await callService({ action: 'x', method: 'POST', url }, surroundings)).status, 200);
  assert.deepEqual(proxy.asked, [`CONNECT localhost:${server.port}`]);
});
