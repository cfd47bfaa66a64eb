import type { CronFields } from './cron-fields.ts';
import { dayNumber, daysInMonth, fromLocalSeconds, secondsPerDay } from './local-time.ts';
import { matchingDays } from './matching-days.ts';
import { nextRun } from './next-run.ts';
import type { Schedule } from './schedule.ts';
import { type TimeZone, utc } from './time-zone.ts';
import { type ClockChange, changesBetween, momentOf, offsetAt } from './zone-clock.ts';

/** A month of the Gregorian calendar; `month` is 1 to 12. */
export interface Month {
  readonly year: number;
  readonly month: number;
}

export interface CalendarDay {
  readonly day: number;
  readonly runs: number;
}

export interface Calendar extends Month {
  /** Whose days these are; null: those of the instance, whose zone nobody here knows. */
  readonly zone: TimeZone | null;
  readonly days: readonly CalendarDay[];
  /** The clocks of the zone are set in this month. */
  readonly changes: readonly ClockChange[];
}

export interface CalendarContext {
  readonly now: Date;
  /** The zone of a cron that names none; null: the instance's. */
  readonly base: TimeZone | null;
  /** The zone of this machine: a rate has days only by somebody's clock. */
  readonly here: TimeZone;
}

/** How often a schedule runs on each day of a month; of a cron every day counts, also those that are over. */
export function calendarOf(schedule: Schedule, month: Month, { now, base, here }: CalendarContext): Calendar {
  if (schedule.kind === 'cron') return cronCalendar(schedule.fields, month, schedule.zone ?? base);
  const zone = schedule.kind === 'rate' ? here : (schedule.zone ?? utc);
  return { ...month, ...countedDays(schedule, month, zone, now) };
}

function cronCalendar(fields: CronFields, month: Month, zone: TimeZone | null): Calendar {
  const { year } = month;
  const matching =
    fields.year.values.includes(year) && fields.month.values.includes(month.month)
      ? matchingDays(fields, year, month.month)
      : 0;
  const perDay = fields.hour.values.length * fields.minute.values.length * fields.second.values.length;
  const changes = zone === null ? [] : changesIn(month, zone);
  // Setting the clocks adds, drops or moves runs: such a month is counted run by run.
  if (zone !== null && changes.length > 0) {
    const schedule: Schedule = { kind: 'cron', fields, zone };
    return { ...month, ...countedDays(schedule, month, zone, new Date(0)) };
  }
  const days = daysIn(month).map((day) => ({ day, runs: matching & (1 << (day - 1)) ? perDay : 0 }));
  return { ...month, zone, days, changes };
}

function countedDays(schedule: Schedule, month: Month, zone: TimeZone, createdAt: Date) {
  const [start, end] = borders(month, zone);
  const counts = new Map<number, number>();
  const context = { base: zone, createdAt };
  let run = nextRun(schedule, new Date(start * 1000 - 1), context);
  while (run !== null && run.getTime() < end * 1000) {
    const moment = Math.floor(run.getTime() / 1000);
    const { day } = fromLocalSeconds(moment + offsetAt(zone, moment));
    counts.set(day, (counts.get(day) ?? 0) + 1);
    run = nextRun(schedule, run, context);
  }
  const days = daysIn(month).map((day) => ({ day, runs: counts.get(day) ?? 0 }));
  return { zone, days, changes: changesIn(month, zone) };
}

function changesIn(month: Month, zone: TimeZone): readonly ClockChange[] {
  const [start, end] = borders(month, zone);
  return changesBetween(zone, start, end);
}

/** The first moment of a month and of the next one, in seconds since 1970. */
function borders({ year, month }: Month, zone: TimeZone): readonly [start: number, end: number] {
  const first = dayNumber(year, month, 1);
  const after = first + daysInMonth(year, month);
  return [momentOf(zone, first * secondsPerDay), momentOf(zone, after * secondsPerDay)];
}

function daysIn({ year, month }: Month): readonly number[] {
  return Array.from({ length: daysInMonth(year, month) }, (_, index) => index + 1);
}
