import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextRun } from '../../src/domain/next-run.ts';
import { calendarOf } from '../../src/domain/schedule-calendar.ts';
import { readingsOf, smallestGap } from '../../src/domain/schedule-readings.ts';
import { fixedOffset, type TimeZone, utc } from '../../src/domain/time-zone.ts';
import { naiveCron } from './naive-cron.ts';
import { parsed } from './parsed-schedule.ts';

const now = new Date('2026-11-21T22:00:30.500Z');
const berlin: TimeZone = { kind: 'named', name: 'Europe/Berlin' };
const context = { now, base: null, here: berlin };

/** `day:runs` of the days that have some. */
function runsOf(
  expression: string,
  year: number,
  month: number,
  more: Partial<typeof context> | { base: TimeZone } = {},
) {
  const { days } = calendarOf(parsed(expression), { year, month }, { ...context, ...more });
  return days.flatMap(({ day, runs }) => (runs > 0 ? [`${day}:${runs}`] : [])).join(' ');
}

test('leap and other Februaries', () => {
  assert.equal(runsOf('0 0 9 29 2 ?', 2028, 2), '29:1');
  assert.equal(runsOf('0 0 9 29 2 ?', 2027, 2), '');
  assert.equal(runsOf('0 0 9 L * ?', 2028, 2), '29:1');
  assert.equal(runsOf('0 0 9 L * ?', 2027, 2), '28:1');
  assert.equal(calendarOf(parsed('0 0 9 L * ?'), { year: 2028, month: 2 }, context).days.length, 29);
});

test('working days, nth weekdays, either day, months and years that do not match', () => {
  assert.equal(runsOf('0 0 9 15W * ?', 2027, 5), '14:1');
  assert.equal(runsOf('0 0,30 9-17 LW * ?', 2027, 1), '29:18');
  assert.equal(runsOf('0 0 9 ? * 6#3', 2027, 1), '16:1');
  assert.equal(runsOf('0 0 9 1 * 6L', 2027, 1), '1:1 30:1');
  assert.equal(runsOf('0 0 9 1 3 ?', 2027, 1), '');
  assert.equal(runsOf('0 0 9 1 * ? 2028', 2027, 1), '');
});

test('the day on which the clocks are set has the runs it really has', () => {
  const hourly = '0 0 * * * ? Europe/Berlin';
  assert.match(runsOf(hourly, 2027, 3), /27:24 28:23 29:24/);
  const calendar = calendarOf(parsed(hourly), { year: 2027, month: 3 }, context);
  assert.deepEqual(
    calendar.changes.map(({ at }) => new Date(at * 1000).toISOString()),
    ['2027-03-28T01:00:00.000Z'],
  );
  assert.deepEqual(calendarOf(parsed(hourly), { year: 2027, month: 4 }, context).changes, []);
});

test('a rate is counted from now, by the clock of this machine; an at(…) by its own', () => {
  assert.equal(runsOf('rate(1h)', 2026, 11), '22:24 23:24 24:24 25:24 26:24 27:24 28:24 29:24 30:24');
  assert.equal(runsOf('at(2026-12-01 01:00:00 Asia/Shanghai)', 2026, 12), '1:1');
  assert.equal(runsOf('at(2026-12-01 01:00:00 Asia/Shanghai)', 2026, 11), '');
});

test('the days of random crons have as many runs as counting them gives', () => {
  const months = fc.record({ year: fc.integer({ min: 2026, max: 2030 }), month: fc.integer({ min: 1, max: 12 }) });
  fc.assert(
    fc.property(naiveCron, months, fc.constantFrom(utc, fixedOffset(480), berlin), (cron, month, base) => {
      const schedule = parsed(cron.text);
      const counts = new Map<number, number>();
      const local = new Intl.DateTimeFormat('en-US', {
        timeZone: base.kind === 'named' ? base.name : 'UTC',
        day: 'numeric',
        month: 'numeric',
      });
      const shift = base.kind === 'fixed' ? base.offsetSeconds * 1000 : 0;
      const start = Date.UTC(month.year, month.month - 1, 1) - 86_400_000;
      // Dense ones take too long one by one.
      fc.pre(runsAtMost(cron.text, 2000));
      let run = nextRun(schedule, new Date(start), { base, createdAt: now });
      while (run !== null && run.getTime() < start + 34 * 86_400_000) {
        const [inMonth, day] = local
          .format(run.getTime() + shift)
          .split('/')
          .map(Number) as [number, number];
        if (inMonth === month.month) counts.set(day, (counts.get(day) ?? 0) + 1);
        run = nextRun(schedule, run, { base, createdAt: now });
      }
      const { days } = calendarOf(schedule, month, { now, base, here: berlin });
      assert.deepEqual(new Map(days.flatMap(({ day, runs }) => (runs > 0 ? [[day, runs]] : []))), counts);
    }),
    { numRuns: 300 },
  );
});

function runsAtMost(expression: string, perDay: number): boolean {
  const schedule = parsed(expression);
  if (schedule.kind !== 'cron') return true;
  const { hour, minute, second } = schedule.fields;
  return hour.values.length * minute.values.length * second.values.length <= perDay;
}

test('a cron without a zone is read in each of the ways the documents name', () => {
  const readings = readingsOf(parsed('0 0 2 * * ?'), now, 2);
  assert.deepEqual(
    readings.map(({ basis, zone, runs }) => [basis, zone?.name, ...runs.map((run) => run.toISOString().slice(0, 16))]),
    [
      ['edition-2018', 'GMT+8:00', '2026-11-22T18:00', '2026-11-23T18:00'],
      ['edition-2019', 'UTC', '2026-11-22T02:00', '2026-11-23T02:00'],
      ['instance', undefined],
    ],
  );
  const bases = (expression: string) => readingsOf(parsed(expression), now, 1).map(({ basis }) => basis);
  assert.deepEqual(bases('0 0 2 * * ? UTC'), ['expression']);
  assert.deepEqual(bases('0 */20 * * * *'), ['any']);
  assert.deepEqual(bases('rate(5m)'), ['creation']);
  assert.deepEqual(bases('at(2030-01-31 09:00:00)'), ['utc']);
  assert.equal(readingsOf(parsed('at(2030-01-31 09:00:00)'), now, 5)[0]?.runs.length, 1);
});

test('the smallest gap: exact over days, none for a single run', () => {
  assert.equal(smallestGap(parsed('0 0 9,17 * * ?'), now), 8 * 3600);
  assert.equal(smallestGap(parsed('0 0 23,1 * * ?'), now), 2 * 3600);
  assert.equal(smallestGap(parsed('rate(90s)'), now), 90);
  assert.equal(smallestGap(parsed('at(2030-01-31 09:00:00)'), now), null);
  assert.equal(smallestGap(parsed('0 0 9 1 1 ? 2027'), now), null);
});
