import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { Survivors } from '../../src/emulator/runner/survivors.ts';
import { invoke, ran, resultsWhen, started, stored } from './support/start.ts';
import { tellSleepers } from './support/tell-sleepers.ts';
import { ask } from './support/wire-client.ts';

const alive = (pid: number) => {
  try {
    // A zombie is dead, only nobody has asked about it yet.
    return !/^\S+ \(.*\) Z/.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('the end is that of the first process: a child in the background does not delay it [source]', async (t) => {
  const emulator = await started(t);
  const row = await ran(emulator, 'sleep 60 & echo "child $!"');
  assert.deepEqual([row.InvocationStatus, row.ExitCode], ['Success', 0]);
  const child = Number(/child (\d+)/.exec(row.Output)?.[1]);
  assert.ok(alive(child));
  assert.deepEqual(emulator.survivors(), [child]);
  await emulator.stop();
  assert.equal(alive(child), false);
});

test('stop finds a child that went into a session of its own, and one without the marker [contract]', async (t) => {
  const emulator = await started(t);
  const script = `setsid sleep 60 & away=$!; env -i sleep 60 & bare=$!; ${tellSleepers('away', 'bare')}`;
  const row = await ran(emulator, script);
  const children = [...row.Output.matchAll(/child (\d+)/g)].map((match: RegExpMatchArray) => Number(match[1]));
  assert.equal(children.length, 2);
  assert.ok(children.every(alive));
  await emulator.stop();
  assert.deepEqual(children.filter(alive), []);
});

test('what is killed is gone when that is over [own]', async () => {
  const mark = `ECS_EMULATOR_RUN=${randomUUID()}/`;
  const pids = Array.from({ length: 50 }, () => {
    const child = spawn('sleep', ['60'], {
      detached: true,
      stdio: 'ignore',
      env: { ECS_EMULATOR_RUN: mark.split('=')[1] },
    });
    return child.pid!;
  });
  assert.deepEqual(pids.filter(alive), pids);
  await new Survivors(mark, null).killAll();
  assert.deepEqual(pids.filter(alive), []);
});

test('a stop in the middle of a start leaves nothing behind [own]', async (t) => {
  for (let round = 0; round < 5; round++) {
    const emulator = await started(t);
    const CommandId = await stored(emulator, 'sleep 60');
    await invoke(emulator, { CommandId, 'InstanceId.2': 'i-web2' });
    for (let turn = 0; turn < round; turn++) await new Promise((next) => setTimeout(next, 1));
    await emulator.stop();
    assert.deepEqual(
      emulator.ledger.starts().filter((start) => alive(start.pid)),
      [],
    );
    assert.equal(fs.existsSync(emulator.dataDir), false);
  }
});

test('what cannot be started is an error that says why [source]', async (t) => {
  const emulator = await started(t);
  const { PATH } = process.env;
  t.after(() => {
    process.env.PATH = PATH;
  });
  process.env.PATH = '/nowhere';
  const row = await ran(emulator, 'echo hi');
  assert.deepEqual([row.InvocationStatus, row.ErrorCode, row.Repeats], ['Error', 'ExecutionException', 0]);
  assert.match(row.ErrorInfo, /mkfifo/);
});

test('a script that is killed by a signal exits with -1 [source]', async (t) => {
  const emulator = await started(t);
  const row = await ran(emulator, '#!/bin/sh\nkill -9 $PPID; kill -9 $$');
  assert.deepEqual([row.InvocationStatus, row.ExitCode], ['Failed', -1]);
});

const stubborn = `trap '' TERM
sleep 300 &
echo "child $!"
while :; do sleep 1; done
`;

for (const [mode, survives] of [
  ['Process', true],
  ['ProcessTree', false],
] as const) {
  test(`a timeout with TerminationMode ${mode} ${survives ? 'leaves the child alive' : 'leaves nothing alive'} [source]`, async (t) => {
    // The least Timeout of a call is 10 s, that of a stored command is not limited.
    const commands = [{ id: 'c-stubborn', name: 'stubborn', content: stubborn, timeout: 1 }];
    const clock = new VirtualClock(new Date());
    const emulator = await started(t, { fleet: { commands }, clock });
    const id = await invoke(emulator, { CommandId: 'c-stubborn', TerminationMode: mode });
    await clock.advance(0);
    await resultsWhen(emulator, id, ({ Output }) => Output.includes('child'));
    await clock.advance(1_000);
    const [row] = await resultsWhen(emulator, id);
    assert.deepEqual(
      [row.InvocationStatus, row.InvokeRecordStatus, row.ErrorCode, row.ErrorInfo, row.ExitCode],
      ['Timeout', 'Failed', 'ExecutionTimeout', 'The command execution has been timeout.', 1],
    );
    assert.equal(Date.parse(row.FinishedTime) - Date.parse(row.StartTime), 1_000);
    const child = Number(/child (\d+)/.exec(row.Output)?.[1]);
    assert.ok(child > 0);
    assert.equal(alive(child), survives);
    assert.equal(emulator.survivors().includes(child), survives);
    await emulator.stop();
    assert.equal(alive(child), false);
    assert.equal(alive(emulator.ledger.starts()[0]!.pid), false);
  });
}

test('a run shows its head while it goes on, and a stop terminates it [source]', async (t) => {
  const emulator = await started(t);
  const CommandId = await stored(emulator, 'echo "line 1 of 10"; sleep 60');
  const id = await invoke(emulator, { CommandId, TerminationMode: 'ProcessTree' });
  const [running] = await resultsWhen(emulator, id, (row) => row.Output !== '');
  assert.deepEqual([running.InvocationStatus, running.Output], ['Running', 'line 1 of 10\n']);
  assert.equal('ExitCode' in running, false);
  await ask(emulator, 'StopInvocation', { InvokeId: id });
  const [row] = await resultsWhen(emulator, id);
  assert.deepEqual([row.InvocationStatus, row.InvokeRecordStatus, row.ExitCode], ['Terminated', 'Stopped', -1]);
  assert.equal(alive(emulator.ledger.starts()[0]!.pid), false);
});

test('reboot, poweroff and their kin bring down the emulated instance, not this machine [source]', async (t) => {
  const scripts: [string, number][] = [
    ['reboot', 194],
    ['shutdown -r now', 194],
    ['systemctl reboot', 194],
    ['shutdown -c', 0],
    ['shutdown -h now', 193],
    ['halt', 193],
    ['poweroff', 193],
    ['systemctl poweroff', 193],
  ];
  const instances = scripts.map((_, index) => ({ id: `i-own${index}` }));
  // Time stands still: what boots goes on booting.
  const clock = new VirtualClock(new Date());
  const emulator = await started(t, { fleet: { instances }, clock });
  for (const [index, [script, code]] of scripts.entries()) {
    const id = await invoke(emulator, { CommandId: await stored(emulator, script), 'InstanceId.1': `i-own${index}` });
    await clock.advance(0);
    const [row] = await resultsWhen(emulator, id);
    assert.equal(row.ExitCode, code, script);
    const { Instances } = await ask(emulator, 'DescribeInstances', { InstanceIds: `["i-own${index}"]` });
    assert.equal(Instances.Instance[0].Status, { 194: 'Starting', 193: 'Stopped', 0: 'Running' }[code], script);
  }
});

test('a reboot interrupts what else runs on the instance [assumed]', async (t) => {
  const emulator = await started(t);
  const slow = await invoke(emulator, { CommandId: 'c-slow', TerminationMode: 'ProcessTree' });
  await resultsWhen(emulator, slow, (row) => row.InvocationStatus === 'Running');
  await ran(emulator, 'exit 194');
  const [row] = await resultsWhen(emulator, slow);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Error', 'ExecutionInterrupted']);
});

test('stop kills what runs and removes its own directory; a directory that was given stays [contract]', async (t) => {
  const emulator = await started(t);
  const id = await invoke(emulator, { CommandId: 'c-slow' });
  await resultsWhen(emulator, id, (row) => row.InvocationStatus === 'Running');
  const pid = emulator.ledger.starts()[0]!.pid;
  assert.ok(alive(pid));
  assert.equal(fs.statSync(emulator.dataDir).mode & 0o777, 0o700);
  await Promise.all([emulator.stop(), emulator.stop()]);
  assert.equal(alive(pid), false);
  assert.equal(fs.existsSync(emulator.dataDir), false);
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "it's mine "));
  t.after(() => fs.rmSync(dataDir, { recursive: true }));
  const other = await started(t, { dataDir });
  assert.equal((await ran(other, 'echo hi > kept; cat kept')).Output, 'hi\n');
  await other.stop();
  assert.equal(fs.readFileSync(path.join(dataDir, 'instances/i-web1/root/kept'), 'utf8'), 'hi\n');
});
