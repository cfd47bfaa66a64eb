import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import Ajv from 'ajv';
import { stage } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

/** A standard output that takes nothing (a full disk), or no more (`| head -1`): what is told, and the exit. */
const here = stage({ after }, { instances: 2000 });
const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);
const full = '/dev/full';
const lacksFull = existsSync(full) ? false : `no ${full} here`;
const good = ['-c', 'c-hello', '-i', 'i-web1'];

/** `full`: stdout goes to the full disk; else its reader leaves after the first piece. */
async function lost(args: readonly string[], to: 'full' | 'gone') {
  const { env } = await here;
  const disk = to === 'full' ? openSync(full, 'w') : null;
  return new Promise<{ code: number | null; stderr: string }>((resolve) => {
    const child = spawn(program, [...lead, ...args], {
      env: { PATH: process.env.PATH, HOME: '/dev/null', LANG: 'C.UTF-8', ...env },
      stdio: ['ignore', disk ?? 'pipe', 'pipe'],
    });
    if (disk !== null) closeSync(disk);
    let stderr = '';
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stderr?.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
    });
    child.once('close', (code) => resolve({ code, stderr }));
  });
}

/** The InvokeId of the newest invocation. */
async function newest(): Promise<string> {
  const { emulator } = await here;
  const id = emulator.ledger.starts().at(-1)?.invokeId;
  assert.ok(id);
  return id;
}

for (const more of [
  ['--wait', '-o', 'json'],
  ['--wait', '-o', 'jsonl'],
  ['--wait', '--query', 'exit'],
]) {
  test(`a run onto a full disk, ${more.join(' ')}: one error with the InvokeId, and 74`, {
    skip: lacksFull,
  }, async () => {
    const { code, stderr } = await lost([...good, ...more], 'full');
    const document = JSON.parse(stderr);
    const follows: boolean = valid(document);
    assert.ok(follows, JSON.stringify(valid.errors));
    assert.deepEqual(document.invokeIds, [await newest()]);
    assert.equal(document.error.type, 'io');
    assert.equal(document.error.code, 'ENOSPC');
    assert.match(document.error.message, /the command itself is not affected/);
    assert.deepEqual(document.exit, { code: 74, reason: 'io' });
    assert.equal(code, 74);
  });
}

test('a run whose reader leaves after the first event: its InvokeId is told, and 74', async () => {
  const { code, stderr } = await lost([...good, '--wait', '-o', 'jsonl'], 'gone');
  const document = JSON.parse(stderr);
  assert.equal(document.error.code, 'EPIPE');
  assert.deepEqual(document.invokeIds, [await newest()]);
  assert.equal(code, 74);
});

test('text without --wait onto a full disk: the InvokeId, which nobody saw, is told', { skip: lacksFull }, async () => {
  const { code, stderr } = await lost([...good, '--lang', 'en'], 'full');
  assert.match(stderr, /^! .*ENOSPC.*the command itself is not affected\.\nInvokeId t-\S+\n$/);
  assert.equal(code, 74);
});

test('a list onto a full disk: an error of its own, in which there is no command', { skip: lacksFull }, async () => {
  const { code, stderr } = await lost(['instances', 'list', '-o', 'json'], 'full');
  const document = JSON.parse(stderr);
  const follows: boolean = valid(document);
  assert.ok(follows, JSON.stringify(valid.errors));
  assert.deepEqual(document.invokeIds, []);
  assert.doesNotMatch(stderr, /command itself/);
  assert.equal(code, 74);
  const said = await lost(['instances', 'list'], 'full');
  assert.match(said.stderr, /^! .*ENOSPC.*the result is lost here\.\n$/);
  assert.equal(said.code, 74);
});

test('a run that failed keeps its exit where its result is lost', { skip: lacksFull }, async () => {
  const { code, stderr } = await lost(['-c', 'c-fail', '-i', 'i-web1', '--wait', '-o', 'json'], 'full');
  const { exit } = JSON.parse(stderr);
  assert.equal(exit.code, code);
  assert.equal(exit.reason, 'remote-exit-code');
});

test('an error keeps stderr to itself', { skip: lacksFull }, async () => {
  const { code, stderr } = await lost(['-c', 'c-hello', '-i', 'i-nosuch', '-o', 'json'], 'full');
  assert.equal(JSON.parse(stderr).error.type, 'refused');
  assert.equal(code, 3);
});

for (const form of [[], ['-o', 'json']]) {
  test(`a reader that had enough of a long list ${form.join(' ')}: a quiet end`, async () => {
    assert.deepEqual(await lost(['instances', 'list', ...form], 'gone'), { code: 0, stderr: '' });
  });
}
