import { type RepeatMode, repeatModes } from '../../api/cloud-assistant.ts';
import { parseDuration } from '../../domain/duration.ts';
import type { Edition } from '../../domain/editions.ts';
import { type CheckedFrequency, checkFrequency, type FrequencyContext } from '../../domain/frequency-check.ts';
import { parseTimeout } from '../../domain/run-options.ts';
import { text } from '../../domain/text.ts';
import type { Objection } from '../../domain/violation.ts';
import { parseChoice } from '../choice.ts';
import type { Findings } from '../findings.ts';
import { expressionOf, wordsForExpression } from './plain-frequency.ts';

export interface Repetition {
  readonly frequency: CheckedFrequency | null;
  /** null: the service's default, once and now. */
  readonly repeatMode: RepeatMode | null;
}

/** When the command runs, and the flags that exclude each other because the service makes any Frequency a periodic task. */
export function readRepetition(
  findings: Findings,
  edition: Edition,
  timeoutSeconds: number | null,
  now: Date,
): Repetition {
  const { given } = findings;
  const timezone = given.one('timezone')?.text ?? null;
  const scheduled = given.one('frequency') !== null;
  const frequency = readFrequency(findings, { edition, timezone, timeoutSeconds, now });
  const mode = findings.single('repeat-mode', parseChoice(repeatModes)) ?? null;
  const rehearse = given.on('rehearse');
  const timed = findings.single('timed', parseChoice(['true', 'false'])) ?? null;

  if (timed === 'true' && !scheduled) findings.object('timed', 'true', needsFrequency);
  if (timed === 'false' && scheduled) findings.object('timed', 'false', timedFalse);
  if (mode === 'Period' && !scheduled) findings.object('repeat-mode', mode, needsFrequency);
  if (mode !== null && mode !== 'Period' && scheduled) findings.object('repeat-mode', mode, frequencyWins);
  if (rehearse && scheduled) findings.object('rehearse', null, rehearsedSchedule);
  if (rehearse && mode !== null && mode !== 'DryRun') findings.object('rehearse', null, rehearseAndMode);
  if (timezone !== null && !scheduled) findings.object('timezone', timezone, needsFrequency);

  const endless = scheduled || mode === 'Period' || mode === 'NextRebootOnly' || mode === 'EveryReboot';
  for (const flag of ['wait', 'follow']) if (given.on(flag) && endless) findings.object(flag, null, noEndToWaitFor);

  return { frequency, repeatMode: frequency ? 'Period' : rehearse ? 'DryRun' : mode };
}

/** The limit of the remote run in seconds; undefined when it is absent or refused. */
export function readTimeout(findings: Findings): number | undefined {
  return findings.single('timeout', (value) => {
    const seconds = parseDuration(value);
    return seconds.ok ? parseTimeout(seconds.value) : seconds;
  });
}

/** Expressions only: what a script does must not hang on the reading of words. */
function readFrequency(findings: Findings, context: FrequencyContext): CheckedFrequency | null {
  const given = findings.given.one('frequency');
  if (given === null) return null;
  const meant = expressionOf(given.text, context);
  if (meant === null) return takeFrequency(findings, findings.given.spelled('frequency'), given.text, context);
  findings.object('frequency', given.text, wordsForExpression(meant));
  return null;
}

/** `origin` is where the expression was given; what is wrong with the zone of --timezone is told under that flag. */
export function takeFrequency(
  findings: Findings,
  origin: string,
  given: string,
  context: FrequencyContext,
): CheckedFrequency | null {
  const checked = checkFrequency(given, context);
  if (checked.ok) return findings.takeFrom(origin, checked);
  for (const objection of checked.objections) {
    if (objection.rule.startsWith('timezone')) findings.object('timezone', context.timezone, objection);
    else findings.violations.push({ ...objection, flag: origin, given });
  }
  return null;
}

const needsFrequency: Objection = {
  rule: 'frequency-missing',
  why: text('This needs a schedule, and none is given.', '该选项需要执行计划，但没有给出。'),
  fix: text(
    "Add one: --frequency '0 0 2 * * ? Asia/Shanghai', or leave this flag out.",
    "请添加：--frequency '0 0 2 * * ? Asia/Shanghai'，或去掉该选项。",
  ),
};

const timedFalse: Objection = {
  rule: 'timed-false',
  why: text(
    'The service runs every command with a Frequency periodically, whatever Timed says.',
    '只要带有 Frequency，服务就会周期执行，与 Timed 的取值无关。',
  ),
  fix: text(
    'Leave out --frequency to run once, or leave out --timed=false.',
    '只执行一次请去掉 --frequency，否则请去掉 --timed=false。',
  ),
};

const frequencyWins: Objection = {
  rule: 'repeat-mode-frequency',
  why: text(
    'The service turns every Frequency into a real periodic task, whatever RepeatMode says.',
    '只要带有 Frequency，服务就会创建真正的周期任务，与 RepeatMode 的取值无关。',
  ),
  fix: text('Leave out --frequency or --repeat-mode.', '请去掉 --frequency 或 --repeat-mode。'),
};

const rehearsedSchedule: Objection = {
  rule: 'rehearse-frequency',
  why: text(
    'A rehearsal with a Frequency would not rehearse: the service would make a real periodic task of it.',
    '带有 Frequency 的演练并不是演练：服务会创建真正的周期任务。',
  ),
  fix: text(
    'Rehearse without --frequency; the schedule is checked on this machine anyway.',
    '演练时请去掉 --frequency；执行计划在本机已经检查。',
  ),
};

const rehearseAndMode: Objection = {
  rule: 'rehearse-repeat-mode',
  why: text('--rehearse is itself a repeat mode (DryRun).', '--rehearse 本身就是一种执行方式（DryRun）。'),
  fix: text('Leave out one of the two.', '请去掉其中一个。'),
};

const noEndToWaitFor: Objection = {
  rule: 'wait-endless',
  why: text(
    'A run on a schedule or at a reboot has no end to wait for.',
    '周期执行或重启时执行的任务没有可等待的终点。',
  ),
  fix: text('Leave this flag out; the InvokeId is printed at once.', '请去掉该选项；命令会立即打印 InvokeId。'),
};
