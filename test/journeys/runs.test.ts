import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { documents } from '../support/documents.ts';
import { type Stage, stage } from '../support/journey.ts';
import { recordFile, recordLines, untilRecorded } from '../support/killed.ts';

const oneLine = (words: string) => words.replace(/\s+/g, ' ');
const idsOf = async ({ run }: Stage) => (await run(['runs', '-q'])).stdout.split('\n').slice(0, -1);
const fails = 'test "$(cat $HOME/../../../mark 2>/dev/null)" && exit 0; exit 5';

test('no record: exit 0, nothing on stdout, a word on stderr', async (t) => {
  const { run } = await stage(t);
  assert.deepEqual(await run(['runs']), { code: 0, stdout: '', stderr: 'No run is on record.\n' });
  const { stdout } = await run(['runs', 'list', '-o', 'json']);
  assert.deepEqual(JSON.parse(stdout).runs, []);
});

test('runs are listed, the newest first, with what they did; each is shown with what to type next', async (t) => {
  const here = await stage(t);
  await here.run(['-c', 'hello', '-i', 'i-web1', '-p', 'name=Jo', '--wait', '--run-id', 'first']);
  await here.run([
    'exec',
    '-i',
    'i-web1,i-stopped1',
    '-p',
    'password=canary77',
    '--run-id',
    'second',
    '--',
    'exit 6 # {{password}}',
  ]);
  assert.deepEqual(await idsOf(here), ['second', 'first']);
  const { stdout, code } = await here.run(['runs']);
  assert.equal(code, 0);
  assert.match(oneLine(stdout), /second \S+ \S+ finished 1 2 cn-hangzhou shell: exit 6/);
  assert.match(oneLine(stdout), /first \S+ \S+ finished 0 1 cn-hangzhou hello \(c-hello\)/);
  const shown = await here.run(['runs', 'show', 'sec']);
  assert.match(
    oneLine(shown.stdout),
    /password=<hidden:8>.*call 1 2 instances t-\S+.*ecs-invoke retry second --failed --undelivered/,
  );
  assert.ok(!shown.stdout.includes('canary77'));
  for (const args of [['runs'], ['runs', 'show', 'second']]) {
    assert.equal(documents((await here.run([...args, '-o', 'json'])).stdout).length, 1);
  }
  const unknown = await here.run(['runs', 'show', 'frist']);
  assert.equal(unknown.code, 64);
  assert.match(unknown.stderr, /Did you mean first\?/);
});

test('what was accepted when it was cut off is counted apart; one instance is one', async (t) => {
  const here = await stage(t);
  const args = ['exec', '-i', 'i-web1', '--run-id', 'cut', '--', 'sleep 20'];
  await (await untilRecorded(here.env, args, /"accepted"/)).kill();
  const { stdout } = await here.run(['runs', 'show', 'cut']);
  assert.match(oneLine(stdout), /call 1 1 instance t-\S+ accepted 1 → ecs-invoke resume cut /);
  await here.run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '--run-id', 'over']);
  assert.doesNotMatch((await here.run(['runs', 'show', 'over'])).stdout, /→/);
});

test('records that cannot be used are told in words of their own', async (t) => {
  const here = await stage(t);
  fs.writeFileSync(`${here.env.XDG_STATE_HOME}/ecs-invoke`, '');
  for (const line of [['runs'], ['resume', 'x']]) {
    const { code, stderr } = await here.run(line);
    assert.equal(code, 74, stderr);
    assert.match(oneLine(stderr), /The records of runs cannot be used.*XDG_STATE_HOME/);
    assert.doesNotMatch(stderr, /Nothing was sent|--no-journal/);
  }
});

