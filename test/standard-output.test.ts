import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { standardOutput } from '../src/standard-output.ts';

function file(t: TestContext) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'standard-output-'));
  const name = path.join(directory, 'written');
  const fd = fs.openSync(name, 'w');
  t.after(() => {
    fs.closeSync(fd);
    fs.rmSync(directory, { recursive: true });
  });
  return { fd, written: () => fs.readFileSync(name, 'utf8') };
}

/** What Node would open, and how often it did. */
function nodesOwn() {
  const pieces: string[] = [];
  const seen = { opened: 0, text: () => pieces.join('') };
  const open = () => {
    seen.opened += 1;
    return new Writable({
      write(piece, _, done) {
        pieces.push(String(piece));
        done();
      },
    });
  };
  return { seen, open };
}

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

test('a file is written to at once, and no stream opened', async (t) => {
  const { fd, written } = file(t);
  const { seen, open } = nodesOwn();
  const output = standardOutput(fd, open);
  assert.equal(output.used(), false);
  output.write('你好\n');
  output.write(Buffer.from('bytes\n'));
  await output.flushed();
  assert.equal(written(), '你好\nbytes\n');
  assert.deepEqual([output.used(), output.isTTY, output.columns, output.failure()], [true, false, 80, null]);
  assert.equal(seen.opened, 0);
});

test('a piece that goes only partly is written to its end', (t) => {
  const { fd, written } = file(t);
  const really = fs.writeSync;
  t.mock.method(fs, 'writeSync', (to: number, bytes: Uint8Array) => really(to, bytes.subarray(0, 3)));
  standardOutput(fd, nodesOwn().open).write('ten letters');
  assert.equal(written(), 'ten letters');
});

test('a slow reader who lets nobody wait: the rest, and all that follows, goes through the stream', async (t) => {
  const { fd, written } = file(t);
  const { seen, open } = nodesOwn();
  const output = standardOutput(fd, open);
  const really = fs.writeSync;
  let calls = 0;
  t.mock.method(fs, 'writeSync', (to: number, bytes: Uint8Array) =>
    calls++ === 0 ? really(to, bytes.subarray(0, 4)) : failing('EAGAIN')(),
  );
  output.write('one two');
  output.write(' three');
  await output.flushed();
  assert.equal(written(), 'one ');
  assert.equal(seen.text(), 'two three');
  assert.deepEqual([seen.opened, calls, output.failure()], [1, 2, null]);
});

for (const code of ['ENOSPC', 'EPIPE']) {
  test(`${code}: it is told, and nothing is written after it`, async (t) => {
    const { fd, written } = file(t);
    const { seen, open } = nodesOwn();
    const output = standardOutput(fd, open);
    t.mock.method(fs, 'writeSync', failing(code));
    output.write('lost');
    t.mock.restoreAll();
    output.write('later');
    await output.flushed();
    assert.deepEqual([output.failure(), written(), seen.opened], [code, '', 0]);
  });
}

test('a terminal has the stream that Node opens for it', async () => {
  const fd = fs.openSync('/dev/null', 'w');
  const { seen, open } = nodesOwn();
  const output = standardOutput(fd, open);
  output.write('drawn');
  await output.flushed();
  fs.closeSync(fd);
  assert.equal(seen.text(), 'drawn');
});
