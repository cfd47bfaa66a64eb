import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { VirtualClock } from '../../src/emulator/clock.ts';
import { OutputRing } from '../../src/emulator/runner/output-ring.ts';
import type { ProcessEnd } from '../../src/emulator/runner/process.ts';
import type { Emulator, EmulatorOptions } from '../../src/emulator/start.ts';
import './support/own-temporary.ts';
import { invoke, ran, results, type Simulated, simulated, started, stored } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/**
 * An emulator on what another one has written at this moment, as if that one had just been killed. Its clock begins
 * where the other's stands, or so many milliseconds later.
 */
async function afterKill(t: TestContext, before: Simulated, later = 0, options: EmulatorOptions = {}) {
  const dataDir = scratch(t);
  fs.copyFileSync(path.join(before.emulator.dataDir, 'state.log'), path.join(dataDir, 'state.log'));
  const now = new Date(before.clock.now().getTime() + later).toISOString();
  return simulated(t, { dataDir, ...options }, now);
}

const begun = (t: TestContext, options: EmulatorOptions = {}) => simulated(t, { dataDir: scratch(t), ...options });

/** Everything an emulator says of what it keeps. */
async function told(emulator: Emulator): Promise<Json> {
  const answers: Json = {};
  for (const action of [
    'DescribeCommands',
    'DescribeInvocations',
    'DescribeInvocationResults',
    'DescribeSendFileResults',
    'DescribeInstances',
  ]) {
    const more: Record<string, string> = action === 'DescribeInvocations' ? { IncludeOutput: 'true' } : {};
    const { RequestId: _, headers: __, ...answer } = await ask(emulator, action, more);
    assert.equal(answer.status, 200, action);
    answers[action] = answer;
  }
  answers.starts = emulator.ledger.starts();
  return answers;
}

const settle = (clock: VirtualClock, ms = 0) => clock.advance(ms);

test('everything that was accepted is told as before after a kill [contract]', async (t) => {
  const before = await begun(t);
  const { emulator, clock, runner } = before;
  const changed = await stored(emulator, 'echo {{who}}', {
    EnableParameter: 'true',
    'Tag.1.Key': 'k',
    'Tag.1.Value': 'v',
  });
  await ask(emulator, 'ModifyCommand', { CommandId: changed, Name: '改名', Description: 'new' });
  await ask(emulator, 'DeleteCommand', { CommandId: 'c-big' });
  await ask(emulator, 'DeleteCommand', { CommandId: await stored(emulator, 'gone') });
  const passed = { Parameters: '{"who":"me"}', ClientToken: 'one', 'Tag.1.Key': 'run', 'Tag.1.Value': '1' };
  await invoke(emulator, { CommandId: changed, 'InstanceId.2': 'i-stopped1', ...passed });
  runner.exitCode = 7;
  await invoke(emulator, { CommandId: 'c-fail' });
  await invoke(emulator, { CommandId: 'c-hello', RepeatMode: 'EveryReboot' });
  await ask(emulator, 'SendFile', {
    Name: 'f',
    Content: 'x',
    TargetDir: '/root',
    'InstanceId.1': 'i-web1',
    'InstanceId.2': 'i-noagent1',
  });
  emulator.power('i-db1', 'stop');
  await settle(clock, 5_000);
  const as = await told(emulator);
  assert.equal(as.starts.length, 2);
  const after = await afterKill(t, before, 3600_000);
  assert.deepEqual(await told(after.emulator), as);
  const twice = await afterKill(t, after);
  assert.deepEqual(await told(twice.emulator), as);
  assert.deepEqual(twice.runner.requests, []);
});

test('a command of the fleet is there once, however often the emulator starts [own]', async (t) => {
  const fleet = { commands: [{ name: 'without an ID', content: 'echo' }] };
  const before = await begun(t, { fleet });
  const after = await afterKill(t, before, 0, { fleet });
  assert.deepEqual(await told(after.emulator), await told(before.emulator));
});

test('output is kept as it was cut: head, tail, and the number of bytes lost [source]', async (t) => {
  const dataDir = scratch(t);
  const first = await started(t, { dataDir });
  const row = await ran(first, 'yes 0123456789abcde | head -c 100000', { TerminationMode: 'ProcessTree' });
  assert.equal(row.Dropped, 100_000 - 24_576);
  await first.stop();
  const again = await started(t, { dataDir });
  assert.deepEqual((await results(again, row.InvokeId))[0], row);
});

test('a ClientToken outlives a kill: the same answer, and no second run [contract]', async (t) => {
  const before = await begun(t);
  const call = { CommandId: 'c-hello', ClientToken: 'token-1' };
  const id = await invoke(before.emulator, call);
  await settle(before.clock);
  const after = await afterKill(t, before, 1_000);
  assert.equal(await invoke(after.emulator, call), id);
  const other = await ask(after.emulator, 'InvokeCommand', { ...call, Timeout: '99', 'InstanceId.1': 'i-web1' });
  assert.equal(other.Code, 'IdempotentParameterMismatch');
  await settle(after.clock, 1_000);
  assert.equal(after.runner.requests.length, 0);
  assert.notEqual(await invoke((await afterKill(t, before, 25 * 3600_000)).emulator, call), id);
});

