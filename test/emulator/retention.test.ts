import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { Log } from '../../src/emulator/data/log.ts';
import { Ledger } from '../../src/emulator/ledger.ts';
import type { Emulator } from '../../src/emulator/start.ts';
import { invoke, results, type Simulated, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const day = 24 * 3600_000;

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function ids(emulator: Emulator): Promise<string[]> {
  const { Invocations } = await ask(emulator, 'DescribeInvocations', { MaxResults: '50' });
  return Invocations.Invocation.map(({ InvokeId }: { InvokeId: string }) => InvokeId);
}

async function afterKill(t: TestContext, { emulator, clock }: Simulated, options = {}) {
  const dataDir = scratch(t);
  fs.copyFileSync(path.join(emulator.dataDir, 'state.log'), path.join(dataDir, 'state.log'));
  return simulated(t, { dataDir, ...options }, clock.now().toISOString());
}

const hello = { CommandId: 'c-hello' };
const file = { Name: 'f', Content: 'x', TargetDir: '/root', 'InstanceId.1': 'i-web1' };

test('a result is there for two weeks after its end, and then is not, in the log neither [doc]', async (t) => {
  const { emulator, clock, ...rest } = await simulated(t, { dataDir: scratch(t) });
  const old = await invoke(emulator, hello);
  const sent = await ask(emulator, 'SendFile', file);
  await clock.advance(day);
  const young = await invoke(emulator, hello);
  await clock.advance(13 * day - 1);
  assert.deepEqual(await ids(emulator), [young, old]);
  await clock.advance(1);
  assert.deepEqual(await ids(emulator), [young]);
  assert.deepEqual(await results(emulator, old), []);
  assert.equal((await ask(emulator, 'DescribeSendFileResults', {})).TotalCount, 0);
  assert.equal((await ask(emulator, 'StopInvocation', { InvokeId: old })).Code, 'InvalidInvokeId.NotFound');
  const after = await afterKill(t, { emulator, clock, ...rest });
  assert.deepEqual(await ids(after.emulator), [young]);
  const log = fs.readFileSync(path.join(after.emulator.dataDir, 'state.log'), 'utf8');
  for (const key of [
    `invocation/${old}`,
    `task/${old}`,
    `run/${old}`,
    `sending/${sent.InvokeId}`,
    `file/${sent.InvokeId}`,
  ]) {
    assert.ok(!log.includes(key), key);
  }
  assert.ok(log.includes(`task/${young}/i-web1`));
  assert.deepEqual(
    after.emulator.ledger.starts().map(({ invokeId }) => invokeId),
    [old, young],
  );
});

test('what was down for weeks forgets at its start [doc]', async (t) => {
  const before = await simulated(t, { dataDir: scratch(t) });
  await invoke(before.emulator, hello);
  await before.clock.advance(day);
  const late = new Date(before.clock.now().getTime() + 14 * day);
  const dataDir = scratch(t);
  fs.copyFileSync(path.join(before.emulator.dataDir, 'state.log'), path.join(dataDir, 'state.log'));
  const after = await simulated(t, { dataDir }, late.toISOString());
  assert.deepEqual(await ids(after.emulator), []);
});

test('beyond the number of results the oldest go, whole invocations at a time [doc, assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, { retention: { results: 5 } });
  const [two, one] = [{ ...hello, 'InstanceId.2': 'i-web2' }, hello];
  const made = [];
  for (const parameters of [two, two, one]) {
    made.push(await invoke(emulator, parameters));
    await clock.advance(1_000);
  }
  assert.deepEqual(await ids(emulator), made.toReversed());
  const last = await invoke(emulator, one);
  await clock.advance(0);
  assert.deepEqual(await ids(emulator), [last, made[2], made[1]]);
  const status = await ask(emulator, 'DescribeCloudAssistantStatus', { 'InstanceId.1': 'i-web2' });
  assert.equal(status.InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus[0].InvocationCount, 1);
});

test('what runs, waits or is scheduled is never forgotten, however old and however many came later [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t, { retention: { results: 3 } });
  runner.hold = true;
  const running = await invoke(emulator, { ...hello, 'InstanceId.2': 'i-stopped1' });
  await clock.advance(0);
  runner.hold = false;
  const rebooting = await invoke(emulator, { ...hello, RepeatMode: 'NextRebootOnly' });
  const timed = await invoke(emulator, { ...hello, Frequency: 'at(2026-12-31 00:00:00)' });
  const over = [];
  for (let n = 0; n < 10; n++) {
    over.push(await invoke(emulator, hello));
    await clock.advance(day);
  }
  await clock.advance(30 * day);
  assert.deepEqual(await ids(emulator), [timed, rebooting, running]);
  assert.equal((await results(emulator, running)).length, 2);
  runner.release();
  await clock.advance(14 * day - 1);
  assert.deepEqual(await ids(emulator), [timed, rebooting, running]);
  await clock.advance(1);
  assert.deepEqual(await ids(emulator), [timed, rebooting]);
  await ask(emulator, 'StopInvocation', { InvokeId: rebooting });
  await clock.advance(14 * day);
  assert.deepEqual(await ids(emulator), [timed]);
});

