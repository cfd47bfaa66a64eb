import type { Edition } from './editions.ts';
import { momentAfter, momentOn } from './plain-moments.ts';
import { type PlainPieces, readPieces } from './plain-pieces.ts';
import { evenedOut, spelledEvenly } from './plain-reader.ts';
import { timeFields } from './plain-times.ts';
import { plainZone, withoutZone } from './plain-zones.ts';
import { type Text, text } from './text.ts';
import { fixedOffset, sameZone, type TimeZone, utc } from './time-zone.ts';

export interface PlainPlace {
  readonly edition: Edition;
  /** The zone of this machine, as the tz database calls it; for words that name none. */
  readonly timeZone: string;
  readonly now: Date;
}

/**
 * A Frequency that means what the words say, English or Chinese: `every day at 2am`, `每周一、周五18:30`, `tomorrow at 3:00
 * Asia/Tokyo`; null when they are not understood, when they can mean two things, when no expression of this edition says
 * the same, and when they are an expression already. Whether the service would take it is `checkFrequency`'s business.
 *
 * What repeats at times of day, and a span that divides its minute, hour or day evenly, becomes a cron, so that
 * `every 5 minutes` runs when the clock shows 0, 5, 10 …; other spans become a rate, counted from creation. Where the
 * edition knows zones, cron and at always name one; where it does not, a cron is meant in the edition's own base.
 */
export function frequencyFromWords(words: string, { edition, timeZone, now }: PlainPlace): string | null {
  const even = evenedOut(words);
  if (even === null || /^(?:at|rate) ?\(/i.test(even)) return null;
  const zoned = withoutZone(even);
  const pieces = zoned && readPieces(spelledEvenly(zoned.words));
  if (pieces === null) return null;

  const zone = zoned?.zone ?? plainZone(timeZone);
  if (pieces.span !== undefined && isRate(pieces)) {
    const plain = zoned?.zone === undefined && edition.schedule.rateAndAt;
    return plain && onlySpan(pieces) ? `rate(${rateWords(pieces.span)})` : null;
  }
  if (pieces.date !== undefined || pieces.delay !== undefined) {
    return zone && edition.schedule.rateAndAt ? once(pieces, zone, now) : null;
  }
  const fields = cronFields(pieces);
  if (fields === null) return null;
  if (edition.schedule.yearAndZone) return zone && `${fields} ${zone.name}`;
  return zoned?.zone === undefined || isBase(zoned.zone, edition) ? fields : null;
}

function isBase(zone: TimeZone, { schedule: { base } }: Edition): boolean {
  if (base === 'UTC+8') return zone.name === 'Asia/Shanghai' || sameZone(zone, fixedOffset(8 * 60));
  return base === 'UTC' && sameZone(zone, utc);
}

const [minute, hour, day] = [60, 3600, 86_400];

/** The clock cannot show such a span: it does not divide the next larger unit. */
function isRate({ span = 0 }: PlainPieces): boolean {
  const whole = span % hour === 0 ? day : span % minute === 0 ? hour : minute;
  return whole % span !== 0 || span === day;
}

function onlySpan({ minutes, period, days, times, date, delay }: PlainPieces): boolean {
  return [minutes, period, days, times, date, delay].every((piece) => piece === undefined);
}

/** `90s`, `7m`, `5h`, `3d`: the largest unit that is exact. */
function rateWords(span: number): string {
  if (span % day === 0) return `${span / day}d`;
  if (span % hour === 0) return `${span / hour}h`;
  return span % minute === 0 ? `${span / minute}m` : `${span}s`;
}

function once(pieces: PlainPieces, zone: TimeZone, now: Date): string | null {
  const { date, delay, times, days, period, span, minutes } = pieces;
  if ([days, period, span, minutes].some((piece) => piece !== undefined)) return null;
  const [time, ...more] = times ?? [];
  if (more.length > 0) return null;
  if (delay === undefined) return date && time ? momentOn(date, time, zone, now) : null;
  if (date !== undefined) return null;
  if (time === undefined) return momentAfter(delay, zone, now);
  return delay.seconds === 0 ? momentOn({ fromToday: delay.days }, time, zone, now) : null;
}

function cronFields({ span, minutes, times, period, days }: PlainPieces): string | null {
  const daily = dayFields(period, days);
  if (span !== undefined) {
    const inDay = days === undefined && period === undefined ? '* * ?' : daily;
    if (times !== undefined || inDay === null) return null;
    const fields = spanFields(span, minutes);
    return fields && `${fields} ${inDay}`;
  }
  const fields = times && minutes === undefined ? timeFields(times) : null;
  return fields && daily && `${fields} ${daily}`;
}

/** Second, minute and hour. `minutes` are of the hours that a span of hours names. */
function spanFields(span: number, minutes: readonly number[] | undefined): string | null {
  const every = (count: number) => (count === 1 ? '*' : `*/${count}`);
  if (span % hour === 0) return `0 ${minutes?.join() ?? '0'} ${every(span / hour)}`;
  if (minutes !== undefined) return null;
  return span % minute === 0 ? `0 ${every(span / minute)} *` : `${every(span)} * *`;
}

/** Day of month, month and day of week; null when it is not certain on which days, again and again, it is to run. */
function dayFields(period: PlainPieces['period'], days: PlainPieces['days']): string | null {
  if (days === undefined) return period === 'day' ? '* * ?' : null;
  const fits = period === undefined ? days.repeating : period === days.period;
  return fits ? days.fields : null;
}

/** Words worth offering: what people ask for most, each understood by `frequencyFromWords` in both languages. */
export const schedulePresets: readonly Text[] = [
  text('every 5 minutes', '每 5 分钟'),
  text('every hour', '每小时'),
  text('every day at 2:00', '每天 2 点'),
  text('every weekday at 9:00', '每个工作日 9 点'),
  text('every Monday at 3:00', '每周一 3 点'),
  text('on the 1st of every month at 4:00', '每月 1 日 4 点'),
  text('tomorrow at 2:00', '明天 2 点'),
];
