import { type Edition, editions } from '../../domain/editions.ts';
import { formatLocal, fromLocalSeconds } from '../../domain/local-time.ts';
import { nextRuns } from '../../domain/next-runs.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { type Calendar, calendarOf, type Month } from '../../domain/schedule-calendar.ts';
import { baseOf, type Reading, readingsOf, smallestGap } from '../../domain/schedule-readings.ts';
import { text } from '../../domain/text.ts';
import { type TimeZone, utc } from '../../domain/time-zone.ts';
import { accepted, type Checked, refused } from '../../domain/violation.ts';
import { offsetAt } from '../../domain/zone-clock.ts';
import type { Context } from '../context.ts';
import { readEdition, refuseLacking } from '../edition.ts';
import { type Exit, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { expressionOf, looksLikeWords, wordsNotUnderstood, zoneOfWords } from '../invoke/plain-frequency.ts';
import { readTimeout, takeFrequency } from '../invoke/repetition.ts';
import { localZone } from '../local-zone.ts';
import { openPresenter, readForm } from '../open-presenter.ts';

/**
 * `ecs-invoke schedule <expression>`: what invoke would say of a Frequency, and much more; sends nothing. Plain words stand
 * for the expression that they mean.
 */
export async function scheduleCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const [given = '', ...more] = command.args;
  const now = services.clock.now();
  const unquoted = more.length > 0 && (looksLikeField(given) || isSchedule(command.args.join(' '), now));
  const findings = new Findings(
    readGiven(command, flags, io.env),
    unquoted ? stray.filter(({ rule }) => rule !== 'unknown-word') : stray,
  );
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  refuseLacking(edition, findings);
  const here = localZone();
  const timezone = findings.given.one('timezone')?.text ?? null;
  const timeoutSeconds = readTimeout(findings) ?? null;
  const count = findings.single('count', parseCount) ?? 5;
  const month = findings.single('calendar', parseMonth);
  const context = { edition, timezone, timeoutSeconds, now };
  // What this edition cannot say is refused as the expression that a later one has for it.
  const meant = expressionOf(given, context) ?? expressionOf(given, { ...context, edition: editions.current });
  const refusal = unquoted ? quotesMissing : meant === null && looksLikeWords(given) ? wordsNotUnderstood : null;
  const frequency =
    refusal === null
      ? takeFrequency(findings, '<expression>', meant ?? given, context)
      : findings.takeFrom('<expression>', refused<never>(refusal), given);
  const zone = zoneOfWords(given, context);
  if (zone !== null) findings.notes.push(zone);
  if (findings.violations.length > 0 || frequency === null) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);

  const { schedule } = frequency;
  const readings = readingsOf(schedule, now, count);
  const view = {
    edition,
    frequency,
    fromWords: meant !== null,
    smallestGap: smallestGap(schedule, now),
    readings,
    calendar: month === undefined ? null : monthOf(schedule, month, { now, here, base: baseOf(edition) }),
    here,
    runTimes: runTimes(schedule, readings, edition, { now, here, count }),
  };
  presenter.schedule(view, exits.shown);
  presenter.close();
  return exits.shown;
}

/** `this month` is the one that the zone of the schedule has now. */
function monthOf(
  schedule: Schedule,
  month: Month | 'this month',
  context: { now: Date; here: TimeZone; base: TimeZone | null },
): Calendar {
  const { now, here, base } = context;
  if (month !== 'this month') return calendarOf(schedule, month, context);
  const zone = schedule.kind === 'rate' ? here : (schedule.zone ?? (schedule.kind === 'at' ? utc : (base ?? here)));
  return calendarOf(schedule, wallClock(now, zone), context);
}

/**
 * Moments in UTC where the zone is known or the edition names one. Where only the instance knows it, what its clock will
 * show, without a `Z`; "next" is then meant by the clock of this machine.
 */
function runTimes(
  schedule: Schedule,
  readings: readonly Reading[],
  edition: Edition,
  { now, here, count }: { now: Date; here: TimeZone; count: number },
): readonly string[] {
  const reading = readings.length > 1 ? readings.find(({ basis }) => basis === `edition-${edition.name}`) : readings[0];
  if (reading) return reading.runs.map((run) => `${run.toISOString().slice(0, 19)}Z`);
  const runs = nextRuns(schedule, now, count, { base: here, createdAt: now });
  return runs.map((run) => formatLocal(wallClock(run, here)).replace(' ', 'T'));
}

function wallClock(moment: Date, zone: TimeZone) {
  const seconds = Math.floor(moment.getTime() / 1000);
  return fromLocalSeconds(seconds + offsetAt(zone, seconds));
}

const mostRuns = 1000;

function parseCount(given: string): Checked<number> {
  const count = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (count >= 1 && count <= mostRuns) return accepted(count);
  return refused({
    rule: 'count',
    why: text('This is not a number of runs.', '这不是有效的次数。'),
    fix: text(`Write a whole number from 1 to ${mostRuns}.`, `请填写 1 到 ${mostRuns} 的整数。`),
  });
}

/** `true` stands for the flag without a value. */
function parseMonth(given: string): Checked<Month | 'this month'> {
  if (given === 'true') return accepted('this month');
  const [, year, month] = /^(\d{4})-(\d\d)$/.exec(given) ?? [];
  const exists = Number(year) >= 1970 && Number(year) <= 2099 && Number(month) >= 1 && Number(month) <= 12;
  if (exists) return accepted({ year: Number(year), month: Number(month) });
  return refused({
    rule: 'calendar',
    why: text('This is not a month from 1970 to 2099.', '这不是 1970 到 2099 年间的月份。'),
    fix: text('Write it as 2027-01: --calendar=2027-01.', '请写成 2027-01 的形式：--calendar=2027-01。'),
  });
}

function isSchedule(words: string, now: Date): boolean {
  return expressionOf(words, { edition: editions.current, timezone: null, timeoutSeconds: null, now }) !== null;
}

function looksLikeField(word: string): boolean {
  return /^[\d*?/,-]+$/.test(word);
}

const quotesMissing = {
  rule: 'schedule-quotes',
  why: text('The schedule came as several words.', '执行计划被拆成了多个词。'),
  fix: text(
    "Put it in quotes: ecs-invoke schedule '0 0 2 * * ?', or 'every day at 2:00'",
    "请用引号括起：ecs-invoke schedule '0 0 2 * * ?'，或 '每天 2 点'",
  ),
};
