import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';
import { runtime, serving } from '../support/serving.ts';

test('of two emulators the newest is taken and named, and --endpoint takes the other', async (t) => {
  const env = runtime();
  const older = await serving(t, [], env);
  const newer = await serving(t, [], env);
  const run = (...args: string[]) => ecsInvoke(args, { env });
  const plain = await run('emulator', 'status');
  assert.match(plain.stdout, new RegExp(newer.endpoint));
  assert.match(plain.stderr, new RegExp(`2 emulators run here.*${newer.endpoint}`, 's'));
  const chosen = await run('emulator', 'status', '--endpoint', older.endpoint);
  assert.deepEqual([chosen.code, chosen.stderr], [0, '']);
  assert.match(chosen.stdout, new RegExp(older.endpoint));
  const zh = await run('emulator', 'ledger', '--lang', 'zh');
  assert.match(zh.stderr, /本机有 2 个模拟器/);
  const line = ['--emulator', '-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Ada'];
  assert.match((await run(...line)).stderr, /2 emulators run here/);
  const nowhere = await run('emulator', 'status', '--endpoint', 'http://127.0.0.1:9');
  assert.deepEqual([nowhere.code, /127\.0\.0\.1:9/.test(nowhere.stderr)], [69, true]);
  const waited = await run('emulator', 'ledger', '--wait', '--endpoint', newer.endpoint, '--query', 'length(starts)');
  assert.deepEqual([waited.code, waited.stdout], [0, '1\n']);
});

test('a fault that never struck is told at the end, by the emulator and not by exec', async (t) => {
  const { ended } = await serving(t, ['--fault', 'InvokeCommand:2:reset']);
  assert.match(await ended(), /Fault InvokeCommand:2:reset never struck\n/);
  const exec = await ecsInvoke(['emulator', 'exec', '--fault', 'InvokeCommand:2:reset', '--', 'true']);
  assert.deepEqual([exec.code, exec.stderr], [0, '']);
});

test('a fault for an instance that would not be there is refused at the start', async () => {
  const words = ['emulator', 'exec', '--fault', 'InvokeCommand:1:i-web9:reset', '--', 'true'];
  const en = await ecsInvoke(words);
  assert.equal(en.code, 64);
  assert.match(en.stderr, /Did you mean i-web1\?/);
  assert.match((await ecsInvoke(['--lang', 'zh', ...words])).stderr, /是否想输入 i-web1？/);
});

test('a flag of the command behind exec needs two dashes before that command', async () => {
  const { code, stderr } = await ecsInvoke(['emulator', 'exec', '-l', 'ls']);
  assert.equal(code, 64);
  assert.match(stderr, /ecs-invoke emulator exec -- <command>/);
  const inside = await ecsInvoke(['emulator', 'exec', 'ls', '-l', 'progs']);
  assert.equal(inside.code, 64);
  assert.match(inside.stderr, /Put -- before that command/);
  const zh = await ecsInvoke(['emulator', 'exec', 'ls', '-l', 'progs', '--lang', 'zh']);
  assert.match(zh.stderr, /请在该命令之前写上 --/);
});

test('a contentFile that is missing is looked for beside the fleet file, and the fix says so', async () => {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  mkdirSync(path.join(directory, 'sub'));
  const file = path.join(directory, 'sub', 'fleet.json');
  writeFileSync(file, JSON.stringify({ commands: [{ name: 'a', contentFile: 'gone.sh' }] }));
  const { stderr } = await ecsInvoke(['emulator', 'exec', '--fleet', file, '--', 'true']);
  assert.match(stderr.replace(/\s+/g, ' '), /relative ones start beside/);
});

test('emulator explain tells the controls too', async () => {
  const { code, stdout } = await ecsInvoke(['emulator', 'explain', 'Emulator.AddFault']);
  assert.equal(code, 0);
  assert.match(stdout, /Takes Spec.*Answers FaultId/);
  assert.match(
    (await ecsInvoke(['emulator', 'explain', 'Emulator.AddFalt'])).stderr,
    /Did you mean Emulator\.AddFault\?/,
  );
});
