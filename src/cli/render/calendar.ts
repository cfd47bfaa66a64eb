import { changeWords } from '../../domain/frequency-notes.ts';
import { dayNumber, fromLocalSeconds, weekdayOf } from '../../domain/local-time.ts';
import type { Calendar, CalendarDay } from '../../domain/schedule-calendar.ts';
import { weekdayNames } from '../../domain/spoken-days.ts';
import { text } from '../../domain/text.ts';
import { type Page, say } from '../page.ts';
import { stringWidth, wrap } from './wrap.ts';

/**
 * A month, a week a row from Monday on, and under each day the number of its runs. Only characters whose width every
 * terminal agrees on stand in the grid.
 */
export function renderCalendar(calendar: Calendar, page: Page): string {
  const { paint, width } = page;
  const { days, changes, zone } = calendar;
  const column = Math.max(5, ...days.map(({ runs }) => String(runs).length + 2)) + 1;
  const heads = [1, 2, 3, 4, 5, 6, 0].map((day) => `${padStart(weekday(day, page), column - 1)} `);
  const changed = new Set(changes.map(({ at, before }) => fromLocalSeconds(at + before).day));
  const weeks = weeksOf(calendar).flatMap((week) => [
    row(week.map((day) => dayCell(day, changed, column, page))),
    row(week.map((day) => runsCell(day, column, page))),
  ]);
  const notes =
    zone === null ? [] : changes.map((change) => wrap(`! ${say(changeWords(change, zone), page)}`, width, '  '));
  return [
    paint.bold(say(titleWords(calendar), page)),
    paint.dim(row(heads)),
    ...weeks,
    ...sums(days, page),
    ...notes,
    '',
  ].join('\n');
}

function titleWords({ year, month, zone }: Calendar) {
  const name = new Intl.DateTimeFormat('en-US', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(year, month - 1));
  return text(
    `${name} ${year}, ${zone ? zone.name : "by the instance's clock"}`,
    `${year} 年 ${month} 月，${zone ? zone.name : '以实例的时钟为准'}`,
  );
}

/** Days in their columns; null before the first and behind the last. */
function weeksOf({ year, month, days }: Calendar): readonly (readonly (CalendarDay | null)[])[] {
  const before = (weekdayOf(dayNumber(year, month, 1)) + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks: (CalendarDay | null)[][] = [];
  for (let from = 0; from < cells.length; from += 7) weeks.push(cells.slice(from, from + 7));
  return weeks;
}

/** The clocks are set on a day with a `!`. */
function dayCell(day: CalendarDay | null, changed: ReadonlySet<number>, column: number, { paint }: Page): string {
  if (day === null) return ' '.repeat(column);
  const cell = padStart(String(day.day), column - 1) + (changed.has(day.day) ? '!' : ' ');
  return day.runs > 0 ? paint.bold(cell) : paint.dim(cell);
}

function runsCell(day: CalendarDay | null, column: number, { paint }: Page): string {
  if (day === null) return ' '.repeat(column);
  return day.runs > 0
    ? `${paint.green(padStart(`x${day.runs}`, column - 1))} `
    : paint.dim(`${padStart('-', column - 1)} `);
}

function row(cells: readonly string[]): string {
  return cells.join('').trimEnd();
}

function sums(days: readonly CalendarDay[], page: Page): readonly string[] {
  const runs = days.reduce((sum, day) => sum + day.runs, 0);
  const active = days.filter((day) => day.runs > 0).length;
  const words = text(
    runs === 0 ? 'no runs in this month' : `${count(runs, 'run')} on ${count(active, 'day')}`,
    runs === 0 ? '本月不执行' : `共 ${active} 天，执行 ${runs} 次`,
  );
  return [`  ${say(words, page)}`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function weekday(day: number, page: Page): string {
  const name = say(weekdayNames[day] ?? text('', ''), page);
  return page.language === 'en' ? name.slice(0, 3) : name;
}

function padStart(cell: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - stringWidth(cell))) + cell;
}
