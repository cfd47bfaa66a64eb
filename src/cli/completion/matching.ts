import type { Row } from './cache.ts';

/**
 * The rows for what is typed. `typed` may be a list with commas: the part behind the last one counts, and what stands
 * before is left out. A value that begins so is meant first; only where none does, a part of the value or of its name.
 */
export function matching(rows: readonly Row[], typed: string): readonly Row[] {
  const parts = typed.split(',');
  const last = parts.pop() ?? '';
  const open = rows.filter(({ value }) => !parts.includes(value));
  const starting = open.filter(({ value }) => value.startsWith(last));
  if (starting.length > 0) return starting;
  const wanted = last.toLowerCase();
  return open.filter(
    ({ value, about }) => value.toLowerCase().includes(wanted) || about.toLowerCase().includes(wanted),
  );
}
