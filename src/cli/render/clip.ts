import { stringWidth } from './wrap.ts';

/** At most this many columns of a line; `…` stands for what is cut off. */
export function clip(line: string, columns: number): string {
  if (stringWidth(line) <= columns) return line;
  let kept = '';
  let width = 0;
  for (const character of line) {
    width += stringWidth(character);
    if (width > columns - 1) break;
    kept += character;
  }
  return `${kept}…`;
}
