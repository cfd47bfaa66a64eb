import type { CronFields } from './cron-fields.ts';
import type { Edition } from './editions.ts';
import { limits } from './limits.ts';
import type { LocalDateTime } from './local-time.ts';
import { rateOutOfRange } from './rate-expression.ts';
import type { Schedule } from './schedule.ts';
import { duration, quoted } from './schedule-words.ts';
import { text } from './text.ts';
import { sameZone, type TimeZone } from './time-zone.ts';
import type { Objection } from './violation.ts';

export const lineBreak: Objection = {
  rule: 'schedule-line-break',
  why: text('The schedule goes over more than one line.', '执行计划跨越了多行。'),
  fix: text('Write it in one line.', '请写在同一行内。'),
};

/** `zone` is what `--timezone` says. */
export function zoneFlagObjections(schedule: Schedule, zone: TimeZone | null): Objection[] {
  if (zone === null) return [];
  if (schedule.kind === 'rate') {
    return [
      {
        rule: 'timezone-rate',
        why: text('rate(…) counts from its creation and has no time zone.', 'rate(…) 从创建时起计，没有时区。'),
        fix: text('Leave out --timezone.', '请去掉 --timezone。'),
      },
    ];
  }
  if (schedule.zone === null || sameZone(schedule.zone, zone)) return [];
  return [
    {
      rule: 'timezone-conflict',
      why: text(
        `The schedule is in ${schedule.zone.name}, --timezone says ${zone.name}.`,
        `执行计划中的时区为 ${schedule.zone.name}，--timezone 则为 ${zone.name}。`,
      ),
      fix: text('Leave out one of the two.', '请去掉其中一个。'),
    },
  ];
}

/** For all but a plain cron of six fields. */
export function editionObjections(kind: Schedule['kind'], given: string, { name, schedule }: Edition): Objection[] {
  if (kind === 'cron' ? schedule.yearAndZone : schedule.rateAndAt) return [];
  return [
    {
      rule: 'schedule-edition',
      why: text(
        `Edition ${name} of the API knows crons of six fields only, without year and time zone; ${quoted(given)} came later.`,
        `${name} 版 API 只支持六个字段的 cron，不支持年份和时区；${quoted(given)} 是后来才有的写法。`,
      ),
      fix: text('Write a cron of six fields, or leave out --edition.', '请写六个字段的 cron，或去掉 --edition。'),
    },
  ];
}

export function rateObjections(everySeconds: number, given: string, timeoutSeconds: number | null): Objection[] {
  const { min, max } = limits.rateSeconds;
  const objections: Objection[] = [];
  if (everySeconds < min || everySeconds > max) objections.push(rateOutOfRange(given));
  if (timeoutSeconds !== null && everySeconds <= timeoutSeconds) {
    const timeout = duration(timeoutSeconds);
    objections.push({
      rule: 'schedule-rate-timeout',
      why: text(
        `${quoted(given)} is not longer than the timeout of ${timeout.en}; the service wants it to be.`,
        `${quoted(given)} 没有超过超时时间 ${timeout.zh}；服务要求周期长于超时时间。`,
      ),
      fix: text('Use a longer period or a shorter --timeout.', '请加长周期，或缩短 --timeout。'),
    });
  }
  return objections;
}

export function pastObjection(given: string, now: Date): Objection {
  const clock = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return {
    rule: 'schedule-past',
    why: text(`${quoted(given)} is over: it is ${clock} now.`, `${quoted(given)} 已经过去：现在是 ${clock}。`),
    fix: text('Name a moment to come; without a time zone it is UTC.', '请写将来的时间；不写时区即为 UTC。'),
  };
}

export function neverRuns({ year }: CronFields, today: LocalDateTime): Objection {
  const lastYear = year.values.at(-1);
  const over = lastYear !== undefined && lastYear < today.year;
  return {
    rule: 'schedule-never',
    why: over
      ? text(
          `Its last year, ${lastYear}, is over: it would never run.`,
          `最后一个年份 ${lastYear} 已经过去，永远不会执行。`,
        )
      : text(
          'No date from now on matches its day, month and year: it would never run.',
          '今后没有任何日期同时符合所写的日、月、年，永远不会执行。',
        ),
    fix: over
      ? text('Leave out the year, or write years to come.', '请去掉年份，或写将来的年份。')
      : text(
          'Check the day against the length of the month, and the year.',
          '请核对该月是否有这一天，以及年份是否正确。',
        ),
  };
}
