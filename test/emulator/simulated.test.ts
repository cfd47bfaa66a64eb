import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { simulatedOutcome } from '../../src/emulator/runner/simulated-model.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/start.ts';
import { invoke, results, resultsWhen, simulated, started } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const idOf = (number: number) => `i-sim${String(number).padStart(5, '0')}`;
const targets = (...ids: string[]) => Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The first instance, among those that exist, whose first run the model lets end so. */
function instanceThat(ends: (outcome: { delayMs: number; exitCode: number }) => boolean): string {
  return numbers(1_000)
    .map(idOf)
    .find((id) => ends(simulatedOutcome(id, 1)))!;
}

const quick = instanceThat(({ delayMs, exitCode }) => delayMs < 900 && exitCode === 0);
const slow = instanceThat(({ delayMs, exitCode }) => delayMs > 1_100 && exitCode === 0);
const failing = instanceThat(({ exitCode }) => exitCode !== 0);

/** Real processes beside the simulated ones; only time is ours. */
async function world(t: TestContext, options: EmulatorOptions = {}) {
  const clock = new VirtualClock(new Date('2026-01-30T23:59:50Z'));
  return { clock, emulator: await started(t, { clock, instances: 1_000, ...options }) };
}

async function rowOf(emulator: Emulator, invokeId: string): Promise<Json> {
  return (await results(emulator, invokeId))[0];
}

test('they are there beside the starter fleet, running, with an agent, named and tagged [own]', async (t) => {
  const { emulator } = await world(t);
  assert.equal((await ask(emulator, 'DescribeInstances')).TotalCount, 1_007);
  const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds: '["i-sim00052"]' });
  const [row] = Instances.Instance;
  assert.deepEqual([row.InstanceName, row.Status, row.OSType], ['sim-00052', 'Running', 'linux']);
  assert.deepEqual(Object.fromEntries(row.Tags.Tag.map((tag: Json) => [tag.TagKey, tag.TagValue])), {
    env: 'load',
    role: 'web',
    rack: 'r02',
  });
  const { InstanceCloudAssistantStatusSet } = await ask(emulator, 'DescribeCloudAssistantStatus', targets(idOf(1_000)));
  assert.equal(InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus[0].CloudAssistantStatus, 'true');
});

for (const [title, parameters, count] of [
  ['every one by env', { 'Tag.1.Key': 'env', 'Tag.1.Value': 'load' }, 1_000],
  ['fifty of a rack', { 'Tag.1.Key': 'rack', 'Tag.1.Value': 'r07' }, 50],
  ['a third by role', { 'Tag.1.Key': 'role', 'Tag.1.Value': 'cache' }, 333],
  ['some by name', { InstanceName: 'sim-000*7' }, 10],
] as const) {
  test(`a search finds ${title} [own]`, async (t) => {
    const { emulator } = await world(t);
    assert.equal((await ask(emulator, 'DescribeInstances', parameters)).TotalCount, count);
  });
}

test('without the option there are none; past 99,999 the number grows, and every address is one [own]', async (t) => {
  const { emulator: none } = await simulated(t);
  assert.equal((await ask(none, 'DescribeInstances')).TotalCount, 7);
  const { emulator } = await simulated(t, { instances: 100_000 });
  const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds: '["i-sim99999","i-sim100000"]' });
  assert.deepEqual(
    Instances.Instance.map((row: Json) => [row.InstanceName, row.VpcAttributes.PrivateIpAddress.IpAddress[0]]),
    [
      ['sim-99999', '172.17.134.166'],
      ['sim-100000', '172.17.134.167'],
    ],
  );
});

test('asked for by ID they come in the order of the fleet, each once, by both actions [own]', async (t) => {
  const { emulator } = await world(t);
  const expected = ['i-web2', 'i-sim00002', 'i-sim00010'];
  const InstanceIds = JSON.stringify(['i-sim00010', 'i-sim00002', 'i-web2', 'i-sim00010', 'i-nosuch']);
  const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds });
  const status = await ask(emulator, 'DescribeCloudAssistantStatus', targets('i-sim00010', 'i-sim00002', 'i-web2'));
  for (const rows of [Instances.Instance, status.InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus]) {
    assert.deepEqual(
      rows.map((row: Json) => row.InstanceId),
      expected,
    );
  }
});

