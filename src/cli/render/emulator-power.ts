import type { PowerVerb } from '../../api/emulator-controls.ts';
import type { PowerChange } from '../../api/emulator-status.ts';
import type { Exit } from '../exit-code.ts';
import type { Page } from '../page.ts';
import { type Document, schema } from './json.ts';
import { renderTable } from './table.ts';
import { visible } from './visible.ts';

export function powerDocument(change: PowerVerb, instances: readonly PowerChange[], exit: Exit): Document {
  return { schema, kind: 'emulator-power', change, instances, notes: [], exit };
}

/** A row an instance, with the states as the API names them. */
export function renderPower(changes: readonly PowerChange[], page: Page): string {
  const rows = changes.map(({ instanceId, before, after }) => [visible(instanceId), visible(`${before} → ${after}`)]);
  return `${renderTable(rows, page.width).join('\n')}\n`;
}
