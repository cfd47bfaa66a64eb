import type { Stopping } from '../../api/emulator-controls.ts';
import { text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { type Document, schema } from './json.ts';

/** `gone`: false when it was told to stop, and had not by the time we gave up waiting. */
export interface Stopped extends Stopping {
  readonly endpoint: string;
  readonly gone: boolean;
}

export function stoppedDocument({ endpoint, pid, dataDir, gone }: Stopped, exit: Exit): Document {
  return { schema, kind: 'emulator-stopped', endpoint, pid, dataDir, gone, notes: [], exit };
}

export function renderStopped({ endpoint, pid, gone }: Stopped, page: Page): string {
  const words = gone
    ? text(`stopped: ${endpoint}, process ${pid}`, `已停止：${endpoint}，进程 ${pid}`)
    : text(
        `told to stop, but still there: ${endpoint}, process ${pid}`,
        `已要求停止，但仍未退出：${endpoint}，进程 ${pid}`,
      );
  return `${say(words, page)}\n`;
}
