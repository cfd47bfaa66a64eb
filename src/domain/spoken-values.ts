import { type Text, text } from './text.ts';

/** An even row of at least this many values is shown by its first two and its last. */
const cutFrom = 5;

/** Ascending values as a person reads them out: `0 to 5 and 9`, `0, 7, … 56`; what is cut short is evenly spaced. */
export function spokenValues(values: readonly number[], spell: (value: number) => Text): Text {
  return joined(spokenItems(values, spell));
}

/** The same as the items of a list that others can be added to. */
export function spokenItems(values: readonly number[], spell: (value: number) => Text): readonly Text[] {
  const spelled = (value: number | undefined) => spell(value as number);
  if (values.length >= cutFrom && (evenStep(values) ?? 1) > 1) {
    const [first, second, last] = [spelled(values[0]), spelled(values[1]), spelled(values.at(-1))];
    return [text(`${first.en}, ${second.en}, … ${last.en}`, `${first.zh}、${second.zh}、…、${last.zh}`)];
  }
  return rowsOf(values).flatMap((row) => {
    if (row.length < 3) return row.map(spell);
    const [first, last] = [spelled(row[0]), spelled(row.at(-1))];
    return [text(`${first.en} to ${last.en}`, `${glued(first.zh, '至')}${glued('至', last.zh).slice(1)}`)];
  });
}

/** `a, b and c` */
export function joined(items: readonly Text[]): Text {
  const en = items.map((item) => item.en);
  const last = en.pop() ?? '';
  return text(en.length === 0 ? last : `${en.join(', ')} and ${last}`, items.map(({ zh }) => zh).join('、'));
}

/** Two pieces of Chinese, with a blank between a Chinese character and a Latin letter or digit. */
export function glued(one: string, other: string): string {
  const isLatin = (character: string | undefined) => /[\w:]/.test(character ?? '');
  const isChinese = (character: string | undefined) => /\p{Script=Han}/u.test(character ?? '');
  const [end, start] = [one.at(-1), other[0]];
  const apart = (isLatin(end) && isChinese(start)) || (isChinese(end) && isLatin(start));
  return `${one}${apart ? ' ' : ''}${other}`;
}

/** The distance that all neighbours have; null when it differs or there is one value only. */
export function evenStep(values: readonly number[]): number | null {
  const step = values[1] === undefined ? null : values[1] - values[0]!;
  return values.every((value, index) => index === 0 || value - values[index - 1]! === step) ? step : null;
}

/** Cut wherever a value is missing. */
function rowsOf(values: readonly number[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  for (const value of values) {
    const row = rows.at(-1);
    if (row !== undefined && row.at(-1) === value - 1) row.push(value);
    else rows.push([value]);
  }
  return rows;
}
