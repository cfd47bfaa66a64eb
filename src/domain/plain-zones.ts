import { fixedOffset, parseTimeZone, type TimeZone } from './time-zone.ts';
import { tzName } from './tz-database.ts';

const named = String.raw`[a-z][\w+-]*(?:\/[\w+-]+){1,2}`;
const offset = String.raw`(?:utc|gmt) ?[+-] ?\d{1,2}(?::[0-5]\d)?(?!\d)`;
const zone = new RegExp(
  String.raw`(?:\b(?:in|by) )?\(? ?(?:(北京时间|\bbeijing time\b)|东八区|\b(${named}|${offset}|utc\b|gmt\b))(?: ?(?:time zone|time|时间|时区))? ?\)?`,
  'i',
);

/** Words and the zone that they name, taken out of them; `zone` is undefined where they name none. */
export interface ZonedWords {
  readonly words: string;
  readonly zone: TimeZone | undefined;
}

/** null when they name a zone that Frequency does not take. */
export function withoutZone(words: string): ZonedWords | null {
  const found = zone.exec(words);
  if (found === null) return { words, zone: undefined };
  const [all, beijing, name] = found;
  const meant = beijing ? 'Asia/Shanghai' : (name ?? 'GMT+8:00');
  const read = plainZone(meant);
  if (read === null) return null;
  return { words: `${words.slice(0, found.index)} ${words.slice(found.index + all.length)}`, zone: read };
}

/** A tz name in any case, `UTC`, `utc+8`, `GMT+08:00`; null for anything else. */
export function plainZone(name: string): TimeZone | null {
  const [, sign, hours, minutes = '0'] = /^(?:utc|gmt) ?([+-]) ?(\d{1,2})(?::(\d\d))?$/i.exec(name) ?? [];
  const spelled =
    hours === undefined
      ? (tzName(name) ?? name)
      : fixedOffset((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))).name;
  const read = parseTimeZone(/^(?:utc|gmt)$/i.test(name) ? name.toUpperCase() : spelled);
  return read.ok ? read.value : null;
}
