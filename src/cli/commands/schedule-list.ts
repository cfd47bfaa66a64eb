import type { ScheduledInvocation } from '../../api/cloud-assistant.ts';
import type { Edition } from '../../domain/editions.ts';
import { sameInEveryZone } from '../../domain/frequency-notes.ts';
import { nextRun } from '../../domain/next-run.ts';
import { parseSchedule, type Schedule } from '../../domain/schedule.ts';
import { baseOf } from '../../domain/schedule-readings.ts';
import { utc } from '../../domain/time-zone.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { ListedSchedule } from '../presenter.ts';
import { runRegionCall } from '../region-call.ts';

/** `ecs-invoke schedule list`: what is still to run in a region, and when. */
export function scheduleListCommand(context: Context): Promise<Exit> {
  const now = context.services.clock.now();
  return runRegionCall(context, {
    mutating: false,
    read: () => true,
    call: (cloud, _input, signal) => cloud.scheduledInvocations(signal),
    present(found, { regionId, edition }, presenter) {
      const items = found.map((invocation) => listed(invocation, edition, now));
      presenter.scheduleList({ edition, regionId, items }, exits.shown);
      return exits.shown;
    },
  });
}

function listed(invocation: ScheduledInvocation, edition: Edition, now: Date): ListedSchedule {
  const { frequency, createdAt } = invocation;
  const parsed = frequency === '' ? null : parseSchedule(frequency);
  const schedule = parsed?.ok ? parsed.value : null;
  return { ...invocation, schedule, nextRun: schedule && upcoming(schedule, edition, createdAt, now) };
}

/** A rate runs on the grid of its creation. */
function upcoming(schedule: Schedule, edition: Edition, createdAt: string | null, now: Date): Date | null {
  const base = baseOf(edition);
  if (schedule.kind === 'rate' && createdAt === null) return null;
  if (schedule.kind === 'cron' && schedule.zone === null && base === null && !sameInEveryZone(schedule.fields))
    return null;
  return nextRun(schedule, now, { base: base ?? utc, createdAt: createdAt === null ? now : new Date(createdAt) });
}
