import { splitCron } from './cron-expression.ts';
import { trapsIn } from './cron-traps.ts';
import type { Edition } from './editions.ts';
import { frequencyNotes } from './frequency-notes.ts';
import { gapObjection } from './gap-check.ts';
import { limits } from './limits.ts';
import { fromLocalSeconds } from './local-time.ts';
import { nextRun } from './next-run.ts';
import { cronValidatorTakes } from './plain-cron.ts';
import { rateOutOfRange } from './rate-expression.ts';
import { parseSchedule, type Schedule, trimBlanks } from './schedule.ts';
import { duration, quoted } from './schedule-words.ts';
import { text } from './text.ts';
import { fixedOffset, parseTimeZone, sameZone, type TimeZone, utc } from './time-zone.ts';
import { accepted, type Checked, type Note, type Objection, refused } from './violation.ts';

export interface FrequencyContext {
  readonly edition: Edition;
  /** `--timezone`, for a cron or at(…) that names none. */
  readonly timezone: string | null;
  /** `--timeout`; null when it is the stored command's own, which nobody here knows. */
  readonly timeoutSeconds: number | null;
  readonly now: Date;
}

export interface CheckedFrequency {
  /** Exactly what is sent: blanks evened out, the zone added. */
  readonly text: string;
  readonly schedule: Schedule;
}

/** All that a person should hear about a Frequency before it is sent; far stricter than `parseSchedule`. */
export function checkFrequency(given: string, context: FrequencyContext): Checked<CheckedFrequency> {
  const parsed = parseSchedule(given);
  const flag = context.timezone === null ? null : parseTimeZone(context.timezone);
  const objections: Objection[] = [
    ...(/[\r\n\f]/.test(trimBlanks(given)) ? [lineBreak] : []),
    ...(parsed.ok ? [] : parsed.objections),
    ...(flag?.ok === false ? flag.objections.map((objection) => ({ ...objection, rule: 'timezone' })) : []),
  ];
  if (!parsed.ok) return refused(...objections);

  const zone = flag?.ok ? flag.value : null;
  const words = splitCron(trimBlanks(given));
  const schedule = withZone(parsed.value, zone);
  const firstRun = nextRun(schedule, context.now, { base: latestBase(context.edition), createdAt: context.now });
  objections.push(
    ...zoneObjections(parsed.value, zone),
    ...editionObjections(parsed.value, given, words.length, context),
    ...timeObjections(schedule, given, firstRun, context),
  );
  if (objections.length > 0 || firstRun === null) return refused(...objections);

  const sent = withZoneText(words.join(' '), parsed.value, zone);
  const hasYear =
    schedule.kind === 'cron' && words.length === (parsed.value.kind === 'cron' && parsed.value.zone ? 8 : 7);
  const notes = frequencyNotes(schedule, { ...context, hasYear, firstRun: firstRun.getTime() / 1000 });
  const doubts = schedule.kind === 'cron' && !cronValidatorTakes(words.slice(0, 6).join(' ')) ? [unusualSpelling] : [];
  return accepted({ text: sent, schedule }, [...notes, ...doubts]);
}

const lineBreak: Objection = {
  rule: 'schedule-line-break',
  why: text('The schedule goes over more than one line.', '执行计划跨越了多行。'),
  fix: text('Write it in one line.', '请写在同一行内。'),
};

const unusualSpelling: Note = {
  code: 'schedule-unusual',
  text: text(
    'The agent takes this cron, but cron-validator does not: the spelling is unusual, and other tools may read it differently.',
    'Agent 接受该 cron，但 cron-validator 不接受：写法较为少见，其他工具的理解可能不同。',
  ),
};

/** Where a cron without a zone runs; of zones unknown, the one in which a run is over last. */
function latestBase({ schedule: { base } }: Edition): TimeZone {
  if (base === 'UTC') return utc;
  return fixedOffset(base === 'UTC+8' ? 8 * 60 : -12 * 60);
}

function withZone(schedule: Schedule, zone: TimeZone | null): Schedule {
  return zone === null || schedule.kind === 'rate' || schedule.zone !== null ? schedule : { ...schedule, zone };
}

function withZoneText(sent: string, schedule: Schedule, zone: TimeZone | null): string {
  if (zone === null || schedule.kind === 'rate' || schedule.zone !== null) return sent;
  return schedule.kind === 'cron' ? `${sent} ${zone.name}` : `${sent.slice(0, -1)} ${zone.name})`;
}

function zoneObjections(schedule: Schedule, zone: TimeZone | null): Objection[] {
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

function editionObjections(
  schedule: Schedule,
  given: string,
  words: number,
  { edition }: FrequencyContext,
): Objection[] {
  const { rateAndAt, yearAndZone } = edition.schedule;
  if (schedule.kind === 'cron' ? yearAndZone || words === 6 : rateAndAt) return [];
  return [
    {
      rule: 'schedule-edition',
      why: text(
        `Edition ${edition.name} of the API knows crons of six fields only, without year and time zone; ${quoted(trimBlanks(given))} came later.`,
        `${edition.name} 版 API 只支持六个字段的 cron，不支持年份和时区；${quoted(trimBlanks(given))} 是后来才有的写法。`,
      ),
      fix: text('Write a cron of six fields, or leave out --edition.', '请写六个字段的 cron，或去掉 --edition。'),
    },
  ];
}

function timeObjections(
  schedule: Schedule,
  given: string,
  firstRun: Date | null,
  { timeoutSeconds, now, edition }: FrequencyContext,
): Objection[] {
  if (schedule.kind === 'rate') return rateObjections(schedule.everySeconds, trimBlanks(given), timeoutSeconds);
  if (schedule.kind === 'at') return firstRun === null ? [inThePast(trimBlanks(given), now)] : [];
  const traps = trapsIn(schedule.fields);
  const base = schedule.zone ?? latestBase(edition);
  const offset = base.kind === 'fixed' ? base.offsetSeconds : 0;
  const from = fromLocalSeconds(Math.floor(now.getTime() / 1000) + offset);
  const gap = gapObjection(schedule.fields, from, timeoutSeconds);
  const never =
    firstRun === null && traps.length === 0 ? [neverRuns(schedule.fields.year.values.at(-1)! < from.year)] : [];
  return [...traps, ...never, ...(gap ? [gap] : [])];
}

function rateObjections(everySeconds: number, given: string, timeoutSeconds: number | null): Objection[] {
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

function inThePast(given: string, now: Date): Objection {
  const clock = `${now.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return {
    rule: 'schedule-past',
    why: text(`${quoted(given)} is over: it is ${clock} now.`, `${quoted(given)} 已经过去：现在是 ${clock}。`),
    fix: text('Name a moment to come; without a time zone it is UTC.', '请写将来的时间；不写时区即为 UTC。'),
  };
}

function neverRuns(yearsOver: boolean): Objection {
  return {
    rule: 'schedule-never',
    why: yearsOver
      ? text('Its years are over: it would never run.', '所写的年份已经过去，永远不会执行。')
      : text(
          'No date from now on matches its day, month and year: it would never run.',
          '今后没有任何日期同时符合所写的日、月、年，永远不会执行。',
        ),
    fix: yearsOver
      ? text('Leave out the year, or write years to come.', '请去掉年份，或写将来的年份。')
      : text(
          'Check the day against the length of the month, and the year.',
          '请核对该月是否有这一天，以及年份是否正确。',
        ),
  };
}
