/** One line of a list to pick from. */
export interface Choice {
  /** What the answer holds. */
  readonly id: string;
  /** Columns, the most telling ones first: the last ones fall off where the window is narrow. */
  readonly cells: readonly string[];
  /** What a search looks through, in lower case. */
  readonly haystack: string;
  /** Why it cannot be taken; null when it can. */
  readonly unfit: string | null;
  /** More about it, shown while the cursor is on it; lines. */
  readonly preview: readonly string[];
}

/**
 * What a search finds: every word of it has to be somewhere. Whatever has it in its ID or its first columns comes before
 * what has it only elsewhere; else the order stays.
 */
export function search(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return choices;
  const found = choices.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
  const isNamed = ({ id, cells }: Choice) => {
    const name = `${id} ${cells.slice(0, 2).join(' ')}`.toLowerCase();
    return words.every((word) => name.includes(word));
  };
  return [...found.filter(isNamed), ...found.filter((choice) => !isNamed(choice))];
}
