import { stringWidth } from './wrap.ts';

/**
 * A command to type within `width` columns: where it is too long it goes on behind a backslash, broken between words
 * and never inside quotes, so that it can still be copied as a whole. A word that is too long stays whole.
 */
export function foldCommand(line: string, width: number, indent: string): string {
  if (stringWidth(indent + line) <= width) return indent + line;
  const lines: string[] = [];
  let current = indent;
  for (const word of line.match(/(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|"[^"]*"|\\.|\S)+/gs) ?? []) {
    const longer = current.trim() === '' ? current + word : `${current} ${word}`;
    if (stringWidth(longer) + 2 > width && current.trim() !== '') {
      lines.push(`${current} \\`);
      current = `${indent}  ${word}`;
    } else current = longer;
  }
  return [...lines, current].join('\n');
}
