import type { EmulatorFault } from '../../api/emulator-controls.ts';
import { text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { type Document, schema } from './json.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

export function faultsDocument(faults: readonly EmulatorFault[], cleared: number | null, exit: Exit): Document {
  return { schema, kind: 'emulator-faults', faults, ...(cleared !== null && { cleared }), notes: [], exit };
}

/** A row a fault: its number, itself, and what has become of it. */
export function renderFaults(faults: readonly EmulatorFault[], page: Page): string {
  if (faults.length === 0) return `${say(text('no faults', '没有故障'), page)}\n`;
  const rows = faults.map((fault) => [String(fault.id), visible(fault.spec), say(fate(fault), page)]);
  return `${renderTable(rows, page.width).join('\n')}\n`;
}

export function renderCleared(cleared: number, page: Page): string {
  const faults = cleared === 1 ? '1 fault' : `${cleared} faults`;
  return `${say(text(`${faults} taken back`, `已撤销 ${cleared} 个故障`), page)}\n`;
}

function fate({ met, struck, over }: EmulatorFault) {
  const calls = met === 1 ? '1 call' : `${met} calls`;
  return text(
    `${over ? 'over: ' : ''}struck ${struck} of ${calls}`,
    `${over ? '已结束：' : ''}${met} 次调用中生效 ${struck} 次`,
  );
}
