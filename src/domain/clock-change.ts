import type { CronFields } from './cron-fields.ts';
import { nextLocalTime } from './next-run.ts';
import type { TimeZone } from './time-zone.ts';
import { type ClockChange, changesBetween } from './zone-clock.ts';

/**
 * What setting the clocks does to runs: a local time does not exist, comes twice, or two runs come closer than they should.
 * `run` is in local seconds; a run that comes closer is the first after the change, `previous` the last before it.
 */
export type ClockEffect =
  | { readonly kind: 'missing' | 'repeated'; readonly change: ClockChange; readonly run: number }
  | {
      readonly kind: 'shortened';
      readonly change: ClockChange;
      readonly previous: number;
      readonly run: number;
      readonly seconds: number;
    };

/** Seconds that are looked ahead: a year, and some days because the changes fall on another date each year. */
const horizon = 400 * 86_400;

/** The changes of the coming year; `from` in seconds since 1970. */
export function comingChanges(zone: TimeZone, from: number): ClockChange[] {
  return changesBetween(zone, from, from + horizon);
}

/** The first effect of each kind on a cron that runs in the zone of these changes; runs are wanted `gap` seconds apart. */
export function clockEffects(fields: CronFields, changes: readonly ClockChange[], gap: number): ClockEffect[] {
  const effects = new Map<ClockEffect['kind'], ClockEffect>();
  for (const change of changes) {
    for (const effect of effectsOf(fields, change, gap)) {
      if (!effects.has(effect.kind)) effects.set(effect.kind, effect);
    }
  }
  return [...effects.values()];
}

/** What a change does to one local time. */
export function effectOn(local: number, { at, before, after }: ClockChange): 'missing' | 'repeated' | null {
  if (local >= at + before && local < at + after) return 'missing';
  if (local >= at + after && local < at + before) return 'repeated';
  return null;
}

function effectsOf(fields: CronFields, change: ClockChange, gap: number): ClockEffect[] {
  const { at, before, after } = change;
  const effects: ClockEffect[] = [];
  const touched = nextLocalTime(fields, at + Math.min(before, after));
  const kind = touched === null ? null : effectOn(touched, change);
  if (touched !== null && kind !== null) effects.push({ kind, change, run: touched });
  const run = after > before ? nextLocalTime(fields, at + after) : null;
  const previous = run === null ? null : lastBefore(fields, at + before, gap);
  if (run !== null && previous !== null) {
    const seconds = run - previous - (after - before);
    if (seconds < gap) effects.push({ kind: 'shortened', change, previous, run, seconds });
  }
  return effects;
}

/** The last matching local time before `end`, looked for in the `span` seconds before it. */
function lastBefore(fields: CronFields, end: number, span: number): number | null {
  let last: number | null = null;
  for (let next = nextLocalTime(fields, end - span); next !== null && next < end; ) {
    last = next;
    next = nextLocalTime(fields, next + 1);
  }
  return last;
}
