import type { CronFields } from './cron-fields.ts';
import type { Edition } from './editions.ts';
import { sameInEveryZone } from './frequency-notes.ts';
import { fromLocalSeconds } from './local-time.ts';
import { minimalGapSeconds } from './minimal-gap.ts';
import { nextRuns } from './next-runs.ts';
import type { Schedule } from './schedule.ts';
import { fixedOffset, type TimeZone, utc } from './time-zone.ts';
import { offsetAt } from './zone-clock.ts';

/**
 * Where the zone comes from in which a schedule is read: it names one; it is a rate, counted from its creation; an at(…)
 * without a zone; the pages of 2018 and 2019; the instance's own clock; or it means the same in all of them.
 */
export type Basis = 'expression' | 'creation' | 'utc' | 'any' | 'edition-2018' | 'edition-2019' | 'instance';

export interface Reading {
  readonly basis: Basis;
  /** null: unknown here, or of no matter. */
  readonly zone: TimeZone | null;
  /** Empty where the zone is unknown. */
  readonly runs: readonly Date[];
}

/** The next runs by every way in which this schedule can be read; a rate is thought of as created now. */
export function readingsOf(schedule: Schedule, now: Date, count: number): readonly Reading[] {
  const read = (basis: Basis, zone: TimeZone | null): Reading => ({
    basis,
    zone,
    runs: nextRuns(schedule, now, count, { base: zone ?? utc, createdAt: now }),
  });
  if (schedule.kind === 'rate') return [read('creation', null)];
  if (schedule.zone !== null) return [read('expression', schedule.zone)];
  if (schedule.kind === 'at') return [read('utc', utc)];
  if (sameInEveryZone(schedule.fields)) return [read('any', null)];
  return [
    read('edition-2018', fixedOffset(8 * 60)),
    read('edition-2019', utc),
    { basis: 'instance', zone: null, runs: [] },
  ];
}

/** Seconds between the closest two runs, by the wall clock; null when there are fewer than two. */
export function smallestGap(schedule: Schedule, now: Date): number | null {
  if (schedule.kind === 'rate') return schedule.everySeconds;
  return schedule.kind === 'at' ? null : gapFromToday(schedule.fields, schedule.zone ?? utc, now);
}

function gapFromToday(fields: CronFields, zone: TimeZone, now: Date): number | null {
  const moment = Math.floor(now.getTime() / 1000);
  return minimalGapSeconds(fields, fromLocalSeconds(moment + offsetAt(zone, moment)));
}

/** The zone that an edition names for a cron without one; null: the instance's. */
export function baseOf({ schedule: { base } }: Edition): TimeZone | null {
  if (base === 'instance') return null;
  return base === 'UTC' ? utc : fixedOffset(8 * 60);
}
