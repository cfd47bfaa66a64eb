import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatLocal, fromLocalSeconds, type LocalDateTime } from '../../src/domain/local-time.ts';
import { closestRuns, minimalGapSeconds } from '../../src/domain/minimal-gap.ts';
import { naiveCron, naiveGap } from './naive-cron.ts';
import { cronFields } from './parsed-schedule.ts';

const local = (text: string): LocalDateTime => fromLocalSeconds(Date.parse(`${text}Z`) / 1000);
const newYear = local('2026-01-01T00:00:00');

test('the smallest gap of random crons is the one that listing all runs to 2099 finds', () => {
  const from = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2036, 0, 1) / 1000 });
  fc.assert(
    fc.property(naiveCron, from, (cron, seconds) => {
      assert.equal(minimalGapSeconds(cronFields(cron.text), fromLocalSeconds(seconds)), naiveGap(cron, seconds));
    }),
    { numRuns: 150 },
  );
});

test('the two runs that are named are that far apart, and both are runs', () => {
  fc.assert(
    fc.property(naiveCron, (cron) => {
      const fields = cronFields(cron.text);
      const runs = closestRuns(fields, newYear);
      assert.equal(runs && runs[1] - runs[0], minimalGapSeconds(fields, newYear));
      for (const run of runs ?? []) {
        const { hour, minute, second } = fromLocalSeconds(run);
        assert.ok(cron.hour(hour) && cron.minute(minute) && cron.second(second), formatLocal(fromLocalSeconds(run)));
        assert.ok(cron.date(new Date(run * 1000)), formatLocal(fromLocalSeconds(run)));
      }
    }),
    { numRuns: 300 },
  );
});

const day = 86_400;
for (const [text, gap] of [
  ['0 */20 * * * *', 1200],
  ['0 0-5 14 * * ?', 60],
  ['*/7 * * * * ?', 4],
  ['*/9 * * * * *', 6],
  ['*/11 * * * * ?', 5],
  ['0,55 * * * * *', 5],
  ['5,58 * * * * ?', 7],
  // Across midnight only: 23:59:51 and 00:00:00.
  ['0,51 0,59 0,23 * * ?', 9],
  ['0,50 59 23 * * ?', 50],
  ['0,50 0,59 0,23 1,31 * ?', 10],
  ['0 0,50 * * * *', 600],
  ['0 0 0 29 2 ?', 4 * 365 * day + day],
  ['0 0 0 1 1 ?', 365 * day],
  ['0 0 9 ? * MON,THU', 3 * day],
  // The 31st and the 1st are neighbours, and so are the last day of a month and the 1st.
  ['0 0 0 1,31 * ?', day],
  ['0 0 0 1,L 2 ?', 27 * day],
  ['0 0 0 L,1 * ?', day],
  ['0 0 0 15W * ?', 28 * day],
  // A weekly day and a monthly one: they meet sooner or later.
  ['0 0 0 15 * MON', day],
  ['0 0 9 * * ? 2026/2', day],
  ['0 0 0 1 1 ? 2026/2', 730 * day],
  ['59 59 23 31 12 ? 2027,2028', 366 * day],
] as const) {
  test(`${text} never runs twice within ${gap} s`, () => {
    assert.equal(minimalGapSeconds(cronFields(text), newYear), gap);
  });
}

for (const [text, from] of [
  ['0 0 9 1 1 ? 2027', '2026-01-01T00:00:00'],
  ['0 0 9 1 1 ? 2026,2027', '2026-01-02T00:00:00'],
  ['*/9 * * * * ? 2020-2025', '2026-01-01T00:00:00'],
  ['0 0 0 30 2 ?', '2026-01-01T00:00:00'],
  ['0 0 22-2 * * ?', '2026-01-01T00:00:00'],
  ['0 0 9 ? * MON-SUN', '2026-01-01T00:00:00'],
] as const) {
  test(`${text} has no gap from ${from} on: fewer than two runs are left`, () => {
    assert.equal(minimalGapSeconds(cronFields(text), local(from)), null);
  });
}
