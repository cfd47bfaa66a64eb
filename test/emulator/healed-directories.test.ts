import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { removeTree } from '../../src/emulator/runner/own-directory.ts';
import type { Emulator } from '../../src/emulator/start.ts';
import { ran, resultsWhen, started } from './support/start.ts';
import { ask } from './support/wire-client.ts';

function scratch(t: TestContext): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const rootOf = ({ dataDir }: Emulator) => path.join(dataDir, 'instances/i-web1/root');

const ruins = (outside: string): string[] => [
  'rm -rf tmp; echo x > tmp',
  `rm -rf tmp; ln -s ${outside} tmp`,
  'rm -rf tmp; ln -s /nowhere tmp',
  'cd /; rm -rf "$HOME"',
  'cd /; rm -rf "$HOME"; echo x > "$HOME"',
  `cd /; rm -rf "$HOME"; ln -s ${outside} "$HOME"`,
  `cd /; rm -rf "$HOME/../scripts"; ln -s ${outside} "$HOME/../scripts"`,
  `cd /; rm -rf "$HOME/.."; ln -s ${outside} "\${HOME%/root}"`,
  `cd "$HOME/../.."; rm -rf ../scratch; ln -s ${outside} ../scratch; rm -rf ../shims; mkfifo ../shims`,
  `cd "$HOME/../../.."; rm -rf instances; echo x > instances`,
  `cd "$HOME/../../.."; rm -rf instances; ln -s ${outside} instances`,
  `cd "$HOME/../../.."; rm -rf state.log.new; ln -s ${outside}/kept state.log.new`,
];

test('whatever a command leaves in place of its directories, the next one runs and the next start works [own]', async (t) => {
  const [dataDir, outside] = [scratch(t), scratch(t)];
  fs.writeFileSync(path.join(outside, 'kept'), 'old');
  for (const ruin of ruins(outside)) {
    const first = await started(t, { dataDir });
    await ran(first, ruin);
    const next = await ran(first, 'pwd; ls -d tmp/.');
    assert.equal(next.Output, `${rootOf(first)}\ntmp/.\n`, ruin);
    await ran(first, ruin);
    await first.stop();
    const second = await started(t, { dataDir });
    assert.equal((await ran(second, 'pwd; ls -d tmp/.')).Output, `${rootOf(second)}\ntmp/.\n`, ruin);
    await second.stop();
    assert.deepEqual(fs.readdirSync(outside), ['kept'], ruin);
    assert.equal(fs.readFileSync(path.join(outside, 'kept'), 'utf8'), 'old', ruin);
  }
});

test('directories that a command closed are opened again [own]', async (t) => {
  const emulator = await started(t);
  const closed = ['tmp', '.', '..', '../..', '../scripts', '../../../shims', '../../../scratch'];
  await ran(emulator, `chmod 0 ${closed.join(' ')}`);
  await ran(emulator, 'true');
  for (const each of closed) {
    assert.equal(fs.statSync(path.join(rootOf(emulator), each)).mode & 0o700, 0o700, each);
  }
});

test('an instance whose directory cannot be made is no hindrance to the start, nor to the others [own]', async (t) => {
  const dataDir = scratch(t);
  await (await started(t, { dataDir })).stop();
  const name = 'i-'.padEnd(64, 'x');
  const lstat = fs.lstatSync;
  t.mock.method(fs, 'lstatSync', (file: string, options: fs.StatSyncOptions) => {
    if (String(file).endsWith(name)) throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
    return lstat(file, options);
  });
  const emulator = await started(t, { dataDir, fleet: { instances: [{ id: name }] } });
  assert.equal((await ran(emulator, 'echo hi')).Output, 'hi\n');
  const { InvokeId } = await ask(emulator, 'InvokeCommand', { CommandId: 'c-fail', 'InstanceId.1': name });
  const [row] = await resultsWhen(emulator, InvokeId);
  assert.deepEqual(
    [row.InvocationStatus, row.ErrorCode, row.ErrorInfo],
    ['Error', 'ExecutionException', 'not permitted'],
  );
});

test('a file that is sent after the home became a link stays in the instance [own]', async (t) => {
  const outside = scratch(t);
  const emulator = await started(t);
  for (const top of ['"$HOME"', '"${HOME%/root}"', '"$HOME/../../../instances"']) {
    await ran(emulator, `top=$(realpath ${top}); cd /; rm -rf "$top"; ln -s ${outside} "$top"`);
    for (const TargetDir of ['/', '/sub', '/root/sub', '/tmp']) {
      const file = { Name: 'a.txt', Content: 'hi', TargetDir, Overwrite: 'true', 'InstanceId.1': 'i-web1' };
      await ask(emulator, 'SendFile', file);
    }
    assert.equal((await ran(emulator, 'cat a.txt sub/a.txt tmp/a.txt')).Output, 'hihihi', top);
    assert.deepEqual(fs.readdirSync(outside), [], top);
  }
});

test('a link in place of the home that comes between the check and the use leads nowhere [own]', async (t) => {
  const { InstanceDirectory } = await import('../../src/emulator/runner/instance-directory.ts');
  const [dataDir, outside] = [fs.realpathSync(scratch(t)), scratch(t)];
  const instance = new InstanceDirectory(dataDir, 'i-1');
  instance.prepare();
  fs.rmSync(instance.root, { recursive: true });
  fs.symlinkSync(outside, instance.root);
  assert.equal(instance.resolve('/'), null);
  assert.equal(instance.makeDirectory('/'), 'outside');
  assert.equal(instance.makeDirectory('/sub'), 'outside');
  assert.equal(instance.contains(path.join(instance.root, 'a')), false);
  assert.deepEqual(fs.readdirSync(outside), []);
});

test('a program that cannot be started leaves no file open [own]', async (t) => {
  const emulator = await started(t);
  const fails = async (Launcher: string) => assert.equal((await ran(emulator, 'true', { Launcher })).Repeats, 0);
  const launchers = ['/etc/passwd/x', 'no-such-program'];
  for (const launcher of launchers) await fails(launcher);
  const open = () => fs.readdirSync('/proc/self/fd').length;
  const before = open();
  for (let round = 0; round < 15; round++) for (const launcher of launchers) await fails(launcher);
  assert.ok(open() < before + 15, `${open()} files are open, and there were ${before}`);
});

test('a directory is removed with the closed directories in it; what is not there is no error [own]', (t) => {
  const top = path.join(scratch(t), 'top');
  fs.mkdirSync(path.join(top, 'a/b'), { recursive: true });
  fs.writeFileSync(path.join(top, 'a/b/c'), '');
  fs.chmodSync(path.join(top, 'a/b'), 0);
  fs.chmodSync(path.join(top, 'a'), 0);
  removeTree(top);
  assert.equal(fs.existsSync(top), false);
  removeTree(top);
});
