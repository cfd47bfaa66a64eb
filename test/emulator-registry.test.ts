import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { announce, findRunning, runtimeDirectoryPath } from '../src/emulator/registry.ts';

/** A runtime directory of the test's own. */
function runtime() {
  const env = { XDG_RUNTIME_DIR: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) };
  return { env, directory: runtimeDirectoryPath(env) };
}

/** Something that listens, as an emulator would. */
async function listening(t: { after(end: () => void): void }): Promise<string> {
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
}

const announced = (endpoint: string, facts: object = {}) => ({
  endpoint,
  accessKeyId: 'LTAIemulator',
  accessKeySecret: 'emulated',
  pid: process.pid,
  edition: 'current',
  startedAt: 1,
  ...facts,
});

test('announced, found, withdrawn; directory and file are for this user alone', async (t) => {
  const { env, directory } = runtime();
  const emulator = announced(await listening(t));
  const { credentialsFile, withdraw } = await announce(emulator, env);
  assert.equal(statSync(directory).mode & 0o777, 0o700);
  assert.equal(statSync(credentialsFile).mode & 0o777, 0o600);
  assert.deepEqual(await findRunning('current', env), emulator);
  await withdraw();
  assert.equal(await findRunning('current', env), null);
  assert.ok(!existsSync(credentialsFile));
});

for (const mode of [0o750, 0o710, 0o705, 0o777]) {
  test(`a directory of mode ${mode.toString(8)} is not trusted`, async () => {
    const { env, directory } = runtime();
    mkdirSync(directory);
    chmodSync(directory, mode);
    await assert.rejects(announce(announced('http://127.0.0.1:1'), env), { name: 'UnsafeDirectory' });
    await assert.rejects(findRunning('current', env), { name: 'UnsafeDirectory' });
    assert.deepEqual(readdirSync(directory), []);
  });
}

test('nor is one that only points to a private directory', async () => {
  const { env, directory } = runtime();
  symlinkSync(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), directory);
  await assert.rejects(findRunning('current', env), { name: 'UnsafeDirectory' });
});

test('the newest comes first, whatever the order of the files', async (t) => {
  const { env } = runtime();
  const endpoint = await listening(t);
  for (const startedAt of [5, 9, 7]) await announce(announced(endpoint, { startedAt }), env);
  assert.equal((await findRunning('current', env))?.startedAt, 9);
});

test('one that does not answer, and one that is not on this machine, are passed over', async (t) => {
  const { env } = runtime();
  await announce(announced('http://127.0.0.1:1', { startedAt: 9 }), env);
  await announce(announced('http://192.0.2.1:80', { startedAt: 8 }), env);
  await announce(announced(await listening(t), { startedAt: 7 }), env);
  assert.equal((await findRunning('current', env))?.startedAt, 7);
});

test('another edition is not taken, and stays announced', async (t) => {
  const { env, directory } = runtime();
  await announce(announced(await listening(t), { edition: '2018' }), env);
  assert.equal(await findRunning('current', env), null);
  assert.equal(readdirSync(directory).length, 1);
  assert.equal((await findRunning('2018', env))?.edition, '2018');
});

test('what a crash left behind is passed over and removed', async (t) => {
  const { env, directory } = runtime();
  const { pid } = spawnSync('true');
  await announce(announced(await listening(t), { pid }), env);
  assert.equal(await findRunning('current', env), null);
  assert.deepEqual(readdirSync(directory), []);
});

for (const content of ['', '{"endpoint":"http://127', 'null', '[]', '{"endpoint":"http://127.0.0.1:1"}']) {
  test(`a file that holds ${JSON.stringify(content)} is no announcement`, async (t) => {
    const { env, directory } = runtime();
    const { credentialsFile } = await announce(announced(await listening(t)), env);
    writeFileSync(path.join(directory, 'emulator-0-0.json'), content);
    assert.notEqual(await findRunning('current', env), null);
    assert.ok(existsSync(credentialsFile));
  });
}
