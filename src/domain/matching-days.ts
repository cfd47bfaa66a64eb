import type { CronFields } from './cron-fields.ts';
import { dayNumber, daysInMonth, weekdayOf } from './local-time.ts';

/**
 * The days of a month on which a cron runs, as bits: bit 0 is the 1st.
 * Where both day fields are restricted, a day matches when either does.
 */
export function matchingDays(fields: CronFields, year: number, month: number): number {
  return daysOf(fields, daysInMonth(year, month), weekdayOf(dayNumber(year, month, 1)));
}

/** The same for any month of this length that begins on this weekday (0 is Sunday). */
export function daysOf({ dayOfMonth, dayOfWeek }: CronFields, length: number, firstWeekday: number): number {
  let days = 0;
  const add = (day: number) => {
    if (day <= length) days |= 1 << (day - 1);
  };
  const weekday = (day: number) => (firstWeekday + day - 1) % 7;
  const firstOn = (wanted: number) => 1 + ((wanted - firstWeekday + 7) % 7);

  if (!dayOfMonth.every) {
    for (const day of dayOfMonth.values) add(day);
    for (const entry of dayOfMonth.entries) {
      if (entry.kind === 'last-day') add(length);
      if (entry.kind === 'last-workday') add(nearestWorkday(length, length, weekday(length)));
      if (entry.kind === 'workday' && entry.day <= length) add(nearestWorkday(entry.day, length, weekday(entry.day)));
    }
  }
  if (!dayOfWeek.every) {
    for (const wanted of dayOfWeek.values) for (let day = firstOn(wanted); day <= length; day += 7) add(day);
    for (const entry of dayOfWeek.entries) {
      if (entry.kind === 'last-weekday') {
        const first = firstOn(entry.weekday);
        add(first + 7 * Math.floor((length - first) / 7));
      }
      if (entry.kind === 'nth-weekday') add(firstOn(entry.weekday) + 7 * (entry.nth - 1));
    }
  }
  if (dayOfMonth.every && dayOfWeek.every) for (let day = 1; day <= length; day++) add(day);
  return days;
}

/** Saturday goes to Friday and Sunday to Monday, but never into another month. */
function nearestWorkday(day: number, length: number, weekday: number): number {
  if (weekday === 6) return day > 1 ? day - 1 : day + 2;
  if (weekday === 0) return day < length ? day + 1 : day - 2;
  return day;
}
