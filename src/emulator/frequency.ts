import { minimalGapSeconds } from '../domain/minimal-gap.ts';
import { nextRun } from '../domain/next-run.ts';
import { parseSchedule, type Schedule } from '../domain/schedule.ts';
import { parseTimeZone, type TimeZone } from '../domain/time-zone.ts';
import type { Edition } from './editions.ts';
import type { Instance } from './fleet.ts';
import { Refusal } from './refusal.ts';
import type { NextMoment } from './schedule-runner.ts';

/** [doc] Seconds between two runs: of a cron at least, of rate(…) from 60 s to 7 days. */
const cronGap = 10;
const rateRange = { least: 60, most: 7 * 24 * 3600 };

/**
 * The schedule a Frequency stands for, or `InvalidParam.Frequency` for what the service refuses at the call: syntax,
 * and runs too close to each other or to a Timeout that is given with them [doc]. What can never fire is left to the
 * agent, which refuses it on each instance. [assumed] The Timeout of the stored command does not count.
 */
export function checkFrequency(text: string, timeout: number | undefined, now: Date, edition: Edition): Schedule {
  const checked = parseSchedule(text);
  if (!checked.ok) throw new Refusal('InvalidParam.Frequency');
  const schedule = checked.value;
  if (!edition.schedule.extended && isExtended(schedule, text)) throw new Refusal('InvalidParam.Frequency');
  if (schedule.kind === 'rate') {
    const { everySeconds } = schedule;
    const tooClose = everySeconds < rateRange.least || (timeout !== undefined && everySeconds <= timeout);
    if (tooClose || everySeconds > rateRange.most) throw new Refusal('InvalidParam.Frequency');
  }
  if (schedule.kind === 'cron') {
    const gap = minimalGapSeconds(schedule.fields, utcTime(now));
    if (gap !== null && gap < Math.max(cronGap, timeout ?? 0)) throw new Refusal('InvalidParam.Frequency');
  }
  return schedule;
}

/** [doc] Forms that came after the six-field cron, and that agents before 2.2.3.282 do not know. */
export function isExtended(schedule: Schedule, text: string): boolean {
  return schedule.kind !== 'cron' || text.trim().split(/\s+/).length > 6;
}

/** When a schedule fires on one instance. */
export function momentsOf(schedule: Schedule, createdAt: Date, instance: Instance, edition: Edition): NextMoment {
  const base = baseZone(edition.schedule.base === 'instance' ? instance.timeZone : edition.schedule.base);
  return (after) => nextRun(schedule, after, { base, createdAt });
}

function baseZone(name: string): TimeZone {
  const zone = parseTimeZone(name);
  if (!zone.ok) throw new Error(`not a time zone: ${name}`);
  return zone.value;
}

function utcTime(now: Date) {
  return {
    year: now.getUTCFullYear(),
    month: now.getUTCMonth() + 1,
    day: now.getUTCDate(),
    hour: now.getUTCHours(),
    minute: now.getUTCMinutes(),
    second: now.getUTCSeconds(),
  };
}
