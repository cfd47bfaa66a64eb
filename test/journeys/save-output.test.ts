import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

const requests: string[] = [];
const binary = { id: 'c-binary', name: 'binary', content: "printf '\\377\\000x\\033[2J\\r\\n'" };
const tick = { id: 'c-tick', name: 'tick', content: 'echo begun; sleep 30; echo ended' };
const here = stage({ after }, { fleet: { commands: [binary, tick] }, logger: (line) => requests.push(line) });
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
  const { run } = await here;
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
});

test('files are their owner’s alone, a link is replaced instead of followed, and no temporary file is left', async () => {
  const { run } = await here;
  const directory = scratch();
  const elsewhere = path.join(scratch(), 'precious');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, path.join(directory, 'i-web1.out'));
  symlinkSync(elsewhere, path.join(directory, 'results.json'));
  writeFileSync(path.join(directory, 'i-db1.out'), 'of another run');
  await run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '--save-output', directory]);
  assert.equal(readFileSync(elsewhere, 'utf8'), 'mine');
  for (const name of ['i-web1.out', 'results.json']) {
    assert.ok(lstatSync(path.join(directory, name)).isFile());
    assert.equal(statSync(path.join(directory, name)).mode & 0o777, 0o600);
  }
  assert.deepEqual(readdirSync(directory).sort(), ['i-db1.out', 'i-web1.out', 'results.json']);
  assert.equal(readFileSync(path.join(directory, 'i-db1.out'), 'utf8'), 'of another run');
});

test('a target that the command never reached has no file, not even one of an earlier run', async () => {
  const { run } = await here;
  const directory = scratch();
  writeFileSync(path.join(directory, 'i-noagent1.out'), 'of an earlier run');
  const { code } = await run(['-c', 'c-hello', '-i', 'i-web1,i-noagent1', '--wait', '--save-output', directory]);
  assert.equal(code, 3);
  assert.deepEqual(readdirSync(directory).sort(), ['i-web1.out', 'results.json']);
});

test('when waiting ends before the run, what was seen is saved and marked', async () => {
  const { run } = await here;
  const directory = scratch();
  const line = ['-c', 'c-tick', '-i', 'i-web1', '--wait', '--wait-timeout', '3s', '--save-output', directory];
  const { code, stderr } = await run(line);
  assert.equal(code, 124);
  assert.equal(readFileSync(path.join(directory, 'i-web1.out'), 'utf8'), 'begun\n');
  assert.match(stderr, /Saved, but incomplete.*i-web1/);
  const { results, notes } = JSON.parse(readFileSync(path.join(directory, 'results.json'), 'utf8'));
  assert.equal(results[0].verdict, 'running');
  assert.ok(notes.some(({ code }: { code: string }) => code === 'output-incomplete'));
  assert.ok(!existsSync(path.join(directory, 'i-web2.out')));
});

test('100,000 bytes: the file is byte for byte what the service kept', async () => {
  const { run } = await here;
  const directory = scratch();
  const line = ['-c', 'c-big', '-i', 'i-web1', '--wait', '--save-output', directory];
  const { stdout, stderr } = await run(line);
  const kept = readFileSync(path.join(directory, 'i-web1.out'));
  assert.equal(kept.length, 24_576);
  assert.equal(kept.toString(), stdout);
  assert.match(stderr, /75,424 bytes of output dropped by the service/);
  const { results } = JSON.parse(readFileSync(path.join(directory, 'results.json'), 'utf8'));
  assert.deepEqual([results[0].dropped, results[0].droppedAt], [75_424, 6000]);
});

const refusals: readonly (readonly [string, readonly string[], number])[] = [
  ['a flag is wrong', ['-c', 'c-hello', '-i', 'i-web1', '--timeout', '5'], 64],
  ['the instances are none', ['-c', 'c-hello', '-i', 'nonsense'], 64],
  ['nothing has the tag', ['-c', 'c-hello', '--tag', 'no=such'], 64],
];
for (const [title, line, expected] of refusals) {
  test(`${title}: ${expected}, and no directory is made for outputs`, async () => {
    const { run } = await here;
    const directory = path.join(scratch(), 'new');
    const { code, stderr } = await run([...line, '--wait', '--save-output', directory]);
    assert.equal(code, expected, stderr);
    assert.equal(existsSync(directory), false);
  });
}
