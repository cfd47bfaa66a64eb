import { secondsPerDay } from './local-time.ts';
import type { TimeZone } from './time-zone.ts';
import { zoneFormat } from './tz-database.ts';

/** A moment when the clocks of a zone are set; moments are seconds since 1970 UTC, offsets seconds east of UTC. */
export interface ClockChange {
  /** The first second of the new offset. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

interface ZoneClock {
  readonly format: Intl.DateTimeFormat;
  /** The offset at 00:00 UTC of a day (days since 1970), as far as asked for. */
  readonly offsets: Map<number, number>;
  readonly changes: Map<number, ClockChange>;
}

const clocks = new Map<string, ZoneClock>();
const rememberedDays = 4096;

function clockOf(name: string): ZoneClock {
  const known = clocks.get(name);
  if (known) return known;
  const format = zoneFormat(name);
  if (format === null) throw new RangeError(`no such time zone: ${name}`);
  const clock = { format, offsets: new Map(), changes: new Map() };
  clocks.set(name, clock);
  return clock;
}

/** Asks Intl; its answer ends in `GMT`, `GMT-05:00` or, long ago, `GMT-04:56:02`. */
function askOffset(clock: ZoneClock, moment: number): number {
  const said = clock.format.format(moment * 1000);
  const offset = said.slice(said.indexOf('GMT') + 3);
  if (offset === '') return 0;
  const [hours, minutes, seconds = 0] = offset.slice(1).split(':').map(Number);
  const size = hours! * 3600 + minutes! * 60 + seconds;
  return offset.startsWith('-') ? -size : size;
}

function offsetOfDay(clock: ZoneClock, day: number): number {
  const known = clock.offsets.get(day);
  if (known !== undefined) return known;
  if (clock.offsets.size >= rememberedDays) clock.offsets.clear();
  const offset = askOffset(clock, day * secondsPerDay);
  clock.offsets.set(day, offset);
  return offset;
}

function findChange(clock: ZoneClock, from: number, to: number, before: number, after: number): ClockChange {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askOffset(clock, middle) === before) low = middle;
    else high = middle;
  }
  return { at: high, before, after };
}

function changeOnDay(clock: ZoneClock, day: number): ClockChange | null {
  const before = offsetOfDay(clock, day);
  const after = offsetOfDay(clock, day + 1);
  if (before === after) return null;
  const known = clock.changes.get(day);
  if (known) return known;
  const change = findChange(clock, day * secondsPerDay, (day + 1) * secondsPerDay, before, after);
  clock.changes.set(day, change);
  return change;
}

/** Seconds east of UTC at a moment. */
export function offsetAt(zone: TimeZone, moment: number): number {
  if (zone.kind === 'fixed') return zone.offsetSeconds;
  const clock = clockOf(zone.name);
  const day = Math.floor(moment / secondsPerDay);
  const change = changeOnDay(clock, day);
  if (change === null) return offsetOfDay(clock, day);
  return moment < change.at ? change.before : change.after;
}

/** A clock change on the day of a moment or local time (in seconds), or on a day beside it. */
export function changeNear(zone: TimeZone, seconds: number): ClockChange | null {
  if (zone.kind === 'fixed') return null;
  const clock = clockOf(zone.name);
  const day = Math.floor(seconds / secondsPerDay);
  return changeOnDay(clock, day) ?? changeOnDay(clock, day - 1) ?? changeOnDay(clock, day + 1);
}

/** The changes after `from` and up to `to`; two within a fortnight that undo each other are not seen. */
export function changesBetween(zone: TimeZone, from: number, to: number): ClockChange[] {
  if (zone.kind === 'fixed') return [];
  const clock = clockOf(zone.name);
  const stride = 14 * secondsPerDay;
  const changes: ClockChange[] = [];
  let start = from;
  let before = askOffset(clock, start);
  while (start < to) {
    const end = Math.min(start + stride, to);
    const after = askOffset(clock, end);
    if (after !== before) changes.push(findChange(clock, start, end, before, after));
    start = end;
    before = after;
  }
  return changes;
}

/**
 * The local time from which on a time is read with the new offset. A time that the change skips is read with the old one,
 * so it comes as much later as the clocks were put forward; a time that comes twice counts once, at the occurrence which
 * the agent's Go runtime picks: the later one east of Greenwich, the earlier one west of it.
 */
export function borderOf({ at, before, after }: ClockChange): number {
  return after > before ? at + after : Math.min(Math.max(at, at + after), at + before);
}

/** The moment of a local time; both in seconds. */
export function momentOf(zone: TimeZone, local: number): number {
  const change = changeNear(zone, local);
  if (change === null) return local - offsetAt(zone, local);
  return local - (local < borderOf(change) ? change.before : change.after);
}
