import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { EmulatorOptions } from '../../src/emulator/start.ts';
import { simulated } from './support/start.ts';
import { ask, call } from './support/wire-client.ts';

const hello = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', ClientToken: 'once' };

/** A call whose answer is 5 s away, and an emulator that has it in its hands. */
async function waiting(t: TestContext, parameters: Record<string, string> = hello, options: EmulatorOptions = {}) {
  const around = await simulated(t, options);
  const { emulator, clock } = around;
  const late = { kind: 'latency', ms: 5000 } as const;
  emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase: 'before-commit', effect: late });
  const all = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', ...parameters };
  const first = call(emulator, all, { now: clock.now() }).then(({ status, text }) => ({ status, ...JSON.parse(text) }));
  const begun = Date.now();
  while (emulator.faults.list()[0]?.struck === 0 && Date.now() - begun < 5000) await new Promise(setImmediate);
  return { ...around, first };
}

test('a call that waits before its commit holds its ClientToken; then the token has its answer [doc]', async (t) => {
  const { emulator, clock, runner, first } = await waiting(t);
  await clock.advance(4999);
  const meanwhile = await ask(emulator, 'InvokeCommand', hello);
  assert.deepEqual([meanwhile.status, meanwhile.Code], [403, 'IdempotentProcessing']);
  const other = await ask(emulator, 'InvokeCommand', { ...hello, ClientToken: 'other' });
  assert.equal(other.status, 200);
  assert.equal((await ask(emulator, 'RunCommand', { ...run, ClientToken: 'once' })).status, 200);
  await clock.advance(1);
  const { status, InvokeId } = await first;
  assert.equal(status, 200);
  assert.equal((await ask(emulator, 'InvokeCommand', hello)).InvokeId, InvokeId);
  await clock.advance(0);
  assert.equal(runner.requests.length, 3);
});

const run = { Type: 'RunShellScript', CommandContent: 'ZWNobw==', 'InstanceId.1': 'i-web1' };

test('a call that waits and is then refused lets go of its ClientToken [assumed]', async (t) => {
  const { emulator, clock, first } = await waiting(t, { ...hello, CommandId: 'c-unknown' });
  assert.equal((await ask(emulator, 'InvokeCommand', hello)).Code, 'IdempotentProcessing');
  await clock.advance(5000);
  assert.equal((await first).Code, 'InvalidCmdId.NotFound');
  assert.equal((await ask(emulator, 'InvokeCommand', hello)).status, 200);
});

test('a token that has its answer gives it, whoever waits with the same [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const { InvokeId } = await ask(emulator, 'InvokeCommand', hello);
  const late = { kind: 'latency', ms: 5000 } as const;
  emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase: 'before-commit', effect: late });
  const slow = ask(emulator, 'InvokeCommand', hello);
  while (emulator.faults.list()[0]?.struck === 0) await new Promise(setImmediate);
  assert.equal((await ask(emulator, 'InvokeCommand', hello)).InvokeId, InvokeId);
  await clock.advance(5000);
  assert.equal((await slow).InvokeId, InvokeId);
});

test('where ClientTokens are ignored, none is held, compared or noted [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  emulator.faults.ignoresClientTokens = true;
  const answers = [];
  const changes: Record<string, string>[] = [{}, {}, { Timeout: '99' }];
  for (const more of changes) {
    answers.push(await ask(emulator, 'InvokeCommand', { ...hello, ...more }));
  }
  await clock.advance(0);
  assert.equal(new Set(answers.map(({ InvokeId }) => InvokeId)).size, 3);
  assert.equal(runner.requests.length, 3);
  assert.deepEqual(
    emulator.ledger.starts().map(({ clientToken }) => clientToken),
    [null, null, null],
  );
  emulator.faults.clear();
  assert.equal(emulator.faults.ignoresClientTokens, true);
  const late = { kind: 'latency', ms: 5000 } as const;
  emulator.faults.add({ action: 'InvokeCommand', calls: 1, phase: 'before-commit', effect: late });
  const slow = ask(emulator, 'InvokeCommand', hello);
  while (emulator.faults.list()[0]?.struck === 0) await new Promise(setImmediate);
  assert.equal((await ask(emulator, 'InvokeCommand', hello)).status, 200);
  await clock.advance(5000);
  assert.equal((await slow).status, 200);
});

test('an edition without ClientTokens holds none either [doc]', async (t) => {
  const parameters = { CommandId: 'c-hello', InstanceIds: '["i-web1"]', ClientToken: 'once' };
  const { emulator, clock, first } = await waiting(t, parameters, { edition: '2018', strict: false });
  assert.equal((await ask(emulator, 'InvokeCommand', parameters)).status, 200);
  await clock.advance(5000);
  assert.equal((await first).status, 200);
});

test('a ClientToken gives its first answer for as long as was said at the start, by the clock [assumed]', async (t) => {
  for (const [lifetime, ms] of [
    [{}, 24 * 3600_000],
    [{ clientTokenLifetimeMs: 60_000 }, 60_000],
  ] as const) {
    const { emulator, clock } = await simulated(t, lifetime);
    const begun = clock.now().getTime();
    const id = async () => {
      const all = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', ...hello };
      return JSON.parse((await call(emulator, all, { now: clock.now() })).text).InvokeId;
    };
    const first = await id();
    await clock.advance(ms - 1);
    assert.equal(await id(), first);
    await clock.advance(1);
    assert.notEqual(await id(), first);
    assert.equal(clock.now().getTime(), begun + ms);
  }
});
