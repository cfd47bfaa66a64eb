import { nearMiss } from './near-miss.ts';
import { quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import { tzName } from './tz-database.ts';
import { accepted, type Checked, refused } from './violation.ts';

export type TimeZone =
  | { readonly kind: 'fixed'; readonly name: string; readonly offsetSeconds: number }
  /** A zone of the tz database, under the name the user gave. */
  | { readonly kind: 'named'; readonly name: string };

export const utc: TimeZone = { kind: 'fixed', name: 'UTC', offsetSeconds: 0 };

/** Spelled as Frequency takes it: `GMT+8:00`. */
export function fixedOffset(minutes: number): TimeZone {
  const sign = minutes < 0 ? '-' : '+';
  const size = Math.abs(minutes);
  const name = `GMT${sign}${Math.floor(size / 60)}:${String(size % 60).padStart(2, '0')}`;
  return { kind: 'fixed', name, offsetSeconds: minutes * 60 };
}

export function sameZone(one: TimeZone, other: TimeZone): boolean {
  if (one.kind === 'fixed') return other.kind === 'fixed' && other.offsetSeconds === one.offsetSeconds;
  return one.name === other.name;
}

/** The spellings the agent takes: a tz name with a slash, `GMT+8:00`, `UTC` and `GMT`; nothing else. */
export function parseTimeZone(given: string): Checked<TimeZone> {
  if (given === 'UTC' || given === 'GMT') return accepted({ ...utc, name: given });
  const [, sign, hours, minutes] = /^GMT([+-])(\d|1[0-4]):([0-5]\d)$/.exec(given) ?? [];
  if (hours !== undefined) {
    return accepted(fixedOffset((sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))));
  }
  if (given.includes('/') && tzName(given) === given) return accepted({ kind: 'named', name: given });
  return refused({
    rule: 'schedule-zone',
    why: text(
      `${quoted(given)} is not a time zone that Frequency takes.`,
      `${quoted(given)} 不是 Frequency 支持的时区写法。`,
    ),
    fix: zoneFix(given),
  });
}

function zoneFix(given: string): Text {
  const offset = /^(?:GMT|UTC)?([+-])(\d{1,2}):?([0-5]\d)?$/i.exec(given);
  if (offset && Number(offset[2]) <= 14) {
    return write(fixedOffset(Number(`${offset[1]}1`) * (Number(offset[2]) * 60 + Number(offset[3] ?? 0))).name);
  }
  if (/^(z|utc|gmt)$/i.test(given)) return write('UTC');
  if (/^(asia\/beijing|beijing|prc|china|cn)$/i.test(given)) return write('Asia/Shanghai');
  const known = given.includes('/') ? (tzName(given) ?? nearMiss(given, Intl.supportedValuesOf('timeZone'))) : null;
  if (known !== null) return write(known);
  return text(
    'Write a full name of the tz database such as Asia/Shanghai, an offset such as GMT+8:00 (hour without a leading zero), or UTC. Abbreviations such as CST are ambiguous.',
    '请写 tz 数据库中的完整名称（如 Asia/Shanghai）、偏移量（如 GMT+8:00，小时不带前导零）或 UTC。CST 之类的缩写有歧义。',
  );
}

function write(name: string): Text {
  return text(`Write ${name}.`, `请写 ${name}。`);
}
