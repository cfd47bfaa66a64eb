import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { explainResultError } from '../../api/error-catalogue.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { text } from '../../domain/text.ts';
import type { ExplainedResult } from '../../usecases/explain-unfit.ts';
import type { WaitReport } from '../../usecases/wait.ts';
import { type Page, say } from '../page.ts';
import { moreAbout } from './code-words.ts';
import { compressNames } from './compressed-names.ts';
import { fillIn } from './fill-in.ts';
import { renderFoundCauses } from './found-causes.ts';
import { wordsOf } from './outcome-words.ts';
import { waysOut } from './report-card.ts';
import { countWord, droppedWord, exitWord, lastExitWord } from './result-words.ts';
import { renderAgain, renderSum } from './results-sum.ts';
import { groupVerdicts, type VerdictGroup } from './verdict-groups.ts';
import { good, needOf, open } from './verdict-order.ts';
import { visible } from './visible.ts';
import { padEnd, stringWidth, wrap } from './wrap.ts';

/** A target of which something is said elsewhere: its call was not accepted. */
export interface OtherTarget {
  readonly instanceId: string;
  readonly verdict: Verdict;
}

export interface VerdictTable {
  readonly wait: Pick<WaitReport, 'results' | 'end' | 'explained'>;
  readonly targets: readonly string[];
  readonly region: string;
  readonly elsewhere?: readonly OtherTarget[];
  /** A line for every instance, however many. */
  readonly verbose?: boolean;
  /** Lines of `resume` and `retry` say how to go on: the same line typed again would run beside the record. */
  readonly goesOnByRecord?: boolean;
}

/** So many targets have a line each; of more, equal verdicts share one. */
const lineEachUpTo = 8;
/** Lines of verdicts that leave the sum on the screen; --verbose has no such end. */
const groupsAtMost = 12;

/**
 * The verdicts, those that need attention first, each cause with the way out; then, where some failed, some did not and no
 * record is there to go on with, the list for another run; then the sum, with what is said elsewhere of other targets.
 */
export function renderVerdicts(table: VerdictTable, page: Page): string {
  const { wait, targets, region, elsewhere = [], verbose = false, goesOnByRecord = false } = table;
  const { results, end, explained = [] } = wait;
  const lineEach = verbose || targets.length <= lineEachUpTo;
  const groups = groupVerdicts(results);
  const shown = lineEach ? groups : groups.slice(0, groupsAtMost);
  const nameWidth = lineEach ? targets.reduce((widest, id) => Math.max(widest, stringWidth(id)), 1) : 1;
  const style = { lineEach, nameWidth, region, explained };
  const blocks = (wanted: (verdict: Verdict) => boolean) =>
    shown.filter(({ verdict }) => wanted(verdict)).map((group) => renderGroup(group, style, page));
  const seen = new Set(results.map(({ instanceId }) => instanceId));
  const missing = targets.filter((id) => !seen.has(id));
  const left = groups.slice(shown.length).reduce((sum, { members }) => sum + members.length, 0);
  const total = targets.length + elsewhere.length;
  return [
    ...blocks((verdict) => needOf(verdict) === 0),
    ...renderMissing(missing, end === 'not-listed', style, page),
    ...blocks((verdict) => needOf(verdict) > 0),
    left === 0 ? '' : `${wrap(say(notShown(left), page), page.width)}\n`,
    ...codesOf(shown).map((code) => `${page.paint.dim(moreAbout(visible(code), page.language))}\n`),
    total > 1 && !goesOnByRecord ? renderAgain(results, elsewhere, page) : '',
    total > 1 ? renderSum(results, elsewhere, total, page) : '',
  ].join('');
}

interface LineStyle {
  readonly lineEach: boolean;
  readonly nameWidth: number;
  readonly region: string;
  readonly explained: readonly ExplainedResult[];
}

const neverListed = text('outcome unknown: the service does not list it', '结果未知：服务未列出该实例');
const notSeenYet = text('not seen yet', '尚未查到');
const notShown = (count: number) =>
  text(`… and ${count} more instances; --verbose shows all.`, `… 另有 ${count} 台未显示；--verbose 可显示全部。`);
const failedOrTimeout = text(
  'This edition of the API says no more than "Failed": the command could not be delivered, or it ran into its timeout. Look on the instance for what it left behind.',
  '该版本 API 只返回 “Failed”：命令未能送达，或执行超时。请到实例上查看命令留下的痕迹。',
);

