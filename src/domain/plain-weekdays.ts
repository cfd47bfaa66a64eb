import type { PlainReader } from './plain-reader.ts';
import { distinct } from './plain-times.ts';

export interface PlainWeekdays {
  /** Certain without a word such as "every week": a plural, or more than one day. */
  readonly repeating: boolean;
  /** The fields of a cron: day of month, month, day of week. */
  readonly fields: string;
}

const weekdayWords = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
export const chineseWeekdays = '一二三四五六日';

/** `weekdays`, `mondays and fridays`, `mon-fri`, `每周一、三`; days are 1 to 7 from Monday. */
export function readWeekdays(reader: PlainReader): PlainWeekdays | null {
  return reader.attempt(() => englishWeekdays(reader)) ?? reader.attempt(() => chineseWeekdayList(reader));
}

function englishWeekdays(reader: PlainReader): PlainWeekdays | null {
  const every = reader.take(/^(?:every|each)\b/) !== null;
  const group = reader.take(/^(?:(week ?days?|work ?days?|working days?|business days?)|(week ?ends?))\b/);
  if (group) return weekly(group[1] ? [1, 2, 3, 4, 5] : [6, 7], every || group[0].endsWith('s'));
  let plural = every;
  const found = reader.list(() => {
    reader.take(/^(?:on )?(?:every|each|from)?\b/);
    const first = englishWeekday(reader);
    if (first === null) return null;
    plural ||= first.plural;
    if (!reader.take(/^(?:to|through|thru|until|till)\b|^-/)) return [first.day];
    const last = englishWeekday(reader);
    return last && daysFrom(first.day, last.day);
  });
  return found && weekly(found.flat(), plural);
}

/** A name or its beginning, from three letters on, with or without an s. */
export function englishWeekday(reader: PlainReader): { day: number; plural: boolean } | null {
  const word = reader.take(/^[a-z]{3,10}\b/)?.[0] ?? '';
  const plural = word.endsWith('days');
  const singular = plural ? word.slice(0, -1) : word;
  const at = singular.length < 3 ? -1 : weekdayWords.findIndex((name) => name.startsWith(singular));
  return at === -1 ? null : { day: at + 1, plural };
}

function chineseWeekdayList(reader: PlainReader): PlainWeekdays | null {
  const every = reader.take(/^每逢?个?/) !== null;
  const group = reader.take(/^(?:(工作日)|(周末|双休日))/);
  if (group) return weekly(group[1] ? [1, 2, 3, 4, 5] : [6, 7], true);
  const shortened = () => weekdayNumber(reader.take(shortWeekday)?.[0]);
  const row = (first: number | null) => {
    if (first === null) return null;
    if (!reader.take(/^[至到-]/)) return gluedWeekdays(reader, first);
    const last = chineseWeekday(reader) ?? shortened();
    return last === null ? null : daysFrom(first, last);
  };
  const found = reader.list(
    () => row(chineseWeekday(reader)),
    () => {
      reader.take(/^每个?/);
      return row(chineseWeekday(reader) ?? shortened());
    },
  );
  return found && weekly(found.flat(), every);
}

/** As in `周一、三` and `周一至五`; what is no hour. */
const shortWeekday = /^(?:日|[一二三四五六](?![点时零一二三四五六七八九十]))/;

export function chineseWeekday(reader: PlainReader): number | null {
  return weekdayNumber(reader.take(/^(?:周|星期|礼拜)([一二三四五六日天])/)?.[1]);
}

function weekdayNumber(word: string | undefined): number | null {
  return word === undefined ? null : chineseWeekdays.indexOf(word === '天' ? '日' : word) + 1;
}

/**
 * `周一三五`, `周六日`. Where a day and an hour look alike (`周一二十点`), or a day and a number of days (`周一日`), it is not
 * certain what was meant.
 */
function gluedWeekdays(reader: PlainReader, first: number): readonly number[] | null {
  const glued = reader.take(/^[一二三四五六日]+(?![点时一二三四五六七八九十])/)?.[0] ?? '';
  const isHour = glued === '' && reader.take(/^[一二三四五六日](?![点时])/) !== null;
  if (isHour || /[^六]日/.test(`${chineseWeekdays[first - 1]}${glued}`)) return null;
  return [first, ...[...glued].map((word) => weekdayNumber(word) as number)];
}

/** From a day to the next such day, over Sunday where need be. */
function daysFrom(first: number, last: number): readonly number[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 7) + 1);
}

/** The agent reads a range that ends on Sunday as an empty one: Sunday stands alone. */
function weekly(days: readonly number[], repeating: boolean): PlainWeekdays {
  const sorted = distinct(days);
  const name = (day: number | undefined) => weekdayWords[(day as number) - 1]?.slice(0, 3).toUpperCase();
  const [first, last] = [sorted[0] as number, sorted.at(-1) as number];
  const isRange = sorted.length >= 3 && last - first + 1 === sorted.length && last !== 7;
  const named = isRange ? `${name(first)}-${name(last)}` : sorted.map(name).join();
  return {
    repeating: repeating || sorted.length > 1,
    fields: sorted.length === 7 ? '* * ?' : `? * ${named}`,
  };
}
