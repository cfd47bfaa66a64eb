import type { Row } from './cache.ts';
import { matching } from './matching.ts';

/** Keys first, as `key=`; behind the `=` the values of that key, as `key=value`. */
export function tagRows(instances: readonly Row[], typed: string): readonly Row[] {
  const values = new Map<string, Set<string>>();
  for (const { words = [] } of instances) {
    for (const word of words) {
      const equals = word.indexOf('=');
      const [key, value] = [word.slice(0, equals), word.slice(equals + 1)];
      const known = values.get(key) ?? new Set();
      values.set(key, value === '' ? known : known.add(value));
    }
  }
  const equals = typed.indexOf('=');
  if (equals < 0) {
    const keys = [...values].map(([key, known]) => ({ value: `${key}=`, about: [...known].slice(0, 3).join(', ') }));
    return matching(keys, typed);
  }
  const key = typed.slice(0, equals);
  const known = [...(values.get(key) ?? [])].map((value) => ({ value, about: '' }));
  return matching(known, typed.slice(equals + 1)).map(({ value }) => ({ value: `${key}=${value}`, about: '' }));
}

/** The names of instances, each once; about each the ID, or how many have it. */
export function nameRows(instances: readonly Row[], typed: string): readonly Row[] {
  const ids = new Map<string, readonly string[]>();
  for (const { value, about } of instances) {
    const name = about.replace(/, (Pending|Starting|Stopping|Stopped)$/, '');
    if (name !== '') ids.set(name, [...(ids.get(name) ?? []), value]);
  }
  const rows = [...ids].map(([value, each]) => ({ value, about: each.length === 1 ? each[0]! : `${each.length}` }));
  return matching(rows, typed);
}

/** The parameters that the command of this line defines and that it does not give yet, as `name=`; capitals do not count. */
export function parameterRows(
  commands: readonly Row[],
  typed: string,
  { command, given }: { readonly command: string | null; readonly given: readonly string[] },
): readonly Row[] {
  if (command === null || typed.includes('=')) return [];
  const meant = commands.filter(({ value, about }) => value === command || about === command);
  const there = new Set(given.map((name) => name.toLowerCase()));
  const names = new Set(meant.flatMap(({ words = [] }) => words).filter((name) => !there.has(name.toLowerCase())));
  return matching(
    [...names].map((name) => ({ value: `${name}=`, about: '' })),
    typed,
  );
}
