import type { ScheduledInvocation } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import { sameInEveryZone } from '../domain/frequency-notes.ts';
import { nextRun } from '../domain/next-run.ts';
import { parseSchedule, type Schedule } from '../domain/schedule.ts';
import { baseOf } from '../domain/schedule-readings.ts';
import { utc } from '../domain/time-zone.ts';
import type { ListedSchedule } from './presenter.ts';

/** When an invocation runs next, as far as its Frequency tells. */
export function nextRunOf(
  { frequency, createdAt }: Pick<ScheduledInvocation, 'frequency' | 'createdAt'>,
  edition: Edition,
  now: Date,
): Pick<ListedSchedule, 'schedule' | 'nextRun'> {
  const parsed = frequency === '' ? null : parseSchedule(frequency);
  const schedule = parsed?.ok ? parsed.value : null;
  return { schedule, nextRun: schedule && upcoming(schedule, edition, createdAt, now) };
}

/** A rate runs on the grid of its creation. */
function upcoming(schedule: Schedule, edition: Edition, createdAt: string | null, now: Date): Date | null {
  const base = baseOf(edition);
  if (schedule.kind === 'rate' && createdAt === null) return null;
  if (schedule.kind === 'cron' && schedule.zone === null && base === null && !sameInEveryZone(schedule.fields))
    return null;
  return nextRun(schedule, now, { base: base ?? utc, createdAt: createdAt === null ? now : new Date(createdAt) });
}
