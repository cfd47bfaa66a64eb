import { checkFrequency } from '../../../domain/frequency-check.ts';
import { frequencyFromWords, schedulePresets } from '../../../domain/plain-schedule.ts';
import { scheduleInWords } from '../../../domain/schedule-in-words.ts';
import { readingsOf } from '../../../domain/schedule-readings.ts';
import { text } from '../../../domain/text.ts';
import { looksLikeWords, wordsNotUnderstood, zoneOfWords } from '../../invoke/plain-frequency.ts';
import { localZone } from '../../local-zone.ts';
import { renderSchedule } from '../../render/schedule.ts';
import { renderNote } from '../../render/violations.ts';
import { wrap } from '../../render/wrap.ts';
import type { Draft, When } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import type { ScheduleReading } from '../schedule-prompt.ts';
import type { Session } from '../session.ts';

/** Now, on a schedule, or at a start of the instances. */
export async function askWhen(draft: Draft, session: Session): Promise<Draft | Back> {
  for (;;) {
    const kind = await session.asker.select(text('When', '何时执行'), options(session), kindOf(draft.when));
    if (kind === back) return back;
    if (kind === 'now') return { ...draft, when: { kind } };
    if (kind !== 'schedule') return { ...draft, when: { kind: 'start', repeatMode: kind } };
    const expression = await askSchedule(draft, session);
    if (expression !== back) return { ...draft, when: { kind: 'schedule', expression } };
  }
}

type Kind = 'now' | 'schedule' | 'NextRebootOnly' | 'EveryReboot';

function options(session: Session) {
  const all = [
    { value: 'now', words: text('Now, once', '立即执行一次') },
    { value: 'schedule', words: text('On a schedule', '按计划执行') },
    { value: 'NextRebootOnly', words: text('At the next start of the instances', '实例下次启动时') },
    { value: 'EveryReboot', words: text('At every start of the instances', '实例每次启动时') },
  ] as const;
  return all
    .filter(({ value }) => session.edition.sendsRepeatMode || value === 'now' || value === 'schedule')
    .map(({ value, words }) => ({ value: value as Kind, words: session.say(words) }));
}

function kindOf(when: When): Kind {
  if (when.kind === 'start') return when.repeatMode === 'EveryReboot' ? 'EveryReboot' : 'NextRebootOnly';
  return when.kind === 'schedule' || frequencyIn(when) !== '' ? 'schedule' : 'now';
}

/** The expression so far; '' where there is none. */
function frequencyIn(when: When): string {
  if (when.kind === 'schedule') return when.expression;
  const at = when.kind === 'given' ? when.words.indexOf('--frequency') : -1;
  return when.kind === 'given' && at >= 0 ? (when.words[at + 1] ?? '') : '';
}

function askSchedule({ when }: Draft, session: Session): Promise<string | Back> {
  return session.asker.schedule({
    message: text('Schedule', '执行计划'),
    current: frequencyIn(when),
    presets: schedulePresets.map((words) => session.say(words)).filter((words) => understood(words, session) !== null),
    read: (typed) => readSchedule(typed, session),
  });
}

/** The expression that plain words stand for. */
function understood(words: string, { edition, now }: Session): string | null {
  return frequencyFromWords(words, { edition, timeZone: localZone().name, now });
}

/** What `invoke --frequency` would say of it, told while it is typed. */
function readSchedule(typed: string, session: Session): ScheduleReading {
  const { edition, now } = session;
  const page = { ...session.asker.page, width: session.asker.page.width - 3 };
  const context = { edition, timezone: null, timeoutSeconds: null, now };
  const meant = understood(typed, session);
  const checked = checkFrequency(meant ?? typed.trim(), context);
  if (!checked.ok) {
    const objections = meant === null && looksLikeWords(typed) ? [wordsNotUnderstood] : checked.objections;
    const lines = objections
      .slice(0, 2)
      .flatMap(({ why, fix }) => [why, fix])
      .flatMap((words) => wrap(session.say(words), page.width).split('\n'));
    return { expression: null, lines: lines.map((line) => page.paint.yellow(line)) };
  }
  const { value } = checked;
  const notes = [zoneOfWords(typed, context), ...checked.notes].filter((note) => note !== null);
  const view = {
    edition,
    frequency: value,
    smallestGap: null,
    readings: readingsOf(value.schedule, now, 3),
    calendar: null,
    here: localZone(),
    runTimes: [],
    fromWords: true,
  };
  const said = renderSchedule(view, page).trimEnd().split('\n');
  return {
    expression: value.text,
    lines: [...said, ...notes.flatMap((note) => renderNote(note, page).trimEnd().split('\n'))],
  };
}

/** For the review: what the schedule means. */
export function scheduleSaid(expression: string, session: Session): string {
  const { edition, now } = session;
  const checked = checkFrequency(expression, { edition, timezone: null, timeoutSeconds: null, now });
  return checked.ok ? session.say(scheduleInWords(checked.value.schedule)) : expression;
}