test('an empty record says that nothing was sent; under its ID that is checked, and nothing runs twice', async (t) => {
  const here = await stage(t);
  const args = ['-c', 'c-hello', '-i', 'i-web1', '--run-id', 'begun'];
  await here.run(args);
  fs.truncateSync(recordFile(here.env));
  for (const line of [
    ['runs', 'show', 'begun'],
    ['resume', 'beg'],
    ['retry', 'begun', '--failed'],
  ]) {
    const { code, stdout, stderr } = await here.run(line);
    assert.deepEqual([code, stdout], [64, '']);
    assert.match(oneLine(stderr), /Its record is empty: .* nothing of it was sent\. .*once more with --run-id begun: /);
  }
  // Somebody emptied it: what was sent is found.
  assert.equal((await here.run(args)).code, 0);
  assert.equal((await here.starts()).length, 1);
});

test('retry runs again only where it is wanted, says where first, and names the run it repeats', async (t) => {
  const here = await stage(t);
  const work = 'test -e here && exit 0; touch here; exit 5';
  await here.run(['exec', '-i', 'i-web1,i-web2,i-stopped1', '--run-id', 'first', '--', work]);
  const before = (await here.starts()).length;
  const dry = await here.run(['retry', 'first', '--failed', '--dry-run']);
  assert.equal(dry.code, 0);
  assert.match(dry.stdout, /i-web1[\s\S]*i-web2/);
  assert.ok(!dry.stdout.includes('i-stopped1'));
  assert.equal((await here.starts()).length, before);
  const again = await here.run(['retry', 'first', '--failed']);
  assert.equal(again.code, 0, again.stderr);
  assert.match(oneLine(again.stderr), /same work as first, on 2 of its 3 instances: i-web1, i-web2\. accepted as/);
  const [newest] = await idsOf(here);
  const shown = JSON.parse((await here.run(['runs', 'show', newest!, '-o', 'json'])).stdout);
  assert.deepEqual([shown.retryOf, shown.instances, shown.state], ['first', 2, 'finished']);
  const undelivered = await here.run(['retry', 'first', '--undelivered', '--dry-run']);
  assert.ok(undelivered.stdout.includes('i-stopped1') && !undelivered.stdout.includes('i-web1'));
  const nobody = await here.run(['retry', 'first', '--timed-out']);
  assert.equal(nobody.code, 64);
  assert.match(oneLine(nobody.stderr), /No instance of run first came to such an end/);
  assert.equal((await here.run(['retry', 'first'])).code, 64);
});

test('retry reads from the service what is not on record, and leaves out what nobody knows', async (t) => {
  const here = await stage(t);
  await here.run(['exec', '-i', 'i-web1,i-web2', '--run-id', 'first', '--no-wait', '--', fails]);
  const ended = () => here.emulator.ledger.starts().filter(({ exitCode }) => exitCode !== null);
  while (ended().length < 2) await sleep(20);
  const again = await here.run(['retry', 'first', '--failed', '--dry-run']);
  assert.equal(again.code, 0, again.stderr);
  assert.match(again.stdout, /i-web1[\s\S]*i-web2/);
  const file = recordFile(here.env);
  const lines = recordLines(here.env).filter((line) => !/"accepted"|"done"/.test(line));
  fs.writeFileSync(file, `${lines.join('\n')}\n`);
  const unknown = await here.run(['retry', 'first', '--failed']);
  assert.equal(unknown.code, 64);
  assert.match(oneLine(unknown.stderr), /Left out, because nobody knows whether it ran there: i-web1, i-web2 \(2\)/);
  const unsent = await here.run(['retry', 'first', '--undelivered']);
  assert.equal(unsent.code, 64);
  assert.match(oneLine(unsent.stderr), /First: ecs-invoke resume first/);
  assert.equal((await here.starts()).length, 2);
});