test('what ran at the kill was interrupted, and is not run again [assumed]', async (t) => {
  const before = await begun(t);
  before.runner.hold = true;
  const id = await invoke(before.emulator, { CommandId: 'c-hello' });
  await settle(before.clock, 100);
  assert.equal((await results(before.emulator, id))[0].InvocationStatus, 'Running');
  const after = await afterKill(t, before, 60_000);
  const [row] = await results(after.emulator, id);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode, row.ExitCode], ['Error', 'ExecutionInterrupted', -1]);
  assert.deepEqual([row.StartTime, row.FinishedTime], ['2026-01-30T23:59:50Z', '2026-01-31T00:00:50Z']);
  await settle(after.clock, 600_000);
  assert.deepEqual(after.runner.requests, []);
});

/** A run that goes on until it is killed, and what it prints. */
function running() {
  const output = new OutputRing();
  return { pid: 1, output, end: new Promise<ProcessEnd>(() => {}), kill() {} };
}

test('what a run had printed at the kill is kept, to the second and as far as it could be seen [assumed]', async (t) => {
  const before = await begun(t);
  const run = running();
  before.runner.start = async () => run;
  const id = await invoke(before.emulator, { CommandId: 'c-hello' });
  await settle(before.clock, 100);
  run.output.push(Buffer.from('one\n'));
  await settle(before.clock, 500);
  run.output.push(Buffer.from('two\n'));
  await settle(before.clock, 500);
  run.output.push(Buffer.from('three\n'));
  const file = path.join(before.emulator.dataDir, 'state.log');
  const length = fs.statSync(file).size;
  for (let n = 0; n < 1000; n++) run.output.push(Buffer.from('.'));
  assert.equal(fs.statSync(file).size, length);
  const outputOf = async ({ emulator }: Simulated) => {
    const [row] = await results(emulator, id);
    return [row.InvocationStatus, row.ErrorCode, row.ExitCode, row.Output, row.Dropped];
  };
  const interrupted = ['Error', 'ExecutionInterrupted', -1];
  assert.deepEqual(await outputOf(await afterKill(t, before)), [...interrupted, 'one\ntwo\n', 0]);
  run.output.push(Buffer.alloc(20_000, 'x'));
  await settle(before.clock, 1_000);
  const after = await afterKill(t, before);
  const head = `one\ntwo\nthree\n${'.'.repeat(1000)}`.padEnd(6_000, 'x');
  assert.deepEqual(await outputOf(after), [...interrupted, head, 21_014 - 6_000]);
  assert.deepEqual(await outputOf(await afterKill(t, after)), [...interrupted, head, 21_014 - 6_000]);
  const full = fs.statSync(file).size;
  run.output.push(Buffer.alloc(20_000, 'y'));
  await settle(before.clock, 10_000);
  assert.equal(fs.statSync(file).size, full);
});

test('an emulator that is stopped in peace keeps what can be seen of the output at that moment [assumed]', async (t) => {
  const before = await begun(t);
  const run = running();
  before.runner.start = async () => run;
  const id = await invoke(before.emulator, { CommandId: 'c-hello' });
  await settle(before.clock, 100);
  run.output.push(Buffer.from('last words\n'));
  await before.emulator.stop();
  const [row] = await results((await afterKill(t, before)).emulator, id);
  assert.deepEqual([row.ErrorCode, row.Output], ['ExecutionInterrupted', 'last words\n']);
});

test('what was just being started at the kill may have run, so it is not run again [assumed]', async (t) => {
  const before = await begun(t);
  before.runner.start = () => new Promise(() => {});
  const id = await invoke(before.emulator, { CommandId: 'c-hello' });
  await settle(before.clock, 100);
  const after = await afterKill(t, before);
  await settle(after.clock, 60_000);
  const [row] = await results(after.emulator, id);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode, row.StartTime], ['Error', 'ExecutionInterrupted', '']);
  assert.deepEqual(after.runner.requests, []);
});

test('a stop that was under way at the kill is done [assumed]', async (t) => {
  const before = await begun(t);
  const { emulator, clock, runner } = before;
  const neverEnds = {
    pid: 1,
    output: new OutputRing(),
    end: new Promise(() => {}),
    kill() {},
  };
  runner.start = async () => neverEnds as never;
  const id = await invoke(emulator, { CommandId: 'c-hello' });
  await settle(clock, 100);
  await ask(emulator, 'StopInvocation', { InvokeId: id });
  assert.equal((await results(emulator, id))[0].InvocationStatus, 'Stopping');
  const [row] = await results((await afterKill(t, before)).emulator, id);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Terminated', '']);
});

