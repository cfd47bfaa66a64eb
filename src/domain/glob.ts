import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

/** A pattern for whole names: `*` any text, `?` one character, `[a-c]` and `[!a-c]` one of a set, `\` takes the next as it is. */
export interface Glob {
  readonly source: string;
  matches(name: string): boolean;
  /**
   * The same for a filter that knows `*` only: it finds all that this pattern finds, and maybe more. Without any other
   * sign it is the exact name.
   */
  readonly starsOnly: string;
}

export function parseGlob(source: string): Checked<Glob> {
  if (source === '') return refused(empty);
  let pattern = '';
  let starsOnly = '';
  const characters = [...source];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '*') {
      pattern += '.*';
      starsOnly += '*';
    } else if (character === '?') {
      pattern += '.';
      starsOnly += '*';
    } else if (character === '[') {
      const set = setAt(characters, at);
      if (set === null) return refused(openSet);
      pattern += set.pattern;
      starsOnly += '*';
      at = set.end;
    } else {
      const literal = character === '\\' && at + 1 < characters.length ? characters[++at]! : character;
      pattern += literal.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      starsOnly += literal;
    }
  }
  const whole = compiled(pattern);
  if (whole === null) return refused(openSet);
  return accepted({
    source,
    matches: (name) => whole.test(name),
    starsOnly: starsOnly.replace(/\*{2,}/g, '*'),
  });
}

/** `[…]` from its opening bracket; a `]` right behind it belongs to the set. null: it is never closed. */
function setAt(characters: readonly string[], from: number): { pattern: string; end: number } | null {
  const negated = characters[from + 1] === '!' || characters[from + 1] === '^';
  const first = from + (negated ? 2 : 1);
  const end = characters.indexOf(']', first + 1);
  if (end < 0) return null;
  const members = characters
    .slice(first, end)
    .map((character) => (/[\\\]^[]/.test(character) ? `\\${character}` : character))
    .join('');
  return { pattern: `[${negated ? '^' : ''}${members}]`, end };
}

/** null for a range that runs backwards. */
function compiled(pattern: string): RegExp | null {
  try {
    return new RegExp(`^${pattern}$`, 'su');
  } catch {
    return null;
  }
}

const empty = {
  rule: 'name-pattern',
  why: text('The name pattern is empty.', '名称匹配模式为空。'),
  fix: text(
    "Write a name, or a part of it with *: --name 'web-*'.",
    "请填写名称，或用 * 匹配其中一部分：--name 'web-*'。",
  ),
};

const openSet = {
  rule: 'name-pattern',
  why: text('The set in brackets is not closed, or runs backwards.', '方括号中的字符集未闭合，或范围颠倒。'),
  fix: text("Write it like --name 'web-[1-3]'.", "请写成 --name 'web-[1-3]' 这样的形式。"),
};
