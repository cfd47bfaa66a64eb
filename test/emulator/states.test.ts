import assert from 'node:assert/strict';
import { test } from 'node:test';
import { legacyOverall, overall, type TaskStatus } from '../../src/emulator/status.ts';
import { invoke, results, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const hello = { CommandId: 'c-hello' };

test('a task is Pending, then Running with no exit code yet, then over [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t, { pendingMs: 300 });
  runner.hold = true;
  const InvokeId = await invoke(emulator, hello);
  const seen = async () => {
    const [row] = await results(emulator, InvokeId);
    const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId });
    const { InvocationStatus, InvokeStatus } = Invocations.Invocation[0];
    return [
      row.InvocationStatus,
      row.InvokeRecordStatus,
      InvocationStatus,
      InvokeStatus,
      row.ExitCode,
      row.FinishedTime,
    ];
  };
  assert.deepEqual(await seen(), ['Pending', 'Running', 'Pending', 'Running', undefined, '']);
  await clock.advance(299);
  assert.equal((await seen())[0], 'Pending');
  await clock.advance(1);
  assert.deepEqual(await seen(), ['Running', 'Running', 'Running', 'Running', undefined, '']);
  await clock.advance(4_700);
  runner.exitCode = 1;
  runner.release();
  await clock.advance(0);
  assert.deepEqual(await seen(), ['Failed', 'Finished', 'Failed', 'Finished', 1, '2026-01-30T23:59:55Z']);
  const [row] = await results(emulator, InvokeId);
  assert.deepEqual([row.ErrorCode, row.ErrorInfo], ['ExitCodeNonzero', 'The command execution exit code is not zero.']);
});

const undelivered: [string, string, string, number, string][] = [
  [
    'i-stopped1',
    'Aborted',
    'InstanceNotRunning',
    1_000,
    'The specified instance was not running during task execution.',
  ],
  ['i-noagent1', 'Aborted', 'ClientNotRunning', 1_000, 'The aliyun service is not running on the instance.'],
  [
    'i-upgrading1',
    'Aborted',
    'ClientIsUpgrading',
    1_000,
    'The aliyun service in the instance is upgrading during task execution.',
  ],
  ['i-mute1', 'Aborted', 'DeliveryTimeout', 61_000, 'The command delivery has been timeout.'],
];

for (const [instanceId, status, code, within, info] of undelivered) {
  test(`${instanceId} is ${status} with ${code} within ${within / 1000} s [doc]`, async (t) => {
    const instances = [
      { id: 'i-mute1', agent: 'mute' },
      { id: 'i-upgrading1', agent: 'upgrading' },
    ] as const;
    const { emulator, clock, runner } = await simulated(t, { pendingMs: 100, fleet: { instances } });
    const id = await invoke(emulator, { ...hello, 'InstanceId.1': instanceId, 'InstanceId.2': 'i-web1' });
    if (within > 60_000) {
      await clock.advance(60_000);
      assert.equal((await results(emulator, id))[0].InvocationStatus, 'Pending');
    }
    await clock.advance(within);
    const [row, other] = await results(emulator, id);
    assert.deepEqual(
      [row.InvocationStatus, row.InvokeRecordStatus, row.ErrorCode, row.ErrorInfo, row.Repeats, row.StartTime],
      [status, 'Failed', code, info, 0, ''],
    );
    assert.equal('ExitCode' in row, false);
    assert.equal(other.InvocationStatus, 'Success');
    assert.equal(runner.requests.length, 1);
    const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId: id });
    assert.equal(Invocations.Invocation[0].InvocationStatus, 'PartialFailed');
  });
}

test('Windows is not simulated: its own kind of script is not applicable [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const create = { Name: 'n', Type: 'RunBatScript', CommandContent: 'ZWNobyBoaQ==' };
  const { CommandId } = await ask(emulator, 'CreateCommand', create);
  const id = await invoke(emulator, { CommandId, 'InstanceId.1': 'i-windows1' });
  await clock.advance(0);
  const [row] = await results(emulator, id);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'CommandNotApplicable']);
  const shell = await ask(emulator, 'InvokeCommand', { CommandId, 'InstanceId.1': 'i-web1' });
  assert.equal(shell.Code, 'InvalidInstance.NotMatch');
});

