export const fieldNames = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek', 'year'] as const;
export type FieldName = (typeof fieldNames)[number];

/** Ranges as the agent reads them (its copy of cronexpr); day of week takes a 7 too, which means 0. */
export const fieldRange: { readonly [Name in FieldName]: { readonly min: number; readonly max: number } } = {
  second: { min: 0, max: 59 },
  minute: { min: 0, max: 59 },
  hour: { min: 0, max: 23 },
  dayOfMonth: { min: 1, max: 31 },
  month: { min: 1, max: 12 },
  dayOfWeek: { min: 0, max: 6 },
  year: { min: 1970, max: 2099 },
};

const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/** A number of at most two digits (a year: four) or an English name, long or short, any case; null for anything else. */
export function parseValue(field: FieldName, text: string): number | null {
  if (!/^\d+$/.test(text)) return parseName(field, text);
  const value = Number(text);
  const { min, max } = fieldRange[field];
  if (field === 'dayOfWeek') {
    if (value > 7 || text.length > 2) return null;
    // The agent's syntax takes 00 to 07, but its table of weekdays lacks them, and Go reads a missing entry as 0.
    return text.length === 2 ? 0 : value % 7;
  }
  const digits = field === 'year' ? 4 : 2;
  return text.length > digits || value < min || value > max ? null : value;
}

function parseName(field: FieldName, text: string): number | null {
  const names = field === 'month' ? months : field === 'dayOfWeek' ? weekdays : [];
  const wanted = text.toLowerCase();
  const index = names.findIndex((full) => wanted === full || wanted === full.slice(0, 3));
  return index === -1 ? null : index + fieldRange[field].min;
}

/** `OCT`, `SUN`; null where a field has no names. */
export function nameOf(field: FieldName, value: number): string | null {
  const names = field === 'month' ? months : field === 'dayOfWeek' ? weekdays : [];
  return names[value - fieldRange[field].min]?.slice(0, 3).toUpperCase() ?? null;
}

/** 1 to the field's maximum; the agent's table of numbers ends at 59 and goes on with the years. */
export function parseStep(field: FieldName, text: string): number | null {
  const step = Number(text);
  const known = text.length <= 2 ? step <= 59 : field === 'year' && /^(19[7-9]|20\d)\d$/.test(text);
  return known && step >= 1 && step <= fieldRange[field].max ? step : null;
}

/** The parts of `a`, `a-b`, `a/n`, `a-b/n`, not yet judged; null for any other shape. */
export function splitEntry(text: string): { first: string; last: string | null; step: string | null } | null {
  const parts = /^([^/-]+)(?:-([^/-]+))?(?:\/(\d+))?$/.exec(text);
  return parts && { first: parts[1]!, last: parts[2] ?? null, step: parts[3] ?? null };
}
