import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { parseFault } from '../../src/domain/fault-spec.ts';
import type { EmulatorOptions } from '../../src/emulator/start.ts';
import { documents } from '../support/documents.ts';
import { type Stage, stage } from '../support/journey.ts';

const hello = ['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Ada'];

/** A stage whose emulator goes wrong on order. */
async function faulty(
  t: Parameters<typeof stage>[0],
  faults: readonly string[],
  options: EmulatorOptions = {},
): Promise<Stage> {
  const at = await stage(t, options);
  for (const spec of faults) {
    const fault = parseFault(spec);
    assert.ok(fault.ok, spec);
    at.emulator.faults.add(fault.value);
  }
  return at;
}

/** Real process starts. */
const started = async ({ starts }: Stage) => (await starts()).length;

test('an answer lost after the command began: found, run once', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1:after-commit:reset']);
  const { code, stdout, stderr } = await at.run([...hello, '--wait']);
  assert.deepEqual([code, stdout], [0, 'Hello, Ada! This is web-1.\n']);
  assert.match(stderr, /answer lost, checking whether it runs\nfound t-\S+: it was accepted/);
  assert.equal(await started(at), 1);
});

test('an answer lost before it began: sent again with the same token', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1:before-commit:reset']);
  const { code, stdout, stderr } = await at.run([...hello, '--wait']);
  assert.equal(code, 0);
  assert.equal(stdout, 'Hello, Ada! This is web-1.\n');
  assert.match(stderr, /sent again with the same token/);
  assert.match(
    stderr.replace(/\s+/g, ' '),
    /! t-\S+ was sent more than once with the same token; .* a minute after that: ecs-invoke emulator ledger/,
  );
  assert.equal(await started(at), 1);
});

test('a server in trouble for longer than three tries: unknown, with all that is needed to find out', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1-9:code=ServiceUnavailable,status=503']);
  const { code, stdout, stderr } = await at.run([...hello, '--run-id', 'deploy-4711']);
  assert.deepEqual([code, stdout], [4, '']);
  assert.match(stderr, /OUTCOME UNKNOWN: InvokeCommand c-hello may have run on 1 instance/);
  assert.match(stderr, /ecs-invoke resume deploy-4711\n/);
  assert.match(stderr, /ClientToken deploy-4711-1/);
});

test('nobody to ask: refused before anything is sent, and the words that need nobody are named', async (t) => {
  const at = await stage(t);
  const ask = ['--on-unknown', 'ask'];
  for (const line of [
    [...hello, ...ask],
    [...hello, ...ask, '-o', 'json'],
    ['exec', '-i', 'i-web1', ...ask, '--', 'true'],
  ]) {
    const { code, stderr } = await at.run(line);
    assert.equal(code, 64);
    assert.match(stderr, /nobody to ask/);
    assert.match(stderr, /--on-unknown fail[\s\S]*--on-unknown resend/);
  }
  assert.equal((await at.run([...hello, '--on-unknown', 'ask', '--dry-run'])).code, 0);
  assert.equal(await started(at), 0);
});

test('the documents: how it was accepted, how often it was sent, and a lost call as an error', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:2:status=502,body=html']);
  const found = await at.run([...hello, '-o', 'json']);
  const [{ calls }] = documents(found.stdout);
  assert.deepEqual([calls[0]?.how, calls[0]?.attempts, found.stderr], ['found', 1, '']);
  const lost = await at.run([...hello, '-o', 'json', '--no-retry']);
  const [{ error }] = documents(lost.stderr);
  assert.deepEqual([lost.code, error.type, error.looked, error.attempts], [4, 'outcome-unknown', 'none', 1]);
});

test('the events: looked for, and sent again', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1:before-commit:reset']);
  const { stdout } = await at.run([...hello, '-o', 'jsonl']);
  const events = documents(stdout);
  assert.deepEqual(
    events.map(({ kind }) => kind),
    ['looking', 'retrying', 'accepted', 'run'],
  );
  assert.deepEqual([events[1].why, events[1].attempt, events[2].how], ['token', 2, 'answered']);
});

