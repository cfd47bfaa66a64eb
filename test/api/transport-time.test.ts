import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { facts, invokeOver, noAnswer, problemOf } from './calls.ts';
import { type Answer, listen, respondJson, transportTo } from './loopback.ts';

const silent: Answer = () => {};
const dripping =
  (text: string): Answer =>
  (socket) => {
    let at = 0;
    // The client hangs up in the middle of a drop.
    socket.on('error', () => {});
    const timer = setInterval(
      () => (socket.destroyed ? clearInterval(timer) : socket.write(text[at++ % text.length]!)),
      5,
    );
    socket.on('close', () => clearInterval(timer));
  };

for (const [name, answer, status] of [
  ['a server that never answers', silent, null],
  [
    'a head that drips',
    dripping('HTTP/1.1 200 OK\r\nx-drip: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    null,
  ],
  [
    'a body that drips',
    ((socket, request) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      dripping(' ')(socket, request);
    }) as Answer,
    200,
  ],
] as const) {
  test(`${name} is given up after the second limit, and its connection closed`, async (t) => {
    const server = await listen(t, answer);
    const transport = transportTo(server.origin, { limits: { connectMs: 60_000, answerMs: 500 } });
    const problem = await problemOf(invokeOver(transport));
    assert.deepEqual(facts(problem), noAnswer('timeout', status));
    assert.equal(problem.name === 'NoAnswer' && problem.waitedMs > 0, true);
    await server.drained();
  });
}

test('interrupted before the call, in the tick of the call, and while waiting for the answer', async (t) => {
  const fromServer = new EventEmitter();
  const server = await listen(t, () => fromServer.emit('request'));
  const transport = transportTo(server.origin);
  const interrupted = { name: 'NotSent', reason: 'interrupted', code: '' };

  assert.deepEqual(facts(await problemOf(invokeOver(transport, { signal: AbortSignal.abort() }))), interrupted);

  const atOnce = new AbortController();
  const call = problemOf(invokeOver(transport, { signal: atOnce.signal }));
  atOnce.abort();
  assert.deepEqual(facts(await call), interrupted);

  const waiting = new AbortController();
  const arrived = once(fromServer, 'request');
  const open = problemOf(invokeOver(transport, { signal: waiting.signal }));
  await arrived;
  assert.equal(server.requests.length, 1);
  waiting.abort();
  assert.deepEqual(facts(await open), noAnswer('interrupted', null));
  await server.drained();
});

test('an interruption at any of the first ticks either sends nothing or is not called unsent', async (t) => {
  for (let ticks = 0; ticks < 12; ticks++) {
    const server = await listen(t, respondJson(200, { InvokeId: 't-1' }));
    const transport = transportTo(server.origin);
    const stop = new AbortController();
    const call = problemOf(invokeOver(transport, { signal: stop.signal }));
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    stop.abort();
    const problem = await call;
    // Whatever the first call had left on its way arrives before a second one is answered.
    await invokeOver(transport);
    await server.drained();
    if (problem.name === 'NotSent') assert.equal(server.requests.length, 1, `after ${ticks} ticks`);
  }
});
