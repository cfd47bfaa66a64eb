import type { InstanceResult, InvocationFacts } from '../../api/cloud-assistant.ts';
import type { RunState } from '../../domain/invocation.ts';
import { scheduleInWords } from '../../domain/schedule-in-words.ts';
import { looksSecret, masked } from '../../domain/secret.ts';
import { type Text, text } from '../../domain/text.ts';
import { isFinished } from '../../domain/verdict.ts';
import type { ShowReport } from '../../usecases/show.ts';
import { nextRunOf } from '../next-run-of.ts';
import { type Page, say } from '../page.ts';
import type { InvocationsView } from '../presenter.ts';
import { notRunYet } from './history.ts';
import { nextWords } from './schedule-list.ts';
import { oneLine } from './visible.ts';
import { wrap } from './wrap.ts';

type View = Pick<InvocationsView, 'edition' | 'now'>;

/** What was asked for, in a line or two; of a schedule when it runs next and what its last run came to. */
export function renderInvocationFacts(report: ShowReport, view: View, page: Page): string {
  if (report.kind === 'not-found' || report.kind === 'failed' || report.facts === null) return '';
  const { facts } = report;
  const goesOn = report.kind === 'shown' && report.wait.results.some(({ state }) => state === 'scheduled');
  const lines = [
    say(headline(facts), page),
    ...(isStoppedSchedule(report) ? [say(stoppedWords, page), ...lastRuns(report.wait.results, page)] : []),
    ...(goesOn
      ? [
          say(scheduleLine(facts, view), page),
          ...lastRuns(
            report.wait.results.filter(({ state }) => state === 'scheduled'),
            page,
          ),
        ]
      : []),
    ...list(text('parameters: ', '参数：'), facts.parameters.map(parameterWords), page),
    ...list(text('tags: ', '标签：'), facts.tags.filter(({ key }) => !isOurs(key)).map(tagWords), page),
  ];
  return lines.map((line) => `${page.paint.dim(wrap(line, page.width))}\n`).join('');
}

function headline({ invokeId, commandId, commandName, createdAt }: InvocationFacts): Text {
  const what = oneLine(commandName === '' ? commandId : `${commandName} (${commandId})`);
  const created = createdAt && moment(createdAt);
  return text(
    `${invokeId}: ${what}${created ? `, accepted ${created}` : ''}`,
    `${invokeId}：${what}${created ? `，受理时间 ${created}` : ''}`,
  );
}

const stoppedWords = text('This schedule was stopped: no further run starts.', '该计划已停止，不会再执行。');

/** Nobody waits for a next run of it, and it was not its own end. */
function isStoppedSchedule(report: ShowReport): report is Extract<ShowReport, { kind: 'shown' }> {
  if (report.kind !== 'shown' || report.facts === null || report.facts.frequency === '') return false;
  const { results } = report.wait;
  return results.every(({ state }) => isFinished(state)) && results.some(({ state }) => stops.includes(state));
}

const stops: readonly RunState[] = ['cancelled', 'terminated'];

/** `It has no end. At 02:00, every day; next run: …` */
function scheduleLine({ frequency, createdAt, repeatMode }: InvocationFacts, { edition, now }: View): Text {
  const { schedule, nextRun } = nextRunOf({ frequency, createdAt }, edition, now);
  const meaning = schedule && scheduleInWords(schedule);
  const next = nextWords({ frequency, schedule, nextRun });
  if (repeatMode === 'NextRebootOnly') return next;
  return text(
    `It goes on without an end. ${meaning ? `${meaning.en} ` : ''}${capital(next.en)}`,
    `计划任务会持续执行，没有结束时间。${meaning ? meaning.zh : ''}${next.zh}`,
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the last run of each instance came to: the verdict of a schedule says only that it goes on. */
function lastRuns(results: readonly InstanceResult[], page: Page): readonly string[] {
  const ran = results.filter(({ startedAt, finishedAt }) => startedAt ?? finishedAt);
  if (ran.length === 0) return [say(notRunYet, page)];
  const good = ran.filter(wentWell);
  const bad = ran.filter((result) => !wentWell(result));
  const at = ran
    .map(({ finishedAt, startedAt }) => finishedAt ?? startedAt ?? '')
    .reduce((latest, each) => (each > latest ? each : latest));
  // The older editions do not tell what it came to.
  if (ran.every(({ exitCode, errorCode }) => exitCode === null && errorCode === ''))
    return [say(text(`Its last run: ${moment(at)}`, `上一次执行：${moment(at)}`), page)];
  const few = bad.slice(0, 5).map((result) => `${oneLine(result.instanceId)}: ${howItFailed(result, page)}`);
  const list = few.join(', ') + (bad.length > few.length ? ' …' : '');
  return [
    say(
      text(
        `Its last run (${moment(at)}): ${good.length} of ${ran.length} succeeded${bad.length > 0 ? `; ${list}` : ''}`,
        `上一次执行（${moment(at)}）：${ran.length} 台中 ${good.length} 台成功${bad.length > 0 ? `；${list}` : ''}`,
      ),
      page,
    ),
  ];
}

function wentWell({ exitCode, errorCode }: InstanceResult): boolean {
  return exitCode === 0 && errorCode === '';
}

function howItFailed({ exitCode, errorCode }: InstanceResult, page: Page): string {
  const exits = exitCode === null ? [] : [say(text(`exit code ${exitCode}`, `退出码 ${exitCode}`), page)];
  return [...exits, ...(errorCode === '' || errorCode === 'ExitCodeNonzero' ? [] : [oneLine(errorCode)])].join(' ');
}

/** Whoever passed the value may have read it from a file or a prompt: nobody can tell from here. */
function parameterWords({ name, value }: { readonly name: string; readonly value: string }): string {
  return `${oneLine(name)}=${masked(value)}`;
}

function tagWords({ key, value }: { readonly key: string; readonly value: string }): string {
  return `${oneLine(key)}=${looksSecret(key) ? masked(value) : oneLine(value)}`;
}

/** The tags by which a run finds its own calls again; a reader has no use for them. */
function isOurs(key: string): boolean {
  return key.startsWith('ecs-invoke-');
}

function list(title: Text, items: readonly string[], page: Page): readonly string[] {
  return items.length === 0 ? [] : [say(title, page) + items.join(', ')];
}

function moment(time: string): string {
  return `${time.replace('T', ' ').replace('Z', '')} UTC`;
}
