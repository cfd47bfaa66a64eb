import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editions } from '../../src/domain/editions.ts';
import { checkFrequency } from '../../src/domain/frequency-check.ts';
import { parseSchedule } from '../../src/domain/schedule.ts';

const now = new Date('2026-10-05T12:00:00Z');
const check = (text: string, timezone: string | null = null) =>
  checkFrequency(text, { edition: editions.current, timezone, timeoutSeconds: null, now });

const long = (piece: string) => piece.repeat(Math.ceil(10_000 / piece.length));

for (const [what, text] of [
  ['commas', ',,,, * * * * *'],
  ['a step of nothing', '*/0 * * * * *'],
  ['a doubled range', '1-2-3 * * * * *'],
  ['a doubled step', '*/2/3 * * * * *'],
  ['a huge number', '99999999999999999999 * * * * *'],
  ['a huge step', '*/99999999999999999999 * * * * *'],
  ['a huge rate', 'rate(99999999999999999999d)'],
  ['digits of another script', '５ * * * * *'],
  ['Arabic digits', '٣ * * * * *'],
  ['a minus that is none', '1–5 * * * * *'],
  ['a sign', '+5 * * * * *'],
  ['a fraction', '5.0 * * * * *'],
  ['hexadecimal', '0x5 * * * * *'],
  ['a line break', '0 0 9 *\n* ?'],
  ['a blank of another kind', '0\u00a00 9 * * ?'],
  ['a null character', '0 0 9 * * ?\u0000'],
  ['an escape sequence', '\u001b[31m0 0 9 * * ?'],
  ['a field of 10,000 ones', `${long('1,')} * * * * *`],
  ['10,000 stars', long('*')],
  ['10,000 fields', long('* ')],
  ['10,000 hyphens', `${long('-')} * * * * *`],
  ['10,000 letters', long('a')],
  ['10,000 digits in a rate', `rate(${long('1')}s)`],
  ['10,000 blanks in a rate', `rate${long(' ')}x`],
  ['10,000 blanks in an at', `at(2030-01-01${long(' ')}x`],
  ['a zone of 10,000 letters', `0 0 9 * * ? A/${long('a')}`],
  ['a prototype', '__proto__ constructor toString valueOf hasOwnProperty *'],
  ['a nickname of the prototype', '@constructor'],
] as const) {
  test(`refused, not thrown: ${what}`, () => {
    const checked = check(text);
    assert.ok(!checked.ok);
    for (const { why, fix } of checked.objections) {
      const said = `${why.en}${why.zh}${fix.en}${fix.zh}`;
      assert.ok(said.length < 1200, 'the text is repeated in full');
      assert.doesNotMatch(said, /[\u0000-\u001f\u007f]/);
    }
  });
}

test('ten thousand blanks alone are an empty schedule', () => {
  const checked = parseSchedule(long(' '));
  assert.deepEqual(checked.ok ? [] : checked.objections.map(({ rule }) => rule), ['schedule-empty']);
});

test('no text makes it throw, and what it takes it can parse again', () => {
  const soup = fc.string({ unit: fc.constantFrom(...'0123456789*?/-,#LW ()ratesmhd:GMT+@.\n\t'), maxLength: 60 });
  const anything = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 }));
  fc.assert(
    fc.property(anything, fc.option(anything), (text, timezone) => {
      const checked = check(text, timezone);
      if (checked.ok) assert.ok(parseSchedule(checked.value.text).ok);
      else assert.ok(checked.objections.length > 0);
    }),
    { numRuns: 3000 },
  );
});
