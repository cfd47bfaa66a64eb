import { type Text, text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { clip } from '../render/clip.ts';
import { oneLine } from '../render/visible.ts';
import { padEnd, stringWidth, wrap } from '../render/wrap.ts';
import type { Choice } from './choice.ts';

/** A list as it is looked at in one moment. */
export interface PickView {
  readonly message: string;
  /** What is searched for. */
  readonly typed: string;
  /** What the search found. */
  readonly found: readonly Choice[];
  /** How many there are to search in. */
  readonly total: number;
  /** Position of the cursor in `found`. */
  readonly cursor: number;
  /** What is chosen; null where only one can be. */
  readonly chosen: ReadonlySet<string> | null;
  /** Nothing but what is chosen is shown. */
  readonly onlyChosen: boolean;
  /** How many may be chosen. */
  readonly atMost: number;
  readonly loading: boolean;
  /** Why the list is not whole. */
  readonly broken: Text | null;
  /** What is wrong with the last key. */
  readonly complaint: Text | null;
  /** Lines of the window. */
  readonly height: number;
}

/** The line that is typed on, and everything below it. */
export function renderPick(view: PickView, page: Page): readonly [string, string] {
  const { found, cursor, chosen, height } = view;
  const width = Math.max(20, page.width - 1);
  const preview = (found[cursor]?.preview ?? []).slice(0, Math.max(0, Math.min(6, height - 12)));
  const below = [
    ...preview.map((line) => page.paint.dim(clip(`    ${oneLine(line)}`, width))),
    ...statusLines(view, page, width),
    ...keysLines(view, page, width),
  ];
  const room = Math.max(3, Math.min(12, height - below.length - 3));
  const first = Math.max(0, Math.min(cursor - Math.floor(room / 2), found.length - room));
  const shown = found.slice(first, first + room);
  const widths = widthsOf(shown, width - 6);
  const rows = shown.map((choice, at) => {
    const line = clip(rowOf(choice, chosen, widths, first + at === cursor), width);
    if (choice.unfit !== null) return page.paint.dim(line);
    return first + at === cursor ? page.paint.cyan(line) : line;
  });
  return [`${page.paint.cyan('?')} ${page.paint.bold(view.message)} ${view.typed}`, [...rows, ...below].join('\n')];
}

function rowOf(choice: Choice, chosen: ReadonlySet<string> | null, widths: readonly number[], active: boolean): string {
  const mark = chosen === null ? '' : choice.unfit !== null ? '[-] ' : chosen.has(choice.id) ? '[x] ' : '[ ] ';
  const columns = choice.cells.map((cell, at) => padEnd(clip(oneLine(cell), widths[at] ?? 0), widths[at] ?? 0));
  return `${active ? '>' : ' '} ${mark}${columns.join('  ')}`.trimEnd();
}

/** As wide as the widest, where there is room for that; else long cells are cut, so that the columns stay columns. */
function widthsOf(shown: readonly Choice[], room: number): readonly number[] {
  const most = Math.max(0, ...shown.map(({ cells }) => cells.length));
  const wide = Array.from({ length: most }, (_, at) =>
    Math.max(...shown.map(({ cells }) => stringWidth(oneLine(cells[at] ?? '')))),
  );
  const all = wide.reduce((sum, each) => sum + each + 2, 0);
  return all <= room ? wide : wide.map((each) => Math.min(Math.max(24, Math.floor(room * 0.42)), each));
}

function statusLines(view: PickView, page: Page, width: number): readonly string[] {
  const { chosen, atMost, broken, complaint } = view;
  const { paint } = page;
  const lines = (words: Text, colour: (line: string) => string) =>
    wrap(say(words, page), width, '  ')
      .split('\n')
      .map((line) => colour(clip(line, width)));
  const tooMany = chosen !== null && chosen.size > atMost;
  return [
    ...lines(counts(view), paint.dim),
    ...(broken ? lines(broken, paint.yellow) : []),
    ...(tooMany ? lines(tooManyChosen(chosen.size, atMost), paint.red) : []),
    ...(complaint && !tooMany ? lines(complaint, paint.red) : []),
  ];
}

function counts({ found, total, chosen, onlyChosen, loading, typed }: PickView): Text {
  if (onlyChosen && chosen !== null) {
    return text(
      `${chosen.size} chosen; only these are shown, Tab shows all`,
      `已选 ${chosen.size} 项；只显示已选，按 Tab 显示全部`,
    );
  }
  const picked = chosen === null ? text('', '') : text(`${chosen.size} chosen, `, `已选 ${chosen.size} 项，`);
  const matched =
    typed.trim() === ''
      ? text(`${total} in all`, `共 ${total} 项`)
      : text(`${found.length} of ${total} match`, `共 ${total} 项，匹配 ${found.length} 项`);
  const more = loading ? text(', loading more …', '，正在加载 …') : text('', '');
  return text(picked.en + matched.en + more.en, picked.zh + matched.zh + more.zh);
}

export function tooManyChosen(count: number, atMost: number): Text {
  return text(
    `${count} are chosen; one run takes at most ${atMost}. Take ${count - atMost} away.`,
    `已选 ${count} 台；一次执行最多 ${atMost} 台。请去掉 ${count - atMost} 台。`,
  );
}

function keysLines({ chosen, broken }: PickView, page: Page, width: number): readonly string[] {
  const keys =
    chosen === null
      ? text('type to search  ↑↓ move  Enter take it  Esc back', '输入以搜索  ↑↓ 移动  Enter 选定  Esc 返回')
      : text(
          'type to search  ↑↓ move  Space choose  Ctrl-A all or none  Tab only chosen  Enter go on  Esc back',
          '输入以搜索  ↑↓ 移动  空格 选择  Ctrl-A 全选/全不选匹配项  Tab 只看已选  Enter 继续  Esc 返回',
        );
  const again = broken ? text('  Ctrl-R load again', '  Ctrl-R 重新加载') : text('', '');
  const words = say(keys, page) + say(again, page);
  const lines: string[] = [];
  for (const key of words.split('  ')) {
    const longer = `${lines.at(-1) ?? ''}  ${key}`;
    if (lines.length > 0 && stringWidth(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(`  ${key}`);
  }
  return lines.map((line) => page.paint.dim(clip(line, width)));
}
