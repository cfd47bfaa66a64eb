import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { InstanceSeed } from '../../src/emulator/fleet.ts';
import { simulatedOutcome } from '../../src/emulator/runner/simulated-model.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/start.ts';
import { invoke, ran, results, resultsWhen, type Simulated, simulated, started, stored } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

/** What a fleet file can say of instances, once the emulator runs. */

const targets = (...ids: string[]) => Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));
const fleetOf = (...instances: InstanceSeed[]) => ({ fleet: { instances } });
const resultOf = ({ InvocationStatus, ErrorCode, ExitCode }: Json) => [InvocationStatus, ErrorCode, ExitCode];

/** Of edition 2019, whose output is always in Base64. */
async function olderResult(emulator: Emulator, InvokeId: string): Promise<Json> {
  const { Invocation } = await ask(emulator, 'DescribeInvocationResults', { InvokeId });
  return Invocation.InvocationResults.InvocationResult[0];
}

async function sent(emulator: Emulator, more: Record<string, string>): Promise<Json> {
  const file = { Name: 'f', Content: 'x', TargetDir: '/root', ...more };
  const { InvokeId } = await ask(emulator, 'SendFile', file);
  for (;;) {
    const { Invocations } = await ask(emulator, 'DescribeSendFileResults', { InvokeId });
    const [row] = Invocations.Invocation[0].InvokeInstances.InvokeInstance;
    if (row.InvocationStatus !== 'Pending') return row;
  }
}

test('without the starter fleet there are the instances and commands of the fleet only [own]', async (t) => {
  const instances = [{ id: 'i-only1', regionId: 'cn-beijing', tags: { a: 'b' } }];
  const commands = [{ id: 'c-only', name: 'only', content: 'true', regionId: 'cn-beijing' }];
  const { emulator } = await simulated(t, { fleet: { starter: false, instances, commands }, instances: 2 });
  assert.deepEqual(emulator.fleet, {
    fit: ['i-only1'],
    simulated: ['i-sim00001', 'i-sim00002'],
    unfit: [],
    commands: ['c-only'],
    example: { regionId: 'cn-beijing', commandId: 'c-only', instanceIds: ['i-only1'] },
  });
  assert.equal((await ask(emulator, 'DescribeCommands')).TotalCount, 0);
  assert.equal((await ask(emulator, 'DescribeCommands', { RegionId: 'cn-beijing' })).TotalCount, 1);
});

test('the summary tells who is fit in this edition; an example needs no parameter [own]', async (t) => {
  const fleet = {
    instances: [
      { id: 'i-win2', os: 'windows', simulated: true },
      { id: 'i-mute1', agent: 'mute' },
      { id: 'i-old1', agent: 'old' },
    ],
  } as const;
  const { emulator } = await simulated(t, { fleet });
  assert.deepEqual(emulator.fleet, {
    fit: ['i-web1', 'i-web2', 'i-db1', 'i-classic1', 'i-old1'],
    simulated: ['i-win2'],
    unfit: ['i-stopped1', 'i-noagent1', 'i-windows1', 'i-mute1'],
    commands: ['c-hello', 'c-fail', 'c-slow', 'c-big'],
    example: { regionId: 'cn-hangzhou', commandId: 'c-hello', instanceIds: ['i-web1', 'i-web2'] },
  });
  const { emulator: older } = await simulated(t, { edition: '2018' });
  assert.deepEqual(older.fleet.unfit, ['i-stopped1', 'i-noagent1', 'i-classic1', 'i-windows1']);
  const needs = { name: 'x', content: '{{x}}', enableParameter: true };
  const commands = [{ ...needs, parameterDefinitions: [{ parameterName: 'x', required: true }] }];
  const { emulator: none } = await simulated(t, { fleet: { starter: false, instances: [{ id: 'i-a' }], commands } });
  assert.equal(none.fleet.example, null);
});

test('a task is Pending as long as its instance says, each for itself [own]', async (t) => {
  const { emulator, clock } = await simulated(t, {
    ...fleetOf({ id: 'i-slow1', pendingMs: 2_000 }, { id: 'i-slow2', pendingMs: 0 }),
    pendingMs: 500,
  });
  const id = await invoke(emulator, { CommandId: 'c-hello', ...targets('i-web1', 'i-slow1', 'i-slow2') });
  const statuses = async () =>
    (await results(emulator, id)).map((row) => [row.InstanceId, row.InvocationStatus]).sort();
  const expected = (slow1: string, slow2: string, web1: string) => [
    ['i-slow1', slow1],
    ['i-slow2', slow2],
    ['i-web1', web1],
  ];
  await clock.advance(100);
  assert.deepEqual(await statuses(), expected('Pending', 'Success', 'Pending'));
  await clock.advance(500);
  assert.deepEqual(await statuses(), expected('Pending', 'Success', 'Success'));
  await clock.advance(1_300);
  assert.deepEqual(await statuses(), expected('Pending', 'Success', 'Success'));
  await clock.advance(200);
  assert.deepEqual(await statuses(), expected('Success', 'Success', 'Success'));
});

