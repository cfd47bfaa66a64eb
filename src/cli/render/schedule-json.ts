import { formatLocal, fromLocalSeconds } from '../../domain/local-time.ts';
import type { Calendar } from '../../domain/schedule-calendar.ts';
import { scheduleInWords } from '../../domain/schedule-in-words.ts';
import type { Reading } from '../../domain/schedule-readings.ts';
import type { Note } from '../../domain/violation.ts';
import { offsetAt } from '../../domain/zone-clock.ts';
import type { Exit } from '../exit-code.ts';
import type { ScheduleListView, ScheduleView } from '../presenter.ts';
import { type Document, noteObject, schema } from './json.ts';

export function scheduleDocument(view: ScheduleView, notes: readonly Note[], exit: Exit): Document {
  const { schedule, text: expression } = view.frequency;
  return {
    schema,
    kind: 'schedule',
    edition: view.edition.name,
    expression,
    form: schedule.kind,
    zone: schedule.kind === 'rate' ? null : (schedule.zone?.name ?? null),
    meaning: scheduleInWords(schedule).en,
    smallestGapSeconds: view.smallestGap,
    readings: view.readings.map(readingObject),
    ...(view.calendar && { calendar: calendarObject(view.calendar) }),
    notes: notes.map(noteObject),
    exit,
  };
}

function readingObject({ basis, zone, runs }: Reading) {
  return {
    basis,
    zone: zone?.name ?? null,
    runs: runs.map((run) => {
      const seconds = Math.floor(run.getTime() / 1000);
      const wall = zone && formatLocal(fromLocalSeconds(seconds + offsetAt(zone, seconds))).replace(' ', 'T');
      return { utc: `${run.toISOString().slice(0, 19)}Z`, wallClock: wall };
    }),
  };
}

function calendarObject({ year, month, zone, days }: Calendar) {
  const name = `${year}-${String(month).padStart(2, '0')}`;
  return {
    month: name,
    zone: zone?.name ?? null,
    days: days
      .filter(({ runs }) => runs > 0)
      .map(({ day, runs }) => ({ date: `${name}-${String(day).padStart(2, '0')}`, runs })),
  };
}

export function scheduleListDocument(
  { edition, regionId, items }: ScheduleListView,
  notes: readonly Note[],
  exit: Exit,
): Document {
  return {
    schema,
    kind: 'schedules',
    edition: edition.name,
    region: regionId,
    schedules: items.map(({ schedule, nextRun, ...facts }) => ({
      ...facts,
      meaning: schedule && scheduleInWords(schedule).en,
      nextRun: nextRun && `${nextRun.toISOString().slice(0, 19)}Z`,
    })),
    notes: notes.map(noteObject),
    exit,
  };
}
