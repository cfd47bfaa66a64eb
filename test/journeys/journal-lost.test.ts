import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { type Stage, stage } from '../support/journey.ts';
import { recordLines, untilRecorded } from '../support/killed.ts';

const work = ['exec', '-i', 'i-web1', '--', 'echo once'];

/** The disk takes no line that matches. */
function fullAt({ env }: Stage, pattern: string) {
  const preload = path.resolve('test/support/full-disk.cjs');
  return {
    env: { ...env, FULL_DISK_AT: pattern, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${preload}` },
  };
}

const oneLine = (words: string) => words.replace(/\s+/g, ' ');

test('a file where the state directory should be: nothing is sent, and --no-journal is the way out', async (t) => {
  const here = await stage(t);
  const place = path.join(here.env.XDG_STATE_HOME!, 'in-the-way');
  fs.writeFileSync(place, '');
  const env = { XDG_STATE_HOME: place };
  const refused = await here.run(work, { env });
  assert.equal(refused.code, 74);
  assert.match(
    oneLine(refused.stderr),
    /record of the run cannot be kept in \S+in-the-way.*Nothing was sent\..*--no-journal/,
  );
  assert.equal((await here.starts()).length, 0);
  const json = await here.run([...work.slice(0, 3), '-o', 'json', ...work.slice(3)], { env });
  assert.deepEqual([json.code, json.stdout, JSON.parse(json.stderr).error.type], [74, '', 'journal']);
  for (const way of [{ args: ['--no-journal'] }, { env: { ECS_INVOKE_NO_JOURNAL: '1' } }]) {
    const args = [...work.slice(0, 3), ...(way.args ?? []), ...work.slice(3)];
    const sent = await here.run(args, { env: { ...env, ...way.env } });
    assert.deepEqual([sent.code, sent.stdout], [0, 'once\n']);
  }
  const dry = await here.run([...work.slice(0, 3), '--dry-run', ...work.slice(3)], { env });
  assert.equal(dry.code, 0);
});

for (const [name, pattern] of [
  ['its first line', '"journal":1'],
  ['the intent', '"intent"'],
] as const) {
  test(`a disk that is full at ${name}: nothing is sent`, async (t) => {
    const here = await stage(t);
    const refused = await here.run(work, fullAt(here, pattern));
    assert.equal(refused.code, 74, refused.stderr);
    assert.match(oneLine(refused.stderr), /ENOSPC.*--no-journal/);
    assert.match(oneLine(refused.stderr), /Nothing was sent/);
    assert.equal((await here.starts()).length, 0);
    assert.deepEqual(fs.readdirSync(path.join(here.env.XDG_STATE_HOME!, 'ecs-invoke', 'runs')), []);
  });
}

test('a disk that is full at the acceptance: the InvokeId is said at once, and the run goes on', async (t) => {
  const here = await stage(t);
  const ended = await here.run(work, fullAt(here, '"accepted"'));
  assert.deepEqual([ended.code, ended.stdout], [0, 'once\n']);
  const [{ invokeId } = { invokeId: '' }] = await here.starts();
  assert.ok(oneLine(ended.stderr).includes(invokeId) && ended.stderr.includes('ENOSPC'), ended.stderr);
  // The unfinished line is not left behind.
  for (const line of recordLines(here.env)) JSON.parse(line);
});

test('a disk that is full at a result: said once, and the result is as ever', async (t) => {
  const here = await stage(t);
  const args = ['exec', '-i', 'i-web1,i-web2,i-db1', '--', 'echo once'];
  const ended = await here.run(args, fullAt(here, '"result"|"done"'));
  assert.equal(ended.code, 0);
  assert.equal(ended.stderr.match(/can no longer be written/g)?.length, 1, ended.stderr);
});

for (const [name, pattern] of [
  ['its lock', '"pid"'],
  ['the end', '"result"|"done"|"polled"'],
] as const) {
  test(`a disk that is full at ${name}: resume still tells of what was accepted`, async (t) => {
    const here = await stage(t);
    const killed = await untilRecorded(here.env, ['exec', '-i', 'i-web1', '--', 'sleep 1; echo once'], /"accepted"/);
    await killed.kill();
    const [runId] = recordLines(here.env).map((line) => JSON.parse(line).runId);
    const resumed = await here.run(['resume', runId], fullAt(here, pattern));
    assert.deepEqual([resumed.code, resumed.stdout], [0, 'once\n'], resumed.stderr);
    assert.match(oneLine(resumed.stderr), /can no longer be written \(\S+: the disk is full \(ENOSPC\)\)/);
    assert.equal((await here.starts()).length, 1);
  });
}

test('a disk that is full before everything was sent: resume sends nothing', async (t) => {
  const here = await stage(t, {
    orderedFaults: [{ action: 'RunCommand', calls: 1, phase: 'before-read', effect: { kind: 'hang' } }],
  });
  const killed = await untilRecorded(here.env, work, /"sent"/);
  await killed.kill();
  const [runId] = recordLines(here.env).map((line) => JSON.parse(line).runId);
  const resumed = await here.run(['resume', runId], fullAt(here, '"pid"'));
  assert.equal(resumed.code, 74, resumed.stderr);
  assert.match(oneLine(resumed.stderr), /the disk is full \(ENOSPC\)/);
  assert.equal((await here.starts()).length, 0);
});

test('nothing is kept of what sends nothing', async (t) => {
  const here = await stage(t);
  for (const args of [
    [...work.slice(0, 3), '--dry-run', ...work.slice(3)],
    ['-c', 'no-such-command', '-i', 'i-web1'],
    ['show', 't-1'],
    ['runs'],
  ]) {
    await here.run(args);
    assert.ok(!fs.existsSync(path.join(here.env.XDG_STATE_HOME!, 'ecs-invoke', 'runs')), args.join(' '));
  }
});
