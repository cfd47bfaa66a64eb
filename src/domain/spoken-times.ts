import { formatTime, fromLocalSeconds, secondsPerDay } from './local-time.ts';
import type { TimeFields } from './minimal-gap.ts';
import { evenStep, glued, joined, spokenValues } from './spoken-values.ts';
import { type Text, text } from './text.ts';

/** So many times of day are listed before anything else is tried, and so many rather than described field by field. */
const listedFirst = 3;
const listedAtMost = 8;

/**
 * When on its days a cron runs, without a capital or a full stop. "Every 20 minutes" is said only where that is the
 * distance between any two neighbours of the day, and without an end only where it goes on like that over midnight.
 */
export function timesInWords(fields: TimeFields): Text {
  const times = timesUntilUneven(fields);
  const step = evenStep(times.listed);
  if (times.all && step !== null && times.listed.length > listedFirst) return evenWords(times.listed, step, fields);
  if (!times.all) return fieldByField(fields);
  const { en, zh } = joined(times.listed.map((time) => clockWords(time, fields)));
  return text(`at ${en}`, glued(zh, '执行'));
}

/** The times of a day in seconds; given up when they are too many to list and not evenly spaced. */
function timesUntilUneven({ hour, minute, second }: TimeFields): { listed: readonly number[]; all: boolean } {
  const listed: number[] = [];
  let step: number | null = null;
  let even = true;
  for (const h of hour.values) {
    for (const m of minute.values) {
      for (const s of second.values) {
        const time = h * 3600 + m * 60 + s;
        const before = listed.at(-1);
        if (before !== undefined) {
          step ??= time - before;
          even &&= time - before === step;
        }
        if (!even && listed.length >= listedAtMost) return { listed, all: false };
        listed.push(time);
      }
    }
  }
  return { listed, all: true };
}

function evenWords(times: readonly number[], step: number, fields: TimeFields): Text {
  const clock = (time: number) => clockWords(time, fields);
  const [first, last] = [times[0] as number, times.at(-1) as number];
  const every = everyWords(step);
  if (last + step === first + secondsPerDay) {
    const { en, zh } = spokenValues(times, clock);
    return text(`${every.en} (${en})`, `${every.zh}执行一次（${zh}）`);
  }
  const [from, to] = [clock(first).en, clock(last).en];
  return text(`${every.en} from ${from} to ${to}`, `${from} 至 ${to}，${every.zh}执行一次`);
}

const units = [
  [86_400, 'day', '天'],
  [3600, 'hour', '小时'],
  [60, 'minute', '分钟'],
  [1, 'second', '秒'],
] as const;

/** `every 20 minutes`, `every hour`: the largest unit that is exact. */
export function everyWords(seconds: number): Text {
  const [size, en, zh] = units.find(([each]) => seconds % each === 0) ?? units[3];
  const count = seconds / size;
  if (count === 1) return text(`every ${en}`, zh === '天' ? '每天' : `每${zh}`);
  return text(`every ${count} ${en}s`, `每 ${count} ${zh}`);
}

/** `09:30`, with the seconds where they are not all zero. */
function clockWords(time: number, { second }: TimeFields): Text {
  const full = formatTime(fromLocalSeconds(time));
  const shown = second.values.length === 1 && second.values[0] === 0 ? full.slice(0, 5) : full;
  return text(shown, shown);
}

/** `at seconds 0, 7, … 56 of every minute`. A second 0 alone goes without saying. */
function fieldByField({ hour, minute, second }: TimeFields): Text {
  const hours = valuesWords(hour.values, 24, 'hour', ['每小时', '时']);
  const minutes = valuesWords(minute.values, 60, 'minute', ['每分钟', '分']);
  const onTheMinute = second.values.length === 1 && second.values[0] === 0;
  if (onTheMinute) {
    const at = minute.values.length === 60 ? '' : 'at ';
    return text(`${at}${minutes.en} of ${hours.en}`, glued(glued(hours.zh, '的'), minutes.zh).concat('执行'));
  }
  const seconds = valuesWords(second.values, 60, 'second', ['每秒', '秒']);
  const at = second.values.length === 60 ? '' : 'at ';
  const everyMinute = hour.values.length === 24 && minute.values.length === 60;
  const zhMinutes = everyMinute ? minutes.zh : glued(`${hours.zh}的`, minutes.zh);
  return text(
    `${at}${seconds.en} of ${minutes.en}${everyMinute ? '' : ` of ${hours.en}`}`,
    `${glued(`${zhMinutes}的`, seconds.zh)}执行`,
  );
}

function valuesWords(values: readonly number[], size: number, en: string, zh: readonly [string, string]): Text {
  if (values.length === size) return text(`every ${en}`, zh[0]);
  const spoken = spokenValues(values, (value) => text(String(value), String(value)));
  return text(`${en}${values.length > 1 ? 's' : ''} ${spoken.en}`, `${spoken.zh} ${zh[1]}`);
}