test('a run says who answers, by the emulator’s clock, and starts nothing [own]', async (t) => {
  const { emulator, clock } = await world(t);
  const { delayMs } = simulatedOutcome(quick, 1);
  const invokeId = await invoke(emulator, { CommandId: 'c-fail', ...targets(quick) });
  await clock.advance(delayMs - 1);
  const greeting = `Hello from ${quick.replace('i-sim', 'sim-')}, a simulated instance: no process runs.\n`;
  const underWay = await rowOf(emulator, invokeId);
  assert.deepEqual([underWay.InvocationStatus, underWay.Output], ['Running', greeting]);
  await clock.advance(1);
  const row = await rowOf(emulator, invokeId);
  assert.deepEqual([row.InvocationStatus, row.ExitCode], ['Success', 0]);
  assert.equal(row.Output, `${greeting}Done after ${delayMs} ms.\n`);
  const [start] = emulator.ledger.starts();
  assert.deepEqual(
    [start?.instanceId, start?.pid, start?.simulated, start?.exitCode, start?.bytes],
    [quick, 0, true, 0, row.Output.length],
  );
  assert.deepEqual(emulator.survivors(), []);
  const directories = readdirSync(path.join(emulator.dataDir, 'instances'));
  assert.equal(directories.length, 7);
});

test('beside them a real instance still runs a real process [own]', async (t) => {
  const emulator = await started(t, { instances: 1 });
  await resultsWhen(emulator, await invoke(emulator, { CommandId: 'c-hello', ...targets('i-web1', 'i-sim00001') }));
  const seen = emulator.ledger.starts().map(({ instanceId, pid, simulated }) => [instanceId, pid > 0, simulated]);
  assert.deepEqual(seen.sort(), [
    ['i-sim00001', false, true],
    ['i-web1', true, false],
  ]);
});

test('a failing one fails each time with its own exit code [own]', async (t) => {
  const { emulator, clock } = await world(t);
  const { exitCode, delayMs } = simulatedOutcome(failing, 1);
  for (const _ of [1, 2]) {
    const invokeId = await invoke(emulator, { CommandId: 'c-hello', ...targets(failing) });
    await clock.advance(2_000);
    const row = await rowOf(emulator, invokeId);
    assert.deepEqual([row.InvocationStatus, row.ExitCode, row.ErrorCode], ['Failed', exitCode, 'ExitCodeNonzero']);
    assert.match(row.Output, new RegExp(`\nFailed with exit code ${exitCode} after ${delayMs} ms\\.\n$`));
  }
});

test('a Timeout that is shorter than the delay ends the run [own]', async (t) => {
  const commands = [{ id: 'c-short', name: 'short', content: 'true', timeout: 1 }];
  const { emulator, clock } = await world(t, { fleet: { commands } });
  const invokeId = await invoke(emulator, { CommandId: 'c-short', ...targets(slow, quick) });
  await clock.advance(2_000);
  const [timedOut, inTime] = await results(emulator, invokeId);
  assert.deepEqual([timedOut.InvocationStatus, timedOut.ErrorCode], ['Timeout', 'ExecutionTimeout']);
  assert.equal(timedOut.FinishedTime, '2026-01-30T23:59:51Z');
  assert.ok(!timedOut.Output.includes('Done'));
  assert.equal(inTime.InvocationStatus, 'Success');
});

test('a stop kills it, and nothing comes after [own]', async (t) => {
  const { emulator, clock } = await world(t);
  const invokeId = await invoke(emulator, { CommandId: 'c-hello', ...targets(slow) });
  await clock.advance(500);
  await ask(emulator, 'StopInvocation', { InvokeId: invokeId });
  await clock.advance(5_000);
  const row = await rowOf(emulator, invokeId);
  assert.deepEqual([row.InvocationStatus, row.ExitCode, row.StopTime], ['Terminated', -1, '2026-01-30T23:59:50Z']);
  assert.ok(!row.Output.includes('Done'));
  assert.equal(emulator.ledger.starts()[0]?.exitCode, null);
});

