import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFault } from '../../src/domain/fault-spec.ts';
import type { Emulator } from '../../src/emulator/start.ts';
import { results, simulated, stored } from './support/start.ts';
import { ask, call, type Json } from './support/wire-client.ts';

/** As `--fault` and `emulator fault` add them. */
function order(emulator: Emulator, ...specs: readonly string[]): void {
  for (const spec of specs) {
    const parsed = parseFault(spec);
    assert.ok(parsed.ok, spec);
    emulator.faults.add(parsed.value);
  }
}

const hello = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', 'Tag.1.Key': 'run', 'Tag.1.Value': '7' };
const byTag = { 'Tag.1.Key': 'run', 'Tag.1.Value': '7' };
const list = async (emulator: Emulator, more: Record<string, string> = byTag) =>
  (await ask(emulator, 'DescribeInvocations', more)).TotalCount as number;

test('what was accepted is not in lists for so long, and is found by its ID all the while [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  order(emulator, 'InvokeCommand:1:hide=20s');
  const { InvokeId } = await ask(emulator, 'InvokeCommand', hello);
  const second = await ask(emulator, 'InvokeCommand', hello);
  const seen = async () => [
    await list(emulator),
    await list(emulator, {}),
    await list(emulator, { InstanceId: 'i-web1' }),
    (await ask(emulator, 'DescribeInvocationResults', byTag)).Invocation.TotalCount,
  ];
  assert.deepEqual(await seen(), [1, 1, 1, 1]);
  const [row] = (await ask(emulator, 'DescribeInvocations', byTag)).Invocations.Invocation;
  assert.equal(row.InvokeId, second.InvokeId);
  assert.equal(await list(emulator, { InvokeId }), 1);
  await clock.advance(19_999);
  assert.deepEqual(await seen(), [1, 1, 1, 1]);
  assert.equal((await results(emulator, InvokeId))[0].InvocationStatus, 'Success');
  await clock.advance(1);
  assert.deepEqual(await seen(), [2, 2, 2, 2]);
});

test('the answer is lost and nothing is to be seen: two faults of one call, whichever comes first [contract]', async (t) => {
  const lost = ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1:hide=20s'];
  for (const specs of [lost, lost.toReversed()]) {
    const { emulator, clock, runner } = await simulated(t);
    order(emulator, ...specs);
    const parameters = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', ...hello, ClientToken: 'once' };
    await assert.rejects(call(emulator, parameters, { now: clock.now() }), { code: 'ECONNRESET' });
    assert.equal(await list(emulator), 0);
    // The same token finds it, and does not hide it longer.
    const again = await call(emulator, parameters, { now: clock.now() });
    assert.equal(again.status, 200);
    await clock.advance(20_000);
    assert.equal(await list(emulator), 1);
    assert.equal(runner.requests.length, 1);
  }
});

test('hidden for ever is hidden until the faults are cleared [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  order(emulator, 'InvokeCommand:1:hide=forever');
  await ask(emulator, 'InvokeCommand', hello);
  await clock.advance(7 * 24 * 3600_000);
  assert.equal(await list(emulator), 0);
  emulator.faults.clear();
  assert.equal(await list(emulator), 1);
});

test('by its ID it is unknown for a while: an empty list, or the refusal that was ordered [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  order(emulator, 'InvokeCommand:1:unknown=10s', 'InvokeCommand:2:unknown=10s,code=InvalidInvokeId.NotFound');
  const [quiet, loud] = [await ask(emulator, 'InvokeCommand', hello), await ask(emulator, 'InvokeCommand', hello)];
  const strange = await ask(emulator, 'DescribeInvocations', { InvokeId: 't-nobody' });
  const told = async ({ InvokeId }: Json) => {
    const answers = [];
    for (const action of ['DescribeInvocations', 'DescribeInvocationResults']) {
      const { status, Code, TotalCount, Invocation } = await ask(emulator, action, { InvokeId });
      answers.push([status, Code ?? TotalCount ?? Invocation.TotalCount]);
    }
    return answers;
  };
  assert.deepEqual([strange.status, strange.TotalCount], [200, 0]);
  assert.deepEqual(await told(quiet), [
    [200, 0],
    [200, 0],
  ]);
  const refused = [404, 'InvalidInvokeId.NotFound'];
  assert.deepEqual(await told(loud), [refused, refused]);
  assert.equal(await list(emulator), 2);
  await clock.advance(10_000);
  for (const each of [quiet, loud]) assert.deepEqual(await told(each), Array(2).fill([200, 1]));
});

test('what is hidden can be stopped, and counts [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t, { edition: '2019', quotas: { invocationsPerDay: 1 } });
  runner.hold = true;
  order(emulator, 'InvokeCommand:1:hide=forever', 'InvokeCommand:1:unknown=forever');
  const { InvokeId } = await ask(emulator, 'InvokeCommand', { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' });
  await clock.advance(100);
  assert.equal((await ask(emulator, 'StopInvocation', { InvokeId })).status, 200);
  const second = await ask(emulator, 'InvokeCommand', { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' });
  assert.equal(second.Code, 'Invocation.ExceedQuota');
});

test('RunCommand, SendFile and CreateCommand hide what they make in the same way [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  order(emulator, '*:1-4:hide=20s', '*:1-4:unknown=10s');
  const script = { Type: 'RunShellScript', CommandContent: 'true', Name: 'mine', ...byTag };
  const target = { 'InstanceId.1': 'i-web1' };
  const run = await ask(emulator, 'RunCommand', { ...script, ...target, KeepCommand: 'true' });
  const file = { Name: 'f', Content: 'x', TargetDir: '/root' };
  const sent = await ask(emulator, 'SendFile', { ...file, ...target });
  const commandId = await stored(emulator, 'true', byTag);
  const counts = async () => {
    const asked: [string, Record<string, string>][] = [
      ['DescribeInvocations', {}],
      ['DescribeInvocations', { InvokeId: run.InvokeId }],
      ['DescribeSendFileResults', {}],
      ['DescribeSendFileResults', { InvokeId: sent.InvokeId }],
      ['DescribeCommands', byTag],
      ['DescribeCommands', { CommandId: run.CommandId }],
      ['DescribeCommands', { CommandId: commandId }],
    ];
    const found = [];
    for (const [action, more] of asked) found.push((await ask(emulator, action, more)).TotalCount);
    return found;
  };
  assert.deepEqual(await counts(), [0, 0, 0, 0, 0, 0, 0]);
  await clock.advance(10_000);
  assert.deepEqual(await counts(), [0, 1, 0, 1, 0, 1, 1]);
  await clock.advance(10_000);
  assert.deepEqual(await counts(), [1, 1, 1, 1, 1, 1, 1]);
});

test('a refused call hides nothing, and hides of others stay [own]', async (t) => {
  const { emulator } = await simulated(t);
  order(emulator, 'InvokeCommand:*:hide=20s');
  await ask(emulator, 'InvokeCommand', hello);
  await ask(emulator, 'InvokeCommand', { ...hello, CommandId: 'c-nobody' });
  assert.equal(await list(emulator), 0);
  assert.throws(
    () => emulator.faults.add({ action: '*', phase: 'after-read', effect: { kind: 'hide', ms: 1 } }),
    TypeError,
  );
});
