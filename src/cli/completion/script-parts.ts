import type { Language } from '../../domain/text.ts';
import type { Level } from './levels.ts';
import type { ValueKind } from './value-kinds.ts';

/** What the generator of one shell's script gets. */
export interface ScriptInput {
  readonly levels: readonly Level[];
  readonly language: Language;
  /** Error codes, for `explain`. */
  readonly codes: readonly string[];
}

/** One text without a quote's meaning, for bash and zsh: 'it'\''s'. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** The kind as one word of a script: `files`, `instances`; of fixed words themselves: `words:text json`. */
export function kindWord(value: ValueKind): string {
  return value.kind === 'words' ? `words:${value.words.join(' ')}` : value.kind;
}

/** Things grouped by what they have in common, in the order in which the groups first appear. */
export function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly [string, readonly Row[]][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

/** Each flag that takes a value, in both spellings, at each level. */
export function valuedSpellings(levels: readonly Level[]): readonly { path: string; flag: string; kind: string }[] {
  return levels.flatMap(({ path, flags }) =>
    flags.flatMap(({ name, short, value }) =>
      value === null
        ? []
        : [...(short ? [`-${short}`] : []), `--${name}`].map((flag) => ({ path, flag, kind: kindWord(value) })),
    ),
  );
}

/** Pairs of word and description for the flags of a level. */
export function flagPairs({ flags }: Level, language: Language): readonly (readonly [string, string])[] {
  return flags.flatMap(({ name, short, words }) => [
    [`--${name}`, words[language]] as const,
    ...(short ? [[`-${short}`, words[language]] as const] : []),
  ]);
}
