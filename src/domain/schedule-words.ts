import { type FieldName, fieldRange } from './cron-values.ts';
import { type Text, text } from './text.ts';

/** What the fields are called in messages. */
export const fieldWords: { readonly [Name in FieldName]: Text } = {
  second: text('second', '秒'),
  minute: text('minute', '分'),
  hour: text('hour', '时'),
  dayOfMonth: text('day of month', '日'),
  month: text('month', '月'),
  dayOfWeek: text('day of week', '星期'),
  year: text('year', '年'),
};

const extras: { readonly [Name in FieldName]?: Text } = {
  dayOfMonth: text(', ? L LW 15W', '，以及 ? L LW 15W'),
  month: text(' or JAN to DEC', ' 或 JAN 到 DEC'),
  dayOfWeek: text(
    ' (0 or 7 = Sunday, 1 = Monday) or SUN to SAT, ? 6L 6#3',
    '（0 或 7 为周日，1 为周一）或 SUN 到 SAT，以及 ? 6L 6#3',
  ),
};

/** What a field can hold, as one phrase. */
export function allowedIn(field: FieldName): Text {
  const { min } = fieldRange[field];
  const max = field === 'dayOfWeek' ? 7 : fieldRange[field].max;
  const extra = extras[field] ?? text('', '');
  return text(
    `${min} to ${max}${extra.en}, with * for all, lists (,), ranges (-) and steps (/)`,
    `${min} 到 ${max}${extra.zh}，可用 * 表示全部，也可用列表（,）、范围（-）和步长（/）`,
  );
}

/** What was given, made safe to repeat inside a sentence: short, and without control characters. */
export function quoted(given: string): string {
  const short = given.length > 60 ? `${given.slice(0, 57)}…` : given;
  return `"${short.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}')}"`;
}

/** `60 s`, `20 min`, `2 h`, `7 d`: the largest unit that is exact and comes more than once. */
export function duration(seconds: number): Text {
  const units = [
    [86_400, 'd', '天'],
    [3600, 'h', '小时'],
    [60, 'min', '分钟'],
  ] as const;
  const unit = units.find(([size]) => seconds > size && seconds % size === 0);
  if (unit === undefined) return text(`${seconds} s`, `${seconds} 秒`);
  return text(`${seconds / unit[0]} ${unit[1]}`, `${seconds / unit[0]} ${unit[2]}`);
}
