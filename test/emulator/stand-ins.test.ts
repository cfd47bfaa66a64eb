import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { writeShims } from '../../src/emulator/runner/shims.ts';
import { ran, started } from './support/start.ts';

/** Nothing here runs what brings a machine down: the shell is asked what it would run, or a stand-in is run by its path. */

function scratch(t: TestContext, prefix = 'ecs-invoke-test-'): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  return directory;
}

const names = ['reboot', 'shutdown', 'poweroff', 'halt', 'init', 'telinit', 'systemctl'];
const ask = `for name in ${names.join(' ')}; do command -v "$name"; done`;
const standIns = (dataDir: string) => names.map((name) => `${path.join(dataDir, 'shims', name)}\n`).join('');
const has = (shell: string) => spawnSync(shell, ['-c', ':']).status === 0;

test('reboot and its kin are stand-ins for a script, and for a login shell in it [contract]', async (t) => {
  const emulator = await started(t);
  const wanted = standIns(emulator.dataDir);
  assert.equal((await ran(emulator, ask)).Output, wanted);
  for (const shell of ['sh', 'bash', 'dash', 'zsh'].filter(has)) {
    assert.equal((await ran(emulator, `${shell} -lc '${ask}'`)).Output, wanted, shell);
    assert.equal((await ran(emulator, `env -i HOME="$HOME" ${shell} -lc '${ask}'`)).Output, wanted, shell);
  }
});

test('what a command writes for login shells is kept, with the stand-ins before it [own]', async (t) => {
  const emulator = await started(t);
  const script = `echo 'GREETING=hello' > .profile; rm .bash_profile; ln -s /etc/profile .bash_profile`;
  await ran(emulator, script);
  for (let round = 0; round < 2; round++) {
    const row = await ran(emulator, `sh -lc 'echo "$GREETING"; command -v reboot'`);
    assert.equal(row.Output, `hello\n${emulator.dataDir}/shims/reboot\n`);
  }
  const home = path.join(emulator.dataDir, 'instances/i-web1/root');
  assert.equal(fs.readFileSync(path.join(home, '.profile'), 'utf8').split('\n').length, 3);
  assert.ok(fs.lstatSync(path.join(home, '.bash_profile')).isFile());
  if (has('bash')) assert.equal((await ran(emulator, `bash -lc 'echo "$GREETING"'`)).Output, 'hello\n');
});

test('what a command did to the stand-ins is undone before the next one runs [own]', async (t) => {
  const emulator = await started(t);
  const shims = path.join(emulator.dataDir, 'shims');
  for (const script of [
    `rm -rf ${shims}`,
    `rm -rf ${shims}; ln -s /usr/bin ${shims}`,
    `rm ${shims}/reboot; mkdir ${shims}/reboot; chmod 644 ${shims}/halt; echo > ${shims}/init`,
  ]) {
    await ran(emulator, script);
    assert.equal((await ran(emulator, ask)).Output, standIns(emulator.dataDir));
  }
});

test('PATH takes a path with a colon apart: such a data directory is refused, such a TMPDIR is not used [own]', async (t) => {
  const dataDir = path.join(scratch(t), 'a:b');
  await assert.rejects(started(t, { dataDir }), { code: 'ColonInPath', file: dataDir });
  const link = path.join(scratch(t), 'link');
  fs.symlinkSync(dataDir, link);
  await assert.rejects(started(t, { dataDir: link }), { code: 'ColonInPath', file: dataDir });
  const before = process.env.TMPDIR;
  t.after(() => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  });
  process.env.TMPDIR = dataDir;
  const emulator = await started(t);
  assert.equal(emulator.dataDir.includes(':'), false);
  assert.equal((await ran(emulator, ask)).Output, standIns(emulator.dataDir));
});

const ends: [words: string, code: number][] = [
  ['reboot', 194],
  ['reboot --poweroff', 193],
  ['shutdown now', 193],
  ['shutdown -r now', 194],
  ['shutdown -hr now', 194],
  ['shutdown --reboot', 194],
  ['shutdown -c', 0],
  ['poweroff', 193],
  ['poweroff --reboot', 194],
  ['halt -f', 193],
  ['init 0', 193],
  ['init 6', 194],
  ['init 3', 1],
  ['telinit 6', 194],
  ['telinit q', 1],
  ['systemctl reboot', 194],
  ['systemctl --no-wall -i kexec', 194],
  ['systemctl poweroff', 193],
  ['systemctl halt', 193],
  ['systemctl suspend', 193],
  ['systemctl start reboot.target', 194],
  ['systemctl isolate poweroff.target', 193],
];
test('the stand-ins end with 194 for a reboot and with 193 for a power-off [source]', (t) => {
  const shims = writeShims(scratch(t));
  for (const [words, code] of ends) {
    const [name, ...rest] = words.split(' ');
    assert.equal(spawnSync(path.join(shims, name!), rest, { env: { targets: 'yes' } }).status, code, words);
  }
});

test('every other verb of systemctl goes to the real one [own]', (t) => {
  const shims = writeShims(scratch(t));
  const real = ['/usr/bin/systemctl', '/bin/systemctl'].find((file) => fs.existsSync(file));
  for (const words of [['--version'], ['cat', 'reboot.target']]) {
    const { status, stdout } = spawnSync(path.join(shims, 'systemctl'), words);
    if (words[0] === '--version' || real === undefined) assert.equal(status, real === undefined ? 127 : 0);
    else assert.deepEqual(stdout, spawnSync(real, words).stdout);
  }
});