test('a schedule runs them again and again, each run by its own number [own]', async (t) => {
  const { emulator, clock } = await world(t);
  const invokeId = await invoke(emulator, { CommandId: 'c-hello', Frequency: 'rate(60s)', ...targets(quick) });
  await clock.advance(185_000);
  const runs = await results(emulator, invokeId, { IncludeHistory: 'true' });
  assert.deepEqual(
    runs.map((row) => row.Output.split('\n').at(-2)),
    [3, 2, 1].map((run) => {
      const { exitCode, delayMs } = simulatedOutcome(quick, run);
      return `${exitCode === 0 ? 'Done' : `Failed with exit code ${exitCode}`} after ${delayMs} ms.`;
    }),
  );
});

test('the model: same question, same answer; delays of 20 ms to 2 s; about 1 in 100 fails, never as a power-off [own]', () => {
  const count = 20_000;
  const outcomes = numbers(count).map((number) => simulatedOutcome(idOf(number), 1));
  assert.deepEqual(
    outcomes,
    numbers(count).map((number) => simulatedOutcome(idOf(number), 1)),
  );
  // Pinned: whoever changes the model changes what other people's runs look like.
  assert.deepEqual(outcomes.slice(0, 3), [
    { delayMs: 99, exitCode: 0 },
    { delayMs: 874, exitCode: 0 },
    { delayMs: 97, exitCode: 0 },
  ]);
  const delays = outcomes.map(({ delayMs }) => delayMs);
  assert.ok(Math.min(...delays) >= 20 && Math.min(...delays) < 25);
  assert.ok(Math.max(...delays) <= 2_000 && Math.max(...delays) > 1_900);
  const failed = outcomes.filter(({ exitCode }) => exitCode !== 0);
  assert.ok(failed.length > count / 150 && failed.length < count / 70, `${failed.length}`);
  assert.ok(failed.every(({ exitCode }) => exitCode > 0 && exitCode < 128));
  const again = numbers(count).filter((number) => simulatedOutcome(idOf(number), 2).delayMs === delays[number - 1]);
  assert.ok(again.length < count / 100);
});

test('closing the emulator ends what is under way [own]', async () => {
  const clock = new VirtualClock(new Date('2026-01-30T23:59:50Z'));
  const scope: (() => unknown)[] = [];
  const emulator = await started({ after: (end: () => unknown) => scope.push(end) } as never, {
    clock,
    instances: 1_000,
  });
  await invoke(emulator, { CommandId: 'c-hello', ...targets(slow) });
  await clock.advance(500);
  await Promise.all(scope.map((end) => end()));
  assert.equal(await clock.runUntil(() => false, 10_000), false);
  assert.deepEqual(
    emulator.ledger.starts().map(({ exitCode }) => exitCode),
    [null],
  );
});

test('thousands of tasks: every result once, page by page [own]', async (t) => {
  const { emulator, clock } = await world(t, { pendingMs: 100 });
  const batches = numbers(10).map((batch) => numbers(100).map((number) => idOf((batch - 1) * 100 + number)));
  for (const ids of batches) await invoke(emulator, { CommandId: 'c-hello', ...targets(...ids) });
  await clock.advance(2_100);
  const rows: Json[] = [];
  let NextToken = '';
  do {
    const parameters = { MaxResults: '50', ContentEncoding: 'PlainText', ...(NextToken && { NextToken }) };
    const { Invocation } = await ask(emulator, 'DescribeInvocationResults', parameters);
    rows.push(...Invocation.InvocationResults.InvocationResult);
    NextToken = Invocation.NextToken;
  } while (NextToken);
  assert.deepEqual(rows.map((row) => row.InstanceId).sort(), batches.flat());
  for (const row of rows) assert.equal(row.ExitCode, simulatedOutcome(row.InstanceId, 1).exitCode);
});
