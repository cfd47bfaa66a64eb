import type { Row } from './cache.ts';

/** More nobody reads; every shell asks first before it shows so many. */
const mostShown = 200;

/** The rows for a list with commas: the part behind the last one counts, and what stands before is left out. */
export function matchingInList(rows: readonly Row[], typed: string): readonly Row[] {
  const parts = typed.split(',');
  const last = parts.pop() ?? '';
  const given = new Set(parts);
  return matching(given.size === 0 ? rows : rows.filter(({ value }) => !given.has(value)), last);
}

/**
 * The rows for what is typed. A value that begins so is meant first; only where none does, a part of the value or of
 * its name, names that begin so before the others.
 */
export function matching(rows: readonly Row[], typed: string): readonly Row[] {
  const starting = rows.filter(({ value }) => value.startsWith(typed));
  if (starting.length > 0) return starting;
  const wanted = typed.toLowerCase();
  const named: Row[] = [];
  const holding: Row[] = [];
  for (const row of rows) {
    const about = row.about.toLowerCase();
    if (about.startsWith(wanted)) named.push(row);
    else if (about.includes(wanted) || row.value.toLowerCase().includes(wanted)) holding.push(row);
  }
  return [...named, ...holding];
}

/**
 * At most 200 rows. A shell puts into the line what all answers begin with, so the first and the last of the alphabet
 * are among them: what these two have in common, all have. The last, which shells show last, says how many are missing.
 */
export function shortened(rows: readonly Row[]): readonly Row[] {
  if (rows.length <= mostShown) return rows;
  const first = rows.reduce((least, row) => (row.value < least.value ? row : least));
  const last = rows.reduce((most, row) => (row.value > most.value ? row : most));
  const others = rows.filter((row) => row !== first && row !== last).slice(0, mostShown - 2);
  const missing = `… +${rows.length - mostShown}`;
  return [first, ...others, { ...last, about: last.about ? `${last.about}  ${missing}` : missing }];
}
