import { type Text, text } from '../../domain/text.ts';
import type { ListedRun } from '../../usecases/list-runs.ts';
import { type TargetVerdict, verdictsOnRecord } from '../../usecases/run-verdicts.ts';
import {
  type ChunkState,
  chunkStates,
  exitOnRecord,
  type Identity,
  resultsOf,
  type StoredRun,
  stoppedBy,
} from '../../usecases/stored-run.ts';
import { aimOfRun } from '../identity.ts';
import { type Page, say } from '../page.ts';
import { shellLine } from '../shell-words.ts';
import { aimed } from './next-step.ts';
import { verdictWords } from './outcome-words.ts';
import { momentOf, stateOf, whatOf } from './runs.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

/** What was asked for, each call, the verdicts, and what to type next. */
export function renderRun(run: ListedRun & { readonly stored: StoredRun }, page: Page): string {
  const { stored, holder, runId } = run;
  const { record, endpoint, startedAt, retryOf } = stored;
  const exit = exitOnRecord(stored);
  const facts: readonly (readonly [Text, string])[] = [
    [text('what', '内容'), whatOf(stored)],
    [text('started', '开始'), `${momentOf(startedAt)} UTC`],
    [text('where', '位置'), `${record.regionId}  ${endpoint}`],
    [text('instances', '实例'), few(record.instanceIds)],
    ...(record.parameters.length > 0
      ? [[text('parameters', '参数'), record.parameters.map(shownParameter).join(', ')] as const]
      : []),
    ...(retryOf ? [[text('again after', '重试自'), retryOf] as const] : []),
    [
      text('state', '状态'),
      say(stateOf(run), page) +
        (holder
          ? ` (${say(text(`process ${holder.pid} since ${holder.since}`, `进程 ${holder.pid}，自 ${holder.since}`), page)})`
          : '') +
        (exit
          ? say(text(`, exit ${exit.code} (${exit.reason})`, `，退出码 ${exit.code}（${exit.reason}）`), page)
          : ''),
    ],
    [text('file', '文件'), stored.file],
  ];
  const rows = facts.map(([name, value]) => [say(name, page), value]);
  const calls = chunkStates(stored.entries).map((chunk) => [
    say(text(`call ${chunk.chunk}`, `第 ${chunk.chunk} 次调用`), page),
    say(manyWords(chunk.instanceIds.length), page),
    visible(say(chunkWords(chunk), page)),
  ]);
  const counts = [...verdictCounts(stored)]
    .map(([verdict, count]) => say(countWords(verdict, count), page))
    .join(page.language === 'zh' ? '，' : ', ');
  return [
    page.paint.bold(runId),
    ...renderTable(rows, page.width, '  '),
    ...renderTable(calls, page.width, '  '),
    `  ${counts}`,
    ...nextLines(run).map((line) => `→ ${line}`),
    '',
  ].join('\n');
}

const manyWords = (count: number) => text(`${count} ${count === 1 ? 'instance' : 'instances'}`, `${count} 台`);

/** `success 49`, `not sent yet 50` */
function countWords(verdict: CountedAs, count: number): Text {
  const words = verdict === 'accepted' || verdict === 'never-sent' ? unendedWords[verdict] : verdictWords[verdict];
  return text(`${words.en} ${count}`, `${words.zh} ${count} 台`);
}

const unendedWords = {
  accepted: text('accepted', '已受理'),
  'never-sent': text('never sent', '未发送'),
};

type CountedAs = TargetVerdict | 'accepted';

