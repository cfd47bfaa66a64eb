import assert from 'node:assert/strict';
import type { NaiveCron } from './naive-cron.ts';

/**
 * Reads the sentences of `schedule` back: what a person takes from them, word by word. It knows nothing of crons, so that
 * a sentence that says something else than its cron is found out.
 */
export type ReadCron = Omit<NaiveCron, 'text'>;

type DayTest = (date: Date) => boolean;

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const counted = ['first', 'second', 'third', 'fourth', 'fifth'];
const always = () => true;

export function readEnglish(sentence: string): ReadCron {
  let rest = sentence.replace(/\.$/, '').replace(/^./, (letter) => letter.toLowerCase());
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(0, found.index);
    return found?.[1] ?? null;
  };
  const years = take(/, in (\d{4}(?:(?:, | and | to |… )+\d{4})*)$/);
  const monthList = take(/, in ([A-Z][a-z]+(?:(?:, | and | to |… )+[A-Z][a-z]+)*)$/);
  const days = take(/, (every day|on .*)$/);
  const inYears = years === null ? null : numbers(tokensOf(years), ' to ', Number);
  const inMonths =
    monthList === null ? null : numbers(tokensOf(monthList), ' to ', (name) => 1 + indexOf(months, name));
  const tests =
    days === null || days === 'every day' ? [always] : days.replace(/^on /, '').split(' and also on ').map(englishDays);
  return { ...englishTimes(rest), date: dateTest(inYears, inMonths, tests) };
}

export function readChinese(sentence: string): ReadCron {
  const clock = String.raw`\d\d:\d\d(?::\d\d)?`;
  const parts = new RegExp(`^(.*?)(?:^|，)((?:${clock} 至 ${clock}，)?[^，]*执行(?:一次)?(?:（[^）]*）)?)。$`).exec(
    sentence,
  );
  assert.ok(parts, sentence);
  let rest = parts[1] as string;
  const take = (pattern: RegExp) => {
    const found = pattern.exec(rest);
    if (found) rest = rest.slice(found[0].length);
    return found?.[0].replaceAll(/[年月]| /g, '').trim() ?? null;
  };
  const years = take(/^\d{4} 年(?:(?:、|…|至| )+\d{4} 年)*/);
  const monthList = take(/^ ?\d\d? 月(?:(?:、|…|至| )+\d\d? 月)*/);
  rest = rest.replace(/^的/, '').trim();
  const inYears = years === null ? null : numbers(years.split('、'), '至', Number);
  const inMonths = monthList === null ? null : numbers(monthList.split('、'), '至', Number);
  const tests = rest === '' || rest === '每天' ? [always] : rest.split('，以及').map(chineseDays);
  return { ...chineseTimes(parts[2] as string), date: dateTest(inYears, inMonths, tests) };
}

function dateTest(years: Set<number> | null, inMonths: Set<number> | null, days: readonly DayTest[]): DayTest {
  return (date) =>
    (years?.has(date.getUTCFullYear()) ?? true) &&
    (inMonths?.has(date.getUTCMonth() + 1) ?? true) &&
    days.some((matches) => matches(date));
}

/** `a, b, … z` is as long a list as its first two say. */
function tokensOf(list: string): string[] {
  return list.replaceAll('… ', '…, ').split(/, | and /);
}

function numbers(tokens: readonly string[], to: string, read: (token: string) => number): Set<number> {
  const found: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token === '…') {
      const [first, second, last] = [read(tokens[at - 2]!), read(tokens[at - 1]!), read(tokens[at + 1]!)];
      assert.equal((last - first) % (second - first), 0, `uneven: ${tokens.join()}`);
      for (let value = second; value <= last; value += second - first) found.push(value);
    } else {
      const [first, last = first] = token.split(to).map((each) => read(each.trim())) as [number, number?];
      for (let value = first; value <= last; value++) found.push(value);
    }
  }
  assert.ok(!found.some(Number.isNaN), tokens.join('|'));
  return new Set(found);
}

function indexOf(names: readonly string[], name: string): number {
  assert.ok(names.includes(name), name);
  return names.indexOf(name);
}

