/** A date and a time of day as a wall clock shows them, in no zone. Month is 1 to 12, day 1 to 31. */
export interface LocalDateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const secondsPerDay = 86_400;

/** Days since 1970-01-01. Counted in years that begin in March, so that the leap day comes last. */
export function dayNumber(year: number, month: number, day: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 0 is Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Seconds since 1970-01-01 00:00:00 on the same wall clock: two local times are compared and subtracted in this form. */
export function toLocalSeconds({ year, month, day, hour, minute, second }: LocalDateTime): number {
  return dayNumber(year, month, day) * secondsPerDay + hour * 3600 + minute * 60 + second;
}

export function fromLocalSeconds(seconds: number): LocalDateTime {
  const date = new Date(seconds * 1000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-12-01` */
export function formatDate({ year, month, day }: LocalDateTime): string {
  return `${year}-${two(month)}-${two(day)}`;
}

/** `09:30:00` */
export function formatTime({ hour, minute, second }: LocalDateTime): string {
  return `${two(hour)}:${two(minute)}:${two(second)}`;
}

/** `2026-12-01 09:30:00` */
export function formatLocal(moment: LocalDateTime): string {
  return `${formatDate(moment)} ${formatTime(moment)}`;
}
