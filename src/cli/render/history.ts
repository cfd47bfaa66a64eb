import type { InstanceResult } from '../../api/cloud-assistant.ts';
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
  text('when (UTC)', '时间（UTC）'),
  text('took', '用时'),
  text('exit code', '退出码'),
  text('dropped', '丢弃字节'),
  text('verdict', '结论'),
];

export const notRunYet = text('It has not run yet.', '尚未执行过。');

/** A line for each run that the service still keeps, the newest first. */
export function renderHistory({ runs }: Extract<ShowReport, { kind: 'history' }>, page: Page): string {
  if (runs.length === 0) return `${say(notRunYet, page)}\n`;
  const rows = runs.map(({ run, result }) => [
    String(run),
    visible(result.instanceId),
    moment(result.startedAt ?? result.finishedAt),
    took(result),
    result.exitCode === null ? '–' : String(result.exitCode),
    result.dropped === 0 ? '–' : result.dropped.toLocaleString('en-US'),
    [say(verdictWords[verdictOf(result)], page), visible(result.errorCode)].filter(Boolean).join('  '),
  ]);
  const [first = '', ...lines] = renderTable([head.map((each) => say(each, page)), ...rows], page.width);
  return [page.paint.bold(first), ...lines].map((line) => `${line}\n`).join('');
}

/** Whole seconds: the service tells no finer. */
function took({ startedAt, finishedAt }: InstanceResult): string {
  if (startedAt === null || finishedAt === null) return '–';
  return `${Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000)} s`;
}

function moment(time: string | null): string {
  return time === null ? '–' : time.replace('T', ' ').replace('Z', '');
}
