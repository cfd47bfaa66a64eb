import fc from 'fast-check';
import type { NaiveCron } from './naive-cron.ts';

/** Random schedules in words, made together with what they mean: no expression is involved. */
export interface SaidSchedule extends Omit<NaiveCron, 'text'> {
  /** Ways to say the same. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

interface Said<T> {
  readonly en: readonly string[];
  readonly zh: readonly string[];
  readonly meaning: T;
}

const two = (value: number) => String(value).padStart(2, '0');
const digits = '零一二三四五六七八九';

function chinese(value: number): string {
  if (value < 10) return digits[value] as string;
  const tens = Math.floor(value / 10);
  return `${tens > 1 ? digits[tens] : ''}十${value % 10 ? digits[value % 10] : ''}`;
}

function ordinal(day: number): string {
  if (day >= 11 && day <= 13) return `${day}th`;
  return `${day}${['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'}`;
}

const listed = (items: readonly string[], last: string, comma = ', ') =>
  [items.slice(0, -1).join(comma), items.at(-1)].filter(Boolean).join(last);

type Times = { hours: readonly number[]; minute: number };

const times: fc.Arbitrary<Said<Times>> = fc
  .record({
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }),
    minute: fc.oneof(fc.constant(0), fc.constant(30), fc.integer({ min: 0, max: 59 })),
  })
  .map(({ hours, minute }) => {
    const clock = (of: (hour: number) => string, last: string, comma?: string) => listed(hours.map(of), last, comma);
    const noon = (hour: number) => `${hour % 12 || 12}${minute ? `:${two(minute)}` : ''}${hour < 12 ? 'am' : ' PM'}`;
    const minutes = minute === 0 ? '' : minute === 30 ? '半' : `${minute}分`;
    const spelled = minute === 0 ? '整' : `${chinese(minute)}分`;
    const part = (hour: number) =>
      `${hour < 6 ? '凌晨' : hour < 12 ? '上午' : '下午'}${hour > 12 ? hour - 12 : hour}点${minutes}`;
    const evening = (hour: number) => (hour > 18 ? `晚上${hour - 12}点${minutes}` : part(hour));
    return {
      en: [
        `at ${clock((hour) => `${hour}:${two(minute)}`, ' and ')}`,
        `At ${clock((hour) => `${two(hour)}:${two(minute)}`, ', and ')}`,
        `at ${clock(noon, ' and at ')}`,
      ],
      zh: [
        clock((hour) => `${hour}点${minutes}`, '和', '、'),
        clock((hour) => `${two(hour)}：${two(minute)}`, '、', '、'),
        clock((hour) => `${chinese(hour)}点${spelled}`, '以及', '、'),
        clock(part, '与', '、'),
        clock(evening, '及', '、'),
      ],
      meaning: { hours, minute },
    };
  });

const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const months = 'January February March April May June July August September October November December'.split(' ');
const chineseDays = '一二三四五六日';
const counted = 'first second third fourth fifth'.split(' ');

type Days = (date: Date) => boolean;
/** 0 is Monday. */
const weekday = (date: Date) => (date.getUTCDay() + 6) % 7;
const lastDate = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const aWeekday = fc.integer({ min: 0, max: 6 });

const days: fc.Arbitrary<Said<Days>> = fc.oneof(
  fc.constant({ en: ['every day', 'daily', 'each day'], zh: ['每天', '每日', '每一天'], meaning: () => true }),
  fc.constant({
    en: ['weekdays', 'every weekday', 'on working days'],
    zh: ['工作日', '每个工作日'],
    meaning: (date: Date) => weekday(date) < 5,
  }),
  fc.constant({
    en: ['weekends', 'every weekend'],
    zh: ['周末', '每周末'],
    meaning: (date: Date) => weekday(date) >= 5,
  }),
  fc.uniqueArray(aWeekday, { minLength: 1, maxLength: 4 }).map((on) => ({
    en: [
      `every ${listed(
        on.map((day) => weekdays[day] as string),
        ' and ',
      )}`,
      `on ${listed(
        on.map((day) => `${weekdays[day]}s`),
        ', and ',
      )}`,
      `every week on ${listed(
        on.map((day) => weekdays[day]?.slice(0, 3) as string),
        ' & ',
      )}`,
    ],
    zh: [
      `每${listed(
        on.map((day) => `周${chineseDays[day]}`),
        '和',
        '、',
      )}`,
      `每星期${on.map((day) => chineseDays[day]).join('、')}，`,
    ],
    meaning: (date: Date) => on.includes(weekday(date)),
  })),
  fc
    .tuple(aWeekday, aWeekday)
    .filter(([first, last]) => first !== last)
    .map(([first, last]) => ({
      en: [`${weekdays[first]} to ${weekdays[last]}`, `every ${weekdays[first]}-${weekdays[last]}`],
      zh: [`周${chineseDays[first]}至周${chineseDays[last]}`, `每星期${chineseDays[first]}到星期${chineseDays[last]}`],
      meaning: (date: Date) => {
        for (let day = first; ; day = (day + 1) % 7) {
          if (day === weekday(date)) return true;
          if (day === last) return false;
        }
      },
    })),
  fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 3 }).map((on) => ({
    en: [
      `every month on the ${listed(on.map(ordinal), ' and ')}`,
      `on the ${listed(on.map(ordinal), ' and the ')} of each month`,
    ],
    zh: [
      `每月${listed(
        on.map((day) => `${day}号`),
        '和',
        '、',
      )}`,
      `每个月的${on.join('、')}日`,
      `每月${on.map((day) => `${chinese(day)}日`).join('、')}，`,
    ],
    meaning: (date: Date) => on.includes(date.getUTCDate()),
  })),
  fc.constant({
    en: ['on the last day of the month', 'monthly on the last day'],
    zh: ['每月最后一天', '每个月的最后一天'],
    meaning: (date: Date) => date.getUTCDate() === lastDate(date),
  }),
  fc.tuple(aWeekday, fc.integer({ min: 0, max: 4 })).map(([day, nth]) => ({
    en: [
      `on the ${counted[nth]} ${weekdays[day]} of every month`,
      `every month on the ${ordinal(nth + 1)} ${weekdays[day]}`,
    ],
    zh: [`每月第${chineseDays[nth]}个周${chineseDays[day]}`, `每个月的第${nth + 1}个星期${chineseDays[day]}`],
    meaning: (date: Date) => weekday(date) === day && Math.ceil(date.getUTCDate() / 7) === nth + 1,
  })),
  aWeekday.map((day) => ({
    en: [`on the last ${weekdays[day]} of the month`],
    zh: [`每月最后一个周${chineseDays[day]}`],
    meaning: (date: Date) => weekday(date) === day && date.getUTCDate() + 7 > lastDate(date),
  })),
  fc.date({ min: new Date('2028-01-01'), max: new Date('2028-12-31'), noInvalidDate: true }).map((chosen) => {
    const [month, day] = [chosen.getUTCMonth(), chosen.getUTCDate()];
    const name = months[month] as string;
    return {
      en: [
        `every year on ${name} ${day}`,
        `every ${ordinal(day)} of ${name.slice(0, 3)}`,
        `yearly on ${name} ${ordinal(day)}`,
      ],
      zh: [`每年${month + 1}月${day}日`, `每年的${chinese(month + 1)}月${chinese(day)}号`],
      meaning: (date: Date) => date.getUTCMonth() === month && date.getUTCDate() === day,
    };
  }),
);

