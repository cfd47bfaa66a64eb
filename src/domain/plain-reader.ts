/** Longer than any schedule that a person says. */
const longest = 200;

/** Short for a part of the day of a certain day. */
const shortForms: readonly (readonly [RegExp, string])[] = [
  [/今晚/g, '今天晚上'],
  [/今早/g, '今天早上'],
  [/明晚/g, '明天晚上'],
  [/明早/g, '明天早上'],
  [/每晚/g, '每天晚上'],
  [/每早/g, '每天早上'],
];

/** One width, one kind of blank, hyphen and quote; null for what nobody says: too much, or control characters. */
export function evenedOut(given: string): string | null {
  if (given.length > longest) return null;
  const words = given.replaceAll('\t', ' ').trim();
  if (words === '' || /\p{C}|\p{Zl}|\p{Zp}/u.test(words)) return null;
  return words
    .normalize('NFKC')
    .replace(/[–—−~～]/g, '-')
    .replaceAll('’', "'")
    .replace(/[.。!]$/, '');
}

/** Small letters, one blank between words and none beside a Chinese character. */
export function spelledEvenly(words: string): string {
  const even = words
    .toLowerCase()
    .replace(/ +/g, ' ')
    // 周一 二十点 is no 周一二 十点.
    .replace(/((?:周|星期|礼拜)[一二三四五六日天]+) (?=[零〇一二两三四五六七八九十])/g, '$1,')
    .replace(/ ?([\p{Script=Han}、]) ?/gu, '$1')
    .trim();
  return shortForms.reduce((text, [short, long]) => text.replace(short, long), even);
}

/** Reads words from the left. Every pattern begins with `^`. */
export class PlainReader {
  #rest: string;

  constructor(words: string) {
    this.#rest = words;
  }

  get done(): boolean {
    return this.#rest === '';
  }

  take(pattern: RegExp): RegExpExecArray | null {
    const found = pattern.exec(this.#rest);
    if (found) this.#rest = this.#rest.slice(found[0].length).trimStart();
    return found;
  }

  /** What was taken on the way to a null is given back. */
  attempt<T>(read: () => T | null): T | null {
    const before = this.#rest;
    const answer = read();
    if (answer === null) this.#rest = before;
    return answer;
  }

  /** `a, b and c`; null when there is not even one. */
  list<T>(first: () => T | null, next: () => T | null = first): readonly T[] | null {
    const items: T[] = [];
    let item = this.attempt(first);
    while (item !== null) {
      items.push(item);
      item = this.attempt(() => (this.take(separator) ? next() : null));
    }
    return items.length > 0 ? items : null;
  }
}

const separator = /^(?:, ?and\b|,|、|&|和|与|及|以及|and\b) ?/;