function englishDays(list: string): DayTest {
  const plainDays: string[] = [];
  const plainWeekdays: string[] = [];
  const tests: DayTest[] = [];
  for (const token of tokensOf(list.replace(/(?<!day) of the month$/, ''))) {
    const day = token.replace(/ of the month( \(if there is one\))?$/, '').replace(/ \((?:if there is one)\)$/, '');
    const near = /^the working day \(Monday to Friday\) nearest the (\d+)\w\w$/.exec(day);
    const special = /^the (last|first|second|third|fourth|fifth) (\w+day)$/.exec(day);
    if (day === 'the last day') tests.push((date) => date.getUTCDate() === lastDay(date));
    else if (day === 'the last working day (Monday to Friday)') tests.push((date) => isNearest(date, lastDay(date)));
    else if (near) tests.push((date) => isNearest(date, Number(near[1])));
    else if (special) tests.push(weekdayTest(indexOf(weekdays, special[2]!), counted.indexOf(special[1]!) + 1));
    else if (/\w+days/.test(day)) plainWeekdays.push(day);
    else plainDays.push(day);
  }
  const days = numbers(plainDays, ' to ', (day) => Number(/^the (\d+)(?:st|nd|rd|th)$/.exec(day)?.[1]));
  const week = numbers(plainWeekdays, ' to ', (day) => indexOf(weekdays, day.slice(0, -1)) || 7);
  return (date) => days.has(date.getUTCDate()) || week.has(date.getUTCDay() || 7) || tests.some((test) => test(date));
}

function chineseDays(list: string): DayTest {
  const plainDays: string[] = [];
  const plainWeekdays: string[] = [];
  const tests: DayTest[] = [];
  for (const token of list.replace(/^(每月|当月)/, '').split('、')) {
    const day = token
      .replace(/^(当月|每(?=周))/, '')
      .replace(/（(若有|若当月有该日)）/, '')
      .trim();
    const near = /^离 (\d+) 日最近的工作日（周一至周五）$/.exec(day);
    const special = /^(?:(最后一)|第(.))个周(.)$/.exec(day);
    if (day === '最后一天') tests.push((date) => date.getUTCDate() === lastDay(date));
    else if (day === '最后一个工作日（周一至周五）') tests.push((date) => isNearest(date, lastDay(date)));
    else if (near) tests.push((date) => isNearest(date, Number(near[1])));
    else if (special)
      tests.push(weekdayTest('日一二三四五六'.indexOf(special[3]!), ' 一二三四五'.indexOf(special[2] ?? ' ')));
    else if (day.startsWith('周')) plainWeekdays.push(day);
    else plainDays.push(day);
  }
  const days = numbers(plainDays, '至', (day) => Number(/^(\d+) 日$/.exec(day)?.[1]));
  const week = numbers(plainWeekdays, '至', (day) => '日一二三四五六'.indexOf(day[1]!) || 7);
  return (date) => days.has(date.getUTCDate()) || week.has(date.getUTCDay() || 7) || tests.some((test) => test(date));
}

/** `nth` 0 is the last. */
function weekdayTest(weekday: number, nth: number): DayTest {
  return (date) => {
    if (date.getUTCDay() !== weekday) return false;
    return nth === 0 ? date.getUTCDate() + 7 > lastDay(date) : Math.ceil(date.getUTCDate() / 7) === nth;
  };
}

function lastDay(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** The nearest day from Monday to Friday in the same month; where a month lacks the day there is none. */
function isNearest(date: Date, wanted: number): boolean {
  if (wanted > lastDay(date)) return false;
  const isWorkday = (day: number) =>
    day >= 1 &&
    day <= lastDay(date) &&
    new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), day)).getUTCDay() % 6 !== 0;
  const nearest = [0, -1, 1, -2, 2].map((distance) => wanted + distance).find(isWorkday);
  return date.getUTCDate() === nearest;
}