/** By verdict, how many instances; `accepted` where the service took it and no end is on record. */
function verdictCounts(stored: StoredRun): ReadonlyMap<CountedAs, number> {
  const counts = new Map<CountedAs, number>();
  const ended = new Set(resultsOf(stored).map(({ instanceId }) => instanceId));
  const accepted = new Set(
    chunkStates(stored.entries).flatMap(({ history, instanceIds }) => (history.kind === 'accepted' ? instanceIds : [])),
  );
  for (const [id, verdict] of verdictsOnRecord(stored)) {
    const name = accepted.has(id) && !ended.has(id) ? 'accepted' : verdict;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** The commands that go on from here. */
export function nextLines({ runId, state, stored }: Pick<ListedRun, 'runId' | 'state' | 'stored'>): readonly string[] {
  const asWhom = stored === null ? '' : flagsOf(stored.identity);
  if (state === 'unfinished') {
    const halted = stored !== null && stoppedBy(stored) !== null;
    // Judged as before it would stop at once.
    const tolerating = halted ? ` --max-errors ${errorsOf(verdictCounts(stored))}` : '';
    return [`ecs-invoke resume ${runId}${tolerating}${asWhom}`];
  }
  if (state !== 'finished' || stored === null) return [];
  const counts = verdictCounts(stored);
  const any = (...verdicts: readonly CountedAs[]) => verdicts.some((verdict) => counts.has(verdict));
  const flags = [
    ...(any('failed', 'terminated') ? ['--failed'] : []),
    ...(any('timed-out') ? ['--timed-out'] : []),
    ...(any('not-delivered', 'refused', 'cancelled', 'never-sent') ? ['--undelivered'] : []),
  ];
  const retry = flags.length > 0 ? [`ecs-invoke retry ${runId} ${flags.join(' ')}${asWhom}`] : [];
  const follow = followLine(stored);
  return [...retry, ...(follow === null ? [] : [follow])];
}

/**
 * Of a run that is over here and may go on there, because nobody waited for all of it: how to see where it stands, whole.
 * `among`: only for the calls that took one of these. null where nothing shows it.
 */
export function followLine(stored: StoredRun, among: readonly string[] | null = null): string | null {
  const { frequency, repeatMode = 'Once' } = stored.record.rest;
  if (repeatMode === 'DryRun') return null;
  const ended = new Set(resultsOf(stored).map(({ instanceId }) => instanceId));
  const isMeant = (id: string) => (among === null ? !ended.has(id) : among.includes(id));
  const open = chunkStates(stored.entries).flatMap(({ history, instanceIds }) =>
    history.kind === 'accepted' && instanceIds.some(isMeant) ? [history.invokeId] : [],
  );
  if (open.length === 0) return null;
  // A schedule has no end to wait for.
  const wait = frequency === undefined && repeatMode === 'Once' ? ' --wait' : '';
  return aimed(`ecs-invoke show ${open.join(' ')}${wait}`, aimOfRun(stored));
}

/** Instances that were sent and did not end in success. */
function errorsOf(counts: ReadonlyMap<CountedAs, number>): number {
  return [...counts].reduce(
    (sum, [verdict, count]) => (['success', 'never-sent'].includes(verdict) ? sum : sum + count),
    0,
  );
}

function flagsOf({ emulator, profile, config, caFile }: Identity): string {
  const named = Object.entries({ profile, config, 'ca-file': caFile }).flatMap(([name, value]) =>
    value === null ? [] : [` --${name} ${shellLine([value])}`],
  );
  return `${emulator ? ' --emulator' : ''}${named.join('')}`;
}

/** `accepted` with its InvokeIds, or the last word. */
function chunkWords({ history, refused, notSent }: ChunkState): Text {
  if (history.kind === 'accepted') {
    const ids = history.invokeIds.join(', ');
    return history.invokeIds.length > 1 ? text(`DUPLICATE: ${ids}`, `重复执行：${ids}`) : text(ids, ids);
  }
  if (history.kind === 'sent') return text('sent, and no answer is known', '已发送，应答未知');
  if (refused)
    return text(`refused: ${refused.code}  ${refused.requestId}`, `被拒绝：${refused.code}  ${refused.requestId}`);
  return notSent ? text(`not sent: ${notSent}`, `未发送：${notSent}`) : text('not sent yet', '尚未发送');
}

function shownParameter(each: StoredRun['record']['parameters'][number]): string {
  return visible('sealed' in each ? `${each.name}=<hidden:${each.sealed.length}>` : `${each.name}=${each.value}`);
}

function few(ids: readonly string[]): string {
  const more = ids.length > 10 ? ` … (${ids.length})` : '';
  return ids.slice(0, 10).join(', ') + more;
}
