import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { invoke, ran, results, resultsWhen, started, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const alive = (pid: number) => {
  try {
    // A zombie is dead, only nobody has asked about it yet.
    return !/^\S+ \(.*\) Z/.test(fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('the starter commands do what they say', async (t) => {
  const emulator = await started(t);
  const run = async (CommandId: string, more = {}) =>
    (await resultsWhen(emulator, await invoke(emulator, { CommandId, ...more })))[0];
  const jack = await run('c-hello', { Parameters: '{"name":"Jack"}' });
  assert.deepEqual([jack.Output, jack.ExitCode], ['Hello, Jack! This is web-1.\n', 0]);
  assert.equal((await run('c-hello')).Output, 'Hello! This is web-1.\n');
  assert.equal(
    (await run('c-hello', { Parameters: `{"name":"O'Hara \\"$HOME\\""}` })).Output,
    `Hello, O'Hara "$HOME"! This is web-1.\n`,
  );
  const fail = await run('c-fail');
  assert.deepEqual([fail.ExitCode, fail.InvocationStatus, fail.ErrorCode], [7, 'Failed', 'ExitCodeNonzero']);
  assert.equal(fail.Output, 'this line goes to standard output\nthis line goes to standard error\n');
  const big = await run('c-big');
  assert.deepEqual([big.Output.length, big.Dropped, big.ExitCode], [24_576, 100_000 - 24_576, 0]);
  assert.ok(big.Output.startsWith(`${'0'.repeat(99)}\n`));
  assert.ok(big.Output.endsWith(`${'0'.repeat(96)}999\n`));
  const bytes = emulator.ledger.starts().map((start) => start.bytes);
  assert.equal(bytes.at(-1), 100_000);
});

test('both streams are one, in the order they were written, and can be opened again [source]', async (t) => {
  const emulator = await started(t);
  const row = await ran(
    emulator,
    'for n in 1 2 3; do echo "out $n"; echo "err $n" >&2; done\necho again > /dev/stderr\nexit 3',
  );
  assert.equal(row.Output, 'out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\nagain\n');
  assert.equal(row.ExitCode, 3);
});

test('output is Base64 unless PlainText is asked for, byte for byte [doc]', async (t) => {
  const emulator = await started(t);
  const CommandId = await stored(emulator, "printf '\\377\\000\\033x'");
  const id = await invoke(emulator, { CommandId });
  await resultsWhen(emulator, id);
  const [row] = await results(emulator, id, { ContentEncoding: '' });
  assert.deepEqual([...Buffer.from(row.Output, 'base64')], [255, 0, 27, 120]);
  const parameters = { InvokeId: id, IncludeOutput: 'true' };
  const { Invocations } = await ask(emulator, 'DescribeInvocations', parameters);
  const [invocation] = Invocations.Invocation;
  assert.equal(invocation.InvokeInstances.InvokeInstance[0].Output, row.Output);
  assert.equal(Buffer.from(invocation.CommandContent, 'base64').toString(), "printf '\\377\\000\\033x'");
});

test('a #! line works, standard input is empty, and the process leads its own group [source]', async (t) => {
  const emulator = await started(t);
  const row = await ran(emulator, '#!/bin/cat\nthe text of the script\n');
  assert.equal(row.Output, '#!/bin/cat\nthe text of the script\n');
  const input = await ran(emulator, 'wc -c; [ -t 0 ] || echo no terminal; ps -o pgid= -p $$ | tr -d " "');
  const pid = emulator.ledger.starts().at(-1)?.pid;
  assert.equal(input.Output, `0\nno terminal\n${pid}\n`);
});

test('the environment is clean: a planted secret is nowhere in it', async (t) => {
  process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'canary-in-the-environment';
  t.after(() => {
    delete process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET;
  });
  const emulator = await started(t);
  const { Output } = await ran(emulator, 'cat /proc/$$/environ | tr "\\000" "\\n"');
  const names = Output.trim()
    .split('\n')
    .map((line: string) => line.split('=')[0])
    .filter((name: string) => !['PWD', 'OLDPWD', 'SHLVL', '_'].includes(name));
  assert.deepEqual(names.sort(), ['ECS_EMULATOR_RUN', 'HOME', 'LANG', 'LOGNAME', 'PATH', 'USER']);
  assert.equal(Output.includes('canary'), false);
  assert.equal(Output.includes(emulator.accessKeySecret), false);
  assert.match(Output, new RegExp(`HOME=${path.join(emulator.dataDir, 'instances/i-web1/root')}\n`));
});

test('WorkingDir is beneath the instance, however it is written; what is missing is told [doc, assumed]', async (t) => {
  const emulator = await started(t);
  const root = path.join(emulator.dataDir, 'instances/i-web1/root');
  fs.mkdirSync(path.join(root, 'opt/app'), { recursive: true });
  fs.writeFileSync(path.join(root, 'opt/file'), '');
  fs.symlinkSync('/etc', path.join(root, 'outside'));
  for (const [WorkingDir, expected] of [
    ['', root],
    ['/root', root],
    ['/opt/app', `${root}/opt/app`],
    ['/root/opt/app', `${root}/opt/app`],
    ['opt/app', `${root}/opt/app`],
    ['/../../opt', `${root}/opt`],
    ['/tmp', `${root}/tmp`],
  ]) {
    assert.equal((await ran(emulator, 'pwd', { WorkingDir: WorkingDir! })).Output, `${expected}\n`);
  }
  const before = emulator.ledger.starts().length;
  for (const WorkingDir of ['/nowhere', '/opt/file', '/outside', '/outside/ssl']) {
    const row = await ran(emulator, 'pwd', { WorkingDir });
    assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'DirectoryNotExists']);
  }
  assert.equal(emulator.ledger.starts().length, before);
});

test('commands run as the user of the emulator, by that name or as root; nobody else exists here', async (t) => {
  const emulator = await started(t);
  for (const Username of ['', 'root', os.userInfo().username]) {
    assert.equal((await ran(emulator, 'id -u', { Username })).Output, `${os.userInfo().uid}\n`);
  }
  const row = await ran(emulator, 'id -u', { Username: 'somebody' });
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'AccountNotExists']);
});

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
    const emulator = await started(t, { fleet: { commands } });
    const id = await invoke(emulator, { CommandId: 'c-stubborn', TerminationMode: mode });
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
  const id = await invoke(emulator, { CommandId: 'c-slow', TerminationMode: 'ProcessTree' });
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
  const emulator = await started(t, { fleet: { instances } });
  for (const [index, [script, code]] of scripts.entries()) {
    const row = await ran(emulator, script, { 'InstanceId.1': `i-own${index}` });
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

test('stop kills what runs and removes its own directory; a directory that was given stays', async (t) => {
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

test('many runs at once on one instance keep their output apart', async (t) => {
  const emulator = await started(t);
  const CommandId = await stored(emulator, 'for n in 1 2 3 4 5; do echo {{who}}; done', { EnableParameter: 'true' });
  const ids = await Promise.all(
    Array.from({ length: 20 }, (_, who) => invoke(emulator, { CommandId, Parameters: `{"who":"${who}"}` })),
  );
  for (const [who, id] of ids.entries()) {
    const [row] = await resultsWhen(emulator, id);
    assert.equal(row.Output, `${who}\n`.repeat(5));
  }
  assert.equal(emulator.ledger.starts().length, 20);
  assert.deepEqual(fs.readdirSync(path.join(emulator.dataDir, 'scratch')), []);
  assert.deepEqual(fs.readdirSync(path.join(emulator.dataDir, 'instances/i-web1/scripts')), []);
});
