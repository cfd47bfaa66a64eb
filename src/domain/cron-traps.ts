import { entryObjection } from './cron-field-objections.ts';
import type { CronEntry, CronFields } from './cron-fields.ts';
import { type FieldName, fieldNames, fieldRange, nameOf, splitEntry } from './cron-values.ts';
import { fieldWords, quoted } from './schedule-words.ts';
import { text } from './text.ts';
import type { Note, Objection } from './violation.ts';

type RangeEntry = Extract<CronEntry, { kind: 'range' }>;

/** What the agent takes without a word, and then runs at other times than it says, or never. */
export function trapsIn(fields: Partial<CronFields>): Objection[] {
  return fieldNames.flatMap((name) => fields[name]?.entries.flatMap((entry) => trap(name, entry) ?? []) ?? []);
}

function trap(name: FieldName, entry: CronEntry): Objection | null {
  if (entry.kind === 'unread') return entryObjection(name, entry.text);
  if (entry.kind !== 'range') return null;
  const { first: start, last: end } = splitEntry(entry.text) as { first: string; last: string };
  if (name === 'dayOfWeek' && entry.last === 0 && !/^0+$/.test(end)) return sundayRange(entry, end);
  if (name === 'dayOfWeek' && entry.first === 0 && Number(start) > entry.last) return fromSunday(entry, start, end);
  return entry.last < entry.first ? descendingRange(name, entry) : null;
}

function descendingRange(field: FieldName, entry: RangeEntry): Objection {
  const { en, zh } = fieldWords[field];
  const { min, max } = fieldRange[field];
  const { first, last, step, text: given } = entry;
  const spell = spelling(field, given);
  const wrapped =
    field === 'year'
      ? `${last}-${first}${step > 1 ? `/${step}` : ''}`
      : listed(first, last + max - min + 1, step, max, (value) => spell(value > max ? value - max + min - 1 : value));
  return {
    rule: 'schedule-descending-range',
    why: text(
      `The ${en} field has the range ${quoted(given)}, which ends before it begins: the agent takes it, but it matches nothing.`,
      `“${zh}”字段的范围 ${quoted(given)} 终点小于起点：Agent 会接受，但不匹配任何值。`,
    ),
    fix: text(`Write ${wrapped}.`, `请写成 ${wrapped}。`),
  };
}

function sundayRange({ text: given, first, step }: RangeEntry, end: string): Objection {
  const start = splitEntry(given)!.first;
  // What was meant: Sunday at the end is the 7th day, SUN-SUN is Sunday, and 05 is Friday.
  const meantFirst = /^\d+$/.test(start) ? Number(start) : first || 7;
  const endDay = /^0[1-6]$/.test(end) ? Number(end) : 7;
  const meantLast = endDay < meantFirst ? endDay + 7 : endDay;
  const spell = spelling('dayOfWeek', given);
  const wholeWeek = meantFirst <= 1 && meantLast === 7 && step === 1;
  const meant = listed(meantFirst, meantLast, step, 6, (value) => spell(value % 7));
  const matches = first === 0 ? text('Sundays only', '只匹配周日') : text('nothing', '不匹配任何一天');
  return {
    rule: 'schedule-sunday-range',
    why: text(
      `The day of week field has the range ${quoted(given)}; the agent reads its end ${quoted(end)} as Sunday and Sunday as 0, so it matches ${matches.en}.`,
      `“星期”字段的范围 ${quoted(given)} 有误：Agent 把终点 ${quoted(end)} 读作周日，而周日为 0，因此${matches.zh}。`,
    ),
    fix: wholeWeek
      ? text('Write SUN-SAT or *.', '请写成 SUN-SAT 或 *。')
      : text(`Write ${meant}.`, `请写成 ${meant}。`),
  };
}

/** `7-3`: 0-3 to the agent, a descending range to every other reader. */
function fromSunday({ text: given, step }: RangeEntry, start: string, end: string): Objection {
  const ascending = `0-${end}${step > 1 ? `/${step}` : ''}`;
  return {
    rule: 'schedule-descending-range',
    why: text(
      `The day of week field has the range ${quoted(given)}, which ends before it begins unless ${start} is read as 0.`,
      `“星期”字段的范围 ${quoted(given)} 终点小于起点，除非把 ${start} 读作 0。`,
    ),
    fix: text(`Write ${ascending}.`, `请写成 ${ascending}。`),
  };
}

/** Numbers or names, as the user has it. */
function spelling(field: FieldName, given: string): (value: number) => string {
  return (value) => (/[a-z]/i.test(given) ? nameOf(field, value) : null) ?? String(value);
}

/** A range in spellings that ascend: `22-23,0-2` for 22 to 26 where the field ends at 23; every value where there are steps. */
function listed(first: number, last: number, step: number, max: number, spell: (value: number) => string): string {
  if (step > 1) {
    const values: string[] = [];
    for (let value = first; value <= last; value += step) values.push(spell(value));
    return values.join(',');
  }
  const range = (from: number, to: number) => (from === to ? spell(from) : `${spell(from)}-${spell(to)}`);
  if (first > max || last <= max) return range(first, last);
  return `${range(first, max)},${range(max + 1, last)}`;
}

/** `01` to `07` in day of week: Sunday, all of them. */
export function weekdayNote({ dayOfWeek }: CronFields): Note | null {
  const given = dayOfWeek.entries.find(({ text: entry }) => /^0[1-6]/.test(entry));
  if (given === undefined) return null;
  const digit = given.text[1];
  return {
    code: 'schedule-weekday-zero',
    text: text(
      `The agent reads ${quoted(`0${digit}`)} in the day of week field as Sunday; write ${digit} if you mean ${nameOf('dayOfWeek', Number(digit))}.`,
      `Agent 把“星期”字段中的 ${quoted(`0${digit}`)} 读作周日；若指 ${nameOf('dayOfWeek', Number(digit))}，请写 ${digit}。`,
    ),
  };
}
