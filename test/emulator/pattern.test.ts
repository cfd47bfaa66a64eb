import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import { patternTest } from '../../src/emulator/actions/pattern.ts';

/** Whether a pattern fits, by the definition: `*` takes nothing, or one character and then again as much as it likes. */
function fits(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern[0] === '*') return fits(pattern.slice(1), text) || (text !== '' && fits(pattern, text.slice(1)));
  return text !== '' && pattern[0] === text[0] && fits(pattern.slice(1), text.slice(1));
}

/** Every text of at most `length` of these characters. */
function textsOf(characters: string, length: number): string[] {
  if (length === 0) return [''];
  const shorter = textsOf(characters, length - 1);
  return [...new Set([...shorter, ...shorter.flatMap((text) => [...characters].map((next) => text + next))])];
}

test('every short pattern fits every short text that it should, and no other [doc]', () => {
  const texts = textsOf('ab', 5);
  for (const pattern of textsOf('ab*', 5)) {
    const isFitting = patternTest(pattern);
    const wrong = texts.filter((text) => isFitting(text) !== fits(pattern, text));
    assert.deepEqual(wrong, [], pattern);
  }
});

test('nothing but * has a meaning of its own [doc]', () => {
  assert.equal(patternTest('a.c')('abc'), false);
  assert.equal(patternTest('*[x]+(y)$')('a[x]+(y)$'), true);
  assert.equal(patternTest('a*c')('a\nc'), true);
});

test('a pattern that fits in many ways and in the end in none is found out at once [own]', () => {
  const name = 'a'.repeat(128);
  const patterns = [`${'*a'.repeat(60)}*b`, `${'*a'.repeat(60)}*b*`, `${'*'.repeat(10_000)}b`, '*a'.repeat(100_000)];
  // Whoever tries the ways one by one is at it for years; the limit is there to end that.
  const answers = vm.runInNewContext(
    'answers()',
    { answers: () => patterns.map((one) => patternTest(one)(name)) },
    {
      timeout: 20_000,
    },
  );
  assert.deepEqual([...answers], [false, false, false, false]);
});
