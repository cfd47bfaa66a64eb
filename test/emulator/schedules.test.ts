import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoke, results, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const day = 24 * 3600_000;
const hello = { CommandId: 'c-hello' };

test('24 hours of 0 */20 * * * * are 72 runs, each with its row of history [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const id = await invoke(emulator, { ...hello, Frequency: '0 */20 * * * *' });
  await clock.advance(day);
  assert.equal(runner.requests.length, 72);
  assert.equal(emulator.ledger.starts().length, 72);
  const [row] = await results(emulator, id);
  assert.deepEqual([row.InvocationStatus, row.Repeats, row.ExitCode, row.Output], ['Scheduled', 72, 0, 'run 72\n']);
  const history = await results(emulator, id, { IncludeHistory: 'true' });
  assert.equal(history.length, 50);
  assert.deepEqual([history[0].StartTime, history[1].StartTime], ['2026-01-31T23:40:00Z', '2026-01-31T23:20:00Z']);
  assert.ok(history.every((run) => run.InvocationStatus === 'Success'));
});

test('any Frequency makes a periodic task, whatever RepeatMode and Timed say [doc]', async (t) => {
  const modes: Record<string, string>[] = [{}, { RepeatMode: 'Once' }, { RepeatMode: 'DryRun' }, { Timed: 'false' }];
  for (const more of modes) {
    const { emulator, clock, runner } = await simulated(t);
    const InvokeId = await invoke(emulator, { ...hello, Frequency: '0 0 * * * *', ...more });
    await clock.advance(2 * 3600_000);
    assert.equal(runner.requests.length, 2);
    const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId });
    const [row] = Invocations.Invocation;
    assert.deepEqual([row.RepeatMode, row.Timed, row.InvocationStatus], ['Period', true, 'Scheduled']);
    assert.equal(row.InvokeStatus, 'Running');
  }
});

test('a cron without a zone is by the clock of each instance, one with a zone by that [doc]', async (t) => {
  const instances = [{ id: 'i-tokyo', timeZone: 'Asia/Tokyo' }];
  const { emulator, clock, runner } = await simulated(t, { fleet: { instances } });
  const both = { ...hello, 'InstanceId.2': 'i-tokyo' };
  await invoke(emulator, { ...both, Frequency: '0 0 9 * * ?' });
  await clock.advance(20_000);
  assert.deepEqual(
    runner.requests.map((request) => request.instanceId),
    ['i-tokyo'],
  );
  await clock.advance(3600_000);
  assert.equal(runner.requests.length, 2);
  await invoke(emulator, { ...both, Frequency: '0 0 9 * * ? GMT+6:30' });
  await clock.advance(90 * 60_000);
  assert.equal(runner.requests.length, 4);
});

test('rate(5m) keeps the grid of its creation; a moment during a run is skipped, not made up for [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const id = await invoke(emulator, { ...hello, Frequency: 'rate(5m)' });
  await clock.advance(5 * 60_000 - 1);
  assert.equal(runner.requests.length, 0);
  runner.hold = true;
  await clock.advance(1);
  assert.equal(runner.requests.length, 1);
  const [running] = await results(emulator, id);
  assert.deepEqual([running.InvocationStatus, running.Output], ['Running', '']);
  await clock.advance(11 * 60_000);
  assert.equal(runner.requests.length, 1);
  runner.hold = false;
  runner.release();
  await clock.advance(5 * 60_000);
  const history = await results(emulator, id, { IncludeHistory: 'true' });
  assert.deepEqual(
    history.map((run) => run.StartTime),
    ['2026-01-31T00:19:50Z', '2026-01-31T00:04:50Z'],
  );
});

test('at(…) runs once and is then over, with the status of its run [doc]', async (t) => {
  for (const [exitCode, status] of [
    [0, 'Success'],
    [3, 'Failed'],
  ] as const) {
    const { emulator, clock, runner } = await simulated(t);
    runner.exitCode = exitCode;
    const id = await invoke(emulator, { ...hello, Frequency: 'at(2026-02-01 08:00:00 Asia/Shanghai)' });
    await clock.advance(day);
    assert.equal((await results(emulator, id))[0].InvocationStatus, 'Scheduled');
    await clock.advance(day);
    const [row] = await results(emulator, id);
    assert.deepEqual([row.InvocationStatus, row.Repeats, row.StartTime], [status, 1, '2026-02-01T00:00:00Z']);
  }
});

test('a schedule that ends during its last run waits for that run [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  runner.hold = true;
  const id = await invoke(emulator, { ...hello, Frequency: 'at(2026-02-01 00:00:00)' });
  await clock.advance(2 * day);
  assert.equal((await results(emulator, id))[0].InvocationStatus, 'Running');
  runner.release();
  await clock.advance(0);
  assert.equal((await results(emulator, id))[0].InvocationStatus, 'Success');
});

