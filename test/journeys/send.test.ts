import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

const requests: string[] = [];
const here = stage({ after }, { logger: (line) => requests.push(line) });
const files = mkdtempSync(path.join(os.tmpdir(), 'send-'));
after(() => rmSync(files, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(files, name);
  writeFileSync(place, content);
  return place;
}
const every = Uint8Array.from({ length: 256 }, (_, at) => at);
const arrived = async (instance: string, place: string) => {
  const { emulator } = await here;
  return path.join(emulator.dataDir, 'instances', instance, 'root', place);
};

test('every byte arrives, on each instance, with its mode', async () => {
  const { run } = await here;
  const place = file('bytes.bin', every);
  const { code, stdout, stderr } = await run(['send', place, '/etc/app', '-i', 'i-web1,i-web2', '--mode', '0600']);
  assert.equal(code, 0, stderr);
  assert.equal(stdout, '');
  assert.match(stderr, /2 of 2 succeeded/);
  for (const instance of ['i-web1', 'i-web2']) {
    const there = await arrived(instance, 'etc/app/bytes.bin');
    assert.deepEqual(readFileSync(there), Buffer.from(every));
    assert.equal(statSync(there).mode & 0o777, 0o600);
  }
});

test('what is there stays, unless --overwrite', async () => {
  const { run } = await here;
  const [one, two] = [file('once.txt', 'one\n'), file('twice.txt', 'two\n')];
  assert.equal((await run(['send', one, '/srv', '--file-name', 'a', '-i', 'i-web1'])).code, 0);
  const again = await run(['send', two, '/srv', '--file-name', 'a', '-i', 'i-web1', '-o', 'json']);
  assert.equal(again.code, 1);
  assert.equal(JSON.parse(again.stdout).results[0].errorCode, 'FileAlreadyExists');
  assert.equal(readFileSync(await arrived('i-web1', 'srv/a'), 'utf8'), 'one\n');
  assert.equal((await run(['send', two, '/srv', '--file-name', 'a', '-i', 'i-web1', '--overwrite'])).code, 0);
  assert.equal(readFileSync(await arrived('i-web1', 'srv/a'), 'utf8'), 'two\n');
});

test('from standard input; --no-wait prints the InvokeId, and show tells the rest', async () => {
  const { run } = await here;
  const sent = await run(['send', '-', '/srv', '--file-name', 'piped', '-i', 'i-db1', '--no-wait'], { input: 'x\n' });
  assert.match(sent.stdout, /^f-\S+\n$/);
  const shown = await run(['show', sent.stdout.trim(), '--wait', '-o', 'json']);
  assert.equal(JSON.parse(shown.stdout).results[0].verdict, 'success');
  assert.equal(readFileSync(await arrived('i-db1', 'srv/piped'), 'utf8'), 'x\n');
});

const small = file('small', 'x');
const refusals: readonly (readonly [readonly string[], RegExp, number])[] = [
  [[small, 'relative'], /path from the top/, 64],
  [[small, '/srv', '--mode', '999'], /octal/, 64],
  [[small, '/srv', '--file-name', '../x'], /file name/, 64],
  [['-', '/srv'], /no name/, 64],
  [[file('empty', ''), '/srv'], /file is empty/, 64],
  [[file('large', 'x'.repeat(24_577)), '/srv'], /32772 bytes in Base64; one call takes 32768/, 64],
  [[small, '/srv', '--batch-size', '51'], /1 to 50 instances/, 64],
  [[small, '/srv', '--edition', '2018'], /sends no files/, 64],
  [[path.join(files, 'missing'), '/srv'], /does not exist/, 74],
];
for (const [args, message, expected] of refusals) {
  test(`refused here: send ${args.map((word) => path.basename(word)).join(' ')}`, async () => {
    const { run } = await here;
    const before = requests.length;
    const { code, stderr } = await run(['send', ...args, '-i', 'i-web1']);
    assert.equal(code, expected, stderr);
    assert.match(stderr.replace(/\s+/g, ' '), message);
    assert.equal(requests.length, before);
  });
}

test('the largest file that fits', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['send', file('fits', 'x'.repeat(24_576)), '/srv', '-i', 'i-web1']);
  assert.equal(code, 0, stderr);
});

test('a lost answer: found, and the file is not sent again', async () => {
  const { run, emulator } = await here;
  emulator.faults.add({ action: 'SendFile', calls: 1, phase: 'after-commit', effect: { kind: 'reset' } });
  const before = requests.length;
  const { code, stderr } = await run(['send', small, '/srv', '--file-name', 'lost', '-i', 'i-web1']);
  assert.equal(code, 0, stderr);
  assert.match(stderr, /found f-\S+: it was accepted/);
  assert.equal(requests.slice(before).filter((line) => / SendFile /.test(line)).length, 1);
});