test('a rehearsal runs nothing, but finds what would not be delivered [doc, assumed]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const id = await invoke(emulator, { ...hello, RepeatMode: 'DryRun', 'InstanceId.2': 'i-noagent1' });
  await clock.advance(1_000);
  const rows = await results(emulator, id);
  assert.deepEqual(
    rows.map((row) => [row.InvocationStatus, row.ErrorCode, row.Repeats]),
    [
      ['Success', '', 0],
      ['Aborted', 'ClientNotRunning', 0],
    ],
  );
  assert.equal(runner.requests.length, 0);
  assert.equal(emulator.ledger.starts().length, 0);
});

test('a stop cancels what has not started, terminates what runs, and leaves alone what is over [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t, { pendingMs: 300 });
  const over = await invoke(emulator, hello);
  await clock.advance(300);
  runner.hold = true;
  const running = await invoke(emulator, { ...hello, 'InstanceId.2': 'i-web2' });
  await clock.advance(300);
  const pending = await invoke(emulator, hello);
  const stop = (InvokeId: string, more = {}) => ask(emulator, 'StopInvocation', { InvokeId, ...more });
  assert.deepEqual(Object.keys(await stop(over)), ['status', 'RequestId']);
  assert.equal((await stop(running, { 'InstanceId.1': 'i-web2' })).status, 200);
  assert.equal((await stop(pending)).status, 200);
  await clock.advance(1_000);
  const rows = async (id: string) => (await results(emulator, id)).map((row) => row.InvocationStatus);
  assert.deepEqual(await rows(over), ['Success']);
  assert.deepEqual(await rows(running), ['Running', 'Terminated']);
  assert.deepEqual(await rows(pending), ['Cancelled']);
  const [, terminated] = await results(emulator, running);
  assert.equal(terminated.StopTime, '2026-01-30T23:59:50Z');
  assert.equal(terminated.ErrorCode, '');
  assert.equal(runner.requests.length, 3);
});

test('StopInvocation refuses what it does not know [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const InvokeId = await invoke(emulator, hello);
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`InstanceId.${index + 1}`, `i-${index}`]));
  for (const [parameters, status, code] of [
    [{ InvokeId: '' }, 400, 'MissingInvokeId'],
    [{ InvokeId: 't-nosuch' }, 404, 'InvalidInvokeId.NotFound'],
    [{ InvokeId, 'InstanceId.1': 'i-web2' }, 404, 'InvalidInstanceId.NotFound'],
    [{ InvokeId, ...many }, 403, 'InstanceIds.ExceedLimit'],
  ] as const) {
    const answer = await ask(emulator, 'StopInvocation', parameters);
    assert.deepEqual([answer.status, answer.Code], [status, code]);
  }
});

const aggregations: [TaskStatus[], today: string, legacy: string][] = [
  [['Pending', 'Running', 'Success'], 'Pending', 'Running'],
  [['Scheduled', 'Running'], 'Running', 'Running'],
  [['Scheduled', 'Stopping'], 'Scheduled', 'Running'],
  [['Stopping', 'Failed'], 'Stopping', 'Stopping'],
  [['Success', 'Success'], 'Success', 'Finished'],
  [['Success', 'Terminated'], 'Success', 'Finished'],
  [['Failed', 'Failed'], 'Failed', 'Finished'],
  [['Success', 'Failed'], 'PartialFailed', 'Finished'],
  [['Aborted', 'Timeout', 'Invalid', 'Error'], 'Failed', 'Failed'],
  [['Aborted', 'Cancelled'], 'Failed', 'Failed'],
  [['Success', 'Aborted', 'Terminated'], 'PartialFailed', 'PartialFailed'],
  [['Cancelled', 'Terminated'], 'Stopped', 'Stopped'],
];

for (const [statuses, today, legacy] of aggregations) {
  test(`${statuses.join(' and ')} are ${today}, before ${legacy} [doc]`, () => {
    assert.equal(overall(statuses), today);
    assert.equal(legacyOverall(statuses), legacy);
  });
}