for (const Frequency of [
  '0 0 0 30 2 ?',
  '0 0 9 ? * MON-SUN',
  '0 0 9 ? * 1-7',
  '0 15 10 ? * * 2022',
  'at(2022-06-06 13:15:30)',
]) {
  test(`${Frequency} never fires, so the agent refuses it [source]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t);
    const id = await invoke(emulator, { ...hello, Frequency });
    await clock.advance(day);
    const [row] = await results(emulator, id);
    assert.deepEqual(
      [row.InvocationStatus, row.InvokeRecordStatus, row.ErrorCode, row.ErrorInfo, row.Repeats],
      ['Invalid', 'Failed', 'BadCronExpression', 'The cron expression is invalid.', 0],
    );
    assert.equal(runner.requests.length, 0);
  });
}

test('a schedule that is stopped stops; a run under way is killed first [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const waiting = await invoke(emulator, { ...hello, Frequency: '0 0 * * * *' });
  await clock.advance(3600_000);
  assert.equal((await ask(emulator, 'StopInvocation', { InvokeId: waiting })).status, 200);
  runner.hold = true;
  const running = await invoke(emulator, { ...hello, Frequency: '0 0 * * * *' });
  await clock.advance(3600_000);
  await ask(emulator, 'StopInvocation', { InvokeId: running });
  await clock.advance(day);
  assert.equal(runner.requests.length, 2);
  assert.equal((await results(emulator, waiting))[0].InvocationStatus, 'Cancelled');
  const [row] = await results(emulator, running);
  assert.deepEqual([row.InvocationStatus, row.InvokeRecordStatus], ['Terminated', 'Stopped']);
});

test('nothing runs on an instance that is down; the schedule goes on when it is up again [assumed]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  await invoke(emulator, { ...hello, Frequency: '0 0 * * * *' });
  await clock.advance(0);
  emulator.power('i-web1', 'stop');
  await clock.advance(2 * 3600_000);
  assert.equal(runner.requests.length, 0);
  emulator.power('i-web1', 'start');
  await clock.advance(3600_000);
  assert.equal(runner.requests.length, 1);
});

test('an old agent knows six-field cron only [doc]', async (t) => {
  const { emulator, clock } = await simulated(t, { fleet: { instances: [{ id: 'i-old', agent: 'old' }] } });
  for (const [Frequency, status, code] of [
    ['0 0 * * * ?', 'Scheduled', ''],
    ['0 0 * * * ? 2026', 'Aborted', 'ClientNeedUpgrade'],
    ['rate(5m)', 'Aborted', 'ClientNeedUpgrade'],
  ]) {
    const id = await invoke(emulator, { ...hello, 'InstanceId.1': 'i-old', Frequency: Frequency! });
    await clock.advance(0);
    const [row] = await results(emulator, id);
    assert.deepEqual([row.InvocationStatus, row.ErrorCode], [status, code]);
  }
});

test('NextRebootOnly runs at the next start only, EveryReboot at each [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const next = await invoke(emulator, { ...hello, RepeatMode: 'NextRebootOnly' });
  const every = await invoke(emulator, { ...hello, RepeatMode: 'EveryReboot' });
  await clock.advance(60_000);
  assert.equal(runner.requests.length, 0);
  for (let round = 0; round < 3; round++) {
    emulator.power('i-web1', 'reboot');
    await clock.advance(60_000);
  }
  const count = (id: string) => runner.requests.filter((request) => request.invokeId === id).length;
  assert.deepEqual([count(next), count(every)], [1, 3]);
  assert.equal((await results(emulator, next))[0].InvocationStatus, 'Success');
  assert.equal((await results(emulator, every))[0].InvocationStatus, 'Scheduled');
  assert.equal((await results(emulator, every, { IncludeHistory: 'true' })).length, 3);
  await ask(emulator, 'StopInvocation', { InvokeId: every });
  emulator.power('i-web1', 'reboot');
  await clock.advance(60_000);
  assert.equal(count(every), 3);
});

test('exit code 194 reboots the emulated instance, 193 powers it off [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const state = async () =>
    (await ask(emulator, 'DescribeInstances', { InstanceIds: '["i-web1"]' })).Instances.Instance[0].Status;
  runner.exitCode = 194;
  const reboot = await invoke(emulator, hello);
  await clock.advance(0);
  assert.equal(await state(), 'Starting');
  const [row] = await results(emulator, reboot);
  assert.deepEqual([row.InvocationStatus, row.ExitCode], ['Failed', 194]);
  await clock.advance(10_000);
  assert.equal(await state(), 'Running');
  runner.exitCode = 193;
  await invoke(emulator, hello);
  await clock.advance(10_000);
  assert.equal(await state(), 'Stopped');
});
