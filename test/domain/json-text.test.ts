import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { memberPlace, readJson } from '../../src/domain/json-text.ts';

function parses(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    return false;
  }
}

test('it takes what JSON.parse takes, with the same value, and nothing else', () => {
  const json = fc.json({ depthSize: 'medium' });
  const damaged = fc
    .tuple(json, fc.nat(), fc.constantFrom(...'{}[]",:\\/\'#0e.-tu\n\u0000 \u00a0'))
    .map(([source, at, piece]) => {
      const place = at % (source.length + 1);
      return source.slice(0, place) + piece + source.slice(at % 3 === 0 ? place : place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(json, damaged, fc.string()), (source) => {
      const read = readJson(source);
      assert.equal(read.ok, parses(source), source);
      if (read.ok) assert.deepEqual(read.value, JSON.parse(source));
    }),
    { numRuns: 3_000 },
  );
});

for (const [source, line, column, why, fix] of [
  ['', 1, 1, /a value should be, but the file ends/, /Close every bracket/],
  ['{\n  // words\n}', 2, 3, /a name in double quotes/, /no comments/],
  ['[1, /* two */ 2]', 1, 5, /a value/, /no comments/],
  ['{"a": [1, 2,]}', 1, 13, /a value should be, but there is \]/, /the comma before it/],
  ['{"a": 1,\n}', 2, 1, /a name/, /the comma before it/],
  ["{'a': 1}", 1, 2, /a name/, /double quotes only/],
  ['{"中文": tru}', 1, 8, /a value/, /Mend it there/],
  ['{"a" 1}', 1, 6, /a colon/, /./],
  ['[1 2]', 1, 4, /a comma or \]/, /./],
  ['{"a": "b\nc"}', 1, 9, /the closing quote/, /as \\n/],
  ['{} {}', 1, 4, /the end of the file/, /./],
  ['["\\x"]', 1, 3, /an escape/, /./],
  ['[[[', 1, 4, /a value/, /Close every/],
] as const) {
  test(`${JSON.stringify(source)} is wrong at ${line}:${column}`, () => {
    const read = readJson(source);
    assert.ok(!read.ok);
    assert.deepEqual([read.mistake.line, read.mistake.column], [line, column]);
    assert.match(read.mistake.why.en, why);
    assert.match(read.mistake.fix.en, fix);
    assert.match(read.mistake.why.zh, /[一-鿿].*。$/);
  });
}

test('a member that is there twice is named by its place, however its name is spelled', () => {
  const read = readJson('{"a":[{"b":1,"c":{},"\\u0062":2}],"x y":1,"a":{"x y":{"d":1,"d":2}},"x y":2}');
  assert.ok(read.ok);
  assert.deepEqual(read.doubles, ['a[0].b', 'a', 'a["x y"].d', '["x y"]']);
});

test('a million brackets do no harm', () => {
  assert.equal(readJson('['.repeat(1_000_000)).ok, false);
  assert.equal(readJson('{"a":'.repeat(200_000)).ok, false);
});

test('a place is written as one would write it in a program', () => {
  assert.equal(memberPlace('', 'instances'), 'instances');
  assert.equal(memberPlace('tags', 'a.b'), 'tags["a.b"]');
});