test('retry leaves out where the run is not over yet, and says how to wait for it', async (t) => {
  const here = await stage(t);
  const work = 'case $HOME in *web2*) until [ -e "$HOME/end" ]; do sleep 0.05; done;; *) exit 5;; esac';
  const batch = ['--batch', '--batch-size', '1', '--concurrency', '1'];
  const sent = await here.run(['exec', '-i', 'i-web1,i-web2', '--run-id', 'first', ...batch, '--no-wait', '--', work]);
  const [firstId = '', secondId = ''] = sent.stdout.split('\n');
  const ended = () => here.emulator.ledger.starts().filter(({ exitCode }) => exitCode !== null);
  while (ended().length < 1) await sleep(20);
  const some = await here.run(['retry', 'first', '--failed', '--dry-run']);
  assert.equal(some.code, 0, some.stderr);
  const place = `-r cn-hangzhou --endpoint ${here.emulator.endpoint}`;
  const note = new RegExp(
    `not over there yet: i-web2 \\(1\\)\\. (?:→ )?See where it stands: ecs-invoke show ${secondId} --wait ${place} `,
  );
  assert.match(oneLine(some.stderr), note);
  assert.match(oneLine(some.stderr), /on 1 of its 2 instances: i-web1\./);
  const none = await here.run(['retry', 'first', '--timed-out']);
  assert.equal(none.code, 64);
  assert.match(oneLine(none.stderr), note);
  const card = await here.run(['runs', 'show', 'first']);
  const line = ['show', firstId, secondId, '--wait', ...place.split(' ')];
  assert.ok(card.stdout.includes(`→ ecs-invoke ${line.join(' ')}\n`), card.stdout);
  fs.writeFileSync(path.join(here.emulator.dataDir, 'instances/i-web2/root/end'), '');
  const waited = await here.run(line);
  assert.equal(waited.code, 1, waited.stderr);
  assert.match(waited.stderr, /i-web1 +failed[\s\S]*i-web2 +success/);
});

test('what retry and resume suggest leads to where the run is, though no flag of theirs says so', async (t) => {
  const here = await stage(t, { edition: '2018' });
  const env = { ECS_INVOKE_EDITION: undefined, ECS_INVOKE_ENDPOINT: undefined };
  const place = ['--edition', '2018', '--endpoint', here.emulator.endpoint];
  const there = `--endpoint ${here.emulator.endpoint} --edition 2018`;
  const line = ['-c', 'c-slow', '-i', 'i-web1', '--wait', '--wait-timeout', '1s', ...place];
  assert.equal((await here.run(line, { env })).code, 124);
  const [slow = ''] = await idsOf(here);
  const resumed = await here.run(['resume', slow, '--wait-timeout', '1s'], { env });
  assert.equal(resumed.code, 124, resumed.stderr);
  assert.match(resumed.stderr, new RegExp(`ecs-invoke show t-\\S+ -r cn-hangzhou ${there} --wait\n`));
  const [, show = ''] = /ecs-invoke (show .*)\n/.exec(resumed.stderr) ?? [];
  assert.equal((await here.run(show.split(' '), { env })).code, 0);
  await here.run(['-c', 'c-fail', '-i', 'i-stopped1', '--wait', ...place], { env });
  const [down = ''] = await idsOf(here);
  const retried = await here.run(['retry', down, '--undelivered'], { env });
  assert.match(retried.stderr, new RegExp(`ecs-invoke emulator power start i-stopped1 ${there}\n`));
  assert.doesNotMatch(retried.stderr, /aliyun/);
});

