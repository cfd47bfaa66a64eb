import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import reference from 'string-width';
import { stringWidth } from '../../src/cli/render/string-width.ts';

const near = [
  ...[0x00, 0x17f],
  ...[0x2000, 0x206f],
  ...[0x2190, 0x21ff],
  ...[0x2500, 0x25ff],
  ...[0x2700, 0x27bf],
  ...[0x3000, 0x30ff],
  ...[0x4dff, 0x4e10],
  ...[0x9ff0, 0xa010],
  ...[0xff00, 0xffef],
];

/** All characters beside those that are counted without asking. */
test('a character alone, and between others, is as wide as string-width says', () => {
  for (let range = 0; range < near.length; range += 2) {
    for (let code = near[range] as number; code <= (near[range + 1] as number); code++) {
      const character = String.fromCharCode(code);
      const text = `a${character}#`;
      assert.equal(stringWidth(character), reference(character), `U+${code.toString(16)}`);
      assert.equal(stringWidth(text), reference(text), `a U+${code.toString(16)} #`);
    }
  }
});

test('so is every text of words, Chinese, marks that join, emoji and colours', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      ' ',
      '#',
      '1',
      '→',
      '…',
      '“',
      '✖',
      '✔',
      '─',
      '中',
      '，',
      '（',
      '！',
      'ｶ',
      'ﾞ',
      '\u0301',
      '\ufe0f',
      '\u200d',
    ],
    ...['\u20e3', '👍', '👩', '🇨', '🇳', '각', '\u1100', '\u1161', '\t', '\n', '\u001b[31m', '\u3099', '〇', '「'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(stringWidth(text), reference(text));
    }),
    { numRuns: 500 },
  );
});