test('a file that is sent waits as long as its instance says [own]', async (t) => {
  const { emulator, clock } = await simulated(t, fleetOf({ id: 'i-slow1', pendingMs: 2_000, simulated: true }));
  const file = { Name: 'f', Content: 'x', TargetDir: '/root', ...targets('i-slow1') };
  const { InvokeId } = await ask(emulator, 'SendFile', file);
  const status = async () =>
    (await ask(emulator, 'DescribeSendFileResults', { InvokeId })).Invocations.Invocation[0].InvocationStatus;
  await clock.advance(1_900);
  assert.equal(await status(), 'Pending');
  await clock.advance(200);
  assert.equal(await status(), 'Success');
});

test('a name of the fleet runs as the user of the emulator, and USER and LOGNAME say it [assumed]', async (t) => {
  const emulator = await started(t, fleetOf({ id: 'i-app1', usernames: ['deploy'] }));
  const script = 'echo $USER $LOGNAME $(id -u)';
  const row = await ran(emulator, script, { Username: 'deploy', ...targets('i-app1') });
  assert.equal(row.Output, `deploy deploy ${os.userInfo().uid}\n`);
  const { username, uid } = os.userInfo();
  assert.equal((await ran(emulator, script, targets('i-app1'))).Output, `${username} ${username} ${uid}\n`);
});

test('a name that the instance does not have is AccountNotExists, for files too [doc]', async (t) => {
  const emulator = await started(t, fleetOf({ id: 'i-app1', usernames: ['deploy'] }));
  const strange = { Username: 'nobody-here', ...targets('i-app1') };
  assert.deepEqual(resultOf(await ran(emulator, 'true', strange)).slice(0, 2), ['Invalid', 'AccountNotExists']);
  const elsewhere = await ran(emulator, 'true', { Username: 'deploy', ...targets('i-web1') });
  assert.deepEqual(resultOf(elsewhere).slice(0, 2), ['Invalid', 'AccountNotExists']);
  const owned = { FileOwner: 'deploy', FileGroup: 'deploy' };
  assert.equal((await sent(emulator, { ...owned, ...targets('i-app1') })).InvocationStatus, 'Success');
  assert.equal((await sent(emulator, { ...owned, ...targets('i-web1') })).ErrorCode, 'AccountNotExists');
});

test('a simulated instance takes any user, until the fleet names its users [own]', async (t) => {
  const { emulator, clock } = await simulated(t, {
    ...fleetOf({ id: 'i-any1', simulated: true }, { id: 'i-some1', simulated: { runMs: 5 }, usernames: ['deploy'] }),
  });
  const rows = async (Username: string) => {
    const id = await invoke(emulator, { CommandId: 'c-hello', Username, ...targets('i-any1', 'i-some1') });
    await clock.advance(3_000);
    return (await results(emulator, id)).map(({ ErrorCode }) => ErrorCode);
  };
  assert.deepEqual((await rows('else')).sort(), ['', 'AccountNotExists']);
  assert.deepEqual(await rows('deploy'), ['', '']);
  assert.deepEqual(await rows('root'), ['', '']);
});

test('Windows that is simulated runs what is for Windows, and takes files [doc]', async (t) => {
  const win2: InstanceSeed = { id: 'i-win2', os: 'windows', simulated: { runMs: 10, output: 'Windows IP\r\n' } };
  const commands = [{ id: 'c-bat', name: 'bat', type: 'RunBatScript', content: 'ipconfig' }] as const;
  const { emulator, clock } = await simulated(t, { fleet: { instances: [win2], commands }, edition: '2019' });
  const id = await invoke(emulator, { CommandId: 'c-bat', ...targets('i-win2') });
  const shell = await invoke(emulator, { CommandId: 'c-hello', ...targets('i-win2') });
  await clock.advance(100);
  const row = await olderResult(emulator, id);
  assert.deepEqual(
    [row.InvokeRecordStatus, row.ExitCode, Buffer.from(row.Output, 'base64').toString()],
    ['Finished', 0, 'Windows IP\r\n'],
  );
  assert.equal((await olderResult(emulator, shell)).InvokeRecordStatus, 'Failed');
});

