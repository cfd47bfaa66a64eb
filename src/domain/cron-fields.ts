import { entryObjection, nothingIn } from './cron-field-objections.ts';
import { type FieldName, fieldNames, fieldRange, parseStep, parseValue, splitEntry } from './cron-values.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** One item of a field's comma list. Weekdays are 0 (Sunday) to 6. */
export type CronEntry = { readonly text: string } & (
  | { readonly kind: 'every' }
  | { readonly kind: 'value'; readonly value: number }
  /** `a-b` and `a-b/n`; where `last` is below `first` it matches nothing. */
  | { readonly kind: 'range'; readonly first: number; readonly last: number; readonly step: number }
  /** A value or `*`, and a step: to the end of the field. */
  | { readonly kind: 'from'; readonly first: number; readonly step: number }
  | { readonly kind: 'last-day' }
  | { readonly kind: 'last-workday' }
  | { readonly kind: 'workday'; readonly day: number }
  | { readonly kind: 'last-weekday'; readonly weekday: number }
  | { readonly kind: 'nth-weekday'; readonly weekday: number; readonly nth: number }
  /** Nonsense behind a `*`: outside the two day fields the agent stops reading at the `*`. */
  | { readonly kind: 'unread' }
);

export interface CronField {
  readonly name: FieldName;
  readonly text: string;
  readonly entries: readonly CronEntry[];
  /** Holds `*` or `?`: every value matches, whatever else is listed. */
  readonly every: boolean;
  /** The plain values, ascending, none twice; what `L`, `W` and `#` come to depends on the month. */
  readonly values: readonly number[];
}

export type CronFields = { readonly [Name in FieldName]: CronField };

const allValues = new Map(
  fieldNames.map((name) => {
    const { min, max } = fieldRange[name];
    return [name, Array.from({ length: max - min + 1 }, (_, index) => min + index)];
  }),
);

/** Reads one field as the agent does; empty list items are skipped. Every item that is wrong gives an objection. */
export function parseField(name: FieldName, text: string): Checked<CronField> {
  const items = text.split(',').filter((item) => item !== '');
  if (items.length === 0) return refused(nothingIn(name, text));
  const isDayField = name === 'dayOfMonth' || name === 'dayOfWeek';
  const entries: CronEntry[] = [];
  const objections: Objection[] = [];
  let every = false;
  for (const item of items) {
    const entry = parseEntry(name, item);
    if (entry) entries.push(entry);
    else if (every && !isDayField && !hasBadStep(name, item)) entries.push({ kind: 'unread', text: item });
    else objections.push(entryObjection(name, item));
    every ||= entry?.kind === 'every';
  }
  if (objections.length > 0) return refused(...objections);
  return accepted({ name, text, entries, every, values: valuesOf(name, every, entries) });
}

function parseEntry(name: FieldName, text: string): CronEntry | null {
  if (text === '*' || text === '?') return { kind: 'every', text };
  const parts = splitEntry(text);
  if (parts === null) return null;
  const first = parts.first === '*' && parts.last === null ? fieldRange[name].min : parseValue(name, parts.first);
  if (first === null) return parseDayEntry(name, text);
  const step = parts.step === null ? 1 : parseStep(name, parts.step);
  if (step === null) return null;
  if (parts.last !== null) {
    const last = parseValue(name, parts.last);
    return last === null ? null : { kind: 'range', text, first, last, step };
  }
  return parts.step === null ? { kind: 'value', text, value: first } : { kind: 'from', text, first, step };
}

function parseDayEntry(name: FieldName, text: string): CronEntry | null {
  if (name === 'dayOfMonth') {
    if (/^l$/i.test(text)) return { kind: 'last-day', text };
    if (/^lw$/i.test(text)) return { kind: 'last-workday', text };
    const day = /w$/i.test(text) ? parseValue(name, text.slice(0, -1)) : null;
    return day === null ? null : { kind: 'workday', text, day };
  }
  if (name === 'dayOfWeek') {
    if (/l$/i.test(text)) {
      const weekday = parseValue(name, text.slice(0, -1));
      return weekday === null ? null : { kind: 'last-weekday', text, weekday };
    }
    const weekday = /#[1-5]$/.test(text) ? parseValue(name, text.slice(0, -2)) : null;
    return weekday === null ? null : { kind: 'nth-weekday', text, weekday, nth: Number(text.at(-1)) };
  }
  return null;
}

/** The agent looks at the steps of the whole list before it stops at a `*`. */
function hasBadStep(name: FieldName, text: string): boolean {
  const parts = splitEntry(text);
  if (!parts?.step || parseStep(name, parts.step) !== null) return false;
  if (parts.last === null) return parts.first === '*' || parseValue(name, parts.first) !== null;
  return parseValue(name, parts.first) !== null && parseValue(name, parts.last) !== null;
}

function valuesOf(name: FieldName, every: boolean, entries: readonly CronEntry[]): readonly number[] {
  if (every) return allValues.get(name)!;
  const listed = new Set<number>();
  const add = (first: number, last: number, step: number) => {
    for (let value = first; value <= last; value += step) listed.add(value);
  };
  for (const entry of entries) {
    if (entry.kind === 'value') listed.add(entry.value);
    if (entry.kind === 'range') add(entry.first, entry.last, entry.step);
    if (entry.kind === 'from') add(entry.first, fieldRange[name].max, entry.step);
  }
  return [...listed].sort((a, b) => a - b);
}
