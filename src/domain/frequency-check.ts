import { splitAtBlanks, trimBlanks } from './blanks.ts';
import { readCron } from './cron-expression.ts';
import { trapsIn } from './cron-traps.ts';
import type { Edition } from './editions.ts';
import { frequencyNotes } from './frequency-notes.ts';
import {
  editionObjections,
  lineBreak,
  neverRuns,
  pastObjection,
  rateObjections,
  zoneFlagObjections,
} from './frequency-objections.ts';
import { gapObjection } from './gap-check.ts';
import { fromLocalSeconds } from './local-time.ts';
import { closestRuns, closestTimes, type Pair, type TimeFields } from './minimal-gap.ts';
import { nextRun } from './next-run.ts';
import { cronValidatorTakes } from './plain-cron.ts';
import { formOf, parseSchedule, type Schedule } from './schedule.ts';
import { text } from './text.ts';
import { fixedOffset, parseTimeZone, type TimeZone, utc } from './time-zone.ts';
import { accepted, type Checked, type Note, type Objection, refused } from './violation.ts';
import { offsetAt } from './zone-clock.ts';

export interface FrequencyContext {
  readonly edition: Edition;
  /** `--timezone`, for a cron or at(…) that names none. An edition without zones refuses the flag itself (`lacks`). */
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
  if (!parsed.ok) return refused(...objections, ...objectionsInPart(trimBlanks(given), context.timeoutSeconds));

  const words = splitAtBlanks(given);
  const zone = flag?.ok ? flag.value : null;
  const { text: sent, schedule } = withZone({ text: words.join(' '), schedule: parsed.value }, zone);
  const isPlainCron = schedule.kind === 'cron' && words.length === 6;
  const firstRun = nextRun(schedule, context.now, { base: baseOf(context.edition), createdAt: context.now });
  objections.push(
    ...zoneFlagObjections(parsed.value, zone),
    ...(isPlainCron ? [] : editionObjections(schedule.kind, sent, context.edition)),
    ...scheduleObjections(schedule, sent, firstRun, context),
  );
  if (objections.length > 0 || firstRun === null) return refused(...objections);

  const notes = frequencyNotes(schedule, {
    ...context,
    firstRun,
  });
  const unusual = schedule.kind === 'cron' && !cronValidatorTakes(words.slice(0, 6).join(' '));
  return accepted({ text: sent, schedule }, unusual ? [...notes, unusualSpelling] : notes);
}

function withZone(frequency: CheckedFrequency, zone: TimeZone | null): CheckedFrequency {
  const { text: sent, schedule } = frequency;
  if (zone === null || schedule.kind === 'rate' || schedule.zone !== null) return frequency;
  return {
    text: schedule.kind === 'cron' ? `${sent} ${zone.name}` : `${sent.slice(0, -1)} ${zone.name})`,
    schedule: { ...schedule, zone },
  };
}

/** The zone of a cron that names none; of the zones that are unknown here, the one in which a day ends last. */
function baseOf({ schedule: { base } }: Edition): TimeZone {
  if (base === 'UTC') return utc;
  return fixedOffset(base === 'UTC+8' ? 8 * 60 : -12 * 60);
}

function scheduleObjections(
  schedule: Schedule,
  given: string,
  firstRun: Date | null,
  { timeoutSeconds, now, edition }: FrequencyContext,
): Objection[] {
  if (schedule.kind === 'rate') return rateObjections(schedule.everySeconds, given, timeoutSeconds);
  if (schedule.kind === 'at') return firstRun === null ? [pastObjection(given, now)] : [];
  const { fields } = schedule;
  const seconds = Math.floor(now.getTime() / 1000);
  const today = fromLocalSeconds(seconds + offsetAt(schedule.zone ?? baseOf(edition), seconds));
  const traps = trapsIn(fields);
  // A range that matches nothing is the reason why it never runs, and is said already.
  const never = firstRun === null && traps.length === 0 ? [neverRuns(fields, today)] : [];
  return [...traps, ...never, ...gapObjections(fields, closestRuns(fields, today), timeoutSeconds)];
}

/** What can be said of the fields that can be read, so that one round of mending is enough. */
function objectionsInPart(given: string, timeoutSeconds: number | null): Objection[] {
  if (formOf(given) !== 'cron') return [];
  const { fields } = readCron(given);
  const { second, minute, hour } = fields;
  const gaps = second && minute && hour ? gapObjections({ second, minute, hour }, null, timeoutSeconds) : [];
  return [...trapsIn(fields), ...gaps];
}

/** Where no day matches or is known, the times of day still say something. */
function gapObjections(fields: TimeFields, runs: Pair | null, timeoutSeconds: number | null): Objection[] {
  const closest = runs ?? closestTimes(fields);
  const objection = closest && gapObjection(fields, closest, timeoutSeconds);
  return objection ? [objection] : [];
}

const unusualSpelling: Note = {
  code: 'schedule-unusual',
  text: text(
    'The agent takes this cron, but cron-validator does not: the spelling is unusual, and other tools may read it differently.',
    'Agent 接受该 cron，但 cron-validator 不接受：写法较为少见，其他工具的理解可能不同。',
  ),
};
