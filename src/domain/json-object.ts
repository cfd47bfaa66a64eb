/** A member of a JSON object as it stands in the text, doubles included. */
export interface Member {
  readonly name: string;
  readonly value: unknown;
}

/**
 * The members of a JSON object in the order of the text. JSON.parse keeps only the last of two members with one name;
 * this notices both. Returns null when the text is not a JSON object.
 */
export function jsonMembers(source: string): readonly Member[] | null {
  try {
    const parsed: unknown = JSON.parse(source);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
  } catch {
    return null;
  }
  return splitMembers(source.trim().slice(1, -1)).map((member) => {
    const colon = endOfString(member, member.indexOf('"'));
    const name = JSON.parse(member.slice(0, colon)) as string;
    return { name, value: JSON.parse(member.slice(member.indexOf(':', colon) + 1)) as unknown };
  });
}

/** Cuts the inside of a valid JSON object at its outermost commas. */
function splitMembers(inside: string): string[] {
  const members: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < inside.length; at++) {
    const character = inside[at];
    if (character === '"') at = endOfString(inside, at) - 1;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    else if (character === ',' && depth === 0) {
      members.push(inside.slice(start, at));
      start = at + 1;
    }
  }
  const last = inside.slice(start);
  return last.trim() === '' ? members : [...members, last];
}

/** The position after the closing quote of the string that opens at `at`. */
function endOfString(source: string, at: number): number {
  for (let next = at + 1; next < source.length; next++) {
    if (source[next] === '\\') next++;
    else if (source[next] === '"') return next + 1;
  }
  return source.length;
}
