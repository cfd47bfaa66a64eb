import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextRuns } from '../../src/domain/next-runs.ts';
import { scheduleInWords } from '../../src/domain/schedule-in-words.ts';
import { fixedOffset } from '../../src/domain/time-zone.ts';
import { type NaiveCron, naiveCron, naiveNext } from './naive-cron.ts';
import { parsed } from './parsed-schedule.ts';
import { type ReadCron, readChinese, readEnglish } from './word-reader.ts';

const sentences: readonly (readonly [expression: string, en: string, zh: string])[] = [
  ['0 0 2 * * ? Asia/Shanghai', 'At 02:00, every day, Asia/Shanghai time.', '每天，02:00 执行（时区 Asia/Shanghai）。'],
  ['0 0 2 * * ? UTC', 'At 02:00, every day, UTC.', '每天，02:00 执行（时区 UTC）。'],
  ['0 0 2 * * ? GMT+8:00', 'At 02:00, every day, GMT+8:00 time.', '每天，02:00 执行（时区 GMT+8:00）。'],
  ['30 0 2,14 * * ?', 'At 02:00:30 and 14:00:30, every day.', '每天，02:00:30、14:00:30 执行。'],
  ['0 */20 * * * *', 'Every 20 minutes (00:00, 00:20, … 23:40).', '每 20 分钟执行一次（00:00、00:20、…、23:40）。'],
  ['0 5/20 * * * *', 'Every 20 minutes (00:05, 00:25, … 23:45).', '每 20 分钟执行一次（00:05、00:25、…、23:45）。'],
  ['0 5 * * * *', 'Every hour (00:05, 01:05, … 23:05).', '每小时执行一次（00:05、01:05、…、23:05）。'],
  [
    '0 0 */6 * * *',
    'Every 6 hours (00:00, 06:00, 12:00 and 18:00), every day.',
    '每天，每 6 小时执行一次（00:00、06:00、12:00、18:00）。',
  ],
  ['*/7 * * * * *', 'At seconds 0, 7, … 56 of every minute.', '每分钟的 0、7、…、56 秒执行。'],
  ['0 */7 * * * *', 'At minutes 0, 7, … 56 of every hour.', '每小时的 0、7、…、56 分执行。'],
  ['0 */7 3 * * *', 'Every 7 minutes from 03:00 to 03:56, every day.', '每天，03:00 至 03:56，每 7 分钟执行一次。'],
  ['0 0 */5 * * *', 'Every 5 hours from 00:00 to 20:00, every day.', '每天，00:00 至 20:00，每 5 小时执行一次。'],
  [
    '0 0/30 9-17 ? * MON-FRI',
    'Every 30 minutes from 09:00 to 17:30, on Mondays to Fridays.',
    '每周一至周五，09:00 至 17:30，每 30 分钟执行一次。',
  ],
  [
    '0 0,30,45 9-17 * * *',
    'At minutes 0, 30 and 45 of hours 9 to 17, every day.',
    '每天，9 至 17 时的 0、30、45 分执行。',
  ],
  [
    '30 * 1,5,6 * * ?',
    'At second 30 of every minute of hours 1, 5 and 6, every day.',
    '每天，1、5、6 时的每分钟的 30 秒执行。',
  ],
  [
    '0 0 9 1,15 * MON',
    'At 09:00, on the 1st and the 15th of the month and also on Mondays.',
    '每月 1 日、15 日，以及每周一，09:00 执行。',
  ],
  ['0 0 9 1-31 * MON', 'At 09:00, every day.', '每天，09:00 执行。'],
  ['0 0 9 L * ?', 'At 09:00, on the last day of the month.', '每月最后一天，09:00 执行。'],
  [
    '0 0 9 LW 1,3 ?',
    'At 09:00, on the last working day (Monday to Friday) of the month, in January and March.',
    '1 月、3 月的最后一个工作日（周一至周五），09:00 执行。',
  ],
  [
    '0 0 9 15W * ? 2027',
    'At 09:00, on the working day (Monday to Friday) nearest the 15th of the month, in 2027.',
    '2027 年的每月离 15 日最近的工作日（周一至周五），09:00 执行。',
  ],
  [
    '0 0 9 31W * ?',
    'At 09:00, on the working day (Monday to Friday) nearest the 31st (if there is one) of the month.',
    '每月离 31 日（若当月有该日）最近的工作日（周一至周五），09:00 执行。',
  ],
  ['0 0 9 ? * 6L', 'At 09:00, on the last Saturday of the month.', '每月最后一个周六，09:00 执行。'],
  [
    '0 0 9 ? 2-4 6#3',
    'At 09:00, on the third Saturday of the month, in February to April.',
    '2 月至 4 月的第三个周六，09:00 执行。',
  ],
  [
    '0 0 9 ? * 2#5',
    'At 09:00, on the fifth Tuesday of the month (if there is one).',
    '每月第五个周二（若有），09:00 执行。',
  ],
  ['0 0 9 ? * 0,6', 'At 09:00, on Saturdays and Sundays.', '每周六、周日，09:00 执行。'],
  ['0 0 9 ? * 7', 'At 09:00, on Sundays.', '每周日，09:00 执行。'],
  [
    '0 0 9 */3 * ? 2027-2029',
    'At 09:00, on the 1st, the 4th, … the 31st of the month, in 2027 to 2029.',
    '2027 年至 2029 年的每月 1 日、4 日、…、31 日，09:00 执行。',
  ],
  ['rate(90s)', 'Every 90 seconds, counted from the moment it is created.', '每 90 秒执行一次，从创建时刻起计。'],
  ['rate(60m)', 'Every hour, counted from the moment it is created.', '每小时执行一次，从创建时刻起计。'],
  ['rate(7d)', 'Every 7 days, counted from the moment it is created.', '每 7 天执行一次，从创建时刻起计。'],
  ['at(2030-01-31 09:00:00)', 'Once, on 2030-01-31 at 09:00:00, UTC.', '只执行一次：2030-01-31 09:00:00（时区 UTC）。'],
];
for (const [expression, en, zh] of sentences) {
  test(expression, () => assert.deepEqual(scheduleInWords(parsed(expression)), { en, zh }));
}