function renderMissing(ids: readonly string[], never: boolean, style: LineStyle, page: Page): readonly string[] {
  if (ids.length === 0) return [];
  const lines = linesOf(ids, page.paint.yellow('?'), [say(never ? neverListed : notSeenYet, page)], style, page);
  return [...lines, renderFoundCauses(ids, style.explained, style.region, page)];
}

function renderGroup({ verdict, members }: VerdictGroup, style: LineStyle, page: Page): string {
  const { paint } = page;
  const [first] = members;
  const sign = good.includes(verdict) ? paint.green('✔') : open.includes(verdict) ? paint.cyan('…') : paint.red('✖');
  const facts = [
    say(wordsOf(first), page),
    ...(verdict === 'unknown' && first.stateWord ? [`(${visible(first.stateWord)})`] : []),
    ...(first.exitCode === null || verdict === 'running'
      ? []
      : [verdict === 'scheduled' ? lastExitWord(first.exitCode, page) : exitWord(first.exitCode, page)]),
    ...(first.errorCode ? [visible(first.errorCode)] : []),
    ...(first.dropped > 0 ? [droppedWord(first.dropped, page)] : []),
  ];
  const ids = members.map(({ instanceId }) => instanceId);
  return linesOf(ids, sign, facts, style, page).join('') + renderCause({ verdict, members }, style, page);
}

/** Columns in which names can still be told apart. */
const least = 36;

/** A line for each of them, or one for all; what is said of them goes below where the window is too narrow. */
function linesOf(
  ids: readonly string[],
  sign: string,
  facts: readonly string[],
  { lineEach, nameWidth }: LineStyle,
  page: Page,
): readonly string[] {
  const said = facts.join('  ');
  const lineOf = (names: string) => {
    const line = `${names}  ${said}`;
    if (stringWidth(line) + 2 <= page.width) return `${sign} ${line}\n`;
    return `${sign} ${wrap(names, page.width, '  ').trim()}\n${wrap(said, page.width, '    ')}\n`;
  };
  if (lineEach) return ids.map((id) => lineOf(padEnd(id, nameWidth)));
  const count = countWord(ids.length, page);
  const beside = page.width - stringWidth(`✖ ${count}  ${said}`);
  const room = beside >= least ? beside : Math.max(least, page.width - stringWidth(`✖ ${count}`));
  const [only = '', ...others] = ids;
  return [lineOf((others.length > 0 ? compressNames(ids, room, page) : only) + count)];
}

/** Why, and the way out, where more can be said than the verdict. */
function renderCause({ verdict, members }: VerdictGroup, { region, explained }: LineStyle, page: Page): string {
  const { language, width } = page;
  const [first, ...others] = members;
  const ids = members.map(({ instanceId }) => instanceId);
  const found = renderFoundCauses(ids, explained, region, page);
  if (first.state === 'failed-or-timeout' && verdict === 'unknown') {
    return `${wrap(say(failedOrTimeout, page), width, '    ')}\n${found}`;
  }
  if (found !== '') return found;
  const row = explainResultError(first.errorCode);
  const info = visible(first.errorInfo);
  if (row === null) return info === '' ? '' : `${wrap(info, width, '    ')}\n`;
  if (!needsExplaining({ verdict, members })) return '';
  const { why, fix } = row[language];
  // Of several the reader has to choose.
  const here = { region, ...(others.length === 0 && { instance: first.instanceId }) };
  const ways = waysOut(
    fix.map((each) => fillIn(each, here)),
    page,
    '    ',
  );
  return `${[wrap(fillIn(why, here), width, '    '), ...ways].join('\n')}\n`;
}

/** Whether more can be said of it than its verdict; of an exit code of the command's own there is nothing to say. */
function needsExplaining({ verdict, members: [{ errorCode }] }: VerdictGroup): boolean {
  return !good.includes(verdict) && errorCode !== 'ExitCodeNonzero' && explainResultError(errorCode) !== null;
}

function codesOf(groups: readonly VerdictGroup[]): readonly InstanceResult['errorCode'][] {
  return [...new Set(groups.filter(needsExplaining).map(({ members: [first] }) => first.errorCode))];
}
