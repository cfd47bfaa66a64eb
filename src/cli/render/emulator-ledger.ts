import type { LedgerAnswer } from '../../api/emulator-controls.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { type Document, schema } from './json.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

/** One document with every start; as lines, one document a start. */
export function ledgerDocuments(
  { starts, pending, running }: LedgerAnswer,
  format: 'json' | 'jsonl',
  exit: Exit,
): readonly Document[] {
  const parts = format === 'json' ? [starts] : starts.map((start) => [start]);
  return parts.map((each) => ({ schema, kind: 'emulator-ledger', starts: each, pending, running, notes: [], exit }));
}

const titles: readonly Text[] = [
  text('started (UTC)', '启动时间 (UTC)'),
  text('instance', '实例'),
  text('process', '进程'),
  text('exit', '退出码'),
  text('output', '输出'),
  text('invocation', '执行 ID'),
];

/** A row a start, oldest first. */
export function renderLedger({ starts, pending }: LedgerAnswer, page: Page): string {
  const rest = pending === 0 ? '' : `${say(notStarted(pending), page)}\n`;
  if (starts.length === 0) return `${say(text('nothing was started', '尚未启动任何进程'), page)}\n${rest}`;
  const rows = starts.map(({ startedAt, instanceId, invokeId, pid, simulated, exitCode, bytes }) => [
    startedAt.replace('T', ' ').replace('Z', ''),
    visible(instanceId),
    simulated ? say(text('simulated', '模拟'), page) : String(pid),
    exitCode === null ? '–' : String(exitCode),
    say(text(`${bytes} bytes`, `${bytes} 字节`), page),
    visible(invokeId),
  ]);
  const [head = '', ...lines] = renderTable([titles.map((title) => say(title, page)), ...rows], page.width);
  return `${[page.paint.dim(head), ...lines].join('\n')}\n${rest}`;
}

function notStarted(pending: number): Text {
  return text(
    `${pending === 1 ? '1 has' : `${pending} have`} not started yet (--wait waits)`,
    `另有 ${pending} 个尚未启动（--wait 可等待）`,
  );
}