test('the same run ID again is the same run; with other content it is told, and nothing is sent', async (t) => {
  const at = await stage(t);
  const line = [...hello, '--run-id', 'deploy-1', '--wait'];
  const first = await at.run(line);
  const again = await at.run(line);
  assert.deepEqual([again.code, again.stdout], [0, first.stdout]);
  const line2 = ['-c', 'c-hello', '-i', 'i-web2', '--run-id', 'deploy-1'];
  const other = await at.run(line2);
  assert.deepEqual([other.code, /deploy-1/.test(other.stderr)], [64, true], other.stderr);
  // Where no record tells, the service does.
  const elsewhere = await at.run([...line2, '--no-journal']);
  assert.equal(elsewhere.code, 4);
  assert.match(elsewhere.stderr, /Same run ID, different content: deploy-1/);
  assert.equal(await started(at), 1);
});

test('a script and a file are found, too', async (t) => {
  const faults = ['RunCommand:1-2:after-commit:reset', 'SendFile:1:after-commit:reset'];
  const at = await faulty(t, faults);
  const target = ['-i', 'i-web1'];
  for (const line of [
    ['exec', ...target, '--', 'uptime'],
    ['exec', ...target, '--no-tags', '--', 'uptime'],
  ]) {
    const ran = await at.run(line);
    assert.match(ran.stderr, /found t-/, line.join(' '));
  }
  assert.equal(await started(at), 2);
  const sent = await at.run(['send', '-', '/srv', '--file-name', 'a.txt', ...target], { input: 'hi' });
  assert.deepEqual([sent.code, /found f-/.test(sent.stderr)], [0, true]);
});

test('without tags and token: what looks like it is named, and not taken for it', async (t) => {
  const at = await faulty(t, ['InvokeCommand:2:after-commit:reset']);
  const bare = ['--no-tags', '--no-client-token'];
  await at.run(['-c', 'c-big', '-i', 'i-web1', ...bare]);
  const { code, stderr } = await at.run([...hello, ...bare, '--wait']);
  assert.deepEqual([code, /found t-/.test(stderr), / t-\w+/.test(stderr)], [4, false, true], stderr);
});

test('without tags, with a token: an earlier run of the same command is not taken for ours', async (t) => {
  const at = await faulty(t, ['InvokeCommand:2:before-commit:reset']);
  const greet = (name: string) =>
    at.run(['-c', 'c-hello', '-i', 'i-web1', '-p', `name=${name}`, '--no-tags', '--wait']);
  await greet('Ada');
  const { code, stdout } = await greet('Bob');
  assert.deepEqual([code, /Hello, Bob!/.test(stdout), await started(at)], [0, true, 2]);
});

test('the same run ID elsewhere is refused: what ran there says nothing of here', async (t) => {
  const [one, other] = [await stage(t), await stage(t)];
  const state = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const env = { XDG_STATE_HOME: state };
  const line = ['exec', '-i', 'i-web1', '--run-id', 'dep1', '--', 'echo', 'one'];
  assert.equal((await one.run(line, { env })).code, 0);
  const { code, stderr } = await other.run(line, { env });
  assert.deepEqual(
    [code, /stands for a run that was sent to http/.test(stderr.replace(/\s+/g, ' '))],
    [64, true],
    stderr,
  );
  assert.equal(await started(other), 0);
});

test('a plan needs the tags, by which it is known again', async (t) => {
  const at = await stage(t, { edition: '2019' });
  const env = { ECS_INVOKE_EDITION: '2019' };
  const { code, stderr } = await at.run(['-c', 'c-hello', '-i', 'i-web1', '--plan', '/dev/null/p'], { env });
  assert.deepEqual([code, /--plan/.test(stderr)], [64, true], stderr);
});

test('an endpoint that takes no notice of tokens: both are named, with the line that stops the other', async (t) => {
  const at = await faulty(t, ['InvokeCommand:1:after-commit:reset', 'InvokeCommand:1-2:hide=3s'], {
    ignoresClientTokens: true,
  });
  const { code, stderr } = await at.run([...hello, '--wait']);
  assert.equal(code, 5);
  assert.match(stderr, /DUPLICATE: (t-\S+), (t-\S+)\n[\s\S]*ecs-invoke stop \1 -r cn-hangzhou/);
  assert.equal(await started(at), 2);
});
