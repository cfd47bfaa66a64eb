import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { explainResultError } from '../../api/error-catalogue.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import type { ExplainedResult } from '../../usecases/explain-unfit.ts';
import type { WaitReport } from '../../usecases/wait.ts';
import { type Page, say } from '../page.ts';
import { moreAbout } from './code-words.ts';
import { fillIn } from './fill-in.ts';
import { renderFoundCauses } from './found-causes.ts';
import { verdictWords } from './outcome-words.ts';
import { wayOut } from './report-card.ts';
import { visible } from './visible.ts';
import { padEnd, stringWidth, wrap } from './wrap.ts';

/** Those that need attention first, then those that go on, then the good ones. */
function rank(verdict: Verdict): number {
  return good.includes(verdict) ? 2 : open.includes(verdict) ? 1 : 0;
}

const good: readonly Verdict[] = ['success'];
const open: readonly Verdict[] = ['running', 'scheduled'];

/**
 * One line an instance, those that need attention first, each failure with its cause and the way out; then the sum,
 * with what is said elsewhere of other targets.
 */
export function renderVerdicts(
  { results, end, explained = [] }: Pick<WaitReport, 'results' | 'end' | 'explained'>,
  targets: readonly string[],
  region: string,
  page: Page,
  elsewhere: readonly Verdict[] = [],
): string {
  const ordered = [...results].sort((a, b) => rank(verdictOf(a)) - rank(verdictOf(b)));
  const missing = targets.filter((id) => !results.some(({ instanceId }) => instanceId === id));
  const nameWidth = Math.max(...targets.map((id) => stringWidth(id)), 1);
  const lines = [
    ...ordered.map((result) => renderVerdict(result, explained, nameWidth, region, page)),
    ...missing.map(
      (id) =>
        `${page.paint.yellow('?')} ${padEnd(id, nameWidth)}  ${say(end === 'not-listed' ? neverListed : notSeenYet, page)}\n${renderFoundCauses([id], explained, region, page)}`,
    ),
  ];
  const verdicts = [...results.map(verdictOf), ...elsewhere];
  const total = targets.length + elsewhere.length;
  if (total > 1) lines.push(renderSum(verdicts, total, page));
  const codes = new Set(ordered.filter(needsExplaining).map(({ errorCode }) => errorCode));
  for (const code of codes) lines.push(`${page.paint.dim(moreAbout(visible(code), page.language))}\n`);
  return lines.join('');
}

const neverListed = text('outcome unknown: the service does not list it', '结果未知：服务未列出该实例');
const failedOrTimeout = text(
  'This edition of the API says no more than "Failed": the command could not be delivered, or it ran into its timeout. Look on the instance for what it left behind.',
  '该版本 API 只返回 “Failed”：命令未能送达，或执行超时。请到实例上查看命令留下的痕迹。',
);
const notSeenYet = text('not seen yet', '尚未查到');

function renderVerdict(
  result: InstanceResult,
  explained: readonly ExplainedResult[],
  nameWidth: number,
  region: string,
  page: Page,
): string {
  const { paint, language, width } = page;
  const verdict = verdictOf(result);
  const sign = good.includes(verdict) ? paint.green('✔') : open.includes(verdict) ? paint.cyan('…') : paint.red('✖');
  const facts = [
    say(verdictWords[verdict], page),
    ...(verdict === 'unknown' && result.stateWord ? [`(${visible(result.stateWord)})`] : []),
    ...(result.exitCode !== null && verdict !== 'running' ? [exitWord(result.exitCode, page)] : []),
    ...(result.errorCode ? [visible(result.errorCode)] : []),
    ...(result.dropped > 0 ? [droppedWord(result.dropped, page)] : []),
  ];
  const line = `${sign} ${padEnd(result.instanceId, nameWidth)}  ${facts.join('  ')}\n`;
  const found = renderFoundCauses([result.instanceId], explained, region, page);
  if (result.state === 'failed-or-timeout' && verdict === 'unknown') {
    return `${line}${wrap(say(failedOrTimeout, page), width, '    ')}\n${found}`;
  }
  if (found !== '') return `${line}${found}`;
  const row = explainResultError(result.errorCode);
  const info = visible(result.errorInfo);
  if (row === null && info !== '') return `${line}${wrap(info, width, '    ')}\n`;
  if (row === null || !needsExplaining(result)) return line;
  const { why, fix } = row[language];
  const here = { region, instance: result.instanceId };
  const ways = fix.map((each) => wayOut(fillIn(each, here), width, '    '));
  const advice = [wrap(fillIn(why, here), width, '    '), ...ways];
  return `${line}${advice.join('\n')}\n`;
}

/** Whether more can be said of it than its verdict; of an exit code of the command's own there is nothing to say. */
function needsExplaining(result: InstanceResult): boolean {
  const { errorCode } = result;
  return !good.includes(verdictOf(result)) && errorCode !== 'ExitCodeNonzero' && explainResultError(errorCode) !== null;
}

function exitWord(exitCode: number, page: Page): string {
  return say(text(`exit code ${exitCode}`, `退出码 ${exitCode}`), page);
}

export function droppedWord(dropped: number, page: Page): string {
  const count = dropped.toLocaleString('en-US');
  return say(text(`${count} bytes of output dropped by the service`, `服务丢弃了 ${count} 字节输出`), page);
}

/** `2 of 3 succeeded, 1 failed` */
function renderSum(verdicts: readonly Verdict[], targets: number, page: Page): string {
  const counts = new Map<Verdict, number>();
  for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const succeeded = counts.get('success') ?? 0;
  const others = [...counts].filter(([verdict]) => verdict !== 'success');
  const first = text(`${succeeded} of ${targets} succeeded`, `${targets} 台中 ${succeeded} 台成功`);
  const rest = others.map(([verdict, count]) =>
    say(text(`${count} ${verdictWords[verdict].en}`, `${count} 台${verdictWords[verdict].zh}`), page),
  );
  const sum = [say(first, page), ...rest].join(page.language === 'zh' ? '，' : ', ');
  return `${page.paint.bold(sum)}\n`;
}
