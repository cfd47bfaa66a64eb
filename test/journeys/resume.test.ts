import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Stage, stage } from '../support/journey.ts';
import { recordFile, recordLines, untilRecorded } from '../support/killed.ts';

const idOf = (lines: readonly string[]): string => JSON.parse(lines[0]!).runId;

/** Resolves when the fault of the stage has struck. */
async function struck({ emulator }: Stage): Promise<void> {
  while (!emulator.faults.list().some((fault) => fault.struck > 0)) await new Promise((wake) => setTimeout(wake, 5));
}

async function startsOf({ starts }: Stage): Promise<readonly string[]> {
  return (await starts()).map(({ instanceId }) => instanceId);
}

test('killed while polling: resume only looks, and ends like a run that was never cut off', async (t) => {
  const here = await stage(t);
  const work = ['exec', '-i', 'i-web1', '--', 'sleep 1; echo done; exit 3'];
  const unbroken = await here.run(work);
  assert.equal(unbroken.code, 3);
  fs.rmSync(path.join(here.env.XDG_STATE_HOME!, 'ecs-invoke'), { recursive: true });
  const killed = await untilRecorded(here.env, work, /"type":"accepted"/);
  await killed.kill();
  const runId = idOf(recordLines(here.env));
  const resumed = await here.run(['resume', runId.slice(0, 10)]);
  assert.deepEqual([resumed.code, resumed.stdout], [3, unbroken.stdout]);
  assert.match(resumed.stderr, /calls accepted before: 1/);
  assert.equal((await startsOf(here)).length, 2);
});

test('killed before the answer: what was sent is found, and nothing runs twice', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'RunCommand', phase: 'after-commit', effect: { kind: 'latency', ms: 1500 } }],
  });
  const killed = await untilRecorded(here.env, ['exec', '-i', 'i-web1', '--', 'echo once'], /"type":"sent"/);
  while (here.emulator.ledger.starts().length === 0) await new Promise((wake) => setTimeout(wake, 5));
  await killed.kill();
  assert.ok(!recordLines(here.env).some((line) => line.includes('"accepted"')));
  const resumed = await here.run(['resume', idOf(recordLines(here.env))]);
  assert.deepEqual([resumed.code, resumed.stdout], [0, 'once\n']);
  assert.deepEqual(await startsOf(here), ['i-web1']);
});

test('killed before anything went out: resume sends it, once', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'RunCommand', calls: 1, phase: 'before-read', effect: { kind: 'hang' } }],
  });
  const killed = await untilRecorded(here.env, ['exec', '-i', 'i-web1', '--', 'echo once'], /"type":"sent"/);
  await struck(here);
  await killed.kill();
  const resumed = await here.run(['resume', idOf(recordLines(here.env))]);
  assert.deepEqual([resumed.code, resumed.stdout], [0, 'once\n']);
  assert.deepEqual(await startsOf(here), ['i-web1']);
});

test('a refusal on record is said again without a status that nobody knows', async (t) => {
  const here = await stage(t);
  const line = ['-c', 'c-hello', '-i', 'i-web1', '-p', 'nme=Jo', '--run-id', 'no'];
  assert.match((await here.run(line)).stderr, /RequestId \S+ {2}HTTP 403\n/);
  const again = await here.run(['resume', 'no']);
  assert.equal(again.code, 3);
  assert.match(again.stderr, /Parameter\.NotMatched[\s\S]*RequestId [\w-]+\n/);
  assert.doesNotMatch(again.stderr, /HTTP/);
  const { error } = JSON.parse((await here.run([...line, '-o', 'json'])).stderr);
  assert.equal(error.httpStatus, null);
});

test('a run that is over is said again byte for byte, and nothing is sent, not even a read', async (t) => {
  const here = await stage(t);
  const work = [
    'exec',
    '--run-id',
    'deploy-7',
    '-i',
    'i-web1,i-web2',
    '--',
    'printf "caf\\303\\251 %s\\377" $(cat /etc/hostname); exit 4',
  ];
  const first = await here.run(work);
  await here.emulator.stop();
  const again = await here.run(['resume', 'deploy-7']);
  const verdicts = first.stderr.slice(first.stderr.indexOf('✖'));
  const { at } = JSON.parse(recordLines(here.env).at(-1)!);
  const note = `! Run deploy-7 ended at ${at}; this is its record, nothing was sent.\n`;
  assert.deepEqual([again.code, again.stdout, again.stderr], [first.code, first.stdout, note + verdicts]);
  assert.equal((await startsOf(here)).length, 2);
});

