import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Edition, editions } from '../../src/domain/editions.ts';
import { checkFrequency } from '../../src/domain/frequency-check.ts';
import { nextRuns } from '../../src/domain/next-runs.ts';
import { frequencyFromWords, schedulePresets } from '../../src/domain/plain-schedule.ts';
import { scheduleInWords } from '../../src/domain/schedule-in-words.ts';
import { baseOf } from '../../src/domain/schedule-readings.ts';
import { utc } from '../../src/domain/time-zone.ts';
import { naiveNext } from './naive-cron.ts';
import { parsed } from './parsed-schedule.ts';
import { type SaidSchedule, saidSchedule, saidZone } from './said-schedule.ts';
import { readChinese, readEnglish } from './word-reader.ts';

/** A Sunday, 07:30 in Shanghai and still Saturday in Greenwich. */
const now = new Date('2026-11-21T23:30:15Z');
const read = (words: string, edition: Edition = editions.current, timeZone = 'Asia/Shanghai') =>
  frequencyFromWords(words, { edition, timeZone, now });

const check = (expression: string, edition: Edition = editions.current) =>
  checkFrequency(expression, { edition, timezone: null, timeoutSeconds: null, now });

/** Without their zone, Asia/Shanghai. */
const crons: readonly (readonly [fields: string, ...words: string[]])[] = [
  ['0 * * * * ?', 'every minute', 'Every 1 minute', 'every 60 seconds', '每分钟', '每1分钟'],
  ['0 */5 * * * ?', 'every 5 minutes', 'every five mins', 'each 5min', '每5分钟', '每隔五分钟', '每 5 分钟执行一次'],
  ['0 */30 * * * ?', 'every half hour', 'every half an hour', 'every 30 minutes', '每半小时', '每半个小时'],
  ['0 0 */2 * * ?', 'every 2 hours', 'every two hours', 'every 120 minutes', '每2小时', '每两个小时', '每２个小时'],
  ['0 0 * * * ?', 'hourly', 'every hour', 'every hour on the hour', '每小时', '每个小时', '每小时整点'],
  [
    '0 15 * * * ?',
    'every hour at :15',
    'hourly at minute 15',
    'at 15 past every hour',
    '每小时的15分',
    '每小时第15分钟',
  ],
  ['0 15,45 * * * ?', 'every hour at :15 and :45', '每小时的15分和45分', '每小时的第15分钟、第45分钟'],
  ['0 30 */6 * * ?', 'every 6 hours at :30', '每6小时的30分'],
  ['*/30 * * * * ?', 'every 30 seconds', '每30秒', '每三十秒钟'],
  ['0 */10 * ? * MON-FRI', 'every 10 minutes on weekdays', '工作日每10分钟'],
  [
    '0 0 2 * * ?',
    'every day at 2:00',
    'daily at 2am',
    'at 2 every day',
    "Each day, at 2 o'clock",
    'EVERY  DAY  AT  2 A.M.',
  ],
  [
    '0 0 2 * * ?',
    '每天2点',
    '每天凌晨2点',
    '每日两点整',
    '每天 ０２：００',
    '在每天的2点',
    '每天2时',
    '每天2点钟执行一次',
  ],
  [
    '0 30 2 * * ?',
    'every day at 02:30',
    'everyday at 2:30 am',
    '每日 02:30',
    '每天2点半',
    '每天两点三十分',
    '每天二点三十',
  ],
  ['0 0 0 * * ?', 'every day at midnight', 'daily at 12am', 'every day at 0:00', '每天零点', '每天0点', '每天午夜'],
  ['0 0 12 * * ?', 'every day at noon', 'daily at 12 pm', '每天中午', '每天正午', '每天中午12点', '每天十二点'],
  ['0 0 14 * * ?', 'at 2pm every day', 'every day at 2 in the afternoon', '每天下午2点', '每天14点'],
  ['0 30 15 * * ?', '每天下午3点半', '每天下午三点半', '每天下午15点30分', 'every day at 3:30pm'],
  ['0 15 8 * * ?', '每天早上8点一刻', '每早8:15', 'every day at 8:15 in the morning'],
  ['0 0 9,18 * * ?', 'every day at 9:00 and 18:00', 'daily at 9am, 6pm', '每天上午9点和下午6点', '每天9点、18点'],
  ['0 0,30 9,18 * * ?', 'every day at 9:00, 9:30, 18:00 and 18:30', '每天9:00、9:30、18:00和18:30'],
  ['15 30 9 * * ?', 'every day at 9:30:15', '每天9点30分15秒'],
  ['0 0 9 ? * MON-FRI', 'weekdays at 9', 'every weekday at 9', 'on working days at 9:00', '工作日9点', '每个工作日9点'],
  [
    '0 0 10 ? * SAT,SUN',
    'weekends at 10:00',
    'every weekend at 10am',
    '周末10点',
    '每个周末十点',
    '周六日10点',
    '每周六、日十点',
  ],
  ['0 0 3 ? * MON', 'every monday at 3am', 'Mondays at 3:00', 'every week on monday at 3', 'weekly on Mon at 3:00'],
  ['0 0 3 ? * MON', '每周一3点', '每星期一3点', '每礼拜一三点', '每个周一凌晨3点', '每周一 03:00'],
  ['0 0 12 ? * MON', '每周一十二点'],
  ['0 0 20 ? * MON', '每周一 二十点', '每周一，二十点'],
  ['0 0 10 ? * SUN', '每周日10点', '每星期天十点', 'every sunday at 10:00'],
  [
    '0 30 18 ? * MON,FRI',
    'mondays and fridays at 18:30',
    'every mon & every fri at 6:30pm',
    '每周一、周五18:30',
    '每周一和周五下午6点半',
  ],
  ['0 0 8 ? * MON,WED,FRI', 'mon, wed, fri at 8:00', '每周一、三、五8点', '每周一三五8点'],
  [
    '0 0 8 ? * MON-FRI',
    'monday to friday at 8:00',
    'Mon-Fri at 8am',
    'from monday through friday at 8',
    '周一至周五8点',
    '每周一到五8点',
  ],
  ['0 0 8 ? * THU,FRI,SAT,SUN', 'thursday to sunday at 8:00', '周四至周日8点'],
  ['0 0 8 ? * MON,SAT,SUN', 'saturday to monday at 8:00', '周六到周一8点'],
  ['0 0 8 * * ?', 'monday to sunday at 8:00', '周一至周日8点'],
  [
    '0 0 3 1 * ?',
    'every month on the 1st at 03:00',
    'monthly on the 1st at 3am',
    'on the 1st of every month at 3',
    'on the first day of the month at 3:00',
  ],
  ['0 0 3 1 * ?', '每月1号3点', '每个月一日凌晨三点', '每月的1日 03:00'],
  [
    '0 30 4 1,15 * ?',
    'on the 1st and 15th at 4:30',
    'every month on the 1st, 15th at 4:30',
    '每月1日和15日4点半',
    '每月1、15号4点半',
  ],
  ['0 0 4 1,2,3 * ?', 'on the 1st to the 3rd of each month at 4:00', '每月1日至3日4点'],
  ['0 0 3 L * ?', 'on the last day of the month at 3:00', 'every month on the last day at 3', '每月最后一天3点'],
  [
    '0 0 9 ? * 1#1',
    'on the first monday of every month at 9:00',
    'every month on the 1st Monday at 9',
    '每月第一个周一9点',
  ],
  ['0 0 18 ? * 5L', 'the last friday of the month at 18:00', '每月最后一个星期五18点'],
  [
    '0 0 0 1 1 ?',
    'every year on january 1 at 0:00',
    'every 1st of jan at 0:00',
    'yearly on Jan 1st at midnight',
    '每年1月1日0点',
    '每年一月一号零点',
  ],
  ['0 0 0 1 1,7 ?', 'every year on january 1 and july 1 at 0:00'],
  ['0 0 6 29 2 ?', 'every february 29 at 6:00', '每年2月29日6点'],
];

