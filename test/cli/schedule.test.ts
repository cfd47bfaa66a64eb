import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPaint, type Page } from '../../src/cli/page.ts';
import type { ScheduleView } from '../../src/cli/presenter.ts';
import { renderCalendar } from '../../src/cli/render/calendar.ts';
import { renderSchedule } from '../../src/cli/render/schedule.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { editions } from '../../src/domain/editions.ts';
import { calendarOf } from '../../src/domain/schedule-calendar.ts';
import { readingsOf, smallestGap } from '../../src/domain/schedule-readings.ts';
import type { TimeZone } from '../../src/domain/time-zone.ts';
import { parsed } from '../domain/parsed-schedule.ts';

const now = new Date('2026-11-21T22:00:00Z');
const berlin: TimeZone = { kind: 'named', name: 'Europe/Berlin' };
const page = (language: 'en' | 'zh', width = 100): Page => ({ language, width, paint: noPaint });

function calendar(expression: string, year: number, month: number) {
  return calendarOf(parsed(expression), { year, month }, { now, base: null, here: berlin });
}

function view(expression: string, month: number | null): ScheduleView {
  const schedule = parsed(expression);
  return {
    edition: editions.current,
    frequency: { text: expression, schedule },
    fromWords: false,
    smallestGap: smallestGap(schedule, now),
    readings: readingsOf(schedule, now, 2),
    calendar: month === null ? null : calendar(expression, 2027, month),
    here: berlin,
    runTimes: [],
  };
}

test('a leap February', () => {
  assert.equal(
    renderCalendar(calendar('0 0,30 9 L,7-9 * ? UTC', 2028, 2), page('en')),
    `February 2028, UTC
  Mon   Tue   Wed   Thu   Fri   Sat   Sun
          1     2     3     4     5     6
          -     -     -     -     -     -
    7     8     9    10    11    12    13
   x2    x2    x2     -     -     -     -
   14    15    16    17    18    19    20
    -     -     -     -     -     -     -
   21    22    23    24    25    26    27
    -     -     -     -     -     -     -
   28    29
    -    x2
  8 runs on 4 days
`,
  );
});

test('Chinese heads stand over their days, a day on which the clocks are set has its mark', () => {
  assert.equal(
    renderCalendar(calendar('0 */5 * ? * SUN Europe/Berlin', 2027, 3), page('zh')),
    `2027 年 3 月，Europe/Berlin
 周一  周二  周三  周四  周五  周六  周日
    1     2     3     4     5     6     7
    -     -     -     -     -     -  x288
    8     9    10    11    12    13    14
    -     -     -     -     -     -  x288
   15    16    17    18    19    20    21
    -     -     -     -     -     -  x288
   22    23    24    25    26    27    28!
    -     -     -     -     -     -  x276
   29    30    31
    -     -     -
  共 4 天，执行 1140 次
  ! Europe/Berlin 将于 2027-03-28 02:00:00 把时钟拨快到 03:00:00
`,
  );
});

test('a month without runs says so', () => {
  assert.match(
    renderCalendar(calendar('0 0 9 1 3 ?', 2027, 1), page('en')),
    /instance's clock[\s\S]* {2}no runs in this month\n$/,
  );
});

test('a named zone: its own clock, UTC, and the clock here', () => {
  assert.equal(
    renderSchedule(view('0 0 2 * * ? Asia/Shanghai', null), page('en')),
    `0 0 2 * * ? Asia/Shanghai
At 02:00, every day, Asia/Shanghai time.
Smallest gap between two runs: 24 h

Next 2 runs
  Asia/Shanghai            UTC                      here (Europe/Berlin)
  Mon 2026-11-23 02:00:00  Sun 2026-11-22 18:00:00  Sun 2026-11-22 19:00:00
  Tue 2026-11-24 02:00:00  Mon 2026-11-23 18:00:00  Mon 2026-11-23 19:00:00
`,
  );
});

test('no zone: both bases of the documents, and the one that nobody here knows', () => {
  assert.equal(
    renderSchedule(view('0 0 2 * * ?', null), page('zh')),
    `0 0 2 * * ?
每天，02:00 执行。
两次执行的最小间隔：24 小时

接下来 2 次执行（按 2018 年文档，以 UTC+8 为准）
  GMT+8:00                  UTC                       本机（Europe/Berlin）
  周一 2026-11-23 02:00:00  周日 2026-11-22 18:00:00  周日 2026-11-22 19:00:00
  周二 2026-11-24 02:00:00  周一 2026-11-23 18:00:00  周一 2026-11-23 19:00:00

接下来 2 次执行（按 2019 年文档，以 UTC 为准）
  UTC                       本机（Europe/Berlin）
  周日 2026-11-22 02:00:00  周日 2026-11-22 03:00:00
  周一 2026-11-23 02:00:00  周一 2026-11-23 03:00:00

按实例自身的时钟（如今的 Agent 如此执行）：此处无法得知其时区。只有写明时区才处处一致：--timezone
Asia/Shanghai。
`,
  );
});

test('nothing is wider than the page, the busiest calendar included', () => {
  const expressions = [
    '*/10 * * * * *',
    '0 0 9 15W,LW,1-7 JAN-JUN 6L,6#3 2027 America/Argentina/Buenos_Aires',
    '0 0 2 * * ?',
  ];
  for (const expression of expressions) {
    for (const language of ['en', 'zh'] as const) {
      for (const width of [60, 80]) {
        const lines = renderSchedule(view(expression, 1), page(language, width)).split('\n');
        for (const line of lines) assert.ok(stringWidth(line) <= width, `${width}: ${line}`);
      }
    }
  }
});
