import type { ClockDestination } from '../../api/emulator-controls.ts';
import type { EmulatorTime } from '../../api/emulator-status.ts';
import { parseDuration } from '../../domain/duration.ts';
import { text } from '../../domain/text.ts';
import { accepted, type Checked, type Objection, refused } from '../../domain/violation.ts';
import { parseChoice } from '../choice.ts';
import type { Context } from '../context.ts';
import { type Asked, runEmulatorCall } from '../emulator-call.ts';
import { type Exit, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import { clockDocument, renderClock } from '../render/emulator-clock.ts';
import type { Services } from '../services.ts';

/** null: it is only shown. */
interface Wish {
  readonly destination: ClockDestination | null;
  readonly patienceSeconds: number | null;
}

const pauseMs = 200;

/** `ecs-invoke emulator clock`, `clock advance <duration>`, `clock set <time>`, `clock next`. */
export function emulatorClockCommand(context: Context): Promise<Exit> {
  return runEmulatorCall(context, {
    read: (findings): Wish => ({
      destination: destinationOf(context.command.args, findings),
      patienceSeconds: findings.single('patience', parseDuration) ?? null,
    }),
    changes: ({ destination }) => destination !== null,
    ask: (asked, wish) =>
      wish.destination === null
        ? asked.controls.clock(asked.signal)
        : moved(asked, wish.destination, wish.patienceSeconds, context.services),
    present(time, { destination }, { format, page, print, document }) {
      if (format === 'text') print(renderClock(time, destination !== null, page));
      else document(clockDocument(time, exits.shown));
    },
  });
}

/** The time once the clock has arrived. An interruption ends the waiting, not the move. */
async function moved(
  { controls, signal }: Asked,
  destination: ClockDestination,
  patienceSeconds: number | null,
  { clock }: Services,
): Promise<EmulatorTime> {
  let time = await controls.moveClock(destination, patienceSeconds, signal);
  while (time.move && !time.move.over) {
    await clock.sleep(pauseMs, signal);
    if (signal.aborted) return time;
    time = await controls.clock(signal);
  }
  return time;
}

const verbs = ['advance', 'set', 'next'] as const;

function destinationOf(words: readonly string[], findings: Findings): ClockDestination | null {
  const [first, value] = words;
  if (first === undefined) return null;
  const verb = findings.takeFrom('<…>', parseChoice(verbs)(first), first);
  if (verb === null) return null;
  if (verb === 'next') {
    if (value !== undefined) findings.violations.push({ ...nothingBehindNext, flag: 'next', given: value });
    return { kind: 'next' };
  }
  if (value === undefined) {
    findings.violations.push({ ...(verb === 'set' ? noTime : noDuration), flag: verb, given: null });
    return null;
  }
  if (verb === 'set') {
    const to = findings.takeFrom('set', parseMoment(value), value);
    return to === null ? null : { kind: 'set', to };
  }
  const seconds = findings.takeFrom('advance', parseDuration(value), value);
  return seconds === null ? null : { kind: 'advance', seconds };
}

/** `2030-01-31`, `2030-01-31 09:00`, `2030-01-31T09:00:00Z`, `…+08:00`; without a zone it is UTC, as everywhere in answers. */
function parseMoment(given: string): Checked<string> {
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?)?(Z|[+-]\d\d:\d\d)?$/i.exec(given.trim());
  const [, day, time = '00:00', seconds = ':00', zone = 'Z'] = match ?? [];
  const moment = new Date(`${day}T${time}${seconds}${zone.toUpperCase()}`);
  const isReal = day !== undefined && !Number.isNaN(moment.getTime()) && isOnTheCalendar(day);
  return isReal ? accepted(`${moment.toISOString().slice(0, 19)}Z`) : refused(notATime);
}

/** Node takes 31 February for 3 March. */
function isOnTheCalendar(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

const notATime: Objection = {
  rule: 'moment',
  why: text('This is not a moment in time.', '这不是有效的时间。'),
  fix: text(
    'Write for instance 2030-01-31T09:00:00Z or 2030-01-31T09:00:00+08:00; without a zone it is UTC.',
    '请写成例如 2030-01-31T09:00:00Z 或 2030-01-31T09:00:00+08:00；不写时区即为 UTC。',
  ),
};

const noTime: Objection = {
  rule: 'moment-missing',
  why: text('The time to go to is missing.', '没有指定要拨到的时间。'),
  fix: notATime.fix,
};

const noDuration: Objection = {
  rule: 'duration-missing',
  why: text('How far to go is missing.', '没有指定要前进多久。'),
  fix: text('For instance: ecs-invoke emulator clock advance 24h', '例如：ecs-invoke emulator clock advance 24h'),
};

const nothingBehindNext: Objection = {
  rule: 'next-alone',
  why: text('next takes nothing behind it.', 'next 之后不能再有内容。'),
  fix: text(
    'To go a certain way, use advance; to go to a time, set.',
    '前进一段时间请用 advance，拨到某一时间请用 set。',
  ),
};
