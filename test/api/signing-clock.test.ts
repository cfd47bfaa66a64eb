import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { test } from 'node:test';
import { signingClock } from '../../src/api/signing-clock.ts';
import { bodyOf, envelope, facts, invokeOver, noAnswer, problemOf, refused } from './calls.ts';
import { type Answer, listen, respondJson, transportTo } from './loopback.ts';

const day = 24 * 3600_000;
const ahead = new Date(Date.now() + day);

/** Refuses what is not signed at its own time, which is a day ahead. */
const strict =
  (date: string): Answer =>
  (socket, request) => {
    const signedAt = Date.parse(new URLSearchParams(bodyOf(request)).get('Timestamp') ?? '');
    const good = Math.abs(signedAt - ahead.getTime()) < 60_000;
    const body = JSON.stringify(
      good
        ? { RequestId: '473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E', InvokeId: 't-1' }
        : envelope('InvalidTimeStamp.Expired'),
    );
    socket.end(
      `HTTP/1.1 ${good ? 200 : 400} X\r\n${date}content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
  };

test('a clock that is off: signed again with the time of the service, once told, and right from then on', async (t) => {
  const server = await listen(t, strict(`Date: ${ahead.toUTCString()}\r\n`));
  const told: number[] = [];
  const transport = transportTo(server.origin, { clockCorrected: (offsetMs) => told.push(offsetMs) });
  assert.equal(await invokeOver(transport), 't-1');
  assert.equal(server.requests.length, 2);
  assert.equal(await invokeOver(transport), 't-1');
  assert.equal(server.requests.length, 3);
  assert.equal(told.length, 1);
  assert.ok(Math.abs(told[0]! - day) < 60_000);
});

test('a refusal that tells no time, or comes again, is final', async (t) => {
  const mute = await listen(t, strict(''));
  assert.deepEqual(
    facts(await problemOf(invokeOver(transportTo(mute.origin)))),
    refused('InvalidTimeStamp.Expired', 400),
  );
  assert.equal(mute.requests.length, 1);
  const wrong = await listen(t, strict(`Date: ${new Date(0).toUTCString()}\r\n`));
  await problemOf(invokeOver(transportTo(wrong.origin)));
  assert.equal(wrong.requests.length, 2);
});

test('the time of this machine will do until the service has called it wrong', () => {
  const clock = signingClock(undefined, () => Date.UTC(2026, 0, 1));
  assert.equal(clock.timestamp(), '2026-01-01T00:00:00Z');
  assert.equal(clock.correct('soon'), false);
  assert.equal(clock.correct('Thu, 01 Jan 2026 00:20:00 GMT'), true);
  assert.equal(clock.timestamp(), '2026-01-01T00:20:00Z');
});

const answering: Answer = (socket, request) => {
  setTimeout(() => respondJson(200, { RequestId: 'R', InvokeId: 't-1' })(socket, request), 50);
};

test('interrupted while the answer is on its way: awaited for a moment where that was asked for', async (t) => {
  for (const [graceMs, awaitsAnswer, arrives] of [
    [5_000, true, true],
    [1, true, false],
    [5_000, false, false],
  ] as const) {
    const arrived = new EventEmitter();
    const server = await listen(t, (socket, request) => {
      arrived.emit('request');
      answering(socket, request);
    });
    const limits = { connectMs: 10_000, answerMs: 10_000, graceMs };
    const stop = new AbortController();
    const request = once(arrived, 'request');
    const call = invokeOver(transportTo(server.origin, { limits }), { signal: stop.signal, awaitsAnswer });
    const outcome = call.catch((error: unknown) => error);
    await request;
    stop.abort('SIGINT');
    if (arrives) assert.equal(await outcome, 't-1');
    else assert.deepEqual(facts(await problemOf(call)), noAnswer('interrupted', null));
  }
});

test('time that is up is up: nothing is awaited beyond it', async (t) => {
  const server = await listen(t, () => {});
  const limits = { connectMs: 10_000, answerMs: 10_000, graceMs: 10_000 };
  const call = invokeOver(transportTo(server.origin, { limits }), {
    signal: AbortSignal.timeout(1_000),
    awaitsAnswer: true,
  });
  assert.equal((await problemOf(call)).name, 'NoAnswer');
});
