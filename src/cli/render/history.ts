import { text } from '../../domain/text.ts';
import { verdictOf } from '../../domain/verdict.ts';
import type { ShowReport } from '../../usecases/show.ts';
import { type Page, say } from '../page.ts';
import { verdictWords } from './outcome-words.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

const head = [
  text('run', '次序'),
  text('instance', '实例'),
  text('started (UTC)', '开始时间（UTC）'),
  text('ended (UTC)', '结束时间（UTC）'),
  text('exit code', '退出码'),
  text('dropped', '丢弃字节'),
  text('verdict', '结论'),
];

/** A line for each run that the service still keeps, the newest first. */
export function renderHistory({ runs }: Extract<ShowReport, { kind: 'history' }>, page: Page): string {
  const rows = runs.map(({ run, result }) => [
    String(run),
    visible(result.instanceId),
    moment(result.startedAt),
    moment(result.finishedAt),
    result.exitCode === null ? '–' : String(result.exitCode),
    result.dropped === 0 ? '–' : result.dropped.toLocaleString('en-US'),
    [say(verdictWords[verdictOf(result)], page), visible(result.errorCode)].filter(Boolean).join('  '),
  ]);
  const [first = '', ...lines] = renderTable([head.map((each) => say(each, page)), ...rows], page.width);
  return [page.paint.bold(first), ...lines].map((line) => `${line}\n`).join('');
}

function moment(time: string | null): string {
  return time === null ? '–' : time.replace('T', ' ').replace('Z', '');
}