for (const [fields, ...words] of crons) {
  for (const said of words) {
    test(`${said} → ${fields}`, () => assert.equal(read(said), `${fields} Asia/Shanghai`));
  }
}

const others: readonly (readonly [expression: string, ...words: string[]])[] = [
  ['rate(7m)', 'every 7 minutes', '每7分钟'],
  ['rate(90s)', 'every 90 seconds', '每90秒'],
  ['rate(90m)', 'every 90 minutes', '每90分钟'],
  ['rate(5h)', 'every 5 hours', '每5小时'],
  ['rate(1d)', 'every 24 hours', '每24小时'],
  ['rate(3d)', 'every 3 days', '每3天', '每三天'],
  ['rate(7d)', 'every 7 days', '每7天'],
  ['at(2026-11-23 03:00:00 Asia/Shanghai)', 'tomorrow at 3:00', '3am tomorrow', '明天3点', '明天凌晨3点'],
  ['at(2026-11-22 23:00:00 Asia/Shanghai)', 'today at 23:00', '今天23点', '今晚11点'],
  [
    'at(2026-11-24 08:30:00 Asia/Shanghai)',
    'the day after tomorrow at 8:30',
    '后天8点半',
    'in 2 days at 8:30',
    '两天后8点半',
  ],
  [
    'at(2030-01-01 02:00:00 Asia/Shanghai)',
    'on 2030-01-01 at 02:00',
    '2030-01-01 02:00',
    '2030-01-01T02:00:00',
    '2030/1/1 2:00',
  ],
  [
    'at(2030-01-01 02:00:00 Asia/Shanghai)',
    'on january 1, 2030 at 2am',
    '1st of January 2030 at 2:00',
    '2030年1月1日2点',
    '2030 年 1 月 1 日凌晨 2 点',
  ],
  [
    'at(2026-11-22 09:30:15 Asia/Shanghai)',
    'in 2 hours',
    '2 hours from now',
    'in two hours',
    '2小时后',
    '两个小时之后',
  ],
  ['at(2026-11-22 08:00:15 Asia/Shanghai)', 'in 30 minutes', 'in half an hour', '30分钟后', '半小时后', '三十分钟以后'],
  ['at(2026-11-22 10:00:15 Asia/Shanghai)', 'in 2 hours and 30 minutes', '2小时30分钟后', '两个半小时后'],
  ['at(2026-11-25 07:30:15 Asia/Shanghai)', 'in 3 days', '3天后'],
  [
    '0 0 2 * * ? Asia/Tokyo',
    'every day at 2 Asia/Tokyo',
    'every day at 2:00 in asia/tokyo',
    '每天2点 Asia/Tokyo',
    '每天2点（Asia/Tokyo 时间）',
  ],
  ['0 0 2 * * ? UTC', 'every day at 2:00 UTC', 'daily at 2am utc time', 'UTC时间每天2点', '每天2点（UTC）'],
  ['0 0 2 * * ? Europe/Berlin', 'every day at 2 in Europe/Berlin', 'every day at 2, Europe/Berlin time'],
  ['0 0 2 * * ? Asia/Shanghai', '北京时间每天2点', '每天北京时间2点', 'every day at 2:00 Beijing time'],
  [
    '0 0 2 * * ? GMT+8:00',
    'every day at 2:00 GMT+8:00',
    'every day at 2:00 UTC+8',
    '每天2点 GMT+08:00',
    '东八区每天2点',
  ],
  ['0 0 2 * * ? GMT-7:30', 'every day at 2:00 GMT-7:30'],
  ['at(2026-11-22 03:00:00 America/New_York)', 'tomorrow at 3:00 america/new_york', '明天3点 America/New_York'],
];
for (const [expression, ...words] of others) {
  for (const said of words) test(`${said} → ${expression}`, () => assert.equal(read(said), expression));
}

