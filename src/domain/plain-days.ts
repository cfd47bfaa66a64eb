import { daysInMonth } from './local-time.ts';
import { chineseNumber, plainNumber } from './plain-numbers.ts';
import type { PlainReader } from './plain-reader.ts';
import { distinct } from './plain-times.ts';
import { chineseWeekday, chineseWeekdays, englishWeekday, readWeekdays } from './plain-weekdays.ts';

export type Period = 'day' | 'week' | 'month' | 'year';

/** Days as said. `repeating`: that they are meant again and again is certain without a word such as "every month". */
export interface PlainDays {
  readonly period: Period;
  readonly repeating: boolean;
  /** The fields of a cron: day of month, month, day of week. */
  readonly fields: string;
}

const monthWords = 'january february march april may june july august september october november december'.split(' ');
const counted = 'first second third fourth fifth'.split(' ');

/** `every month`, `daily`, `of the month`, `每周` */
export function readPeriod(reader: PlainReader): Period | null {
  const adverb = reader.take(/^(?:daily|everyday|weekly|monthly|yearly|annually)\b/)?.[0];
  if (adverb) return adverbs[adverb] ?? null;
  const english = reader.take(
    /^(?:(?:of |in )?(?:every|each) (?:1 |one )?|(?:of )?the (?=month))(day|week|month|year)\b/,
  );
  if (english) return english[1] as Period;
  const chinese = reader.take(/^每(?:一|1)?个?(天|日|周|星期|礼拜|月|年)/)?.[1];
  return chinese === undefined ? null : (chinesePeriods[chinese] ?? null);
}

const adverbs: Readonly<Record<string, Period>> = {
  daily: 'day',
  everyday: 'day',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annually: 'year',
};
const chinesePeriods: Readonly<Record<string, Period>> = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
};

export function readDays(reader: PlainReader): PlainDays | null {
  for (const kind of [weekdayOfMonth, daysOfWeek, datesOfYear, daysOfMonth]) {
    const days = reader.attempt(() => {
      reader.take(/^(?:on )?(?:the )?/);
      return kind(reader);
    });
    if (days !== null) return days;
  }
  return null;
}

/** `the third saturday`, `第三个周六`, `最后一个周五` */
function weekdayOfMonth(reader: PlainReader): PlainDays | null {
  const english = reader.take(/^(?:(last)|(first|second|third|fourth|fifth)|([1-5])(?:st|nd|rd|th)) (?=[a-z])/);
  const chinese = english ? null : reader.take(/^(?:(最后一)|第([一二三四五])|第([1-5]))个?/);
  const [, last, word, digit] = english ?? chinese ?? [];
  if (!last && !word && !digit) return null;
  const weekday = english ? englishWeekday(reader)?.day : chineseWeekday(reader);
  if (weekday == null) return null;
  const nth = digit ?? 1 + (english ? counted.indexOf(word ?? '') : chineseWeekdays.indexOf(word ?? ''));
  return { period: 'month', repeating: false, fields: `? * ${weekday}${last ? 'L' : `#${nth}`}` };
}

function daysOfWeek(reader: PlainReader): PlainDays | null {
  const weekdays = readWeekdays(reader);
  return weekdays && { period: 'week', ...weekdays };
}

const dayOfMonth = /^(?:on )?(?:the )?(\d{1,2})(?:st|nd|rd|th)\b(?: days?\b)?/;
const chineseDay = new RegExp(`^(${chineseNumber})(?:[号日]|(?=[,、和与及至到-]))`);

function daysOfMonth(reader: PlainReader): PlainDays | null {
  if (reader.take(/^(?:last day\b|最后[一1]天)/)) {
    return { period: 'month', repeating: false, fields: 'L * ?' };
  }
  if (reader.take(/^first day\b/)) return { period: 'month', repeating: false, fields: '1 * ?' };
  let whole = true;
  const day = () => {
    const taken = reader.take(dayOfMonth) ?? reader.take(chineseDay);
    if (taken) whole = /[a-z号日]/.test(taken[0]);
    const value = plainNumber(taken?.[1] ?? '');
    return value >= 1 && value <= 31 ? value : null;
  };
  const days = reader.list(() => {
    const first = day();
    if (first === null || !reader.take(/^(?:to|through|thru|until|till)\b|^[至到-]/)) return first && [first];
    const last = day();
    return last === null || last <= first ? null : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
  if (days === null || !whole) return null;
  const values = distinct(days.flat());
  return { period: 'month', repeating: values.length > 1, fields: `${values.join()} * ?` };
}

/** `january 1 and july 1`: one cron as long as every month named has the same days. */
function datesOfYear(reader: PlainReader): PlainDays | null {
  const every = reader.take(/^(?:every|each)\b/) !== null;
  const dates = reader.list(() => readMonthAndDay(reader));
  if (dates === null) return null;
  const days = distinct(dates.map(({ day }) => day));
  const months = distinct(dates.map(({ month }) => month));
  const named = new Set(dates.map(({ month, day }) => `${month}-${day}`));
  if (named.size !== days.length * months.length) return null;
  return { period: 'year', repeating: every, fields: `${days.join()} ${months.join()} ?` };
}

/** `january 1st`, `1st of january`, `1月1日`; a day that some year has. */
export function readMonthAndDay(reader: PlainReader): { month: number; day: number } | null {
  const chinese = reader.take(new RegExp(`^(${chineseNumber})月(${chineseNumber})[日号]`));
  if (chinese) return existing(plainNumber(chinese[1] as string), plainNumber(chinese[2] as string));
  const dayFirst = reader.take(/^(?:the )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(?=[a-z]{3})/);
  const word = reader.take(/^[a-z]{3,9}\b/)?.[0] ?? '';
  const month = word.length < 3 ? -1 : monthWords.findIndex((name) => name.startsWith(word));
  const day = dayFirst ?? reader.take(/^(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\w:])/);
  return month === -1 || day === null ? null : existing(month + 1, Number(day[1]));
}

function existing(month: number, day: number): { month: number; day: number } | null {
  const aLeapYear = 2028;
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(aLeapYear, month);
  return exists ? { month, day } : null;
}