test('without waiting the InvokeIds are said again', async (t) => {
  const here = await stage(t);
  const first = await here.run(['-c', 'c-hello', '-i', 'i-web1,i-web2', '--batch', '--batch-size', '1']);
  const again = await here.run(['resume', idOf(recordLines(here.env))]);
  assert.deepEqual([again.code, again.stdout], [0, first.stdout]);
  assert.equal(again.stdout.split('\n').length, 3);
});

test('a record that is told again says so, in JSON too, and counts no quota', async (t) => {
  const here = await stage(t);
  const line = ['-c', 'c-hello', '-i', 'i-web1,i-web2', '--batch', '--batch-size', '1', '--wait', '--run-id', 'ci-2'];
  assert.match((await here.run(line)).stderr, /2 calls: .* quota/s);
  const again = await here.run(line);
  assert.match(again.stderr, /^! Run ci-2 ended at \S+Z; this is its record, nothing was sent\.$/m);
  assert.doesNotMatch(again.stderr, /quota/);
  const { notes } = JSON.parse((await here.run([...line, '-o', 'json'])).stdout);
  assert.deepEqual(
    notes.map(({ code }: { code: string }) => code),
    ['from-record'],
  );
});

test('the run ID of other work elsewhere: nothing is sent, and nothing is left to go on with', async (t) => {
  const here = await stage(t);
  const line = ['-i', 'i-web1,i-web2,i-db1', '--batch', '--batch-size', '1', '--wait', '--run-id', 'deploy-9'];
  await here.run(['-c', 'c-hello', ...line]);
  const started = (await startsOf(here)).length;
  const env = { XDG_STATE_HOME: path.join(here.env.XDG_STATE_HOME!, 'elsewhere') };
  const other = await here.run(['-c', 'c-hello', '-p', 'name=Jo', ...line, '--concurrency', '1'], { env });
  assert.equal(other.code, 4, other.stderr);
  assert.match(other.stderr, /Same run ID, different content: deploy-9/);
  assert.match(other.stderr, /Nothing was sent\./);
  assert.match(other.stderr, /Not sent at all/);
  assert.doesNotMatch(other.stderr, /ecs-invoke (resume|retry)/);
  assert.equal((await startsOf(here)).length, started);
});

test('the same run ID is the same run; for other work it is refused, and what differs is named', async (t) => {
  const here = await stage(t);
  const line = ['-c', 'hello', '-i', 'i-web1', '-p', 'name=Jo', '--wait', '--run-id', 'ci-1'];
  const first = await here.run(line);
  const again = await here.run(line);
  assert.deepEqual([again.code, again.stdout], [0, first.stdout]);
  assert.equal((await startsOf(here)).length, 1);
  const other = await here.run(line.with(5, 'name=Li').with(3, 'i-web2'));
  assert.equal(other.code, 64);
  assert.match(
    other.stderr.replace(/\s+/g, ' '),
    /Same run ID, different content: .* differs in the instances, the parameters\./,
  );
  assert.equal((await startsOf(here)).length, 1);
});

test('while another process carries it out, resume is refused with its pid and start', async (t) => {
  const here = await stage(t);
  const running = await untilRecorded(here.env, ['exec', '-i', 'i-web1', '--', 'sleep 30'], /"type":"accepted"/);
  const runId = idOf(recordLines(here.env));
  const before = recordLines(here.env);
  for (const args of [
    ['resume', runId],
    ['retry', runId, '--failed'],
  ]) {
    const refused = await here.run(args);
    assert.equal(refused.code, 69);
    const { since } = JSON.parse(fs.readFileSync(recordFile(here.env, '.lock'), 'utf8'));
    assert.ok(refused.stderr.replace(/\s+/g, ' ').includes(`by process ${running.pid} since ${since}`), refused.stderr);
  }
  assert.deepEqual(recordLines(here.env), before);
  await running.kill();
});

test('a torn end is passed over, a later version is refused with file and line', async (t) => {
  const here = await stage(t);
  await here.run(['exec', '-i', 'i-web1', '--', 'echo once']);
  const file = recordFile(here.env);
  const lines = recordLines(here.env);
  fs.writeFileSync(file, `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)!.slice(0, 30)}`);
  const torn = await here.run(['resume', idOf(lines)]);
  assert.deepEqual([torn.code, torn.stdout], [0, 'once\n']);
  assert.equal(JSON.parse(recordLines(here.env).at(-1)!).type, 'done');
  assert.equal((await startsOf(here)).length, 1);
  const newer = [lines[0]!.replace('"journal":1', '"journal":2'), ...lines.slice(1), ''].join('\n');
  fs.writeFileSync(file, newer);
  const refused = await here.run(['resume', idOf(lines)]);
  assert.equal(refused.code, 78);
  assert.ok(refused.stderr.replace(/\s+/g, '').includes(`${file}:1:`), refused.stderr);
  assert.equal(fs.readFileSync(file, 'utf8'), newer);
});

