import { type Text, text } from '../../domain/text.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import type { ActionBehaviours, Mark } from '../services.ts';
import { type Document, schema } from './json.ts';
import { renderTable } from './table.ts';

/** One document with every action; as lines, one document an action. */
export function behaviourDocuments(
  actions: readonly ActionBehaviours[],
  format: 'json' | 'jsonl',
  exit: Exit,
): readonly Document[] {
  const rows = actions.map(({ action, behaviours }) => ({
    action,
    behaviours: behaviours.map(({ mark, words }) => ({ mark, text: words.en })),
  }));
  const parts = format === 'json' ? [rows] : rows.map((row) => [row]);
  return parts.map((each) => ({ schema, kind: 'emulator-behaviours', actions: each, notes: [], exit }));
}

const marks: Readonly<Record<Mark, Text>> = {
  doc: text('documented', '文档'),
  source: text('source', '源码'),
  measured: text('measured', '实测'),
  assumed: text('assumed', '假定'),
  own: text('own', '自有'),
};

const legend = text(
  'documented: on a public page or in the official SDKs; source: read in the open code of the agent; measured: seen on this kind of system; assumed: nobody says, the emulator had to choose; own: of the emulator alone, the service has nothing like it.',
  '文档：见于公开文档或官方 SDK；源码：读自开源的云助手 Agent；实测：在同类系统上观察所得；假定：没有依据，由模拟器选定；自有：仅模拟器具备，真实服务没有。',
);

/** Each action with its rows, and below them what the marks mean. */
export function renderBehaviours(actions: readonly ActionBehaviours[], page: Page): string {
  const parts = actions.map(({ action, behaviours }) => {
    const title = action === '*' ? say(text('every action', '全部操作'), page) : action;
    const rows = behaviours.map(({ mark, words }) => [say(marks[mark], page), say(words, page)]);
    return [page.paint.bold(title), ...renderTable(rows, page.width, '  ')].join('\n');
  });
  const foot = renderTable([[say(legend, page)]], page.width).map((line) => page.paint.dim(line));
  return `${[...parts, foot.join('\n')].join('\n\n')}\n`;
}