test('every expression of the tables passes the check', () => {
  const all = [...crons.map(([fields]) => `${fields} Asia/Shanghai`), ...others.map(([expression]) => expression)];
  for (const expression of all) assert.ok(check(expression).ok, expression);
});

const notUnderstood: readonly string[] = [
  '',
  ' ',
  'hello',
  'never',
  '你好',
  '每',
  'every',
  'at',
  '3',
  'at 3',
  '3点',
  '每天',
  'every day',
  'daily',
  'weekly',
  'every week',
  'every month at 3',
  '每月3点',
  'every month on the 32nd at 3',
  '每月32号3点',
  '每月1号',
  'every year at 3:00',
  '每年3点',
  'at 25:00',
  'every day at 25:00',
  'every day at 24:00',
  '每天24点',
  '每天25点',
  'every day at 9:60',
  '每天9点60分',
  '每天2点5',
  'on the 31st of february',
  'every year on february 30 at 1:00',
  '每年2月30日1点',
  '每年4月31日1点',
  '每年13月1日1点',
  'monday at 3',
  '周一3点',
  'on the 1st at 3:00',
  '1号3点',
  'january 1 at 0:00',
  '1月1日0点',
  'every day at 9 and 6pm',
  '每天9点和下午6点',
  '下午2点',
  'every day at 9:00 and 18:30',
  '每天9点和18:30',
  'every day at 9 or 10',
  'every day at 13pm',
  'every day at 0am',
  '每天上午13点',
  '每天晚上2点',
  '每天晚上12点',
  '每天上午12点',
  '每天下午',
  'every day 9',
  'every day at 9-17',
  'every day 9:00-17:00',
  'every 30 minutes from 9:00 to 17:00',
  'every second monday at 3:00',
  'every other monday at 3:00',
  'every other day at 3:00',
  '每隔一天3点',
  '每隔两天',
  'every 2 weeks',
  '每两周',
  'every 0 minutes',
  '每0分钟',
  'every -5 minutes',
  'every 1.5 hours',
  'every 99999 minutes',
  '每十十分钟',
  'every 3 days at 9:00',
  '每3天9点',
  '每2小时30分',
  'every 2 hours at 9:00',
  'every 7 minutes on weekdays',
  'every hour at 15',
  'every 7 minutes Asia/Tokyo',
  'every monday on the 1st at 3:00',
  'every day and every monday at 3:00',
  'every day on mondays at 3:00',
  'weekdays except friday at 9',
  'not on mondays at 9',
  'every day at 2:00 CST',
  'every day at 2:00 Asia/Atlantis',
  'every day at 2 UTC+15',
  'every day at 2:00 UTC Asia/Tokyo',
  '每周一二十点',
  '每周一天9点',
  '每周五天9点',
  '每周一日9点',
  '每周三次9点',
  'every day from 9:00',
  'twice a day at 9:00',
  '除周日每天9点',
  '每天9点前',
  '每周一三五点',
  '每周1点',
  '每周18点',
  '每周3 9点',
  '每周一',
  'tomorrow',
  '明天',
  'today at midnight',
  '明天午夜',
  'tomorrow at 3:00 and 4:00',
  'every day tomorrow at 3:00',
  '2030-02-30 02:00',
  '2030-13-01 02:00',
  '2030-01-01',
  'in 2 hours at 9:00',
  'in a month',
  'in 0 hours',
  '2小时',
  'in half a minute and a half',
  'next friday at 9:00',
  '0 0 2 * * ?',
  '0 0 9 ? * MON-FRI Asia/Shanghai',
  '*/5 * * * *',
  'rate(5m)',
  'rate (5m)',
  'at(2030-01-01 02:00:00)',
  'AT (2030-01-01 02:00:00 Asia/Shanghai)',
  '@daily',
  'every day at 2:00; rm -rf /',
  'every day at 2:00\nevery day at 3:00',
  'every day at 2:00\u0000',
  '\u001b[31mevery day at 2:00',
  'every day at 2:00\u202e',
  '__proto__',
  'constructor',
  'every constructor at 3',
];
for (const words of notUnderstood) {
  test(`not understood: ${JSON.stringify(words)}`, () => assert.equal(read(words), null));
}

