import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { trapsIn } from '../../src/domain/cron-traps.ts';
import { cronValidatorTakes } from '../../src/domain/plain-cron.ts';
import { parseSchedule } from '../../src/domain/schedule.ts';
import { naiveCron } from './naive-cron.ts';

/** Good and bad fields in one urn. */
const value = fc.constantFrom(
  '0',
  '5',
  '05',
  '1',
  '7',
  '12',
  '23',
  '24',
  '31',
  '32',
  '59',
  '60',
  '00',
  '07',
  '008',
  '*',
  '?',
  '',
);
const name = fc.constantFrom(
  'MON',
  'sun',
  'Friday',
  'JAN',
  'december',
  'L',
  'LW',
  '15W',
  '6L',
  'FRIL',
  '6#3',
  'WED#6',
  'foo',
  '1W',
  'L-3',
  '0mon',
  'jan1',
  '1dec',
);
const entry = fc.oneof(
  { weight: 4, arbitrary: value },
  { weight: 2, arbitrary: name },
  fc.tuple(fc.oneof(value, name), fc.oneof(value, name)).map(([a, b]) => `${a}-${b}`),
  fc.tuple(fc.oneof(value, name), value).map(([a, n]) => `${a}/${n}`),
  fc.tuple(value, value, value).map(([a, b, n]) => `${a}-${b}/${n}`),
);
const field = fc.array(entry, { minLength: 1, maxLength: 2 }).map((entries) => entries.join(','));
const goodField = fc.constantFrom('*', '0', '1', '5', '*/5', '1-5');
const cron = fc
  .tuple(fc.nat({ max: 5 }), field, fc.array(goodField, { minLength: 6, maxLength: 6 }))
  .map(([index, given, fields]) => fields.map((other, at) => (at === index ? given : other)).join(' '));

test('whatever cron-validator takes behind the normaliser, the agent takes too', () => {
  let taken = 0;
  fc.assert(
    fc.property(cron, (text) => {
      if (!cronValidatorTakes(text)) return;
      taken++;
      assert.ok(parseSchedule(text).ok);
    }),
    { numRuns: 4000 },
  );
  assert.ok(taken > 400, `only ${taken} were taken at all`);
});

test('what it refuses of what the agent takes is a trap, or holds an empty list item', () => {
  fc.assert(
    fc.property(cron, (text) => {
      const parsed = parseSchedule(text);
      if (!parsed.ok || parsed.value.kind !== 'cron' || cronValidatorTakes(text)) return;
      const emptyItem = /(^|[ ,]),|,( |$)/.test(text);
      assert.ok(emptyItem || trapsIn(parsed.value.fields).length > 0);
    }),
    { numRuns: 4000 },
  );
});

test('it takes every cron in plain spelling', () => {
  fc.assert(
    fc.property(naiveCron, ({ text }) => {
      assert.ok(cronValidatorTakes(text.split(' ').slice(0, 6).join(' ')));
    }),
    { numRuns: 500 },
  );
});
