import assert from 'node:assert/strict';
import net from 'node:net';
import { type TestContext, test } from 'node:test';
import { RealClock } from '../../src/emulator/clock.ts';
import type { Gateway } from '../../src/emulator/gateway.ts';
import { type Limits, serve } from '../../src/emulator/server.ts';
import { started } from './support/start.ts';
import { ask, send } from './support/wire-client.ts';

/** So many connections, each with the beginning of a request and nothing more. */
async function slow(t: TestContext, port: number, count: number, beginning = 'POST / HTTP/1.1\r\nhost: 127.0') {
  const sockets = Array.from({ length: count }, () => net.connect(port, '127.0.0.1'));
  let ended = 0;
  t.after(() => {
    for (const socket of sockets) socket.destroy();
  });
  await Promise.all(
    sockets.map(
      (socket) =>
        new Promise<void>((resolve) => {
          socket.on('connect', () => socket.write(beginning, () => resolve()));
          socket.on('error', () => resolve());
          socket.on('close', () => (ended += 1));
          socket.resume();
        }),
    ),
  );
  return { sockets, ended: () => ended };
}

const until = async (done: () => boolean) => {
  const begun = performance.now();
  while (!done() && performance.now() - begun < 10_000) await new Promise((wake) => setTimeout(wake, 5));
};

/** A server with limits of the test's own; its gateway answers nothing but 200. */
async function serving(t: TestContext, limits: Partial<Limits>) {
  const answer = { status: 200, contentType: 'text/plain', requestId: 'x', body: 'served' };
  const gateway = {
    beforeReading: async () => null,
    answer: async () => ({ kind: 'answer', answer, disturbance: null }),
  } as unknown as Gateway;
  const server = await serve(gateway, { port: 0, clock: new RealClock(), log: () => {}, limits });
  t.after(() => server.close());
  return server;
}

test('1,000 slow connections at once: others are served at the same time [own]', async (t) => {
  const emulator = await started(t);
  const { sockets } = await slow(t, emulator.port, 1_000);
  for (let n = 0; n < 5; n++) assert.equal((await ask(emulator, 'DescribeRegions')).status, 200);
  // On a slow machine some of them already had to make room, but no more than the limit asks for.
  const open = sockets.filter(({ destroyed }) => !destroyed).length;
  assert.ok(open > 500, `${open} are open`);
});

for (const [what, beginning, requestMs] of [
  ['headers', 'POST / HTTP/1.1\r\nhost: 127.0', 60_000],
  ['a body', 'POST / HTTP/1.1\r\nhost: 127.0.0.1:1\r\ncontent-length: 10\r\n\r\nA', 100],
  ['nothing', '', 60_000],
] as const) {
  test(`${what} that does not come is not waited for without end [own]`, async (t) => {
    const { port } = await serving(t, { headersMs: 50, requestMs });
    const { ended } = await slow(t, port, 3, beginning.replace('127.0.0.1:1', `127.0.0.1:${port}`));
    await until(() => ended() === 3);
    assert.equal(ended(), 3);
  });
}

test('beyond the limit slow connections make room, the longest waiting first; quick ones are left alone [own]', async (t) => {
  const { port } = await serving(t, { waiting: 10, slowMs: 0 });
  const { sockets, ended } = await slow(t, port, 10);
  assert.equal(ended(), 0);
  assert.equal((await send(port, { headers: { host: `127.0.0.1:${port}` } })).text, 'served');
  await until(() => ended() === 1);
  assert.deepEqual(
    sockets.map(({ destroyed }) => destroyed),
    [true, ...new Array(9).fill(false)],
  );
  const { port: patient } = await serving(t, { waiting: 10, slowMs: 60_000 });
  const burst = await slow(t, patient, 30);
  assert.equal((await send(patient, { headers: { host: `127.0.0.1:${patient}` } })).text, 'served');
  assert.equal(burst.ended(), 0);
});

test('when every connection is taken, slow ones make room for those who try again [own]', async (t) => {
  const { port } = await serving(t, { connections: 20, waiting: 10, slowMs: 100 });
  await slow(t, port, 20);
  const served = () =>
    send(port, { headers: { host: `127.0.0.1:${port}` } }).then(
      ({ text }) => text,
      () => null,
    );
  let text = await served();
  const begun = performance.now();
  while (text === null && performance.now() - begun < 5_000) {
    await new Promise((wake) => setTimeout(wake, 10));
    text = await served();
  }
  assert.equal(text, 'served');
});
