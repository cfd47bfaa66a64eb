import { chineseNumber, englishNumber, plainNumber } from './plain-numbers.ts';
import type { PlainReader } from './plain-reader.ts';
import { distinct } from './plain-times.ts';

/** Seconds in the units that have names here. */
const unitSeconds: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|秒)/, 1],
  [/^(?:m|分)/, 60],
  [/^(?:h|小时|钟头)/, 3600],
  [/^(?:d|天)/, 86_400],
];

const englishUnit = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?';
const chineseUnit = '秒钟?|分钟|小时|钟头|天';

// "Every second" may go on with "monday": seconds need their number.
const englishSpan = new RegExp(`^(?:every|each) (?:(${englishNumber}) ?|(half an? |half )|(?!sec))(${englishUnit})\\b`);
const chineseSpan = new RegExp(`^每(隔)?(?:(${chineseNumber})个?|(半)个?|个)?(${chineseUnit})`);

/** `every 5 minutes` in seconds. A day alone is no span but a day; so is half of anything but an hour. */
export function readSpan(reader: PlainReader): number | null {
  return reader.attempt(() => {
    if (reader.take(/^hourly\b/)) return 3600;
    const english = reader.take(englishSpan);
    if (english) return spanOf(english[1], english[2], english[3]);
    const chinese = reader.take(chineseSpan);
    if (chinese === null) return null;
    const [, between, count, half, unit = ''] = chinese;
    // 每隔两天: some mean every second day, others every third.
    return between && unit === '天' ? null : spanOf(count, half, unit);
  });
}

function spanOf(count: string | undefined, half: string | undefined, unit = ''): number | null {
  const number = count === undefined ? 1 : plainNumber(count);
  const size = secondsOf(unit);
  if (half) return size === 3600 ? size / 2 : null;
  return number >= 1 && (number > 1 || size < 86_400) ? number * size : null;
}

function secondsOf(unit: string): number {
  return unitSeconds.find(([name]) => name.test(unit))?.[1] ?? Number.NaN;
}

/** `at :15`, `at 15 past`, `on the hour`, `的15分`: minutes of an hour that is named elsewhere. */
export function readMinutes(reader: PlainReader): readonly number[] | null {
  if (reader.take(/^(?:on the hour\b|(?:的|在)?整点)/)) return [0];
  const english = () =>
    reader.take(
      /^(?:(?:at|on)\b ?)?(?::(\d\d)|minutes? (\d{1,2})|(\d{1,2}) (?:minutes? )?past\b(?: the hour\b)?)(?![\d:])/,
    );
  const chinese = new RegExp(`^第?(${chineseNumber})分钟?`);
  const minute = (found: RegExpExecArray | null) => {
    const value = plainNumber(found?.slice(1).find((each) => each !== undefined) ?? '');
    return value >= 0 && value <= 59 ? value : null;
  };
  const minutes = reader.list(
    () => minute(english() ?? (reader.take(/^(?:[的在]|(?=第))/) && reader.take(chinese))),
    () => minute(english() ?? reader.take(chinese)),
  );
  return minutes && distinct(minutes);
}

export interface Delay {
  /** By the calendar: the same time of day. */
  readonly days: number;
  readonly seconds: number;
}

const englishPiece = new RegExp(`^(?:(${englishNumber}) ?|(half an? )|(an? ))(${englishUnit})\\b`);
const chinesePiece = new RegExp(`^(?:(${chineseNumber})个?|(半)个?)(半)?(${chineseUnit})`);

/** `in 2 hours`, `30 minutes from now`, `2小时30分钟后` */
export function readDelay(reader: PlainReader): Delay | null {
  return reader.attempt(() => {
    const isIn = reader.take(/^in\b/) !== null;
    let [days, seconds, pieces] = [0, 0, 0];
    for (let piece = readPiece(reader); piece !== null; piece = readPiece(reader)) {
      if (piece % 86_400 === 0) days += piece / 86_400;
      else seconds += piece;
      pieces++;
      reader.take(/^and\b/);
    }
    const isLater = isIn || reader.take(/^(?:from now\b|later\b|(?:之|以)?后)/) !== null;
    return pieces > 0 && days + seconds > 0 && isLater ? { days, seconds } : null;
  });
}

function readPiece(reader: PlainReader): number | null {
  return reader.attempt(() => {
    const english = reader.take(englishPiece);
    const chinese = english ? null : reader.take(chinesePiece);
    const found = english ?? chinese;
    if (found === null) return null;
    const [, number, half, more] = found;
    const size = secondsOf(found[4] as string);
    const count = (number === undefined ? (half ? 0.5 : 1) : plainNumber(number)) + (chinese && more ? 0.5 : 0);
    const seconds = count * size;
    return Number.isInteger(seconds) && !(size === 86_400 && count % 1) ? seconds : null;
  });
}