const daySeconds = 86_400;
const days = fc.integer({
  min: Date.UTC(2022, 0, 1) / 1000 / daySeconds,
  max: Date.UTC(2033, 0, 1) / 1000 / daySeconds,
});

function assertSame(read: ReadCron, cron: NaiveCron, sentence: string, firstDay: number): void {
  for (let value = 0; value < 60; value++) {
    assert.equal(read.second(value), cron.second(value), `second ${value}: ${sentence}`);
    assert.equal(read.minute(value), cron.minute(value), `minute ${value}: ${sentence}`);
    if (value < 24) assert.equal(read.hour(value), cron.hour(value), `hour ${value}: ${sentence}`);
  }
  for (let day = firstDay; day < firstDay + 100; day++) {
    const date = new Date(day * daySeconds * 1000);
    assert.equal(read.date(date), cron.date(date), `${date.toISOString()}: ${sentence}`);
  }
}

function walked(cron: ReadCron, from: number, until: number): number[] {
  const found: number[] = [];
  let time = naiveNext(cron, from, until);
  while (time !== null && found.length < 3) {
    found.push(time);
    time = naiveNext(cron, time, until);
  }
  return found;
}

test('the words of 10,000 random crons, read back, run when the cron does, and so do the next runs shown', () => {
  fc.assert(
    fc.property(naiveCron, days, fc.integer({ min: 0, max: daySeconds - 1 }), (cron, day, time) => {
      const schedule = parsed(cron.text);
      const { en, zh } = scheduleInWords(schedule);
      const english = readEnglish(en);
      assertSame(english, cron, en, day);
      assertSame(readChinese(zh), cron, zh, day);

      const from = day * daySeconds + time;
      const until = from + 100 * daySeconds;
      const offset = 330 * 60;
      const runs = nextRuns(schedule, new Date((from - offset) * 1000), 3, {
        base: fixedOffset(offset / 60),
        createdAt: new Date(0),
      });
      const shown = runs.map((run) => run.getTime() / 1000 + offset).filter((run) => run < until);
      assert.deepEqual(shown, walked(english, from, until), `${cron.text}: ${en}`);
      assert.deepEqual(shown, walked(cron, from, until), cron.text);
    }),
    { numRuns: 10_000 },
  );
});
