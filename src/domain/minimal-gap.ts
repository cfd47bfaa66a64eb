import type { CronFields } from './cron-fields.ts';
import { dayNumber, daysInMonth, type LocalDateTime, secondsPerDay, weekdayOf } from './local-time.ts';
import { daysOf } from './matching-days.ts';

/** The fields that make up the time of day. */
export type TimeFields = Pick<CronFields, 'second' | 'minute' | 'hour'>;

/** Two neighbours: values, days, or times in seconds. */
export type Pair = readonly [first: number, second: number];

/**
 * The smallest wall-clock distance in seconds between any two consecutive runs, exactly; null when there are fewer than
 * two runs. Runs on the day of `from` and on every later day count, to the end of 2099.
 */
export function minimalGapSeconds(fields: CronFields, from: LocalDateTime): number | null {
  const runs = closestRuns(fields, from);
  return runs && runs[1] - runs[0];
}

/** Two consecutive runs with that distance, in local seconds. */
export function closestRuns(fields: CronFields, from: LocalDateTime): Pair | null {
  const days = closestDays(fields, from);
  const first = timeOfDay(fields, 0);
  const last = timeOfDay(fields, -1);
  if (days === null || first === null || last === null) return null;
  const times = closestTimes(fields);
  const midnight = days.first * secondsPerDay;
  return closer(
    times && [midnight + times[0], midnight + times[1]],
    days.closest && [days.closest[0] * secondsPerDay + last, days.closest[1] * secondsPerDay + first],
  );
}

/**
 * The closest two runs of one day, in seconds since midnight; null when a day has one run at most. Two neighbours differ in
 * the second alone; or the minute moves on, from the last second to the first; or the hour does.
 */
export function closestTimes(fields: TimeFields): Pair | null {
  const { hour, minute, second } = fields;
  const start = timeOfDay(fields, 0);
  if (start === null) return null;
  const [firstHour, firstMinute, firstSecond] = [hour.values[0]!, minute.values[0]!, second.values[0]!];
  const [lastMinute, lastSecond] = [minute.values.at(-1)!, second.values.at(-1)!];
  const seconds = closest(second.values);
  const minutes = closest(minute.values);
  const hours = closest(hour.values);
  const inMinute = seconds && pairAt(start - firstSecond, seconds);
  const inHour = minutes && pairAt(firstHour * 3600, [minutes[0] * 60 + lastSecond, minutes[1] * 60 + firstSecond]);
  const inDay =
    hours &&
    pairAt(0, [hours[0] * 3600 + lastMinute * 60 + lastSecond, hours[1] * 3600 + firstMinute * 60 + firstSecond]);
  return closer(closer(inMinute, inHour), inDay);
}

/** The first (index 0) or last (-1) time of day, in seconds. */
function timeOfDay({ hour, minute, second }: TimeFields, index: 0 | -1): number | null {
  const [h, m, s] = [hour.values.at(index), minute.values.at(index), second.values.at(index)];
  return h === undefined || m === undefined || s === undefined ? null : h * 3600 + m * 60 + s;
}

interface ClosestDays {
  readonly first: number;
  readonly closest: Pair | null;
}

interface DaysOfMonth {
  readonly days: readonly number[];
  readonly closest: Pair | null;
}

/** The first matching day from `from` on, and the two that are closest, as days since 1970. */
function closestDays(fields: CronFields, from: LocalDateTime): ClosestDays | null {
  const today = dayNumber(from.year, from.month, from.day);
  const patterns = new Map<number, DaysOfMonth>();
  const pattern = (length: number, weekday: number): DaysOfMonth => {
    const key = length * 7 + weekday;
    const days = patterns.get(key) ?? listed(daysOf(fields, length, weekday), 0);
    patterns.set(key, days);
    return days;
  };
  let first: number | null = null;
  let last: number | null = null;
  let best: Pair | null = null;
  for (const year of fields.year.values) {
    if (year < from.year) continue;
    // Weekdays and leap years repeat after 28 years, from 1970 to 2099 without exception; one more for the pair across the end.
    if (fields.year.every && year > from.year + 29) break;
    for (const month of fields.month.values) {
      const start = dayNumber(year, month, 1);
      const weekday = weekdayOf(start);
      const length = daysInMonth(year, month);
      if (start + length <= today) continue;
      const { days, closest } =
        start < today ? listed(daysOf(fields, length, weekday), today - start) : pattern(length, weekday);
      if (days.length === 0) continue;
      first ??= start + days[0]!;
      if (last !== null) best = closer(best, [last, start + days[0]!]);
      if (closest) best = closer(best, pairAt(start, closest));
      if (best && best[1] - best[0] === 1) return { first, closest: best };
      last = start + days.at(-1)!;
    }
  }
  return first === null ? null : { first, closest: best };
}

/** Bits of a month as a list, counted from 0, without the days before `past`. */
function listed(bits: number, past: number): DaysOfMonth {
  const days: number[] = [];
  for (let day = past; day < 31; day++) if (bits & (1 << day)) days.push(day);
  return { days, closest: closest(days) };
}

/** The closest neighbours of an ascending list. */
function closest(values: readonly number[]): Pair | null {
  let best: Pair | null = null;
  for (let index = 1; index < values.length; index++) best = closer(best, [values[index - 1]!, values[index]!]);
  return best;
}

function closer(one: Pair | null, other: Pair | null): Pair | null {
  if (one === null || other === null) return one ?? other;
  return other[1] - other[0] < one[1] - one[0] ? other : one;
}

function pairAt(start: number, [first, second]: Pair): Pair {
  return [start + first, start + second];
}
