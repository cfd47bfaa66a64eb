import { dayNumber, daysInMonth, formatLocal, fromLocalSeconds, secondsPerDay, toLocalSeconds } from './local-time.ts';
import { readMonthAndDay } from './plain-days.ts';
import { chineseNumber, plainNumber } from './plain-numbers.ts';
import type { PlainReader } from './plain-reader.ts';
import type { Delay } from './plain-spans.ts';
import type { PlainTime } from './plain-times.ts';
import { type TimeZone, utc } from './time-zone.ts';
import { momentOf, offsetAt } from './zone-clock.ts';

/** A date as said: so many days from today, or in days since 1970-01-01. */
export type PlainDate = { readonly fromToday: number } | { readonly day: number };

const near: readonly (readonly [RegExp, number])[] = [
  [/^(?:today\b|今天|今日)/, 0],
  [/^(?:tomorrow\b|明天|明日)/, 1],
  [/^(?:day after tomorrow\b|后天)/, 2],
  [/^大后天/, 3],
];

export function readDate(reader: PlainReader): PlainDate | null {
  return reader.attempt(() => {
    reader.take(/^(?:on )?(?:the )?/);
    const fromToday = near.find(([words]) => reader.take(words))?.[1];
    if (fromToday !== undefined) return { fromToday };
    const digits = reader.take(/^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/.-])(?:t(?=\d))?/);
    if (digits) return dateOf(Number(digits[1]), Number(digits[3]), Number(digits[4]));
    const chinese = reader.take(new RegExp(`^(\\d{4})年(${chineseNumber})月(${chineseNumber})[日号]`));
    if (chinese) return dateOf(...(chinese.slice(1, 4).map(plainNumber) as [number, number, number]));
    const named = readMonthAndDay(reader);
    const year = named && reader.take(/^,? ?(\d{4})(?![\d:])/);
    return named && year ? dateOf(Number(year[1]), named.month, named.day) : null;
  });
}

function dateOf(year: number, month: number, day: number): PlainDate | null {
  const exists = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? { day: dayNumber(year, month, day) } : null;
}

/** `at(…)` for a time on a date. Midnight of a date may be its beginning or its end: null. */
export function momentOn(date: PlainDate, time: PlainTime, zone: TimeZone, now: Date): string | null {
  if (time.midnight) return null;
  const day = 'day' in date ? date.day : Math.floor(localNow(zone, now) / secondsPerDay) + date.fromToday;
  return atExpression(fromLocalSeconds(day * secondsPerDay + time.hour * 3600 + time.minute * 60 + time.second), zone);
}

/** `at(…)` for so much later. Days keep the time of day; a time that the clocks show twice that day is said in UTC. */
export function momentAfter({ days, seconds }: Delay, zone: TimeZone, now: Date): string | null {
  const start =
    days === 0 ? Math.floor(now.getTime() / 1000) : momentOf(zone, localNow(zone, now) + days * secondsPerDay);
  const moment = start + seconds;
  const local = fromLocalSeconds(moment + offsetAt(zone, moment));
  if (Number.isNaN(local.year) || local.year > 9999) return null;
  const unique = momentOf(zone, toLocalSeconds(local)) === moment;
  return unique ? atExpression(local, zone) : atExpression(fromLocalSeconds(moment), utc);
}

function localNow(zone: TimeZone, now: Date): number {
  const moment = Math.floor(now.getTime() / 1000);
  return moment + offsetAt(zone, moment);
}

function atExpression(local: Parameters<typeof formatLocal>[0], zone: TimeZone): string {
  return `at(${formatLocal(local)} ${zone.name})`;
}
