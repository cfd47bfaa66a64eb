import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  countIn,
  flagIn,
  integerIn,
  objectIn,
  type PlainObject,
  plainData,
  rowsIn,
  textIn,
  textsIn,
} from '../../src/api/plain-data.ts';

test('objects without a prototype become ordinary ones; what is no data becomes null', () => {
  const bare = Object.assign(Object.create(null), {
    a: [Object.assign(Object.create(null), { b: 1 })],
    f: () => 1,
    u: undefined,
  });
  assert.deepStrictEqual(plainData(bare), { a: [{ b: 1 }], f: null, u: null });
});

test('a big number becomes a number, and something that only claims to be one does not', () => {
  const big = { toFixed: () => '', toString: () => '1152921504606846976' };
  assert.deepStrictEqual(plainData([big, { toFixed: 'x' }, { _isBigNumber: true }]), [
    2 ** 60,
    { toFixed: 'x' },
    { _isBigNumber: true },
  ]);
});

test('what is nested without end ends', () => {
  let nested: unknown = 'deep';
  for (let i = 0; i < 10_000; i++) nested = { nested };
  assert.doesNotMatch(JSON.stringify(plainData(nested)), /deep/);
});

test('a field reads as what it should be, or as nothing', () => {
  const row: PlainObject = {
    text: 'a',
    number: 7,
    float: 1.5,
    digits: '-7',
    big: '12345678901234567890',
    yes: 'True',
    no: 'false',
    on: true,
    list: { item: [{ a: 1 }, 'b', null] },
    one: { item: { a: 1 } },
    names: { name: ['x', 1, 'y'] },
  };
  assert.deepEqual(
    [textIn(row, 'text'), textIn(row, 'number'), textIn(row, 'none'), textIn(row, 'toString')],
    ['a', '', '', ''],
  );
  assert.deepEqual(
    ['number', 'digits', 'float', 'big', 'text', 'none', 'on', 'list'].map((name) => integerIn(row, name)),
    [7, -7, null, null, null, null, null, null],
  );
  assert.deepEqual([countIn(row, 'number'), countIn(row, 'digits'), countIn(row, 'none')], [7, 0, 0]);
  assert.deepEqual(
    ['on', 'yes', 'no', 'text', 'number', 'none'].map((name) => flagIn(row, name)),
    [true, true, false, false, false, false],
  );
  assert.deepEqual(rowsIn(row, 'list', 'item'), [{ a: 1 }]);
  assert.deepEqual(rowsIn(row, 'one', 'item'), [{ a: 1 }]);
  assert.deepEqual([rowsIn(row, 'text', 'item'), rowsIn(row, 'none', 'item')], [[], []]);
  assert.deepEqual(textsIn(row, 'names', 'name'), ['x', 'y']);
  assert.deepEqual([objectIn(row, 'list'), objectIn(row, 'names').name === undefined], [row.list, false]);
});

test('no value makes a reader throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const row = { field: plainData(value) };
      for (const reader of [textIn, integerIn, countIn, flagIn, objectIn]) reader(row, 'field');
      rowsIn(row, 'field', 'item');
      textsIn(row, 'field', 'item');
    }),
  );
});