test('Windows that is simulated, today: Success, and CommandNotApplicable without it; exit code 3010 restarts it [source]', async (t) => {
  const { emulator, clock } = await simulated(t, {
    ...fleetOf(
      { id: 'i-win2', os: 'windows', simulated: { runMs: 10, exitCode: 3010 } },
      { id: 'i-win3', os: 'windows', simulated: { runMs: 10, exitCode: 194 } },
    ),
  });
  const script = await stored(emulator, 'ipconfig', { Type: 'RunPowerShellScript' });
  const id = await invoke(emulator, { CommandId: script, ...targets('i-win2', 'i-win3', 'i-windows1') });
  await clock.advance(100);
  const found = Object.fromEntries((await results(emulator, id)).map((row) => [row.InstanceId, resultOf(row)]));
  assert.deepEqual(found['i-win2'], ['Failed', 'ExitCodeNonzero', 3010]);
  assert.deepEqual(found['i-windows1']!.slice(0, 2), ['Invalid', 'CommandNotApplicable']);
  const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds: '["i-win2","i-win3"]' });
  assert.deepEqual(
    Instances.Instance.map(({ Status }: Json) => Status),
    ['Starting', 'Running'],
  );
});

test('a model of its own: how long, which exit code, what is printed [own]', async (t) => {
  const { emulator, clock } = await simulated(t, {
    ...fleetOf({ id: 'i-own1', simulated: { runMs: 1_500, exitCode: 42, output: 'own words' } }),
  });
  const id = await invoke(emulator, { CommandId: 'c-hello', ...targets('i-own1') });
  await clock.advance(1_400);
  const [running] = await results(emulator, id);
  assert.deepEqual([running.InvocationStatus, running.Output], ['Running', 'own words']);
  await clock.advance(200);
  const [over] = await results(emulator, id);
  assert.deepEqual([...resultOf(over), over.Output], ['Failed', 'ExitCodeNonzero', 42, 'own words']);
});

for (const [model, shares, least, most] of [
  [{}, { 0: 0.99 }, 20, 2_000],
  [{ exitCode: 0 }, { 0: 1 }, 20, 2_000],
  [{ exitCode: 7, runMs: 0 }, { 7: 1 }, 0, 0],
  [{ failureRate: 0.25, exitCode: 7, runMs: [100, 400] }, { 0: 0.75, 7: 0.25 }, 100, 400],
  [{ failureRate: 0, runMs: 5 }, { 0: 1 }, 5, 5],
  [{ failureRate: 1 }, { 0: 0, 1: 0.25, 2: 0.25, 13: 0.25, 127: 0.25 }, 20, 2_000],
] as const) {
  test(`the model with ${JSON.stringify(model)} [own]`, () => {
    const outcomes = Array.from({ length: 4_000 }, (_, run) => simulatedOutcome('i-own1', run, model));
    for (const [code, share] of Object.entries(shares)) {
      const found = outcomes.filter(({ exitCode }) => exitCode === Number(code)).length / outcomes.length;
      assert.ok(Math.abs(found - share) < (share % 1 === 0 ? 1e-9 : 0.03), `${code}: ${found}`);
    }
    const delays = outcomes.map(({ delayMs }) => delayMs);
    assert.ok(Math.min(...delays) >= least && Math.max(...delays) <= most);
    if (least < most) assert.ok(Math.min(...delays) < least * 1.2 && Math.max(...delays) > most * 0.8);
  });
}

test('an instance that is described as Starting stays so, with and without kept state [own]', async (t) => {
  for (const dataDir of [undefined, scratch(t)]) {
    const options = { ...fleetOf({ id: 'i-boot1', power: 'Starting' }), ...(dataDir && { dataDir }) };
    const { emulator, clock } = await simulated(t, options);
    await clock.advance(10_000);
    const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds: '["i-boot1"]' });
    assert.equal(Instances.Instance[0].Status, 'Starting');
  }
});

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Another emulator on what this one has written, as after a kill -9. */
async function afterKill(t: TestContext, before: Simulated, options: EmulatorOptions = {}, later = 0) {
  const dataDir = scratch(t);
  fs.copyFileSync(path.join(before.emulator.dataDir, 'state.log'), path.join(dataDir, 'state.log'));
  return simulated(t, { dataDir, ...options }, new Date(before.clock.now().getTime() + later).toISOString());
}

