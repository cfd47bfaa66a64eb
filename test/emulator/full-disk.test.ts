import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Text } from '../../src/domain/text.ts';
import { Log } from '../../src/emulator/data/log.ts';
import { NotRecorded } from '../../src/emulator/data/not-recorded.ts';
import type { EmulatorOptions } from '../../src/emulator/start.ts';
import { fullDisk } from './support/full-disk.ts';
import { invoke, results, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const keptIn = (file: string) => {
  const log = new Log(file, () => assert.fail('nothing fails here'));
  log.close();
  return log.before<unknown>('a');
};

function logOn(t: TestContext) {
  const file = path.join(scratch(t), 'state.log');
  const told: string[] = [];
  const log = new Log(file, (error) => told.push((error as NodeJS.ErrnoException).code!), {
    regained: () => told.push('ok'),
  });
  return { file, log, told };
}

for (const [bytes, code] of [
  [0, 'ENOSPC'],
  [5, 'ENOSPC'],
  [5, 'EIO'],
] as const) {
  test(`a line of which ${bytes} bytes fit (${code}) is not there, and those after it are whole [own]`, (t) => {
    const { file, log, told } = logOn(t);
    const disk = fullDisk(t);
    log.put('a/1', 1);
    disk.fill(bytes, code);
    assert.throws(() => log.call(() => log.put('a/2', 'x'.repeat(50))), NotRecorded);
    assert.throws(() => log.call(() => log.put('a/2', 'x'.repeat(50))), { code });
    disk.free();
    log.call(() => log.put('a/3', 3));
    log.close();
    assert.deepEqual(told, [code, 'ok']);
    assert.deepEqual(keptIn(file), [
      ['1', 1],
      ['3', 3],
    ]);
  });
}

test('not even what cannot be cut off at once tears the line that comes next [own]', (t) => {
  const { file, log } = logOn(t);
  const disk = fullDisk(t);
  const cut = t.mock.method(fs, 'ftruncateSync', () => {
    throw Object.assign(new Error('EIO'), { code: 'EIO' });
  });
  disk.fill(30);
  assert.throws(() => log.call(() => log.put('a/1', 'x'.repeat(200))), NotRecorded);
  disk.free();
  assert.throws(() => log.call(() => log.put('a/2', 2)), NotRecorded);
  cut.mock.restore();
  log.call(() => log.put('a/3', 3));
  log.close();
  assert.deepEqual(keptIn(file), [['3', 3]]);
});

test('what no call waits for is written as soon as it can be, before everything else [own]', (t) => {
  const { file, log, told } = logOn(t);
  const disk = fullDisk(t);
  disk.fill();
  log.put('a/1', 'old');
  log.together(() => {
    log.put('a/1', 'new');
    log.put('a/2', 2);
  });
  log.remove('a/2');
  assert.throws(() => log.call(() => log.put('a/3', 3)), NotRecorded);
  disk.free();
  log.call(() => log.put('a/4', 4));
  assert.deepEqual(told, ['ENOSPC', 'ok']);
  log.close();
  assert.deepEqual(keptIn(file), [
    ['1', 'new'],
    ['4', 4],
  ]);
});

test('what is owed is written at the close at the latest [own]', (t) => {
  const { file, log } = logOn(t);
  const disk = fullDisk(t);
  disk.fill();
  log.put('a/1', 1);
  disk.free();
  log.close();
  assert.deepEqual(keptIn(file), [['1', 1]]);
});

test('no room for a second file: the first goes on, and is shortened later [own]', (t) => {
  const file = path.join(scratch(t), 'state.log');
  const log = new Log(file, () => assert.fail('the line itself fits'), { leastToShorten: 1_000 });
  const fill = (n: number) => log.put('a/1', `${n}`.padStart(100, '0'));
  const open = t.mock.method(fs, 'openSync', () => {
    throw Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  });
  for (let n = 0; n < 15; n++) fill(n);
  open.mock.restore();
  assert.ok(fs.statSync(file).size > 1_500);
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['state.log']);
  for (let n = 0; n < 30; n++) fill(n);
  assert.ok(fs.statSync(file).size < 3_000);
  log.close();
  assert.deepEqual(keptIn(file), [['1', '29'.padStart(100, '0')]]);
});

async function emulatorOn(t: TestContext, options: EmulatorOptions = {}) {
  const told: Text[] = [];
  const started = await simulated(t, { dataDir: scratch(t), warn: (words) => told.push(words), ...options });
  return { ...started, told, disk: fullDisk(t) };
}

const total = async (emulator: Parameters<typeof ask>[0], action: string) => (await ask(emulator, action)).TotalCount;

