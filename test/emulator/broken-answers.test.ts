import assert from 'node:assert/strict';
import net from 'node:net';
import { test } from 'node:test';
import type { FaultEffect, FaultPhase } from '../../src/domain/fault.ts';
import { started } from './support/start.ts';
import { ask, signed, type Target } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };

interface Seen {
  readonly text: string;
  readonly end: 'FIN' | 'RST' | 'open';
}

/** Sends one call on a connection of its own; what comes back until its end, or until `enough`. */
function onTheWire(target: Target, enough: (text: string) => boolean = () => false): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = net.connect(target.port, '127.0.0.1');
    let text = '';
    const body = new URLSearchParams(signed(target, 'POST', hello)).toString();
    const head = ['POST / HTTP/1.1', `host: 127.0.0.1:${target.port}`, 'x-acs-action: InvokeCommand'];
    const form = ['content-type: application/x-www-form-urlencoded', `content-length: ${body.length}`];
    const end = (how: Seen['end']) => {
      resolve({ text, end: how });
      socket.destroy();
    };
    socket.on('data', (piece) => {
      text += piece;
      if (enough(text)) end('open');
    });
    socket.on('end', () => end('FIN'));
    socket.on('error', () => end('RST'));
    socket.write(`${[...head, ...form].join('\r\n')}\r\n\r\n${body}`);
  });
}

const headOf = (text: string) => text.split('\r\n\r\n')[0]!;
const bodyOf = (text: string) => text.split('\r\n\r\n')[1] ?? '';

const rows: readonly [FaultPhase, FaultEffect['kind'], ran: number, end: 'FIN' | 'RST'][] = [
  ['before-read', 'reset', 0, 'RST'],
  ['before-read', 'close', 0, 'FIN'],
  ['after-read', 'reset', 0, 'RST'],
  ['before-commit', 'close', 0, 'FIN'],
  ['before-commit', 'reset', 0, 'RST'],
  ['after-commit', 'reset', 1, 'RST'],
  ['after-commit', 'close', 1, 'FIN'],
];

for (const [phase, kind, ran, end] of rows) {
  test(`${kind} ${phase}: no byte of an answer, ${ran} accepted [own]`, async (t) => {
    const emulator = await started(t);
    emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase, effect: { kind } as FaultEffect });
    assert.deepEqual(await onTheWire(emulator), { text: '', end });
    assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, ran);
    assert.equal((await ask(emulator, 'InvokeCommand', hello)).status, 200);
  });
}

for (const phase of ['headers', 'body'] as const) {
  for (const [kind, end] of [
    ['reset', 'RST'],
    ['close', 'FIN'],
  ] as const) {
    test(`${kind} in the middle of the ${phase}: accepted, and nobody is told [own]`, async (t) => {
      const emulator = await started(t);
      emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase, effect: { kind } });
      const seen = await onTheWire(emulator);
      assert.equal(seen.end, end);
      assert.match(seen.text, /^HTTP\/1\.1 200 OK\r\ncontent-type/);
      assert.equal(seen.text.includes('\r\n\r\n'), phase === 'body');
      const length = Number(/content-length: (\d+)/.exec(headOf(seen.text))?.[1]);
      if (phase === 'body') assert.equal(bodyOf(seen.text).length, length >> 1);
      assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 1);
    });
  }
}

test('a body cut without a length looks whole, and is no JSON [own]', async (t) => {
  const emulator = await started(t);
  emulator.faults.add({ action: 'InvokeCommand', phase: 'body', effect: { kind: 'cut' } });
  const { text, end } = await onTheWire(emulator);
  assert.equal(end, 'FIN');
  assert.doesNotMatch(headOf(text), /content-length|transfer-encoding/i);
  assert.match(bodyOf(text), /^\{"RequestId":"/);
  assert.throws(() => JSON.parse(bodyOf(text)));
});

test('never answered: the connection stays open, before or in the middle of the answer, and others are served [own]', async (t) => {
  const emulator = await started(t);
  emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase: 'body', effect: { kind: 'hang' } });
  emulator.faults.add({ action: 'InvokeCommand', calls: 2, phase: 'after-commit', effect: { kind: 'hang' } });
  const half = await onTheWire(emulator, (text) => text.includes('"RequestId":"'));
  assert.equal(half.end, 'open');
  let ended = false;
  const silent = onTheWire(emulator).finally(() => {
    ended = true;
  });
  while (emulator.faults.list()[1]?.struck !== 1) await new Promise(setImmediate);
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 2);
  assert.equal(ended, false);
  await emulator.stop();
  assert.equal((await silent).text, '');
});

for (const phase of ['headers', 'body'] as const) {
  for (const kind of ['drip', 'latency'] as const) {
    test(`${kind} in the ${phase}: late, but whole in the end [own]`, async (t) => {
      const emulator = await started(t);
      emulator.faults.add({ action: 'InvokeCommand', phase, effect: { kind, ms: 1 } });
      const { text, end } = await onTheWire(emulator);
      assert.equal(end, 'FIN');
      assert.match(JSON.parse(bodyOf(text)).InvokeId, /^t-/);
    });
  }
}

test('a refusal can break on its way too [own]', async (t) => {
  const emulator = await started(t);
  emulator.faults.add({ action: 'InvokeCommand', phase: 'body', effect: { kind: 'close' } });
  const seen = await onTheWire({ ...emulator, accessKeySecret: 'wrong' });
  assert.match(seen.text, /^HTTP\/1\.1 400 .*"Code":"SignatureDoesNotMatch"/s);
  const late = await onTheWire(emulator);
  assert.match(late.text, /^HTTP\/1\.1 200 /);
  assert.throws(() => JSON.parse(bodyOf(late.text)));
});
