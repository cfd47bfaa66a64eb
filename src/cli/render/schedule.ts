import { dayNumber, formatLocal, fromLocalSeconds, weekdayOf } from '../../domain/local-time.ts';
import { scheduleInWords } from '../../domain/schedule-in-words.ts';
import type { Basis, Reading } from '../../domain/schedule-readings.ts';
import { duration } from '../../domain/schedule-words.ts';
import { type Text, text } from '../../domain/text.ts';
import { type TimeZone, utc } from '../../domain/time-zone.ts';
import { offsetAt } from '../../domain/zone-clock.ts';
import { type Page, say } from '../page.ts';
import type { ScheduleView } from '../presenter.ts';
import { renderCalendar, weekday } from './calendar.ts';
import { visible } from './visible.ts';
import { padEnd, stringWidth, wrap } from './wrap.ts';

/** What a schedule means, when it runs by every way to read it, and a month of it. */
export function renderSchedule(view: ScheduleView, page: Page): string {
  const { paint, width } = page;
  const { frequency, fromWords, smallestGap, readings, calendar, here } = view;
  const gap = smallestGap === null ? null : duration(smallestGap);
  const lines = [
    paint.bold(wrap(`${fromWords ? 'Frequency  ' : ''}${visible(frequency.text)}`, width)),
    wrap(say(scheduleInWords(frequency.schedule), page), width),
    ...(gap
      ? [wrap(say(text(`Smallest gap between two runs: ${gap.en}`, `两次执行的最小间隔：${gap.zh}`), page), width)]
      : []),
  ];
  const blocks = readings.map((reading) => renderReading(reading, view, here, page));
  return [`${lines.join('\n')}\n`, ...blocks, ...(calendar ? [renderCalendar(calendar, page)] : [])].join('\n');
}

function renderReading(reading: Reading, view: ScheduleView, here: TimeZone, page: Page): string {
  const { basis, runs } = reading;
  if (basis === 'instance') return `${wrap(say(unknownZone(view), page), page.width)}\n`;
  const head = text(
    `${runsWords(runs.length).en}${basisWords[basis].en}`,
    `${runsWords(runs.length).zh}${basisWords[basis].zh}`,
  );
  return `${page.paint.bold(wrap(say(head, page), page.width))}\n${renderRuns(columnsOf(reading, here, page), page)}`;
}

function runsWords(count: number): Text {
  return count === 1 ? text('Next run', '下一次执行') : text(`Next ${count} runs`, `接下来 ${count} 次执行`);
}

const basisWords: { readonly [B in Exclude<Basis, 'instance'>]: Text } = {
  expression: text('', ''),
  utc: text('', ''),
  creation: text(', if it is created now', '（假设现在创建）'),
  any: text(', alike in all zones that are whole hours off UTC', '（与 UTC 相差整小时的时区均相同）'),
  'edition-2018': text(', read in UTC+8 as the page of 2018 says', '（按 2018 年文档，以 UTC+8 为准）'),
  'edition-2019': text(', read in UTC as the page of 2019 says', '（按 2019 年文档，以 UTC 为准）'),
};

function unknownZone({ edition }: ScheduleView): Text {
  const flags = edition.schedule.yearAndZone ? '--timezone' : '--edition current --timezone';
  return text(
    `By the instance's own clock, as the agents of today do: its zone is not known here. Only a named zone means the same everywhere: ${flags} Asia/Shanghai.`,
    `按实例自身的时钟（如今的 Agent 如此执行）：此处无法得知其时区。只有写明时区才处处一致：${flags} Asia/Shanghai。`,
  );
}

interface Column {
  readonly head: string;
  readonly cells: readonly string[];
}

/** By the zone of the reading, in UTC, and by the clock of this machine; columns that say the same are one. */
function columnsOf({ zone, runs }: Reading, here: TimeZone, page: Page): readonly Column[] {
  const of = (head: string, by: TimeZone): Column => ({ head, cells: runs.map((run) => clockAt(run, by, page)) });
  const local = of(say(text(`here (${here.name})`, `本机（${here.name}）`), page), here);
  const columns = zone === null ? [of('UTC', utc), local] : [of(zone.name, zone), of('UTC', utc), local];
  return columns.filter(({ cells }, index) => columns.findIndex((other) => `${other.cells}` === `${cells}`) === index);
}

/** `Tue 2026-12-01 02:00:00` */
function clockAt(run: Date, zone: TimeZone, page: Page): string {
  const seconds = Math.floor(run.getTime() / 1000);
  const local = fromLocalSeconds(seconds + offsetAt(zone, seconds));
  return `${weekday(weekdayOf(dayNumber(local.year, local.month, local.day)), page)} ${formatLocal(local)}`;
}

/** A table; where that is too wide for the page, each run over several lines. */
function renderRuns(columns: readonly Column[], { width, paint }: Page): string {
  const widths = columns.map(({ head, cells }) => Math.max(...[head, ...cells].map((cell) => stringWidth(cell))));
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, at) => padEnd(cell, widths[at] ?? 0)).join('  ')}`.trimEnd();
  const count = columns[0]?.cells.length ?? 0;
  const runs = Array.from({ length: count }, (_, at) => columns.map(({ cells }) => cells[at] ?? ''));
  if (widths.reduce((sum, each) => sum + each + 2, 0) <= width) {
    return [paint.dim(line(columns.map(({ head }) => head))), ...runs.map(line), ''].join('\n');
  }
  const stacked = runs.map((cells) =>
    cells.map((cell, at) => `${at === 0 ? '  ' : '    '}${cell}  ${paint.dim(columns[at]?.head ?? '')}`).join('\n'),
  );
  return `${stacked.join('\n')}\n`;
}
