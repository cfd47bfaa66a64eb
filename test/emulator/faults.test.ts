import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask, call, callAcs3 } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };

test('a refusal on order comes once, and the call leaves no trace [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  for (const [code, status] of [
    ['Throttling.User', 400],
    ['Forbidden.RAM', 403],
    ['InternalError.Dispatch', 500],
    ['ServiceUnavailable', 503],
    ['Invocation.ExceedQuota', 403],
  ] as const) {
    emulator.faults.refuseNext('InvokeCommand', code);
    const answer = await ask(emulator, 'InvokeCommand', { ...hello, Action: 'InvokeCommand' });
    assert.deepEqual([answer.status, answer.Code], [status, code]);
  }
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
  assert.equal((await call(emulator, hello, { now: clock.now() })).status, 200);
});

test('two refusals on order come one after the other [own]', async (t) => {
  const { emulator } = await simulated(t);
  emulator.faults.refuseNext('DescribeRegions', 'Throttling.User', 2);
  emulator.faults.refuseNext('DescribeRegions', 'Forbidden.RAM');
  const codes = [];
  for (let n = 0; n < 4; n++) codes.push((await ask(emulator, 'DescribeRegions')).Code);
  assert.deepEqual(codes, ['Throttling.User', 'Throttling.User', 'Forbidden.RAM', undefined]);
});

test('which calls are struck: by action, number and instance; others are not even counted [own]', async (t) => {
  const { emulator } = await simulated(t);
  const effect = { kind: 'code', code: 'Throttling.User' } as const;
  emulator.faults.add({ action: 'InvokeCommand', calls: [2, 3], instanceId: 'i-web2', effect });
  const invoke = async (...ids: string[]) => {
    const named = Object.fromEntries(ids.map((id, at) => [`InstanceId.${at + 1}`, id]));
    return (await ask(emulator, 'InvokeCommand', { CommandId: 'c-hello', ...named })).Code ?? 'accepted';
  };
  assert.equal(await invoke('i-web2'), 'accepted');
  assert.equal(await invoke('i-web1'), 'accepted');
  await ask(emulator, 'DescribeInvocations', { InstanceId: 'i-web2' });
  assert.equal(await invoke('i-web1', 'i-web2'), 'Throttling.User');
  assert.equal(await invoke('i-web1'), 'accepted');
  assert.equal(await invoke('i-web2'), 'Throttling.User');
  assert.equal(await invoke('i-web2'), 'accepted');
  const [fault] = emulator.faults.list();
  assert.deepEqual([fault?.met, fault?.struck, fault?.over], [3, 2, true]);
});

test('faults that were ordered together keep their own numbers [own]', async (t) => {
  const { emulator } = await simulated(t);
  for (const [n, code] of [
    [1, 'Throttling.User'],
    [2, 'Forbidden.RAM'],
  ] as const) {
    emulator.faults.add({ action: '*', calls: n, effect: { kind: 'code', code } });
  }
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push((await ask(emulator, 'DescribeRegions')).Code);
  assert.deepEqual(codes, ['Throttling.User', 'Forbidden.RAM', undefined]);
  assert.equal(emulator.faults.clear(), 0);
});

test('an unsigned call uses up no fault that comes after reading [own]', async (t) => {
  const { emulator } = await simulated(t);
  emulator.faults.refuseNext('DescribeRegions', 'Forbidden.RAM');
  assert.equal((await ask({ ...emulator, accessKeySecret: 'wrong' }, 'DescribeRegions')).Code, 'SignatureDoesNotMatch');
  assert.equal((await ask(emulator, 'DescribeRegions')).Code, 'Forbidden.RAM');
});

test('throttling says how long to wait, in either header [doc, assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const hint = { retryAfterMs: 5000, timeLeftMs: 1200 };
  emulator.faults.add({ action: '*', effect: { kind: 'code', code: 'Throttling.User', ...hint } });
  for (const send of [
    () => call(emulator, hello, { now: clock.now() }),
    () => callAcs3(emulator, 'DescribeRegions', {}, { date: clock.now() }),
  ]) {
    const reply = await send();
    assert.deepEqual([reply.status, JSON.parse(reply.text).Code], [400, 'Throttling.User']);
    assert.equal(reply.headers['x-acs-retry-after'], '5000');
    assert.match(String(reply.headers['x-ratelimit-user-api']), /(^|,)TimeLeft:1200($|,)/);
  }
});

