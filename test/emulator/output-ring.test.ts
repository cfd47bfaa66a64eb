import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OutputRing } from '../../src/emulator/runner/output-ring.ts';

test('the ring keeps the first 6,000 bytes and the last of the rest, whatever the chunks [source]', () => {
  const text = Buffer.from(Array.from({ length: 50_000 }, (_, n) => n % 251));
  for (const size of [1_000, 7_777, 50_000]) {
    const ring = new OutputRing();
    for (let at = 0; at < text.length; at += size) ring.push(text.subarray(at, at + size));
    assert.deepEqual(ring.kept(), Buffer.concat([text.subarray(0, 6_000), text.subarray(50_000 - 18_576)]));
    assert.deepEqual(ring.head(), text.subarray(0, 6_000));
    assert.deepEqual([ring.total, ring.dropped], [50_000, 50_000 - 24_576]);
  }
});

test('the ring drops nothing up to 24,576 bytes [assumed]', () => {
  const ring = new OutputRing();
  ring.push(Buffer.alloc(24_576, 'x'));
  assert.deepEqual([ring.kept().length, ring.dropped], [24_576, 0]);
  ring.push(Buffer.from('y'));
  assert.deepEqual([ring.kept().length, ring.dropped, ring.kept().at(-1)], [24_576, 1, 'y'.charCodeAt(0)]);
});
