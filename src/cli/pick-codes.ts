import { allCodes, type CatalogueEntry, entryOf } from '../api/error-catalogue.ts';

/** What was found in pasted words: the entries, or else the words that look like codes and are none we know. */
export interface Picked {
  readonly found: readonly CatalogueEntry[];
  readonly unknown: readonly string[];
}

/**
 * Picks the error codes out of what a person pastes: bare codes, `Code: X`, a JSON or XML answer of the service, a
 * message of an SDK or of this tool, or the service's own sentence without its code.
 */
export function pickCodes(pasted: string): Picked {
  const words = pasted.trim().split(/\s+/).filter(Boolean);
  // Nothing but codes: each was meant, so each is answered for.
  if (words.every((word) => looksMeant(word))) return judge(words);
  const labelled = [...codesInJson(pasted), ...codesBehindLabels(pasted)];
  if (labelled.length > 0) return judge(labelled);
  const said = words.length === 1 ? words : [...pasted.matchAll(code)].map(([word]) => word).filter(isCertain);
  const inWords = judge(said);
  if (inWords.found.length > 0) return inWords;
  const byMessage = entriesSaying(pasted);
  if (byMessage.length > 0) return { found: byMessage, unknown: [] };
  return { found: [], unknown: words.length === 1 ? words : words.filter((word) => looksMeant(word)) };
}

const code = /[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)*/g;

/** A word that is all code: with a dot or a capital inside. `Code:` in front and punctuation behind are no part of it. */
function looksMeant(word: string): boolean {
  return /^[A-Za-z][A-Za-z0-9]*(?:[._][A-Za-z0-9]+)*$/.test(word) && /[a-z.][A-Z]/.test(word);
}

/** In the middle of prose only an exact spelling counts: "throttling" is a word, Throttling.User is a code. */
function isCertain(word: string): boolean {
  const entry = entryOf(word);
  return entry !== null && (entry.row.code === word ? /[A-Z]/.test(word) : word.includes('.'));
}

function judge(codes: readonly string[]): Picked {
  const entries = [...new Set(codes)].map((written) => ({ written, entry: entryOf(written) }));
  const found = new Map(entries.flatMap(({ entry }) => (entry ? [[entry.row.code, entry] as const] : [])));
  return {
    found: [...found.values()],
    unknown: entries.filter(({ entry }) => entry === null).map(({ written }) => written),
  };
}

/** The values of Code, code, ErrorCode and errorCode, at any depth. */
function codesInJson(pasted: string): readonly string[] {
  const start = pasted.search(/[[{]/);
  const end = Math.max(pasted.lastIndexOf('}'), pasted.lastIndexOf(']'));
  if (start < 0 || end < start) return [];
  try {
    return codesWithin(JSON.parse(pasted.slice(start, end + 1)));
  } catch {
    return [];
  }
}

function codesWithin(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (/^(?:error_?)?code$/i.test(key) && typeof inner === 'string' && looksLikeCode(inner)) return [inner];
    return codesWithin(inner);
  });
}

/** `Code: X`, `"ErrorCode":"X"`, `code=X`, `<Code>X</Code>`, `错误码：X`. */
function codesBehindLabels(pasted: string): readonly string[] {
  const label = /(?:\b(?:Error[ _]?)?Code["'\\]*\s*[:=：>]|错误码\s*[:：])\s*["'\\]*([A-Za-z][\w.]*\w)/gi;
  return [...pasted.matchAll(label)].map(([, word = '']) => word).filter(looksLikeCode);
}

function looksLikeCode(word: string): boolean {
  return /^[A-Za-z][\w.]{1,99}$/.test(word);
}

/** The entries whose documented sentence stands in the text; of sentences within one another the longest counts. */
function entriesSaying(pasted: string): readonly CatalogueEntry[] {
  const text = plain(pasted);
  const said = allCodes().flatMap((entry) =>
    entry.row.documented
      .map(({ message }) => plain(message))
      .filter((message) => message.length >= 15 && text.includes(message))
      .map((message) => ({ entry, message })),
  );
  const longest = Math.max(0, ...said.map(({ message }) => message.length));
  return [...new Set(said.filter(({ message }) => message.length === longest).map(({ entry }) => entry))];
}

function plain(sentence: string): string {
  return sentence
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
