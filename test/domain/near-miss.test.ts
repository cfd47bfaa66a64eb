import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editDistance, nearMiss } from '../../src/domain/near-miss.ts';

const distances: readonly (readonly [string, string, number])[] = [
  ['same', 'same', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['show', 'shw', 1],
  ['show', 'shoow', 1],
  ['show', 'shew', 1],
  // Two neighbours swapped are one slip, not two; two letters with one between them are two.
  ['show', 'hsow', 1],
  ['invoke', 'invoek', 1],
  ['region', 'regoin', 1],
  ['abc', 'cba', 2],
  ['abcd', 'badc', 2],
  ['kitten', 'sitting', 3],
];
for (const [one, other, expected] of distances) {
  test(`from ${JSON.stringify(one)} to ${JSON.stringify(other)}: ${expected}`, () => {
    assert.equal(editDistance(one, other), expected);
    assert.equal(editDistance(other, one), expected);
  });
}

const names = ['show', 'invoke', 'emulator', 'invocation-tag'];
const misses: readonly (readonly [string, string | null])[] = [
  ['show', 'show'],
  ['shwo', 'show'],
  // Up to four letters forgive one slip, up to ten two, more three.
  ['sohw', 'show'],
  ['shaa', null],
  ['invk', null],
  ['invvke', 'invoke'],
  ['nvoeke', 'invoke'],
  ['emulaxxx', null],
  ['invocatio-tga', 'invocation-tag'],
  ['invcatio-tga', 'invocation-tag'],
  ['invcatio-tgax', null],
  ['deploy', null],
  ['', null],
];
for (const [typed, expected] of misses) {
  test(`${JSON.stringify(typed)} is meant for ${expected ?? 'nothing'}`, () =>
    assert.equal(nearMiss(typed, names), expected));
}

test('the closest is taken, of two as close the first', () => {
  assert.equal(nearMiss('cn-beijin', ['cn-nanjing', 'cn-beijing']), 'cn-beijing');
  assert.equal(nearMiss('ab', ['ac', 'ad']), 'ac');
});
