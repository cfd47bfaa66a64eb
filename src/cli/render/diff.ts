import { text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { type ComparedLine, compareLines } from './line-diff.ts';

/** Lines around a difference that are the same, so that its place can be found. */
const context = 2;

/** How one output differs from another, as a unified diff; null when they differ too much to be compared. */
export function renderDiff(before: string, after: string, page: Page): string | null {
  const compared = compareLines(before, after);
  if (compared === null) return null;
  const numbered = numberedLines(compared);
  return hunksOf(numbered)
    .map((hunk) => page.paint.cyan(`${headOf(hunk)}\n`) + hunk.map((line) => renderLine(line, page)).join(''))
    .join('');
}

interface NumberedLine extends ComparedLine {
  /** Its place in each text, from 1; of a line that is missing there the place of the line before. */
  readonly before: number;
  readonly after: number;
}

function numberedLines(compared: readonly ComparedLine[]): readonly NumberedLine[] {
  let [before, after] = [0, 0];
  return compared.map((each) => {
    if (each.kind !== 'new') before++;
    if (each.kind !== 'gone') after++;
    return { ...each, before, after };
  });
}

/** The stretches with a difference in them, each with its context. */
function hunksOf(lines: readonly NumberedLine[]): readonly (readonly NumberedLine[])[] {
  const hunks: NumberedLine[][] = [];
  let lastShown = -2;
  lines.forEach((line, at) => {
    if (!lines.slice(Math.max(0, at - context), at + context + 1).some(({ kind }) => kind !== 'same')) return;
    if (lastShown === at - 1) hunks.at(-1)!.push(line);
    else hunks.push([line]);
    lastShown = at;
  });
  return hunks;
}

function headOf(hunk: readonly NumberedLine[]): string {
  const span = (missing: ComparedLine['kind'], place: 'before' | 'after') => {
    const own = hunk.filter(({ kind }) => kind !== missing);
    const first = own[0]?.[place] ?? hunk[0]![place];
    return own.length === 1 ? String(first) : `${first},${own.length}`;
  };
  return `@@ -${span('new', 'before')} +${span('gone', 'after')} @@`;
}

function renderLine({ kind, line }: ComparedLine, page: Page): string {
  const { paint } = page;
  const ended = line.endsWith('\n');
  const words = `${kind === 'gone' ? '-' : kind === 'new' ? '+' : ' '}${ended ? line.slice(0, -1) : line}`;
  const painted = kind === 'gone' ? paint.red(words) : kind === 'new' ? paint.green(words) : words;
  return `${painted}\n${ended ? '' : `${paint.dim(say(noLineEnd, page))}\n`}`;
}

const noLineEnd = text('\\ No newline at end of output', '\\ 输出末尾没有换行符');