test('what was Pending is delivered while a minute has not passed, and Aborted after it [doc]', async (t) => {
  const before = await begun(t, { pendingMs: 5_000 });
  const id = await invoke(before.emulator, { CommandId: 'c-hello' });
  const file = { Name: 'f', Content: 'x', TargetDir: '/root', 'InstanceId.1': 'i-web1' };
  const sent = await ask(before.emulator, 'SendFile', file);
  const soon = await afterKill(t, before, 30_000);
  await settle(soon.clock, 1_000);
  const [row] = await results(soon.emulator, id);
  assert.deepEqual([row.InvocationStatus, soon.runner.requests.length], ['Success', 1]);
  const late = await afterKill(t, before, 90_000);
  const [missed] = await results(late.emulator, id);
  assert.deepEqual([missed.InvocationStatus, missed.ErrorCode], ['Aborted', 'DeliveryTimeout']);
  const answer = await ask(late.emulator, 'DescribeSendFileResults', { InvokeId: sent.InvokeId });
  assert.equal(answer.Invocations.Invocation[0].InvokeInstances.InvokeInstance[0].ErrorCode, 'DeliveryTimeout');
  await settle(late.clock, 600_000);
  assert.deepEqual(late.runner.requests, []);
});

test('a schedule goes on with its grid, and makes up for nothing [source]', async (t) => {
  const before = await begun(t);
  const id = await invoke(before.emulator, { CommandId: 'c-hello', Frequency: 'rate(5m)' });
  await settle(before.clock, 11 * 60_000);
  const after = await afterKill(t, before, 21 * 60_000);
  await settle(after.clock, 10 * 60_000);
  const rows = await results(after.emulator, id, { IncludeHistory: 'true' });
  assert.deepEqual(
    rows.map((row) => row.StartTime.slice(11)),
    ['00:39:50Z', '00:34:50Z', '00:09:50Z', '00:04:50Z'],
  );
  await ask(after.emulator, 'StopInvocation', { InvokeId: id });
  const stopped = await afterKill(t, after);
  await settle(stopped.clock, 3600_000);
  assert.deepEqual(stopped.runner.requests, []);
});

test('a schedule that was running at the kill goes on after it; one whose moments are over ends [assumed]', async (t) => {
  const before = await begun(t);
  before.runner.hold = true;
  const every = await invoke(before.emulator, { CommandId: 'c-hello', Frequency: 'rate(5m)' });
  const once = await invoke(before.emulator, { CommandId: 'c-hello', Frequency: 'at(2026-01-31 00:01:00)' });
  await settle(before.clock, 5 * 60_000 + 1);
  assert.equal((await results(before.emulator, every))[0].InvocationStatus, 'Running');
  const after = await afterKill(t, before);
  const [row] = await results(after.emulator, every);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Scheduled', 'ExecutionInterrupted']);
  const [ended] = await results(after.emulator, once);
  assert.deepEqual([ended.InvocationStatus, ended.ErrorCode], ['Error', 'ExecutionInterrupted']);
  await settle(after.clock, 5 * 60_000);
  assert.equal(after.runner.requests.length, 1);
});

test('what waits for a start of the instance still waits, and an instance that comes up still does [assumed]', async (t) => {
  const before = await begun(t);
  await invoke(before.emulator, { CommandId: 'c-hello', RepeatMode: 'NextRebootOnly' });
  await settle(before.clock, 100);
  const quiet = await afterKill(t, before);
  await settle(quiet.clock, 60_000);
  assert.equal(quiet.runner.requests.length, 0);
  before.emulator.power('i-web1', 'reboot');
  const after = await afterKill(t, before);
  const { Instances } = await ask(after.emulator, 'DescribeInstances', { InstanceIds: '["i-web1"]' });
  assert.equal(Instances.Instance[0].Status, 'Starting');
  await settle(after.clock, 2_000);
  assert.equal(after.runner.requests.length, 1);
});

test('an instance that the next fleet does not have was released [doc]', async (t) => {
  const before = await begun(t, { instances: 2, pendingMs: 1_000 });
  const id = await invoke(before.emulator, { CommandId: 'c-hello', 'InstanceId.1': 'i-sim00002' });
  const after = await afterKill(t, before);
  const [row] = await results(after.emulator, id);
  assert.deepEqual(
    [row.InstanceId, row.InvocationStatus, row.ErrorCode],
    ['i-sim00002', 'Aborted', 'InstanceReleased'],
  );
});

test('an emulator that is stopped in peace leaves what ran as interrupted [assumed]', async (t) => {
  const dataDir = scratch(t);
  const first = await started(t, { dataDir });
  const id = await invoke(first, { CommandId: 'c-slow' });
  while ((await results(first, id))[0].InvocationStatus !== 'Running');
  await first.stop();
  const again = await started(t, { dataDir });
  assert.deepEqual(again.leftBehind, { killed: [], leftAlone: [] });
  const [row] = await results(again, id);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Error', 'ExecutionInterrupted']);
});

test('without a directory nothing of the state is written [own]', async (t) => {
  const emulator = await started(t);
  await ran(emulator, 'echo secret words');
  assert.equal(fs.existsSync(path.join(emulator.dataDir, 'state.log')), false);
});
