import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextRun } from '../../src/domain/next-run.ts';
import { fixedOffset, type TimeZone, utc } from '../../src/domain/time-zone.ts';
import { naiveCron, naiveNext } from './naive-cron.ts';
import { parsed } from './parsed-schedule.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const moments = fc.integer({ min: seconds('2024-01-01T00:00:00Z'), max: seconds('2034-12-31T00:00:00Z') });

function runsAfter(text: string, after: Date, base: TimeZone, count: number): (string | null)[] {
  const schedule = parsed(text);
  const runs: (string | null)[] = [];
  for (let last: Date | null = after; last !== null && runs.length < count; ) {
    last = nextRun(schedule, last, { base, createdAt: after });
    runs.push(last?.toISOString() ?? null);
  }
  return runs;
}

test('the next runs of random crons are those that walking the calendar finds', () => {
  fc.assert(
    fc.property(naiveCron, moments, fc.constantFrom(0, 480, -330), (cron, after, offset) => {
      const expected: (string | null)[] = [];
      for (let local: number | null = after + offset * 60; local !== null && expected.length < 4; ) {
        local = naiveNext(cron, local);
        expected.push(local === null ? null : new Date((local - offset * 60) * 1000).toISOString());
      }
      assert.deepEqual(runsAfter(cron.text, new Date(after * 1000), fixedOffset(offset), 4), expected);
    }),
    { numRuns: 600 },
  );
});

test('a run is later than its moment even by a part of a second', () => {
  const every10 = parsed('*/10 * * * * *');
  const context = { base: utc, createdAt: new Date(0) };
  const at = (iso: string) => nextRun(every10, new Date(iso), context)?.toISOString();
  assert.equal(at('2026-01-01T00:00:09.999Z'), '2026-01-01T00:00:10.000Z');
  assert.equal(at('2026-01-01T00:00:10.000Z'), '2026-01-01T00:00:20.000Z');
  assert.equal(at('2026-01-01T00:00:10.001Z'), '2026-01-01T00:00:20.000Z');
});

test('rate counts on a fixed grid from its creation, and first runs one period after it', () => {
  const rate = parsed('rate(5m)');
  const createdAt = new Date('2026-01-01T00:00:07.250Z');
  const at = (iso: string) => nextRun(rate, new Date(iso), { base: utc, createdAt })?.toISOString();
  assert.equal(at('2026-01-01T00:00:07.250Z'), '2026-01-01T00:05:07.250Z');
  assert.equal(at('2025-12-31T00:00:00Z'), '2026-01-01T00:05:07.250Z');
  assert.equal(at('2026-01-01T00:05:07.250Z'), '2026-01-01T00:10:07.250Z');
  assert.equal(at('2026-01-01T11:11:11Z'), '2026-01-01T11:15:07.250Z');
});

test('at runs once, in UTC unless it names a zone', () => {
  const context = { base: fixedOffset(480), createdAt: new Date(0) };
  const after = new Date('2026-01-01T00:00:00Z');
  assert.equal(nextRun(parsed('at(2026-06-06 13:15:30)'), after, context)?.toISOString(), '2026-06-06T13:15:30.000Z');
  const shanghai = parsed('at(2026-06-06 13:15:30 Asia/Shanghai)');
  assert.equal(nextRun(shanghai, after, context)?.toISOString(), '2026-06-06T05:15:30.000Z');
  assert.equal(nextRun(shanghai, new Date('2026-06-06T05:15:30Z'), context), null);
});

test('a zone in the expression wins over the base', () => {
  assert.deepEqual(runsAfter('0 0 9 * * ? GMT-7:30', new Date('2026-01-01T00:00:00Z'), fixedOffset(480), 1), [
    '2026-01-01T16:30:00.000Z',
  ]);
});
