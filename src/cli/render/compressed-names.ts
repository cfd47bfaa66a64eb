import { text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { clip } from './clip.ts';
import { stringWidth } from './wrap.ts';

/** Names that follow one another in number, such as i-sim00001 to i-sim00420. */
interface Span {
  readonly names: readonly string[];
}

/**
 * A list of names in at most so many columns: all of them where they fit, else runs of numbered names as
 * `i-sim00001 … i-sim00420`, and at the end how many are not named.
 */
export function compressNames(names: readonly string[], columns: number, page: Page): string {
  const all = names.join(', ');
  if (stringWidth(all) <= columns) return all;
  const words = spansOf(names).flatMap(({ names }): { readonly words: string; readonly count: number }[] =>
    names.length < 3
      ? names.map((name) => ({ words: name, count: 1 }))
      : [{ words: `${names[0]} … ${names.at(-1)}`, count: names.length }],
  );
  let fitting = clip(names[0] ?? '', columns);
  let named = 0;
  let list = '';
  for (const each of words) {
    list += (list === '' ? '' : ', ') + each.words;
    named += each.count;
    const line = list + more(names.length - named, page);
    if (stringWidth(line) <= columns) fitting = line;
    else if (named === each.count) {
      const first = `${words[0]?.words.split(' ')[0]}${more(names.length - 1, page)}`;
      if (stringWidth(first) <= columns) fitting = first;
    }
  }
  return fitting;
}

function more(count: number, page: Page): string {
  return count === 0 ? '' : say(text(` and ${count.toLocaleString('en-US')} more`, ` 及另外 ${count} 台`), page);
}

/** In the order of their numbers, so that neighbours meet. */
function spansOf(names: readonly string[]): readonly Span[] {
  const spans: string[][] = [];
  let before: Numbered | null = null;
  for (const each of names.map(numbered).sort(byNumber)) {
    const follows = before?.stem === each.stem && before.digits === each.digits && before.number + 1 === each.number;
    if (follows) spans.at(-1)!.push(each.name);
    else spans.push([each.name]);
    before = each;
  }
  return spans.map((each) => ({ names: each }));
}

interface Numbered {
  readonly name: string;
  readonly stem: string;
  /** How many digits the name ends in; -1 where the number has no zeros in front, so that 9 and 10 are neighbours. */
  readonly digits: number;
  readonly number: number;
}

function numbered(name: string): Numbered {
  const [, stem = name, digits = ''] = /^(.*?)(\d{1,15})$/.exec(name) ?? [];
  return {
    name,
    stem,
    digits: /^0\d/.test(digits) ? digits.length : -1,
    number: digits === '' ? -1 : Number(digits),
  };
}

function byNumber(a: Numbered, b: Numbered): number {
  return a.stem === b.stem ? a.number - b.number : a.stem < b.stem ? -1 : 1;
}
