import fc from 'fast-check';

/**
 * Random crons whose meaning is known without reading their text: every item is made together with a predicate. What runs
 * when is then found by walking the calendar; slow, and plainly right.
 */
export interface NaiveCron {
  readonly text: string;
  readonly second: (value: number) => boolean;
  readonly minute: (value: number) => boolean;
  readonly hour: (value: number) => boolean;
  /** By a date at midnight UTC. */
  readonly date: (date: Date) => boolean;
}

interface Item<T> {
  readonly text: string;
  readonly matches: (value: T) => boolean;
}

type Field<T> = Item<T> & { readonly every: boolean };

const daySeconds = 86_400;
const every = <T>(text: string): Field<T> => ({ text, matches: () => true, every: true });

function numberItem(min: number, max: number): fc.Arbitrary<Item<number>> {
  const value = fc.integer({ min, max });
  const step = fc.integer({ min: 1, max: Math.min(max, 31) });
  const range = fc.tuple(value, value).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  return fc.oneof(
    { weight: 4, arbitrary: value.map((a) => ({ text: `${a}`, matches: (v: number) => v === a })) },
    range.map(([a, b]) => ({ text: `${a}-${b}`, matches: (v: number) => v >= a && v <= b })),
    step.map((n) => ({ text: `*/${n}`, matches: (v: number) => (v - min) % n === 0 })),
    fc.tuple(value, step).map(([a, n]) => ({ text: `${a}/${n}`, matches: (v: number) => v >= a && (v - a) % n === 0 })),
    fc.tuple(range, step).map(([[a, b], n]) => ({
      text: `${a}-${b}/${n}`,
      matches: (v: number) => v >= a && v <= b && (v - a) % n === 0,
    })),
  );
}

function list<T>(item: fc.Arbitrary<Item<T>>, everyWeight: number): fc.Arbitrary<Field<T>> {
  const items = fc.array(item, { minLength: 1, maxLength: 3 }).map((all) => ({
    text: all.map(({ text }) => text).join(','),
    matches: (value: T) => all.some(({ matches }) => matches(value)),
    every: false,
  }));
  return fc.oneof(
    { weight: everyWeight, arbitrary: fc.constantFrom('*', '?').map((text) => every<T>(text)) },
    { weight: 6, arbitrary: items },
  );
}

const lastDay = (date: Date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const dayOnly = (item: fc.Arbitrary<Item<number>>) =>
  item.map(({ text, matches }) => ({ text, matches: (date: Date) => matches(date.getUTCDate()) }));

/** The working day of the month that is closest to the wanted one, looked for outwards; Friday comes before Monday. */
function workday(date: Date, wanted: number): boolean {
  const length = lastDay(date);
  if (wanted > length) return false;
  for (const distance of [0, -1, 1, -2, 2]) {
    const day = wanted + distance;
    const weekday = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay();
    if (day >= 1 && day <= length && weekday !== 0 && weekday !== 6) return date.getUTCDate() === day;
  }
  return false;
}

const dayOfMonthItem: fc.Arbitrary<Item<Date>> = fc.oneof(
  { weight: 4, arbitrary: dayOnly(numberItem(1, 31)) },
  fc.constant({ text: 'L', matches: (date: Date) => date.getUTCDate() === lastDay(date) }),
  fc.constant({ text: 'LW', matches: (date: Date) => workday(date, lastDay(date)) }),
  fc.integer({ min: 1, max: 31 }).map((day) => ({ text: `${day}W`, matches: (date: Date) => workday(date, day) })),
);

const shortDays = ['SUN', 'Mon', 'tue', 'WED', 'Thu', 'fri', 'SAT'];
const dayOfWeekItem: fc.Arbitrary<Item<Date>> = fc.oneof(
  {
    weight: 3,
    arbitrary: numberItem(0, 6)
      .filter(({ text }) => !/\/(7|8|9|\d\d)/.test(text))
      .map(({ text, matches }) => ({ text, matches: (date: Date) => matches(date.getUTCDay()) })),
  },
  fc.constant({ text: '7', matches: (date: Date) => date.getUTCDay() === 0 }),
  fc
    .integer({ min: 0, max: 6 })
    .map((day) => ({ text: shortDays[day]!, matches: (date: Date) => date.getUTCDay() === day })),
  fc.integer({ min: 0, max: 6 }).map((day) => ({
    text: `${day === 0 ? 7 : day}L`,
    matches: (date: Date) => date.getUTCDay() === day && date.getUTCDate() + 7 > lastDay(date),
  })),
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 5 })).map(([day, nth]) => ({
    text: `${day}#${nth}`,
    matches: (date: Date) => date.getUTCDay() === day && Math.ceil(date.getUTCDate() / 7) === nth,
  })),
);