const onTimes: fc.Arbitrary<SaidSchedule> = fc.tuple(times, days).map(([time, on]) => ({
  en: on.en.flatMap((day) => time.en.flatMap((clock) => [`${day} ${clock}`, `${clock}, ${day}`])),
  zh: on.zh.flatMap((day) => time.zh.map((clock) => `${day} ${clock}`)),
  second: (value) => value === 0,
  minute: (value) => value === time.meaning.minute,
  hour: (value) => time.meaning.hours.includes(value),
  date: on.meaning,
}));

const always = () => true;
const divisors = (of: number) =>
  Array.from({ length: of - 1 }, (_, index) => index + 1).filter((each) => of % each === 0);
const everyMinutes: fc.Arbitrary<SaidSchedule> = fc.constantFrom(...divisors(60)).map((count) => ({
  en: [count === 1 ? 'every minute' : `every ${count} minutes`, `EVERY  ${count}  min`],
  zh: [`每${count}分钟`, `每隔${chinese(count)}分钟`],
  second: (value) => value === 0,
  minute: (value) => value % count === 0,
  hour: always,
  date: always,
}));
const everyHours: fc.Arbitrary<SaidSchedule> = fc
  .tuple(fc.constantFrom(...divisors(24)), fc.integer({ min: 0, max: 59 }))
  .map(([count, at]) => ({
    en: [`every ${count} hours at :${two(at)}`, `at ${at} past every ${count} hours`],
    zh: [`每${count}小时的${at}分`, `每${chinese(count)}个小时的第${at}分钟`],
    second: (value) => value === 0,
    minute: (value) => value === at,
    hour: (value) => value % count === 0,
    date: always,
  }));
const everySeconds: fc.Arbitrary<SaidSchedule> = fc.constantFrom(10, 12, 15, 20, 30).map((count) => ({
  en: [`every ${count} seconds`],
  zh: [`每${count}秒`, `每${chinese(count)}秒钟`],
  second: (value) => value % count === 0,
  minute: always,
  hour: always,
  date: always,
}));

export const saidSchedule: fc.Arbitrary<SaidSchedule> = fc.oneof(
  { weight: 8, arbitrary: onTimes },
  everyMinutes,
  everyHours,
  everySeconds,
);

/** A zone without changes of its clocks, said or left to the machine. */
export interface SaidZone {
  /** Of this machine. */
  readonly machine: string;
  readonly offset: number;
  readonly en: (words: string) => string;
  readonly zh: (words: string) => string;
}

const hour = 3600;

export const saidZone: fc.Arbitrary<SaidZone> = fc.constantFrom<SaidZone>(
  { machine: 'Asia/Tokyo', offset: 9 * hour, en: (words) => words, zh: (words) => words },
  { machine: 'Etc/UTC', offset: 0, en: (words) => words.toUpperCase(), zh: (words) => `  ${words}执行。` },
  { machine: 'Asia/Tokyo', offset: 0, en: (words) => `${words} UTC`, zh: (words) => `UTC时间${words}` },
  {
    machine: 'Asia/Tokyo',
    offset: 8 * hour,
    en: (words) => `${words} in Asia/Shanghai`,
    zh: (words) => `北京时间${words}`,
  },
  {
    machine: 'Europe/Berlin',
    offset: 5.5 * hour,
    en: (words) => `${words}, asia/kolkata time`,
    zh: (words) => `${words}（Asia/Kolkata）`,
  },
  { machine: 'Europe/Berlin', offset: -7 * hour, en: (words) => `${words} GMT-7:00`, zh: (words) => `${words} UTC-7` },
);