const long = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

test('what is hostile is not understood, however long', () => {
  const pieces = [
    'every ',
    '每',
    'a',
    '1',
    '1,x',
    '9:00,x',
    'a/',
    'in ',
    '((',
    '周一',
    '周一、',
    'and ',
    'the the ',
    '十',
    '1点',
    '一',
    'mon-',
    '1st ',
    '\u{FDFA}',
  ];
  for (const piece of pieces) {
    for (const length of [190, 200, 10_000]) {
      assert.equal(read(long(piece, length)), null, piece);
      assert.equal(read(`every day at ${long(piece, length)}`.slice(0, length)), null, piece);
    }
  }
});

test('what is too short to be refused by the service is still read: the check says why', () => {
  assert.equal(read('every 5 seconds'), '*/5 * * * * ? Asia/Shanghai');
  assert.equal(read('every 7 seconds'), 'rate(7s)');
  assert.equal(read('every 8 days'), 'rate(8d)');
  assert.equal(read('today at 1:00'), 'at(2026-11-22 01:00:00 Asia/Shanghai)');
  for (const words of ['every 5 seconds', 'every 7 seconds', 'every 8 days', 'today at 1:00']) {
    assert.ok(!check(read(words) as string).ok, words);
  }
});

test('editions without zones: a cron in their own base, and nothing that they cannot say', () => {
  for (const edition of [editions['2018'], editions['2019']]) {
    assert.equal(read('every day at 2', edition), '0 0 2 * * ?');
    assert.equal(read('每5分钟', edition), '0 */5 * * * ?');
    for (const words of [
      'every 7 minutes',
      'every 3 days',
      'tomorrow at 3:00',
      '2小时后',
      'every day at 2:00 Asia/Tokyo',
    ]) {
      assert.equal(read(words, edition), null, words);
    }
  }
  assert.equal(read('北京时间每天2点', editions['2018']), '0 0 2 * * ?');
  assert.equal(read('every day at 2 UTC+8', editions['2018']), '0 0 2 * * ?');
  assert.equal(read('every day at 2 UTC', editions['2018']), null);
  assert.equal(read('every day at 2 UTC', editions['2019']), '0 0 2 * * ?');
  assert.equal(read('北京时间每天2点', editions['2019']), null);
});

