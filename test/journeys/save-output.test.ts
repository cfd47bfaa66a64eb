import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

const requests: string[] = [];
const binary = { id: 'c-binary', name: 'binary', content: "printf '\\377\\000x\\033[2J\\r\\n'" };
const here = stage({ after }, { fleet: { commands: [binary] }, logger: (line) => requests.push(line) });
const bytes = Buffer.from([0xff, 0x00, 0x78, 0x1b, 0x5b, 0x32, 0x4a, 0x0d, 0x0a]);
const scratch = () => mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));

test('each output is saved byte for byte, the document beside it, in a directory made for it', async () => {
  const { run } = await here;
  const directory = path.join(scratch(), 'new', 'deeper');
  const line = ['-c', 'c-binary', '-i', 'i-web1,i-web2', '--wait', '-o', 'json', '--save-output', directory];
  const { code, stdout } = await run(line);
  assert.equal(code, 0);
  assert.deepEqual(readdirSync(directory).sort(), ['i-web1.out', 'i-web2.out', 'results.json']);
  for (const id of ['i-web1', 'i-web2']) assert.deepEqual(readFileSync(path.join(directory, `${id}.out`)), bytes);
  const document = JSON.parse(readFileSync(path.join(directory, 'results.json'), 'utf8'));
  assert.deepEqual(document, JSON.parse(stdout));
  assert.deepEqual(Buffer.from(document.results[0].outputBase64, 'base64'), bytes);
});

test('a failing run is saved too, and keeps its code', async () => {
  const { run } = await here;
  const directory = scratch();
  const { code } = await run(['-c', 'c-fail', '-i', 'i-web1', '--wait', '--save-output', directory]);
  assert.equal(code, 7);
  assert.match(readFileSync(path.join(directory, 'i-web1.out'), 'utf8'), /standard output/);
});

const file = path.join(scratch(), 'file');
writeFileSync(file, 'mine');
const places: readonly (readonly [string, string])[] = [
  ['a file', file],
  ['below a file', path.join(file, 'below')],
  ['where nothing can be made', '/proc/x'],
  ['deep where nothing can be made', '/proc/x/y/z'],
];
for (const [title, directory] of places) {
  test(`${title} is no place for outputs: 74, and nothing was sent`, async () => {
    const { run } = await here;
    const before = requests.length;
    const { code, stdout, stderr } = await run([
      ...['-c', 'c-hello', '-i', 'i-web1', '--wait'],
      ...['--save-output', directory],
    ]);
    assert.equal(code, 74, stderr);
    assert.equal(stdout, '');
    assert.match(stderr.replace(/\s+/g, ' '), /Nothing was sent/);
    assert.equal(requests.length, before);
    assert.equal(readFileSync(file, 'utf8'), 'mine');
  });
}

test('one file that cannot be written: the result is shown, the rest is saved, 74', async () => {
  const { run, emulator } = await here;
  const directory = scratch();
  mkdirSync(path.join(directory, 'i-web1.out'));
  const line = ['-i', 'i-web1,i-web2', '--wait', '--save-output', directory];
  const { code, stdout, stderr } = await run(['-c', 'c-hello', ...line]);
  assert.equal(code, 74);
  assert.match(stdout, /This is web-1\.\n[\s\S]*This is web-2\.\n/);
  assert.match(stderr.replace(/\s+/g, ' '), /could not be saved: \S+i-web1\.out[\s\S]*2 of 2 succeeded/);
  assert.equal(readFileSync(path.join(directory, 'i-web2.out'), 'utf8'), 'Hello! This is web-2.\n');
  const { results, exit } = JSON.parse(readFileSync(path.join(directory, 'results.json'), 'utf8'));
  assert.deepEqual([results.length, exit.code], [2, 0]);
  // A run that went wrong says so first.
  const failed = await run(['-c', 'c-fail', ...line]);
  assert.equal(failed.code, 1);
  assert.ok(emulator.ledger.starts().length > 0);
});
