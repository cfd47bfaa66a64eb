import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { trapsIn } from '../../src/domain/cron-traps.ts';
import { cronFields } from './parsed-schedule.ts';

const places = [
  { name: 'second', position: 0, min: 0, size: 60 },
  { name: 'hour', position: 2, min: 0, size: 24 },
  { name: 'dayOfMonth', position: 3, min: 1, size: 31 },
  { name: 'month', position: 4, min: 1, size: 12 },
  { name: 'dayOfWeek', position: 5, min: 0, size: 7 },
] as const;

const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The values from `first` on, round the end of the field if need be, until `last` is passed. */
function around(first: number, last: number, step: number, min: number, size: number): number[] {
  const values: number[] = [];
  const end = last < first ? last + size : last;
  for (let value = first; value <= end; value += step) values.push(((value - min) % size) + min);
  return values.sort((a, b) => a - b);
}

test('the way out of a range that matches nothing matches what was meant, and is no trap itself', () => {
  let traps = 0;
  const numbers = fc.tuple(fc.nat({ max: 59 }), fc.nat({ max: 59 }), fc.integer({ min: 1, max: 6 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      numbers,
      fc.boolean(),
      ({ name, position, min, size }, [a, b, step], named) => {
        const [first, last] = [min + (a % size), min + (b % size)];
        const isWeekday = name === 'dayOfWeek';
        // A Sunday at the end may be written 7 or SUN; it closes the week.
        const spell = (value: number, closes: boolean) =>
          isWeekday && named ? weekdays[value]! : String(isWeekday && closes && value === 0 ? 7 : value);
        const given = `${spell(first, false)}-${spell(last, true)}${step > 1 ? `/${step}` : ''}`;
        const cron = (field: string) => ['0', '0', '9', '*', '*', '*'].with(position, field).join(' ');
        const [objection] = trapsIn(cronFields(cron(given)));
        if (objection === undefined) {
          assert.deepEqual(cronFields(cron(given))[name].values, around(first, last, step, min, size));
          return;
        }
        traps++;
        const [, mended] = /^Write (\S+?)(?: or \*)?\.$/.exec(objection.fix.en) ?? [];
        assert.ok(mended, objection.fix.en);
        assert.deepEqual(trapsIn(cronFields(cron(mended))), []);
        const meant =
          isWeekday && last === 0 && first === 0 && !named ? [0, 1, 2, 3, 4, 5, 6].filter((v) => v % step === 0) : null;
        assert.deepEqual(cronFields(cron(mended))[name].values, meant ?? around(first, last, step, min, size));
      },
    ),
    { numRuns: 1500 },
  );
  assert.ok(traps > 300);
});