test('a machine whose zone Frequency cannot name: only words with a zone are read', () => {
  assert.equal(read('every day at 2', editions.current, 'CET'), null);
  assert.equal(read('every day at 2 UTC', editions.current, 'CET'), '0 0 2 * * ? UTC');
  assert.equal(read('every 7 minutes', editions.current, 'CET'), 'rate(7m)');
});

test('so much later, over a change of the clocks: the moment is kept, the day keeps its time', () => {
  const before = { edition: editions.current, timeZone: 'Europe/Berlin', now: new Date('2026-10-24T22:30:00Z') };
  const moment = (words: string) => {
    const schedule = parsed(frequencyFromWords(words, before) as string);
    return nextRuns(schedule, before.now, 1, { base: utc, createdAt: before.now })[0]?.toISOString();
  };
  // 02:00 to 03:00 comes twice that night, from 00:00 UTC and from 01:00 UTC on.
  assert.equal(moment('in 2 hours'), '2026-10-25T00:30:00.000Z');
  assert.equal(moment('in 3 hours'), '2026-10-25T01:30:00.000Z');
  assert.equal(moment('in 4 hours'), '2026-10-25T02:30:00.000Z');
  assert.equal(frequencyFromWords('in 4 hours', before), 'at(2026-10-25 03:30:00 Europe/Berlin)');
  assert.equal(frequencyFromWords('1天后', before), 'at(2026-10-26 00:30:00 Europe/Berlin)');
});

for (const { en, zh } of schedulePresets) {
  test(`preset: ${en}, ${zh}`, () => {
    const expression = read(en);
    assert.ok(expression !== null && check(expression).ok);
    assert.equal(read(zh), expression);
  });
}

const start = fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2033, 0, 1) / 1000 });

const pick = fc.nat();

function walked(said: SaidSchedule, local: number): readonly number[] {
  const times: number[] = [];
  for (let time = naiveNext(said, local); time !== null && times.length < 3; time = naiveNext(said, time)) {
    times.push(time);
  }
  return times;
}

