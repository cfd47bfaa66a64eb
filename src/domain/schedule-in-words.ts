import type { CronFields } from './cron-fields.ts';
import { formatLocal } from './local-time.ts';
import type { Schedule } from './schedule.ts';
import { daysInWords, monthsInWords, yearsInWords } from './spoken-days.ts';
import { everyWords, timesInWords } from './spoken-times.ts';
import { glued } from './spoken-values.ts';
import { type Text, text } from './text.ts';
import { type TimeZone, utc } from './time-zone.ts';

/** What a schedule means, as one sentence. Of a cron without a zone it says nothing about zones. */
export function scheduleInWords(schedule: Schedule): Text {
  switch (schedule.kind) {
    case 'rate': {
      const { en, zh } = everyWords(schedule.everySeconds);
      return text(`${capital(en)}, counted from the moment it is created.`, `${zh}执行一次，从创建时刻起计。`);
    }
    case 'at': {
      const zone = zoneWords(schedule.zone ?? utc);
      const moment = formatLocal(schedule.moment);
      return text(`Once, on ${moment.replace(' ', ' at ')}${zone.en}.`, `只执行一次：${moment}${zone.zh}。`);
    }
    case 'cron': {
      const zone = schedule.zone === null ? text('', '') : zoneWords(schedule.zone);
      const { en, zh } = cronInWords(schedule.fields);
      return text(`${capital(en)}${zone.en}.`, `${zh}${zone.zh}。`);
    }
  }
}

function cronInWords(fields: CronFields): Text {
  const [times, days, months, years] = [
    timesInWords(fields),
    daysInWords(fields),
    monthsInWords(fields),
    yearsInWords(fields),
  ];
  // What runs all day long does so every day: that goes without saying.
  const allDay = fields.hour.values.length === 24;
  const english = [
    times.en,
    days?.en ?? (allDay ? '' : 'every day'),
    months && `in ${months.en}`,
    years && `in ${years.en}`,
  ];
  return text(
    english.filter(Boolean).join(', '),
    [dateInChinese(days, months, years, allDay), times.zh].filter(Boolean).join('，'),
  );
}

function dateInChinese(days: Text | null, months: Text | null, years: Text | null, allDay: boolean): string {
  if (months === null && years === null && days === null) return allDay ? '' : '每天';
  const period = glued(years?.zh ?? '', months?.zh ?? '');
  const inMonth = (days?.zh ?? '每天').replace(/^当月/, '');
  // "The 15th" alone is a date of this month only.
  const monthly = months !== null || inMonth.startsWith('每') ? inMonth : glued('每月', inMonth);
  return period === '' ? monthly : glued(`${period}的`, monthly);
}

function zoneWords({ kind, name }: TimeZone): Text {
  const en = kind === 'fixed' && !name.includes(':') ? name : `${name} time`;
  return text(`, ${en}`, `（时区 ${name}）`);
}

function capital(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
