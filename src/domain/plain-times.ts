import { chineseNumber, plainNumber } from './plain-numbers.ts';
import type { PlainReader } from './plain-reader.ts';

export interface PlainTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** The part of the day was said (pm, 下午, noon): without it `6` may be six in the evening. */
  readonly sure: boolean;
  /** `midnight` of a date may be its beginning or its end. */
  readonly midnight: boolean;
}

/** Hours as said, from and to, and what is added to them; others are not said of this part of the day. */
type Hours = readonly (readonly [from: number, to: number, add: number])[];

const am: Hours = [
  [1, 11, 0],
  [12, 12, -12],
];
const pm: Hours = [
  [1, 11, 12],
  [12, 12, 0],
];
const afterHour: readonly (readonly [RegExp, Hours])[] = [
  [/^a\.?m\b\.?/, am],
  [/^p\.?m\b\.?/, pm],
  [/^in the morning\b/, [[1, 11, 0]]],
  [
    /^in the afternoon\b/,
    [
      [1, 6, 12],
      [12, 18, 0],
    ],
  ],
  [
    /^in the evening\b/,
    [
      [5, 11, 12],
      [17, 23, 0],
    ],
  ],
];
const beforeHour: readonly (readonly [RegExp, Hours])[] = [
  [
    /^凌晨/,
    [
      [0, 6, 0],
      [12, 12, -12],
    ],
  ],
  [/^(?:早上|早晨|清晨)/, [[4, 11, 0]]],
  [/^上午/, [[0, 11, 0]]],
  [
    /^中午/,
    [
      [11, 12, 0],
      [1, 2, 12],
    ],
  ],
  [
    /^下午/,
    [
      [1, 11, 12],
      [12, 18, 0],
    ],
  ],
  [
    /^傍晚/,
    [
      [4, 8, 12],
      [16, 20, 0],
    ],
  ],
  [
    /^(?:晚上|晚间|夜里|夜间)/,
    [
      [6, 11, 12],
      [18, 23, 0],
    ],
  ],
];

const chineseTime = new RegExp(
  `^(${chineseNumber})[点时](?:(半|一刻|三刻)|钟|整|(${chineseNumber})分(?:(${chineseNumber})秒)?|(\\d\\d|[零〇二三四五]?[一二三四五六七八九十]{2}|[零〇二三四五][一二三四五六七八九十])(?!\\d))?`,
);
const fractions: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 };

/** One or more times of day, in one list; null when that is not what comes next, or when one of them is in doubt. */
export function readTimes(reader: PlainReader): readonly PlainTime[] | null {
  return reader.attempt(() => {
    let at = false;
    const times = reader.list(() => {
      at = reader.take(/^(?:at\b|@)/) !== null || at;
      return readTime(reader, at);
    });
    if (times === null) return null;
    // "At 9 and 6 pm": the first may be meant in the evening too.
    const doubtful = times.some(({ sure, hour }) => !sure && hour >= 1 && hour <= 12);
    return times.some(({ sure }) => sure) && doubtful ? null : times;
  });
}

/** A number alone is an hour only after `at`. */
function readTime(reader: PlainReader, at: boolean): PlainTime | null {
  if (reader.take(/^(?:noon\b|midday\b|正午|中午(?![\d零〇一二两三四五六七八九十]))/)) return clock(12, 0, 0, true);
  const midnight = reader.take(/^(?:midnight\b|午夜(?![\d零〇一二两三四五六七八九十]))/);
  if (midnight) return clock(0, 0, 0, true, true);
  const part = beforeHour.find(([words]) => reader.take(words))?.[1];
  const digital = reader.take(/^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?(?![\d:/.-])/);
  if (digital) return spoken(reader, digital.slice(1).map(Number), part);
  const chinese = reader.take(chineseTime);
  if (chinese) {
    const [, hour = '', fraction, minute, second, bare] = chinese;
    const minutes = fraction ? fractions[fraction] : plainNumber(minute ?? bare ?? '0');
    return inPart([plainNumber(hour), minutes ?? 0, plainNumber(second ?? '0')], part);
  }
  if (part) return null;
  const bare = reader.take(/^(\d{1,2})(?![\d:/.-]|st|nd|rd|th)/);
  return bare && spoken(reader, [Number(bare[1])], undefined, at);
}

/** What English says after the hour. `certain`: the number before it is a time in any case. */
function spoken(reader: PlainReader, time: readonly number[], before: Hours | undefined, certain = true) {
  const oClock = reader.take(/^o'? ?clock\b/) !== null;
  const part = before ?? afterHour.find(([words]) => reader.take(words))?.[1];
  return certain || oClock || part ? inPart(time, part) : null;
}

function inPart([said = Number.NaN, minute = 0, second]: readonly number[], part: Hours | undefined): PlainTime | null {
  const row = part?.find(([from, to]) => said >= from && said <= to);
  if (part && !row) return null;
  return clock(said + (row?.[2] ?? 0), minute, second || 0, part !== undefined);
}

function clock(hour: number, minute: number, second: number, sure: boolean, midnight = false): PlainTime | null {
  const exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  return exists ? { hour, minute, second, sure, midnight } : null;
}

/** The minute, second and hour fields of a cron that runs at these times and no others; null when there is none. */
export function timeFields(times: readonly PlainTime[]): string | null {
  const hours = distinct(times.map(({ hour }) => hour));
  const minutes = distinct(times.map(({ minute }) => minute));
  const seconds = distinct(times.map(({ second }) => second));
  const moments = new Set(times.map(({ hour, minute, second }) => `${hour}:${minute}:${second}`));
  if (hours.length * minutes.length * seconds.length !== moments.size) return null;
  return `${seconds.join()} ${minutes.join()} ${hours.join()}`;
}

export function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}