test('3,000 random schedules, said in both languages, run when they say', () => {
  fc.assert(
    fc.property(saidSchedule, saidZone, start, pick, (said, zone, from, at) => {
      const place = { edition: editions.current, timeZone: zone.machine, now: new Date(from * 1000) };
      const expected = walked(said, from + zone.offset);
      const [en, zh] = [said.en[at % said.en.length] ?? '', said.zh[at % said.zh.length] ?? ''];
      for (const words of [zone.en(en), zone.zh(zh)]) {
        const expression = frequencyFromWords(words, place);
        assert.ok(expression !== null, `not understood: ${words}`);
        const checked = checkFrequency(expression, { ...place, timezone: null, timeoutSeconds: null });
        assert.ok(checked.ok, `refused: ${words} → ${expression}`);
        assert.equal(checked.value.text, expression);
        const runs = nextRuns(checked.value.schedule, place.now, 3, { base: utc, createdAt: new Date(0) });
        const shown = runs.map((run) => run.getTime() / 1000 + zone.offset);
        assert.deepEqual(shown, expected, `${words} → ${expression}`);
      }
    }),
    { numRuns: 3000 },
  );
});

test('without zones the same words run by the base of the edition', () => {
  for (const edition of [editions['2018'], editions['2019']]) {
    const offset = edition === editions['2018'] ? 8 * 3600 : 0;
    fc.assert(
      fc.property(saidSchedule, start, (said, from) => {
        const [words] = said.en as [string];
        const expression = frequencyFromWords(words, { edition, timeZone: 'Asia/Tokyo', now: new Date(from * 1000) });
        assert.ok(expression !== null && check(expression, edition).ok, words);
        const base = baseOf(edition) ?? assert.fail();
        const run = nextRuns(parsed(expression), new Date(from * 1000), 1, { base, createdAt: new Date(0) })[0];
        assert.equal((run?.getTime() ?? 0) / 1000 + offset, naiveNext(said, from + offset), words);
      }),
      { numRuns: 300 },
    );
  }
});

test('the sentence that schedule says of the expression names the same times and days', () => {
  fc.assert(
    fc.property(saidSchedule, start, (said, from) => {
      const schedule = { ...parsed(read(said.en[0] as string) as string), zone: null };
      const { en, zh } = scheduleInWords(schedule as ReturnType<typeof parsed>);
      for (const back of [readEnglish(en), readChinese(zh)]) {
        for (let value = 0; value < 60; value++) {
          assert.equal(back.second(value), said.second(value), en);
          assert.equal(back.minute(value), said.minute(value), en);
          if (value < 24) assert.equal(back.hour(value), said.hour(value), en);
        }
        for (let day = 0; day < 40; day++) {
          const date = new Date((Math.floor(from / 86_400) + day) * 86_400_000);
          assert.equal(back.date(date), said.date(date), `${en} ${date.toISOString()}`);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('words in any order never throw, and what is made of them can be parsed', () => {
  const vocabulary =
    'every each daily hourly at on the of in and , : 2 15 9:00 3pm noon midnight monday fri weekdays weekend to month year 1st last first day minutes hours seconds tomorrow today january 2030-01-01 past half UTC Asia/Tokyo 每 每天 每周 周一 周五 至 、 月 1日 号 点 半 分 下午 晚上 小时 后 的 工作日 最后一 个 年 十 三 明天 北京时间'.split(
      ' ',
    );
  const soup = fc
    .array(fc.constantFrom(...vocabulary), { maxLength: 7 })
    .chain((words) => fc.constantFrom(words.join(' '), words.join('')));
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 60 })), (words) => {
      for (const edition of Object.values(editions)) {
        const expression = read(words, edition);
        if (expression === null) continue;
        parsed(expression);
        const checked = check(expression, edition);
        const rules = checked.ok ? [] : checked.objections.map(({ rule }) => rule);
        assert.deepEqual(
          rules.filter((rule) => !/^schedule-(gap|rate-range|past)$/.test(rule)),
          [],
          `${words} → ${expression}`,
        );
      }
    }),
    { numRuns: 5000 },
  );
});
