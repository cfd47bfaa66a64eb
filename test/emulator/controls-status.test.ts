import assert from 'node:assert/strict';
import fs from 'node:fs';
import { test } from 'node:test';
import './support/own-temporary.ts';
import { invoke, ran, resultsWhen, simulated, started, stored } from './support/start.ts';
import { tellSleepers } from './support/tell-sleepers.ts';
import { ask, type Json } from './support/wire-client.ts';

const status = (emulator: Parameters<typeof ask>[0]): Promise<Json> => ask(emulator, 'Emulator.DescribeStatus');

test('the status of an emulator that has done nothing [own]', async (t) => {
  const { emulator, clock } = await simulated(t, { instances: 3, edition: '2019' });
  const { RequestId: _, StartedAt, ...answer } = await status(emulator);
  assert.ok(Math.abs(Date.parse(StartedAt) - Date.now()) < 60_000);
  assert.deepEqual(answer, {
    ...{ status: 200, Pid: process.pid, Edition: '2019', DataDir: emulator.dataDir, Temporary: true },
    Clock: { Now: clock.now().toISOString(), AheadMs: 0 },
    InstanceStates: {
      InstanceState: [
        { State: 'Running', Count: 9, Simulated: 3 },
        { State: 'Stopped', Count: 1, Simulated: 0 },
      ],
    },
    ...{ Runs: { Run: [] }, Waiting: { Task: [] }, Pending: 0, Faults: 0, Unserved: { Action: [] } },
    ...{ Survivors: { Survivor: [] }, LeftBehind: { Killed: [], LeftAlone: [] } },
  });
});

test('what runs, what waits, what was ordered and what is not served [own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  runner.hold = true;
  const running = await invoke(emulator, { CommandId: 'c-hello' });
  await clock.advance(0);
  const cron = await invoke(emulator, { CommandId: 'c-hello', Frequency: '0 0 1 * * ? UTC' });
  const boot = await invoke(emulator, { CommandId: 'c-hello', RepeatMode: 'EveryReboot' });
  await clock.advance(0);
  await ask(emulator, 'RunInstances');
  emulator.faults.add({ action: 'DescribeRegions', calls: 1, effect: { kind: 'code', code: 'Forbidden.RAM' } });
  emulator.faults.add({ action: 'SendFile', calls: 1, effect: { kind: 'close' } });
  await ask(emulator, 'DescribeRegions');
  const { Runs, Waiting, Faults, Unserved } = await status(emulator);
  assert.deepEqual(Runs.Run, [
    {
      ...{ InvokeId: running, InstanceId: 'i-web1', Pid: 1, Simulated: false },
      StartedAt: '2026-01-30T23:59:50.000Z',
    },
  ]);
  assert.deepEqual(Waiting.Task, [
    {
      ...{ InvokeId: cron, InstanceId: 'i-web1', RepeatMode: 'Period', Frequency: '0 0 1 * * ? UTC' },
      NextRun: '2026-01-31T01:00:00.000Z',
    },
    { InvokeId: boot, InstanceId: 'i-web1', RepeatMode: 'EveryReboot', Frequency: '' },
  ]);
  assert.deepEqual([Faults, Unserved.Action], [1, [{ Name: 'RunInstances', Calls: 1 }]]);
  runner.release();
  await clock.advance(0);
  assert.deepEqual((await status(emulator)).Runs.Run, []);
});

test('survivors: in the group of their run and in one of their own; not what still runs [source, contract]', {
  skip: !fs.existsSync('/proc/self/environ'),
}, async (t) => {
  const emulator = await started(t);
  const row = await ran(emulator, `sleep 61 & same=$!; setsid sleep 62 & own=$!; ${tellSleepers('same', 'own')}`);
  const children = [...row.Output.matchAll(/child (\d+)/g)].map((match: RegExpMatchArray) => Number(match[1]));
  const busy = await invoke(emulator, { CommandId: await stored(emulator, 'setsid sleep 63 & echo on; sleep 60') });
  await resultsWhen(emulator, busy, ({ Output }) => Output !== '');
  const { Survivors, Runs } = await status(emulator);
  assert.equal(children.length, 2);
  assert.deepEqual(Survivors.Survivor.map(({ Pid }: Json) => Pid).sort(), [...children].sort());
  for (const each of Survivors.Survivor) {
    assert.deepEqual([each.Program, each.InstanceId], ['sleep', 'i-web1']);
    assert.ok(Math.abs(Date.parse(each.Since) - Date.parse(row.FinishedTime)) < 1000);
  }
  assert.deepEqual([Runs.Run.length, Runs.Run[0].InvokeId], [1, busy]);
});

test('10,000 that wait are all told [own]', async (t) => {
  const { emulator, clock } = await simulated(t, { instances: 10_000 });
  for (let batch = 0; batch < 100; batch++) {
    const ids = Array.from({ length: 100 }, (_, at) => [
      `InstanceId.${at + 1}`,
      `i-sim${String(batch * 100 + at + 1).padStart(5, '0')}`,
    ]);
    await invoke(emulator, { CommandId: 'c-hello', ...Object.fromEntries(ids), Frequency: '0 0 1 * * ?' });
  }
  await clock.advance(0);
  const { Waiting } = await status(emulator);
  assert.equal(Waiting.Task.length, 10_000);
});

test('power: all that are named or none, and what waits for a start runs [doc, own]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const power = (Change: string, ...ids: string[]) =>
    ask(emulator, 'Emulator.ChangePower', {
      Change,
      ...Object.fromEntries(ids.map((id, at) => [`InstanceId.${at + 1}`, id])),
    });
  await invoke(emulator, { CommandId: 'c-hello', RepeatMode: 'NextRebootOnly' });
  await clock.advance(0);
  const refused = await power('reboot', 'i-web1', 'i-stopped1');
  assert.deepEqual([refused.Code, runner.requests.length], ['Emulator.InstanceNotRunning', 0]);
  assert.equal((await power('stop', 'i-web1', 'i-none')).Code, 'Emulator.UnknownInstance');
  assert.equal((await power('explode', 'i-web1')).Code, 'InvalidParameter.Change');
  assert.equal((await power('stop')).Code, 'MissingParam.InstanceId');
  const { Instances } = await power('reboot', 'i-web1');
  assert.deepEqual(Instances.Instance, [{ InstanceId: 'i-web1', Before: 'Running', After: 'Starting' }]);
  await clock.advance(1_000);
  assert.equal(runner.requests.length, 1);
  await power('stop', 'i-web1');
  const late = await invoke(emulator, { CommandId: 'c-hello' });
  await clock.advance(1_000);
  const [row] = await resultsWhen(emulator, late);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Aborted', 'InstanceNotRunning']);
  assert.equal((await power('start', 'i-web1')).Instances.Instance[0].After, 'Starting');
});

test('stop: answered, then everything it started is killed and its directory removed [contract]', async (t) => {
  const emulator = await started(t);
  await ran(emulator, 'sleep 60 &');
  const survivors = emulator.survivors();
  const answer = await ask(emulator, 'Emulator.Stop');
  assert.deepEqual([answer.status, answer.DataDir, answer.Temporary], [200, emulator.dataDir, true]);
  await emulator.stopped;
  assert.equal(survivors.length, 1);
  // A zombie is dead, only nobody has asked about it yet.
  const stat = `/proc/${survivors[0]}/stat`;
  assert.ok(!fs.existsSync(stat) || /\) Z/.test(fs.readFileSync(stat, 'utf8')));
  assert.equal(fs.existsSync(emulator.dataDir), false);
  await assert.rejects(ask(emulator, 'DescribeRegions'));
});
