import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseDuration } from '../../src/domain/duration.ts';

const table: readonly (readonly [string, number | null])[] = [
  ['90', 90],
  ['90s', 90],
  ['5m', 300],
  ['2h', 7200],
  ['1d', 86_400],
  [' 90 ', 90],
  ['0', null],
  ['0m', null],
  ['-5', null],
  ['1.5h', null],
  ['5M', null],
  ['5 m', null],
  ['1h30m', null],
  ['1w', null],
  ['', null],
  ['s', null],
  ['1e3', null],
  ['9999999999', null],
];
for (const [given, seconds] of table) {
  test(`${JSON.stringify(given)} is ${seconds === null ? 'no duration' : `${seconds} s`}`, () => {
    const checked = parseDuration(given);
    assert.equal(checked.ok ? checked.value : null, seconds);
    if (!checked.ok)
      assert.deepEqual(
        checked.objections.map(({ rule }) => rule),
        ['duration'],
      );
  });
}
