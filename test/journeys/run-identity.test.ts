import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';
import { untilRecorded } from '../support/killed.ts';
import { runtime, serving } from '../support/serving.ts';

const fails = ['-i', 'i-web1,i-web2', '--', 'exit 3'];
const oneLine = (words: string) => words.replace(/\s+/g, ' ');
/** The line after the arrow, as words. */
const told = (stderr: string) => /ecs-invoke (retry .*)$/m.exec(stderr)![1]!.split(' ');

test('after --emulator the line that is told works as typed, and so does a shorter one', async (t) => {
  const { run } = await serving(t);
  const first = await run('exec', '--emulator', '--run-id', 'first', ...fails);
  assert.equal(first.code, 1, first.stderr);
  const line = told(first.stderr);
  assert.deepEqual(line, ['retry', 'first', '--failed', '--emulator']);
  const typed = await run(...line);
  assert.equal(typed.code, 1, typed.stderr);
  const again = await run('retry', 'first', '--failed');
  assert.equal(again.code, 1, again.stderr);
  assert.match(again.stderr, /ecs-invoke retry \S+ --failed --emulator/);
  assert.match((await run('runs', 'show', 'first')).stdout, /→ ecs-invoke retry first --failed --emulator\n/);
});

test('an emulator of the command’s own leaves nothing to go on with, and that is said where it matters', async (t) => {
  const env = { ...runtime(), XDG_STATE_HOME: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) };
  t.after(() => rmSync(env.XDG_STATE_HOME, { recursive: true, force: true }));
  const exec = ['exec', '--emulator', '-i', 'i-web1,i-web2', '--batch', '--batch-size', '1', '--concurrency', '1'];
  const stopped = await ecsInvoke([...exec, '--max-errors', '0', '--', 'exit 3'], { env });
  assert.equal(stopped.code, 1, stopped.stderr);
  assert.match(
    oneLine(stopped.stderr),
    /Not sent at all: 1 instance .*Nothing of it is on record: it cannot be resumed/,
  );
  assert.doesNotMatch(stopped.stderr, /ecs-invoke (?:resume|retry)/);
  const named = await ecsInvoke(['exec', '--emulator', '-i', 'i-web1', '--run-id', 'a', '--', 'true'], { env });
  assert.match(oneLine(named.stderr), /the same --run-id runs again/);
  const plain = await ecsInvoke(['exec', '--emulator', '-i', 'i-web1', '--', 'true'], { env });
  assert.doesNotMatch(plain.stderr, /on record/);
});

test('profile and file of profiles are told, are on record, and give way to a flag', async (t) => {
  const { emulator, env } = await stage(t);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true }));
  const config = path.join(directory, 'profiles.json');
  const keys = { access_key_id: emulator.accessKeyId, access_key_secret: emulator.accessKeySecret };
  const profile = (name: string, own: object) => ({ name, mode: 'AK', region_id: 'cn-hangzhou', ...own });
  const wrong = { access_key_id: 'nobody', access_key_secret: 'nothing' };
  writeFileSync(
    config,
    JSON.stringify({ current: 'prod', profiles: [profile('prod', keys), profile('other', wrong)] }),
    { mode: 0o600 },
  );
  const bare = { env: { XDG_STATE_HOME: env.XDG_STATE_HOME } };
  const place = ['--profile', 'prod', '--endpoint', emulator.endpoint, '--config', config];
  const first = await ecsInvoke(['exec', ...place, '--run-id', 'first', ...fails], bare);
  assert.equal(first.code, 1, first.stderr);
  const line = told(first.stderr);
  assert.deepEqual(line, ['retry', 'first', '--failed', '--profile', 'prod', '--config', config]);
  for (const typed of [line, ['retry', 'first', '--failed']]) {
    const again = await ecsInvoke(typed, bare);
    assert.equal(again.code, 1, again.stderr);
  }
  const other = await ecsInvoke(['retry', 'first', '--failed', '--profile', 'other'], bare);
  assert.equal(other.code, 77, other.stderr);
});

test('a run goes on in the emulator that has it, and nowhere else', async (t) => {
  const env = { ...runtime(), XDG_STATE_HOME: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) };
  t.after(() => rmSync(env.XDG_STATE_HOME, { recursive: true, force: true }));
  const first = await serving(t, ['--fault', 'RunCommand:1:before-read:hang'], env);
  const line = ['exec', '--emulator', '--run-id', 'cut', '-i', 'i-web1', '--', 'true'];
  await (await untilRecorded(env, line, /"type":"sent"/)).kill();
  const second = await serving(t, [], env);
  const starts = async () => {
    const { stdout } = await second.run('emulator', 'ledger', '--endpoint', second.endpoint, '-o', 'json');
    return JSON.parse(stdout).starts;
  };
  await first.ended();
  for (const typed of [['resume', 'cut', '--emulator'], ['resume', 'cut'], line]) {
    const other = await second.run(...typed);
    assert.equal(other.code, 64, other.stderr);
    assert.ok(
      oneLine(other.stderr).includes(`sent to ${first.endpoint}, which is not the emulator that runs now`),
      other.stderr,
    );
  }
  const variable = await ecsInvoke(['resume', 'cut'], { env: { ...env, ECS_INVOKE_EMULATOR: '1' } });
  assert.equal(variable.code, 64, variable.stderr);
  assert.deepEqual(await starts(), []);
});

test('of several emulators it is the one that has the run, not the newest', async (t) => {
  const env = { ...runtime(), XDG_STATE_HOME: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) };
  t.after(() => rmSync(env.XDG_STATE_HOME, { recursive: true, force: true }));
  const first = await serving(t, [], env);
  await (
    await untilRecorded(
      env,
      ['exec', '--emulator', '--run-id', 'cut', '-i', 'i-web1', '--', 'sleep 1; echo ran'],
      /"type":"accepted"/,
    )
  ).kill();
  await serving(t, [], env);
  const resumed = await first.run('resume', 'cut');
  assert.deepEqual([resumed.code, resumed.stdout], [0, 'ran\n'], resumed.stderr);
});