test('what cannot be recorded is refused and leaves nothing; reads go on; it is said once, and so is the end of it [own]', async (t) => {
  const { emulator, clock, runner, disk, told } = await emulatorOn(t);
  runner.hold = true;
  const running = await invoke(emulator, { CommandId: 'c-slow' });
  await clock.advance(0);
  const commands = await total(emulator, 'DescribeCommands');
  disk.fill(40);
  const target = { 'InstanceId.1': 'i-web1' };
  const script = { Type: 'RunShellScript', CommandContent: 'dHJ1ZQ==', Name: 'n' };
  const refused: [string, Record<string, string>][] = [
    ['InvokeCommand', { CommandId: 'c-hello', ...target, ClientToken: 'one' }],
    ['RunCommand', { ...script, ...target, KeepCommand: 'true' }],
    ['SendFile', { Name: 'f', Content: 'x', TargetDir: '/root', ...target }],
    ['CreateCommand', { ...script, ClientToken: 'two' }],
    ['ModifyCommand', { CommandId: 'c-hello', Name: 'other' }],
    ['DeleteCommand', { CommandId: 'c-hello' }],
    ['StopInvocation', { InvokeId: running }],
  ];
  for (const [action, parameters] of refused) {
    const { status, Code, Message } = await ask(emulator, action, parameters);
    assert.deepEqual([status, Code], [500, 'InternalError'], action);
    assert.match(Message, /could not write its state \(ENOSPC\)\. Nothing was started or changed/);
  }
  await clock.advance(1_000);
  assert.equal(runner.requests.length, 1);
  assert.equal(await total(emulator, 'DescribeCommands'), commands);
  assert.equal(await total(emulator, 'DescribeInvocations'), 1);
  assert.equal(await total(emulator, 'DescribeSendFileResults'), 0);
  const [hello] = (await ask(emulator, 'DescribeCommands', { CommandId: 'c-hello' })).Commands.Command;
  assert.deepEqual([hello.Name, hello.InvokeTimes], ['hello', 0]);
  const [row] = await results(emulator, running);
  assert.deepEqual([row.InvocationStatus, row.StopTime], ['Running', '']);
  assert.deepEqual(
    told.map(({ en }) => en.slice(0, 46)),
    ['The emulator cannot write its state (ENOSPC). '],
  );
  disk.free();
  for (const [action, parameters] of refused.toReversed()) {
    const { status, Code } = await ask(
      emulator,
      action,
      action === 'DeleteCommand' ? { CommandId: 'c-big' } : parameters,
    );
    assert.deepEqual([status, Code], [200, undefined], action);
  }
  await clock.advance(1_000);
  assert.equal((await results(emulator, running))[0].InvocationStatus, 'Terminated');
  assert.equal(runner.requests.length, 3);
  assert.deepEqual(
    told.slice(1).map(({ en }) => en),
    ['The emulator can write its state again.'],
  );
});

test('a token whose call was refused so is free for the next try [own]', async (t) => {
  const { emulator, clock, runner, disk } = await emulatorOn(t);
  const once = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', ClientToken: 'one' };
  disk.fill();
  assert.equal((await ask(emulator, 'InvokeCommand', once)).status, 500);
  disk.free();
  const first = await ask(emulator, 'InvokeCommand', once);
  const again = await ask(emulator, 'InvokeCommand', once);
  assert.deepEqual([first.status, again.InvokeId], [200, first.InvokeId]);
  await clock.advance(0);
  assert.equal(runner.requests.length, 1);
});

test('a run whose start cannot be recorded is not started; one that ends meanwhile is recorded later [own]', async (t) => {
  const { emulator, clock, runner, disk } = await emulatorOn(t, { pendingMs: 1_000 });
  runner.hold = true;
  const early = await invoke(emulator, { CommandId: 'c-hello' });
  await clock.advance(1_000);
  const late = await invoke(emulator, { CommandId: 'c-hello' });
  disk.fill();
  await clock.advance(1_000);
  assert.equal(runner.requests.length, 1);
  const [row] = await results(emulator, late);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Error', 'ExecutionException']);
  assert.match(row.ErrorInfo, /could not write its state \(ENOSPC\)/);
  runner.release();
  await clock.advance(0);
  const dataDir = scratch(t);
  disk.free();
  await invoke(emulator, { CommandId: 'c-hello' });
  fs.copyFileSync(path.join(emulator.dataDir, 'state.log'), path.join(dataDir, 'state.log'));
  const after = await simulated(t, { dataDir }, clock.now().toISOString());
  const states = [];
  for (const id of [early, late]) states.push((await results(after.emulator, id))[0].InvocationStatus);
  assert.deepEqual(states, ['Success', 'Error']);
});