test('a retry that was cut off is finished before another one begins; --yes begins one all the same', async (t) => {
  const here = await stage(t);
  await here.run(['exec', '-i', 'i-web1', '--run-id', 'first', '--', 'sleep 3; exit 3']);
  const runs = path.join(here.env.XDG_STATE_HOME!, 'ecs-invoke', 'runs');
  const before = fs.readdirSync(runs);
  const detached = await here.run(['retry', 'first', '--failed', '--wait-timeout', '1s']);
  assert.equal(detached.code, 124, detached.stderr);
  const [second] = fs.readdirSync(runs).filter((name) => !before.includes(name));
  const id = path.basename(second!, '.jsonl');
  const again = await here.run(['retry', 'first', '--failed']);
  assert.equal(again.code, 64);
  assert.match(again.stderr.replace(/\s+/g, ' '), new RegExp(`is not over: ${id}\\..*First: ecs-invoke resume ${id}`));
  assert.equal((await here.starts()).length, 2);
  assert.equal((await here.run(['resume', id, '--wait-timeout', '1m'])).code, 3);
  assert.equal((await here.run(['retry', 'first', '--failed', '--yes'])).code, 3);
  assert.equal((await here.starts()).length, 3);
});

test('resume without a run names the only one that is not over', async (t) => {
  const here = await stage(t);
  await here.run(['-c', 'c-hello', '-i', 'i-web1', '--run-id', 'over']);
  const none = await here.run(['resume']);
  assert.equal(none.code, 64);
  assert.match(none.stderr, /ecs-invoke runs lists/);
  const args = ['exec', '-i', 'i-web1', '--run-id', 'open', '--', 'sleep 20'];
  fs.rmSync(recordFile(here.env));
  await (await untilRecorded(here.env, args, /"accepted"/)).kill();
  const one = await here.run(['resume']);
  assert.match(oneLine(one.stderr), /One run is not over: ecs-invoke resume open/);
});

test('prune goes on behind a record that it cannot remove, and says which that is', async (t) => {
  const here = await stage(t);
  const made = ['one', 'two', 'three'];
  for (const id of made) await here.run(['-c', 'c-hello', '-i', 'i-web1', '--run-id', id]);
  const runs = path.join(here.env.XDG_STATE_HOME!, 'ecs-invoke', 'runs');
  fs.writeFileSync(path.join(runs, 'two.lock'), 'not ours');
  await sleep(1100);
  const pruned = await here.run(['runs', 'prune', '-y', '--older-than', '1s']);
  assert.equal(pruned.code, 74);
  assert.deepEqual(pruned.stdout.split('\n').sort(), ['', 'one', 'three']);
  assert.match(oneLine(pruned.stderr), /Removed: 2 records\..*two\.lock/);
  const again = await here.run(['runs', 'prune', '-y', '--older-than', '1s', '-o', 'json']);
  assert.deepEqual([again.code, documents(again.stdout)[0].exit.code], [74, 74]);
  assert.deepEqual(fs.readdirSync(runs).sort(), ['two.jsonl', 'two.lock']);
});

test('prune removes what is over and old, nothing else without being told', async (t) => {
  const here = await stage(t);
  const old = (text: string) => text.replace(/"startedAt":"\d{4}/, '"startedAt":"2020');
  const age = () => fs.writeFileSync(recordFile(here.env), old(fs.readFileSync(recordFile(here.env), 'utf8')));
  await here.run(['-c', 'c-hello', '-i', 'i-web1', '--run-id', 'over']);
  assert.deepEqual((await here.run(['runs', 'prune', '-y'])).stdout, '');
  age();
  const asked = await here.run(['runs', 'prune']);
  assert.equal(asked.code, 64);
  assert.match(asked.stderr, /Add -y/);
  assert.equal((await here.run(['runs', 'prune', '-y'])).stdout, 'over\n');
  const running = await untilRecorded(
    here.env,
    ['exec', '-i', 'i-web1', '--run-id', 'open', '--', 'sleep 20'],
    /"accepted"/,
  );
  age();
  assert.equal((await here.run(['runs', 'prune', '-y', '--unfinished'])).stdout, '');
  await running.kill();
  assert.equal((await here.run(['runs', 'prune', '-y'])).stdout, '');
  const pruned = await here.run(['runs', 'prune', '-y', '--unfinished', '-o', 'json']);
  assert.deepEqual(documents(pruned.stdout)[0].removed, ['open']);
  assert.deepEqual(await idsOf(here), []);
});