test('a code no table has is refused with 400, or with the status and words that were ordered [own]', async (t) => {
  const { emulator } = await simulated(t);
  emulator.faults.refuseNext('DescribeRegions', 'Nobody.Knows');
  assert.deepEqual((await ask(emulator, 'DescribeRegions')).status, 400);
  const effect = { kind: 'code', code: 'Throttling', status: 429, message: 'Slow down.' } as const;
  emulator.faults.add({ action: 'DescribeRegions', effect });
  const { status, Code, Message } = await ask(emulator, 'DescribeRegions');
  assert.deepEqual([status, Code, Message], [429, 'Throttling', 'Slow down.']);
});

for (const [body, contentType, expected] of [
  ['html', 'text/html', /^<html>.*502 Bad Gateway/s],
  ['empty', 'text/plain', /^$/],
  ['cut', 'application/json;charset=utf-8', /^\{"RequestId":"[0-9A-F-]{36}","Inv$/],
  [{ text: 'no route' }, 'text/plain', /^no route$/],
] as const) {
  test(`any HTTP answer: ${JSON.stringify(body)} [own]`, async (t) => {
    const { emulator, clock } = await simulated(t);
    emulator.faults.add({ action: '*', effect: { kind: 'status', status: 502, body } });
    const reply = await call(emulator, hello, { now: clock.now() });
    assert.deepEqual([reply.status, reply.headers['content-type']], [502, contentType]);
    assert.match(reply.text, expected);
  });
}

for (const phase of ['after-read', 'before-commit', 'after-commit'] as const) {
  const done = phase === 'after-commit';
  test(`struck ${phase}: ${done ? 'it was carried out' : 'nothing was done'}, and the same ClientToken finds that out [own]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t);
    emulator.faults.add({ action: 'InvokeCommand', phase, calls: 1, effect: { kind: 'status', status: 502 } });
    const once = { ...hello, ClientToken: 'once' };
    assert.equal((await call(emulator, once, { now: clock.now() })).status, 502);
    await clock.advance(0);
    assert.equal(runner.requests.length, done ? 1 : 0);
    assert.equal((await call(emulator, once, { now: clock.now() })).status, 200);
    await clock.advance(0);
    assert.equal(runner.requests.length, 1);
    assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 1);
  });
}

test('before the commit a call has passed its checks; after reading it has not [own]', async (t) => {
  const { emulator } = await simulated(t);
  const wrong = { 'InstanceId.1': 'i-web1', CommandId: 'c-unknown' };
  const effect = { kind: 'code', code: 'Forbidden.RAM' } as const;
  emulator.faults.add({ action: 'InvokeCommand', phase: 'before-commit', calls: 1, effect });
  assert.equal((await ask(emulator, 'InvokeCommand', wrong)).Code, 'InvalidCmdId.NotFound');
  emulator.faults.add({ action: 'InvokeCommand', phase: 'after-read', calls: 1, effect });
  assert.equal((await ask(emulator, 'InvokeCommand', wrong)).Code, 'Forbidden.RAM');
});

test('latency is by the clock of the emulator, before or after the effect, and adds up [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  emulator.faults.add({ action: 'InvokeCommand', phase: 'before-commit', effect: { kind: 'latency', ms: 4000 } });
  emulator.faults.add({ action: '*', phase: 'before-commit', effect: { kind: 'latency', ms: 1000 } });
  emulator.faults.add({ action: 'InvokeCommand', phase: 'after-commit', effect: { kind: 'latency', ms: 5000 } });
  let answered = false;
  const reply = call(emulator, hello, { now: clock.now() }).finally(() => {
    answered = true;
  });
  const begun = Date.now();
  while (emulator.faults.list()[0]?.struck === 0 && Date.now() - begun < 5000) await new Promise(setImmediate);
  await clock.advance(4999);
  assert.equal((await emulator.ledger.starts()).length + runner.requests.length, 0);
  await clock.advance(1);
  assert.equal(await clock.runUntil(() => runner.requests.length === 1, 0), true);
  assert.equal(answered, false);
  await clock.advance(5000);
  assert.equal((await reply).status, 200);
});

test('what no call can meet is not added [own]', async (t) => {
  const { emulator } = await simulated(t);
  const reset = { kind: 'reset' } as const;
  for (const fault of [
    { action: '*', phase: 'body', effect: { kind: 'code', code: 'Throttling' } },
    { action: '*', phase: 'headers', effect: { kind: 'status', status: 502 } },
    { action: '*', phase: 'headers', effect: { kind: 'cut' } },
    { action: '*', phase: 'after-read', effect: { kind: 'drip', ms: 1 } },
    { action: '*', phase: 'before-read', instanceId: 'i-web1', effect: reset },
  ] as const) {
    assert.throws(() => emulator.faults.add(fault), TypeError);
  }
  assert.deepEqual(emulator.faults.list(), []);
});