test('secrets are on no disk: they are asked for where something is left to send, and known again', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'RunCommand', calls: 1, phase: 'before-read', effect: { kind: 'hang' } }],
  });
  const canary = 'canary-8f3a-S3cr3t';
  const env = { ...here.env, DB: canary };
  const line = ['exec', '-i', 'i-web1', '--param-env', 'db=DB', '--invocation-tag', `my-token=${canary}`];
  const killed = await untilRecorded(env, [...line, '--', 'echo {{db}}'], /"type":"sent"/);
  await struck(here);
  await killed.kill();
  const runId = idOf(recordLines(here.env));
  const without = await here.run(['resume', runId]);
  assert.equal(without.code, 64);
  assert.match(without.stderr.replace(/\s+/g, ' '), /--param-env db=<VARIABLE>.*parameter db is not on record/);
  const wrong = await here.run(['resume', runId, '-p', 'db=other', '--invocation-tag', `my-token=${canary}`]);
  assert.equal(wrong.code, 64);
  assert.match(wrong.stderr.replace(/\s+/g, ' '), /parameter db is not what this run was started with/);
  assert.equal((await startsOf(here)).length, 0);
  const again = await here.run(['resume', runId, '--param-env', 'db=DB', '--invocation-tag', `my-token=${canary}`], {
    env: { DB: canary },
  });
  assert.deepEqual([again.code, again.stdout], [0, `${canary}\n`]);
  const state = here.env.XDG_STATE_HOME!;
  for (const name of fs.readdirSync(state, { recursive: true }).map(String)) {
    const place = path.join(state, name);
    if (fs.statSync(place).isDirectory()) continue;
    const content = fs.readFileSync(place);
    for (const form of [canary, Buffer.from(canary).toString('base64').slice(0, 20)]) {
      assert.ok(!content.includes(form), `${name} holds the secret`);
    }
    assert.ok(!content.includes(here.emulator.accessKeySecret), `${name} holds the key`);
  }
});

test('a retry of nobody asks for no secret', async (t) => {
  const here = await stage(t);
  const env = { PW: 'canary-7' };
  const work = ['-c', 'c-hello', '-i', 'i-web1', '--param-env', 'name=PW', '--wait', '--run-id', 'sec'];
  assert.equal((await here.run(work, { env: { ...here.env, ...env } })).code, 0);
  const nobody = await here.run(['retry', 'sec', '--failed']);
  assert.equal(nobody.code, 64);
  assert.match(nobody.stderr, /came to such an end/);
  assert.doesNotMatch(nobody.stderr, /not on record/);
});

test('without a token and then with one: refused, because the first may have arrived', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'RunCommand', calls: 1, phase: 'after-commit', effect: { kind: 'reset' } }],
  });
  const work = (flags: readonly string[]) => ['exec', '-i', 'i-web1', '--run-id', 'j', ...flags, '--', 'echo hi'];
  assert.equal((await here.run(work(['--no-client-token']))).code, 0);
  const other = await here.run(work([]));
  assert.equal(other.code, 64);
  assert.match(other.stderr, /--no-client-token/);
  assert.equal((await startsOf(here)).length, 1);
});

test('a sent file’s content is on no disk either', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'SendFile', calls: 1, phase: 'before-read', effect: { kind: 'reset' } }],
  });
  const place = path.join(here.env.XDG_STATE_HOME!, 'app.conf');
  fs.writeFileSync(place, 'canary-content\n');
  const first = await here.run(['send', place, '/etc/app', '-i', 'i-web1', '--on-unknown', 'fail', '--deadline', '1s']);
  assert.equal(first.code, 4, first.stderr);
  assert.ok(!fs.readFileSync(recordFile(here.env), 'utf8').includes('canary-content'));
  assert.ok(!recordLines(here.env).join('').includes(Buffer.from('canary-content\n').toString('base64')));
  const runId = idOf(recordLines(here.env));
  const without = await here.run(['resume', runId]);
  assert.equal(without.code, 64);
  assert.match(without.stderr, /--file <path>/);
});

test('an unknown run is refused with a near miss', async (t) => {
  const here = await stage(t);
  await here.run(['-c', 'c-hello', '-i', 'i-web1', '--run-id', 'deploy-42']);
  const refused = await here.run(['resume', 'deplyo-42']);
  assert.equal(refused.code, 64);
  assert.match(refused.stderr, /Did you mean deploy-42\?[\s\S]*ecs-invoke runs/);
});
