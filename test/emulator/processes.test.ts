import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { invoke, ran, results, resultsWhen, started, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

test('the starter commands do what they say [contract]', async (t) => {
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
  const input = await ran(emulator, 'wc -c; [ -t 0 ] || echo no terminal; cut -d " " -f 5 /proc/$$/stat');
  const pid = emulator.ledger.starts().at(-1)?.pid;
  assert.equal(input.Output, `0\nno terminal\n${pid}\n`);
});

test('the environment is clean: a planted secret is nowhere in it [contract]', async (t) => {
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

test('commands run as the user of the emulator, by that name or as root; nobody else exists here [contract]', async (t) => {
  const emulator = await started(t);
  for (const Username of ['', 'root', os.userInfo().username]) {
    assert.equal((await ran(emulator, 'id -u', { Username })).Output, `${os.userInfo().uid}\n`);
  }
  const row = await ran(emulator, 'id -u', { Username: 'somebody' });
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'AccountNotExists']);
});

test('many runs at once on one instance keep their output apart [own]', async (t) => {
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
