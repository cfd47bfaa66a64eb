const english = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    twenty: 20,
    thirty: 30,
  }),
);

/** Parts of patterns, without groups of their own. */
export const englishNumber = `\\d{1,4}|${[...english.keys()].join('|')}`;
export const chineseNumber = '\\d{1,4}|[零〇一二两三四五六七八九十]{1,3}';

const digits = '零一二三四五六七八九';

/** `15`, `fifteen`, `十五`; NaN for what only looks like one (`十十`), which no range of values includes. */
export function plainNumber(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const known = english.get(words);
  if (known !== undefined) return known;
  const even = words.replaceAll('〇', '零').replaceAll('两', '二');
  const [, tens, ones] = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(even) ?? [];
  if (tens !== undefined)
    return (tens === '' ? 1 : digits.indexOf(tens)) * 10 + Math.max(digits.indexOf(ones || '零'), 0);
  const single = /^零?([零一二三四五六七八九])$/.exec(even)?.[1];
  return single === undefined ? Number.NaN : digits.indexOf(single);
}
