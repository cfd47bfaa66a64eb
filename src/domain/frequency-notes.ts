import { type ClockEffect, clockEffects, comingChanges, effectOn } from './clock-change.ts';
import type { CronFields } from './cron-fields.ts';
import { weekdayNote } from './cron-traps.ts';
import type { Edition } from './editions.ts';
import { requiredGap } from './gap-check.ts';
import { formatDate, formatTime, fromLocalSeconds, secondsPerDay, toLocalSeconds } from './local-time.ts';
import type { Schedule } from './schedule.ts';
import { duration, fieldWords, quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import type { TimeZone } from './time-zone.ts';
import type { Note } from './violation.ts';
import { type ClockChange, changeNear } from './zone-clock.ts';

export interface NotesContext {
  readonly edition: Edition;
  readonly timeoutSeconds: number | null;
  readonly now: Date;
  readonly firstRun: Date;
}

/** What is worth knowing about a schedule that is taken. */
export function frequencyNotes(schedule: Schedule, context: NotesContext): Note[] {
  const { edition } = context;
  const notes: (Note | null)[] = [];
  if (schedule.kind === 'cron') notes.push(weekdayNote(schedule.fields), eitherDay(schedule.fields));
  if (schedule.kind !== 'rate') {
    notes.push(schedule.zone === null ? baseNote(schedule, edition) : signNote(schedule.zone));
  }
  return [...notes.filter((note) => note !== null), ...clockNotes(schedule, context)];
}

function eitherDay({ dayOfMonth, dayOfWeek }: CronFields): Note | null {
  if (dayOfMonth.every || dayOfWeek.every) return null;
  const [month, week] = [fieldWords.dayOfMonth, fieldWords.dayOfWeek];
  return {
    code: 'schedule-either-day',
    text: text(
      `Both ${month.en} (${quoted(dayOfMonth.text)}) and ${week.en} (${quoted(dayOfWeek.text)}) are given: it runs on every day that matches either, not both. Write ? in one of them if you mean the other.`,
      `同时指定了“${month.zh}”（${quoted(dayOfMonth.text)}）和“${week.zh}”（${quoted(dayOfWeek.text)}）：满足其一即执行，而不是同时满足。若只想用其中一个，另一个请写 ?。`,
    ),
  };
}

/** A cron that runs the same in every hour of every day means the same in every zone that is whole hours off UTC. */
export function sameInEveryZone({ hour, dayOfMonth, month, dayOfWeek, year }: CronFields): boolean {
  return [hour, dayOfMonth, month, dayOfWeek, year].every((field) => field.every);
}

function baseNote(schedule: Exclude<Schedule, { kind: 'rate' }>, { name, schedule: { base } }: Edition): Note | null {
  if (schedule.kind === 'at') {
    return {
      code: 'schedule-base',
      text: text('at(…) without a time zone is in UTC.', 'at(…) 未写时区，按 UTC 执行。'),
    };
  }
  if (sameInEveryZone(schedule.fields)) return null;
  const words =
    base === 'instance'
      ? text(
          "No time zone is given, so each instance runs this by its own clock's zone. Name one (--timezone Asia/Shanghai) to be sure.",
          '未指定时区，各实例将按各自的系统时区执行。请明确指定（--timezone Asia/Shanghai）以免误解。',
        )
      : text(
          `Edition ${name} of the API says that schedules are in ${base}, but the agents of today go by the instance's own time zone. Only a schedule with a time zone means the same everywhere, and this edition has none.`,
          `${name} 版 API 以 ${base} 为准，但如今的 Agent 按实例自身的系统时区执行。只有写明时区的计划才处处一致，而该版本不支持时区。`,
        );
  return { code: 'schedule-base', text: words };
}

/** Etc/GMT+8 is eight hours behind Greenwich. */
function signNote(zone: TimeZone): Note | null {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone.name) ?? [];
  if (hours === undefined || hours === '0') return null;
  const meant = `GMT${sign === '+' ? '-' : '+'}${hours}:00`;
  return {
    code: 'schedule-zone-sign',
    text: text(
      `${zone.name} means ${meant}: names that begin with Etc/GMT have the sign the other way round.`,
      `${zone.name} 实际表示 ${meant}：以 Etc/GMT 开头的时区名正负号相反。`,
    ),
  };
}

function clockNotes(schedule: Schedule, { timeoutSeconds, now, firstRun }: NotesContext): Note[] {
  if (schedule.kind === 'rate' || schedule.zone?.kind !== 'named') return [];
  const { zone } = schedule;
  if (schedule.kind === 'at') {
    const run = toLocalSeconds(schedule.moment);
    const change = changeNear(zone, run);
    const kind = change && effectOn(run, change);
    return kind ? [effectNote({ kind, change, run }, zone)] : [];
  }
  // A first run that a change moves comes after that change.
  const from = Math.max(now.getTime() / 1000, firstRun.getTime() / 1000 - secondsPerDay);
  const changes = comingChanges(zone, Math.floor(from));
  const effects = clockEffects(schedule.fields, changes, requiredGap(timeoutSeconds));
  return effects.map((effect) => effectNote(effect, zone));
}

function effectNote(effect: ClockEffect, zone: TimeZone): Note {
  const { en, zh } = changeWords(effect.change, zone);
  const run = formatTime(fromLocalSeconds(effect.run));
  const what = effectWords(effect, run);
  return { code: `schedule-clock-${effect.kind}`, text: text(`${en}: ${what.en}`, `${zh}：${what.zh}`) };
}

function effectWords(effect: ClockEffect, run: string): Text {
  switch (effect.kind) {
    case 'missing':
      return text(
        `the run at ${run} has no such time that day; the agent may start it at another time, more than once, or not at all.`,
        `当天不存在 ${run} 这一时刻；Agent 可能在其他时间执行、重复执行，或根本不执行。`,
      );
    case 'repeated':
      return text(
        `the time of the run at ${run} comes twice that day; it may run at either or at both.`,
        `当天 ${run} 这一时刻会出现两次；可能在其中一次执行，也可能两次都执行。`,
      );
    case 'shortened': {
      const previous = formatTime(fromLocalSeconds(effect.previous));
      const gap = duration(effect.seconds);
      return text(
        `the runs at ${previous} and ${run} are only ${gap.en} apart that day.`,
        `当天 ${previous} 与 ${run} 的两次执行仅相隔 ${gap.zh}。`,
      );
    }
  }
}

/** `Europe/Berlin sets its clocks back on 2026-10-25 03:00:00 to 02:00:00`, without a full stop. */
export function changeWords({ at, before, after }: ClockChange, zone: TimeZone): Text {
  const from = fromLocalSeconds(at + before);
  const to = fromLocalSeconds(at + after);
  const [start, end] = [`${formatDate(from)} ${formatTime(from)}`, formatTime(to)];
  return text(
    `${zone.name} sets its clocks ${after > before ? 'forward' : 'back'} on ${start} to ${end}`,
    `${zone.name} 将于 ${start} 把时钟${after > before ? '拨快' : '拨回'}到 ${end}`,
  );
}