function englishTimes(words: string): Omit<ReadCron, 'date'> {
  const listed = /^at (\d\d:.*)$/.exec(words);
  if (listed) return atTimes(tokensOf(listed[1]!), ' to ');
  const even = /^every (.*?) (?:\((.*)\)|from (\S+) to (\S+))$/.exec(words);
  if (even)
    return evenTimes(englishSpan(even[1]!), even[2] === undefined ? null : tokensOf(even[2]), even[3], even[4], ' to ');
  const parts =
    /^(?:at )?(?:(every second|seconds? .+?) of )?(every minute|minutes? .+?)(?: of (every hour|hours? .+))?$/.exec(
      words,
    );
  assert.ok(parts, words);
  const values = (part: string | undefined, whole: string, alone: number | null) => {
    if (part === undefined) return alone === null ? always : (value: number) => value === alone;
    if (part === whole) return always;
    const found = numbers(tokensOf(part.replace(/^\w+ /, '')), ' to ', Number);
    return (value: number) => found.has(value);
  };
  return {
    second: values(parts[1], 'every second', 0),
    minute: values(parts[2], 'every minute', null),
    hour: values(parts[3], 'every hour', null),
  };
}

function chineseTimes(words: string): Omit<ReadCron, 'date'> {
  const listed = /^(\d\d:[^每]*?) 执行$/.exec(words);
  if (listed) return atTimes(listed[1]!.split('、'), '至');
  const even = /^(?:(\S+) 至 (\S+)，)?每(.*?)执行一次(?:（(.*)）)?$/.exec(words);
  if (even) return evenTimes(chineseSpan(even[3]!.trim()), even[4]?.split('、') ?? null, even[1], even[2], '至');
  const parts = /^(?:(每小时|[\d、…至 ]+ 时)的)? ?(每分钟|[\d、…至 ]+ 分)(?:的 ?(每秒|[\d、…至 ]+ 秒))?执行$/.exec(
    words,
  );
  assert.ok(parts, words);
  const values = (part: string | undefined, alone: number | null) => {
    if (part === undefined) return alone === null ? always : (value: number) => value === alone;
    if (part.startsWith('每')) return always;
    const found = numbers(
      part
        .replace(/ [时分秒]$/, '')
        .trim()
        .split('、'),
      '至',
      Number,
    );
    return (value: number) => found.has(value);
  };
  return { hour: values(parts[1], null), minute: values(parts[2], null), second: values(parts[3], 0) };
}

function secondsOf(clock: string): number {
  const [hour, minute, second = 0] = clock.trim().split(':').map(Number) as [number, number, number?];
  return hour * 3600 + minute * 60 + second;
}

/** A list of times is every combination of its hours, minutes and seconds, or it is wrong. */
function atTimes(tokens: readonly string[], to: string): Omit<ReadCron, 'date'> {
  return combined(numbers(tokens, to, secondsOf));
}

function combined(times: Set<number>): Omit<ReadCron, 'date'> {
  const [hours, minutes, seconds] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const time of times) {
    hours.add(Math.floor(time / 3600));
    minutes.add(Math.floor(time / 60) % 60);
    seconds.add(time % 60);
  }
  assert.equal(times.size, hours.size * minutes.size * seconds.size);
  return { hour: (h) => hours.has(h), minute: (m) => minutes.has(m), second: (s) => seconds.has(s) };
}

function evenTimes(
  step: number,
  tokens: readonly string[] | null,
  from = '',
  to = '',
  word: string,
): Omit<ReadCron, 'date'> {
  if (tokens === null) {
    const times = new Set<number>();
    for (let time = secondsOf(from); time <= secondsOf(to); time += step) times.add(time);
    assert.ok(times.has(secondsOf(to)), `${from} to ${to} is no number of ${step} s`);
    return combined(times);
  }
  const times = [...numbers(tokens, word, secondsOf)];
  assert.ok(
    times.every((time, at) => at === 0 || time - times[at - 1]! === step),
    tokens.join(),
  );
  assert.equal(times[0]! + 86_400 - times.at(-1)!, step, 'it does not go on over midnight');
  return combined(new Set(times));
}

function englishSpan(span: string): number {
  const [, count = '1', unit] = /^(?:(\d+) )?(second|minute|hour)s?$/.exec(span) ?? [];
  assert.ok(unit, span);
  return Number(count) * { second: 1, minute: 60, hour: 3600 }[unit as 'second'];
}

function chineseSpan(span: string): number {
  const [, count = '1', unit] = /^(?:(\d+) )?(秒|分钟|小时)$/.exec(span) ?? [];
  assert.ok(unit, span);
  return Number(count) * { 秒: 1, 分钟: 60, 小时: 3600 }[unit as '秒'];
}
