import type { CronFields } from './cron-fields.ts';
import { dayNumber, fromLocalSeconds, secondsPerDay, toLocalSeconds } from './local-time.ts';
import { matchingDays } from './matching-days.ts';
import type { Schedule } from './schedule.ts';
import { type TimeZone, utc } from './time-zone.ts';
import { borderOf, changeNear, momentOf, offsetAt } from './zone-clock.ts';

export interface RunContext {
  /** The zone of a cron that names none. */
  readonly base: TimeZone;
  /** Where the grid of rate(…) begins. */
  readonly createdAt: Date;
}

/** The first run later than `after`, or null when there is none any more. */
export function nextRun(schedule: Schedule, after: Date, { base, createdAt }: RunContext): Date | null {
  switch (schedule.kind) {
    case 'rate': {
      const period = schedule.everySeconds * 1000;
      const passed = Math.max(0, Math.floor((after.getTime() - createdAt.getTime()) / period));
      return new Date(createdAt.getTime() + (passed + 1) * period);
    }
    case 'at': {
      const moment = new Date(momentOf(schedule.zone ?? utc, toLocalSeconds(schedule.moment)) * 1000);
      return moment > after ? moment : null;
    }
    case 'cron': {
      const moment = nextCronRun(schedule.fields, Math.floor(after.getTime() / 1000), schedule.zone ?? base);
      return moment === null ? null : new Date(moment * 1000);
    }
  }
}

/**
 * As the agent does it: the next matching local time after the local time of `after`, turned into a moment (`momentOf` says
 * which when the clocks change). Of several runs in a missing hour only the first is made up for, and a repeated hour runs
 * once. Where the agent itself would go back in time, the clock change west of Greenwich, this goes on. Seconds since 1970.
 */
function nextCronRun(fields: CronFields, after: number, zone: TimeZone): number | null {
  let local = after + offsetAt(zone, after);
  for (;;) {
    const next = nextLocalTime(fields, local + 1);
    if (next === null) return null;
    const moment = momentOf(zone, next);
    if (moment > after) return moment;
    // `after` is in the second of two equal hours and `next` is counted in the first.
    const change = changeNear(zone, next);
    local = change === null ? next : Math.max(next, borderOf(change) - 1);
  }
}

/** The first matching local time that is not before `local`, in local seconds; years end in 2099. */
export function nextLocalTime(fields: CronFields, local: number): number | null {
  const today = Math.floor(local / secondsPerDay);
  const day = nextMatchingDay(fields, today);
  if (day === null) return null;
  if (day === today) {
    const time = nextTimeOfDay(fields, local - today * secondsPerDay);
    if (time !== null) return day * secondsPerDay + time;
  }
  const time = nextTimeOfDay(fields, 0);
  const laterDay = day === today ? nextMatchingDay(fields, today + 1) : day;
  return time === null || laterDay === null ? null : laterDay * secondsPerDay + time;
}

function nextTimeOfDay({ hour, minute, second }: CronFields, from: number): number | null {
  const fromHour = Math.floor(from / 3600);
  const fromMinute = Math.floor(from / 60) % 60;
  const fromSecond = from % 60;
  const firstMinute = minute.values[0];
  const firstSecond = second.values[0];
  if (firstMinute === undefined || firstSecond === undefined) return null;
  if (hour.values.includes(fromHour)) {
    if (minute.values.includes(fromMinute)) {
      const laterSecond = atLeast(second.values, fromSecond);
      if (laterSecond !== undefined) return fromHour * 3600 + fromMinute * 60 + laterSecond;
    }
    const laterMinute = atLeast(minute.values, fromMinute + 1);
    if (laterMinute !== undefined) return fromHour * 3600 + laterMinute * 60 + firstSecond;
  }
  const laterHour = atLeast(hour.values, fromHour + 1);
  return laterHour === undefined ? null : laterHour * 3600 + firstMinute * 60 + firstSecond;
}

function atLeast(values: readonly number[], least: number): number | undefined {
  for (const value of values) if (value >= least) return value;
  return undefined;
}

/** The first day (days since 1970) from `day` on that matches day, month and year. */
function nextMatchingDay(fields: CronFields, day: number): number | null {
  const from = fromLocalSeconds(day * secondsPerDay);
  for (const year of fields.year.values) {
    if (year < from.year) continue;
    for (const month of fields.month.values) {
      if (year === from.year && month < from.month) continue;
      const past = year === from.year && month === from.month ? from.day - 1 : 0;
      // Bits of days gone by are shifted out; the lowest that is left is the first day to come.
      const days = matchingDays(fields, year, month) >>> past;
      if (days !== 0) return dayNumber(year, month, 1 + past + 31 - Math.clz32(days & -days));
    }
  }
  return null;
}
