import type { CronEntry, CronField, CronFields } from './cron-fields.ts';
import { fieldRange } from './cron-values.ts';
import { joined, spokenItems, spokenValues } from './spoken-values.ts';
import { type Text, text } from './text.ts';

/** On which days of its months a cron runs; null when on all. Either of two restricted day fields is enough. */
export function daysInWords({ dayOfMonth, dayOfWeek }: CronFields): Text | null {
  const [month, week] = [daysOfMonth(dayOfMonth), daysOfWeek(dayOfWeek)];
  if (dayOfMonth.every || dayOfWeek.every) return dayOfMonth.every ? week : month;
  return month && week && text(`${month.en} and also ${week.en}`, `${month.zh}，以及${week.zh}`);
}

/** null: all of them. */
export function monthsInWords({ month }: CronFields): Text | null {
  return isAll(month) ? null : spokenValues(month.values, (value) => text(monthNames[value - 1] ?? '', `${value} 月`));
}

/** null: all of them. */
export function yearsInWords({ year }: CronFields): Text | null {
  return isAll(year) ? null : spokenValues(year.values, (value) => text(String(value), `${value} 年`));
}

function isAll({ name, values }: CronField): boolean {
  return values.length === fieldRange[name].max - fieldRange[name].min + 1;
}

function daysOfMonth(field: CronField): Text | null {
  if (isAll(field)) return null;
  const days = spokenItems(field.values, (day) => text(`the ${ordinal(day)}`, `${day} 日`));
  const { en, zh } = joined([...days, ...distinct(field.entries.flatMap((entry) => specialDay(entry) ?? []))]);
  return text(`on ${en} of the month`, zh);
}

function specialDay(entry: CronEntry): Text | null {
  switch (entry.kind) {
    case 'last-day':
      return text('the last day', '最后一天');
    case 'last-workday':
      return text('the last working day (Monday to Friday)', '最后一个工作日（周一至周五）');
    case 'workday': {
      const lacking = entry.day > 28 ? text(' (if there is one)', '（若当月有该日）') : text('', '');
      return text(
        `the working day (Monday to Friday) nearest the ${ordinal(entry.day)}${lacking.en}`,
        `离 ${entry.day} 日${lacking.zh}最近的工作日（周一至周五）`,
      );
    }
    default:
      return null;
  }
}

/** The week begins on Monday here, as calendars do. */
function daysOfWeek(field: CronField): Text | null {
  if (isAll(field)) return null;
  const fromMonday = field.values.map((day) => day || 7).sort((a, b) => a - b);
  const plain = spokenItems(fromMonday, (day) =>
    text(`${weekdayNames[day % 7]?.en}s`, weekdayNames[day % 7]?.zh ?? ''),
  );
  const special = distinct(field.entries.flatMap((entry) => specialWeekday(entry) ?? []));
  const { en } = joined([...plain, ...special]);
  const weekly = plain.length > 0 ? `每${joined(plain).zh}` : '';
  const monthly = special.length > 0 ? `当月${joined(special).zh}` : '';
  return text(`on ${en}`, [weekly, monthly].filter((part) => part !== '').join('、'));
}

function specialWeekday(entry: CronEntry): Text | null {
  if (entry.kind === 'last-weekday') {
    const { en, zh } = weekdayNames[entry.weekday] as Text;
    return text(`the last ${en} of the month`, `最后一个${zh}`);
  }
  if (entry.kind !== 'nth-weekday') return null;
  const { en, zh } = weekdayNames[entry.weekday] as Text;
  const which = counted[entry.nth - 1] as Text;
  const lacking = entry.nth === 5 ? text(' (if there is one)', '（若有）') : text('', '');
  return text(`the ${which.en} ${en} of the month${lacking.en}`, `第${which.zh}个${zh}${lacking.zh}`);
}

function distinct(items: readonly Text[]): readonly Text[] {
  return items.filter(({ en }, index) => items.findIndex((other) => other.en === en) === index);
}

/** `1st`, `22nd`, `13th` */
function ordinal(day: number): string {
  const tens = Math.floor(day / 10);
  const ending = tens === 1 ? undefined : ['st', 'nd', 'rd'][(day % 10) - 1];
  return `${day}${ending ?? 'th'}`;
}

const monthNames = 'January February March April May June July August September October November December'.split(' ');

/** 0 is Sunday. */
export const weekdayNames: readonly Text[] = [
  text('Sunday', '周日'),
  text('Monday', '周一'),
  text('Tuesday', '周二'),
  text('Wednesday', '周三'),
  text('Thursday', '周四'),
  text('Friday', '周五'),
  text('Saturday', '周六'),
];

const counted = [
  text('first', '一'),
  text('second', '二'),
  text('third', '三'),
  text('fourth', '四'),
  text('fifth', '五'),
];
