import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeSources, SourceProblem } from '../../src/cli/sources.ts';

const megabyte = 1024 * 1024;
async function* pieces(...chunks: readonly (string | Uint8Array)[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
const read = (...chunks: readonly (string | Uint8Array)[]) =>
  makeSources(pieces(), () => pieces(...chunks)).text('/list');
const refused = (code: string) => (error: unknown) => error instanceof SourceProblem && error.code === code;

test('a text arrives whole, however it was cut, without a byte-order mark', async () => {
  const chinese = Buffer.from('中文');
  assert.equal(await read('a', chinese.subarray(0, 2), chinese.subarray(2)), 'a中文');
  assert.equal(await read('\ufeffi-a\n'), 'i-a\n');
});

test('1 MB is taken, a byte more is not, and what has no end is not read to it', async () => {
  assert.equal((await read(Buffer.alloc(megabyte, 'x'))).length, megabyte);
  await assert.rejects(read(Buffer.alloc(megabyte, 'x'), 'y'), refused('too-large'));
  let given = 0;
  async function* zeros() {
    for (;;) {
      given++;
      yield Buffer.alloc(megabyte / 4);
    }
  }
  await assert.rejects(makeSources(pieces(), zeros).text('/dev/zero'), refused('too-large'));
  assert.equal(given, 5);
});

for (const bytes of [
  [0xff, 0xfe, 0x00],
  [0xe4, 0xb8],
  [0xc0, 0x80],
]) {
  test(`bytes ${Buffer.from(bytes).toString('hex')} are not UTF-8`, () =>
    assert.rejects(read(Buffer.from(bytes)), refused('not-utf8')));
}

test('a failure keeps its code; standard input is read once', async () => {
  async function* failing(): AsyncIterable<Uint8Array> {
    yield Buffer.from('a');
    throw Object.assign(new Error('secret'), { code: 'EISDIR' });
  }
  const sources = makeSources(pieces('i-a'), failing);
  await assert.rejects(sources.text('/directory'), refused('EISDIR'));
  assert.equal(await sources.text('-'), 'i-a');
  await assert.rejects(sources.text('-'), refused('stdin-used'));
});