const yearItem: fc.Arbitrary<Item<number>> = fc.oneof(
  fc.integer({ min: 2020, max: 2035 }).map((year) => ({ text: `${year}`, matches: (v: number) => v === year })),
  fc
    .integer({ min: 2020, max: 2035 })
    .map((year) => ({ text: `${year}/3`, matches: (v: number) => v >= year && (v - year) % 3 === 0 })),
);

/** Without a year in it, only a single step is taken for a year. */
const yearStep = fc
  .integer({ min: 1, max: 20 })
  .map((n) => ({ text: `*/${n}`, matches: (v: number) => (v - 1970) % n === 0, every: false }));

export const naiveCron: fc.Arbitrary<NaiveCron> = fc
  .record({
    second: list(numberItem(0, 59), 1),
    minute: list(numberItem(0, 59), 2),
    hour: list(numberItem(0, 23), 2),
    dayOfMonth: list(dayOfMonthItem, 6),
    month: list(numberItem(1, 12), 8),
    dayOfWeek: list(dayOfWeekItem, 6),
    year: fc.option(fc.oneof({ weight: 3, arbitrary: list(yearItem, 1) }, yearStep), { freq: 3 }),
  })
  .map(({ second, minute, hour, dayOfMonth, month, dayOfWeek, year }) => ({
    text: [second, minute, hour, dayOfMonth, month, dayOfWeek, ...(year ? [year] : [])]
      .map(({ text }) => text)
      .join(' '),
    second: second.matches,
    minute: minute.matches,
    hour: hour.matches,
    date: (date: Date) => {
      if (!month.matches(date.getUTCMonth() + 1) || !(year?.matches(date.getUTCFullYear()) ?? true)) return false;
      if (dayOfMonth.every || dayOfWeek.every) return dayOfMonth.matches(date) && dayOfWeek.matches(date);
      return dayOfMonth.matches(date) || dayOfWeek.matches(date);
    },
  }));

const end = Date.UTC(2100, 0, 1) / 1000;

/** The first matching local time later than `local` (both in seconds since 1970), by walking; null where there is none before `until`. */
export function naiveNext(cron: Omit<NaiveCron, 'text'>, local: number, until = end): number | null {
  for (let time = local + 1; time < until; ) {
    const date = new Date(Math.floor(time / daySeconds) * daySeconds * 1000);
    if (!cron.date(date)) time = date.getTime() / 1000 + daySeconds;
    else if (!cron.hour(Math.floor((time % daySeconds) / 3600))) time += 3600 - (time % 3600);
    else if (!cron.minute(Math.floor((time % 3600) / 60))) time += 60 - (time % 60);
    else if (!cron.second(time % 60)) time += 1;
    else return time;
  }
  return null;
}

/** The smallest distance between two runs from the day of `from` (seconds since 1970) to 2099, by listing them. */
export function naiveGap(cron: NaiveCron, from: number): number | null {
  const times: number[] = [];
  for (let time = 0; time < daySeconds; time++) {
    if (cron.hour(Math.floor(time / 3600)) && cron.minute(Math.floor(time / 60) % 60) && cron.second(time % 60))
      times.push(time);
  }
  const days: number[] = [];
  for (let day = Math.floor(from / daySeconds); day * daySeconds < end; day++) {
    if (cron.date(new Date(day * daySeconds * 1000))) days.push(day);
  }
  if (times.length === 0 || days.length === 0) return null;
  let gap = Number.POSITIVE_INFINITY;
  for (let index = 1; index < times.length; index++) gap = Math.min(gap, times[index]! - times[index - 1]!);
  for (let index = 1; index < days.length; index++) {
    gap = Math.min(gap, (days[index]! - days[index - 1]!) * daySeconds + times[0]! - times.at(-1)!);
  }
  return gap === Number.POSITIVE_INFINITY ? null : gap;
}