test('a schedule of 60 days: its past runs go, its count stays, memory and log stay small, after a kill too [own]', async (t) => {
  const dataDir = scratch(t);
  const retention = { ms: day, results: 400 };
  const started = await simulated(t, { dataDir, retention });
  const { emulator, clock, runner } = started;
  const id = await invoke(emulator, { ...hello, Frequency: 'rate(10m)' });
  for (let n = 0; n < 60; n++) {
    await clock.advance(day);
    runner.requests.length = 0;
  }
  const runs = 60 * 144;
  const told = async (of: Emulator) => {
    const parameters = { InvokeId: id, IncludeHistory: 'true', ContentEncoding: 'PlainText' };
    const { Invocation } = await ask(of, 'DescribeInvocationResults', parameters);
    const [row] = Invocation.InvocationResults.InvocationResult;
    return [Invocation.TotalCount, row.Repeats, row.InvocationStatus, row.Output];
  };
  const kept = [144, runs, 'Success', `run ${runs}\n`];
  assert.deepEqual(await told(emulator), kept);
  const after = await afterKill(t, started, { retention });
  assert.deepEqual(await told(after.emulator), kept);
  await after.clock.advance(10 * 60_000);
  assert.deepEqual(await told(after.emulator), [144, runs + 1, 'Success', `run ${runs + 1}\n`]);
  assert.equal(after.emulator.ledger.starts().length, runs + 1);
});

test('a ClientToken outlives the result it stands for: the same answer, and no second run [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t, { retention: { results: 1 } });
  const once = { ...hello, ClientToken: 'once' };
  const first = await invoke(emulator, once);
  await clock.advance(0);
  const second = await invoke(emulator, hello);
  await clock.advance(0);
  assert.deepEqual(await ids(emulator), [second]);
  assert.equal(await invoke(emulator, once), first);
  await clock.advance(1_000);
  assert.equal(runner.requests.length, 2);
});

test('the log is written anew while it grows, and holds what it should all the while [own]', (t) => {
  const place = path.join(scratch(t), 'state.log');
  const fail = (error: unknown) => assert.fail(String(error));
  const log = new Log(place, fail, { leastToShorten: 10_000 });
  let largest = 0;
  for (let n = 0; n < 5_000; n++) {
    log.put(`a/${n}`, 'x'.repeat(50));
    if (n >= 10) log.remove(`a/${n - 10}`);
    largest = Math.max(largest, fs.statSync(place).size);
  }
  assert.ok(largest < 11_000, `${largest} bytes`);
  log.close();
  const again = new Log(place, fail);
  again.close();
  assert.deepEqual(
    again.before('a').map(([id]) => Number(id)),
    Array.from({ length: 10 }, (_, at) => 4_990 + at),
  );
});

test('a ledger of many starts remembers the last and counts all, after a kill too [own]', (t) => {
  const place = path.join(scratch(t), 'state.log');
  const fail = (error: unknown) => assert.fail(String(error));
  const log = new Log(place, fail);
  const ledger = new Ledger(log, 100);
  const ends: ((exitCode: number | null, bytes: number) => void)[] = [];
  for (let n = 1; n <= 1_000; n++) {
    const entry = { invokeId: `t-${n}`, instanceId: 'i-1', pid: n, simulated: false, clientToken: null, tags: [] };
    ends.push(ledger.started({ ...entry, startedAt: new Date(n) }));
  }
  for (const end of ends) end(0, 1);
  const check = (of: Ledger) => {
    assert.deepEqual([of.size, of.forgotten], [1_000, 891]);
    assert.equal(of.starts().length, 109);
    assert.deepEqual(
      of.starts(998, 10).map(({ pid, exitCode }) => [pid, exitCode]),
      [
        [999, 0],
        [1_000, 0],
      ],
    );
    assert.deepEqual(
      of.starts(0, 1).map(({ pid }) => pid),
      [892],
    );
  };
  check(ledger);
  log.close();
  const again = new Log(place, fail);
  check(new Ledger(again, 100));
  again.close();
});