test('after a start with a smaller fleet what was under way on an instance that is gone is over, for good [doc, assumed]', async (t) => {
  const before = await simulated(t, { dataDir: scratch(t), ...fleetOf({ id: 'i-gone1' }, { id: 'i-stays1' }) });
  const { emulator, clock, runner } = before;
  const on = targets('i-gone1', 'i-stays1');
  const done = await invoke(emulator, { CommandId: 'c-hello', ...on });
  const periodic = await invoke(emulator, { CommandId: 'c-hello', Frequency: 'rate(60s)', ...on });
  const atReboot = await invoke(emulator, { CommandId: 'c-hello', RepeatMode: 'NextRebootOnly', ...on });
  await clock.advance(130_000);
  runner.hold = true;
  const running = await invoke(emulator, { CommandId: 'c-slow', ...on });
  await clock.advance(100);
  const pending = await invoke(emulator, { CommandId: 'c-hello', ...on });
  const after = await afterKill(t, before, fleetOf({ id: 'i-stays1' }));
  const states = async (of: Simulated, id: string) =>
    Object.fromEntries((await results(of.emulator, id)).map((row) => [row.InstanceId, resultOf(row).slice(0, 2)]));
  const released = ['Aborted', 'InstanceReleased'];
  assert.deepEqual(await states(after, done), { 'i-gone1': ['Success', ''], 'i-stays1': ['Success', ''] });
  assert.deepEqual(await states(after, running), {
    'i-gone1': ['Error', 'ExecutionInterrupted'],
    'i-stays1': ['Error', 'ExecutionInterrupted'],
  });
  for (const id of [periodic, atReboot, pending]) assert.deepEqual((await states(after, id))['i-gone1'], released);
  assert.equal((await states(after, periodic))['i-stays1']![0], 'Scheduled');
  await after.clock.advance(600_000);
  assert.deepEqual([...new Set(after.runner.requests.map(({ instanceId }) => instanceId))], ['i-stays1']);
  const refused = await ask(after.emulator, 'InvokeCommand', { CommandId: 'c-hello', ...targets('i-gone1') });
  assert.equal(refused.Code, 'InvalidInstance.NotFound');
  const stopped = await ask(after.emulator, 'StopInvocation', { InvokeId: periodic });
  assert.equal(stopped.status, 200);
  const back = await afterKill(t, after, fleetOf({ id: 'i-gone1' }, { id: 'i-stays1' }));
  assert.deepEqual((await states(back, periodic))['i-gone1'], released);
});

test('a file under way to an instance that is gone, or that is now in another region, is over too [doc, assumed]', async (t) => {
  const before = await simulated(t, {
    dataDir: scratch(t),
    ...fleetOf({ id: 'i-gone1', pendingMs: 5_000 }, { id: 'i-moved1', pendingMs: 5_000 }),
  });
  const on = targets('i-gone1', 'i-moved1');
  const { InvokeId } = await ask(before.emulator, 'SendFile', { Name: 'f', Content: 'x', TargetDir: '/root', ...on });
  const id = await invoke(before.emulator, { CommandId: 'c-hello', ...on });
  await before.clock.advance(1_000);
  const after = await afterKill(t, before, fleetOf({ id: 'i-moved1', regionId: 'cn-beijing' }));
  const [sending] = (await ask(after.emulator, 'DescribeSendFileResults', { InvokeId })).Invocations.Invocation;
  const rows = [...sending.InvokeInstances.InvokeInstance, ...(await results(after.emulator, id))];
  assert.equal(rows.length, 4);
  for (const row of rows) {
    assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Aborted', 'InstanceReleased'], row.InstanceId);
  }
});

test('real instances beside simulated ones: only the real ones have a directory [own]', async (t) => {
  const emulator = await started(t, {
    fleet: { starter: false, instances: [{ id: 'i-real1' }, { id: 'i-made1', simulated: { runMs: 1 } }] },
  });
  assert.deepEqual(fs.readdirSync(path.join(emulator.dataDir, 'instances')), ['i-real1']);
  const id = await invoke(emulator, { CommandId: await stored(emulator, 'pwd'), ...targets('i-real1', 'i-made1') });
  const rows = await resultsWhen(emulator, id);
  assert.ok(rows.every(({ InvocationStatus }) => InvocationStatus === 'Success'));
});
