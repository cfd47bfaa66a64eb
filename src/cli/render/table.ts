import { padEnd, stringWidth, wrap } from './wrap.ts';

const gap = '  ';
/** Less room than this makes the last column harder to read than lines of its own. */
const least = 28;

/**
 * Rows with their columns under one another, Chinese counted as wide as it is drawn. The last column is broken into
 * lines; where it has too little room beside the others, it stands below each row, indented. Where the others have not room
 * enough either, a row takes several lines, broken between its cells.
 */
export function renderTable(
  rows: readonly (readonly string[])[],
  width: number,
  indent = '',
  belowAt = `${indent}    `,
): readonly string[] {
  const last = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const wide = Array.from({ length: last + 1 }, (_, at) => Math.max(...rows.map((row) => stringWidth(row[at] ?? ''))));
  const before = stringWidth(indent) + wide.slice(0, last).reduce((sum, each) => sum + each + gap.length, 0);
  const beside = width - before >= Math.min(least, wide[last] ?? 0);
  return rows.flatMap((row) => {
    const head =
      indent +
      row
        .slice(0, last)
        .map((cell, at) => padEnd(cell, wide[at] ?? 0) + gap)
        .join('');
    const cell = row[last] ?? '';
    if (before - gap.length > width) return cellByCell(row, width, indent, belowAt);
    if (!beside) return [head.trimEnd(), ...(cell === '' ? [] : [wrap(cell, width, belowAt)])];
    const [first = '', ...more] = wrap(cell, width - before).split('\n');
    return [(head + first).trimEnd(), ...more.map((line) => ' '.repeat(before) + line)];
  });
}

function cellByCell(row: readonly string[], width: number, indent: string, belowAt: string): readonly string[] {
  const lines: string[] = [];
  let line = indent;
  for (const cell of row.filter((each) => each !== '')) {
    const joined = line.trim() === '' ? line + cell : line + gap + cell;
    if (stringWidth(joined) <= width) line = joined;
    else {
      if (line.trim() !== '') lines.push(line);
      const wrapped = wrap(cell, width, belowAt).split('\n');
      line = wrapped.pop() ?? belowAt;
      lines.push(...wrapped);
    }
  }
  return [...lines, line];
}
