import { type Text, text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { Deletion, Doomed } from '../../usecases/delete-commands.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { shellLine } from '../shell-words.ts';
import { callError } from './call-error.ts';
import { type Document, noteObject, schema } from './json.ts';
import { renderProblem } from './problem.ts';
import { renderCard } from './report-card.ts';
import { oneLine } from './visible.ts';
import { wrap } from './wrap.ts';

export function deletionsDocument(
  deletions: readonly Deletion[],
  facts: { readonly edition: string; readonly region: string },
  notes: readonly Note[],
  exit: Exit,
): Document {
  const rows = deletions.map((deletion) => {
    const { commandId, command } = deletion.doomed;
    const error =
      deletion.kind === 'failed' || deletion.kind === 'unknown'
        ? callError(deletion.problem, null, true, { region: facts.region })
        : null;
    const advice = deletion.kind === 'unknown' ? { ...error, why: whyUnknown.en, fix: [] } : error;
    return { commandId, name: command?.name ?? null, outcome: deletion.kind, ...(advice && { error: advice }) };
  });
  return { schema, kind: 'commands-deleted', ...facts, deletions: rows, notes: notes.map(noteObject), exit };
}

/** What is about to go, and what still uses it. */
export function renderDoomed(doomed: readonly Doomed[], page: Page): string {
  return doomed
    .map(({ commandId, command, schedules }) => {
      const about = command
        ? [command.name, command.type, command.description].filter(Boolean).join('  ')
        : say(notThere, page);
      const lines = schedules.map(({ invokeId, frequency }) => `${oneLine(invokeId)}  ${oneLine(frequency)}`);
      const title = `${page.paint.bold(oneLine(commandId))}  ${oneLine(about)}`;
      return [title, ...lines.map((line) => wrap(line, page.width, '    '))].map((line) => `${line}\n`).join('');
    })
    .join('');
}

/** One deletion that did not come about, or of which that is not known. */
export function renderDeletion(
  deletion: Exclude<Deletion, { kind: 'deleted' }>,
  { regionId, sameWay }: { readonly regionId: string; readonly sameWay: string },
  page: Page,
): string {
  const { commandId } = deletion.doomed;
  if (deletion.kind === 'not-tried') {
    const words = text(`${commandId}: not tried any more`, `${commandId}：未再尝试`);
    return `${page.paint.yellow('!')} ${oneLine(say(words, page))}\n`;
  }
  if (deletion.kind === 'failed') {
    const context = { regionId, mutating: false, circumstances: null };
    const { schedules } = deletion.doomed;
    const used = schedules.length === 0 ? '' : `${wrap(say(inUse, page), page.width, '  ')}\n`;
    return `${page.paint.bold(oneLine(commandId))}\n${renderProblem(deletion.problem, context, page)}${used}`;
  }
  const look = `ecs-invoke commands show ${shellLine([commandId])} -r ${regionId}${sameWay}`;
  const what = text(`Outcome unknown: is ${commandId} deleted?`, `结果未知：${commandId} 是否已删除？`);
  return renderCard(
    {
      sign: '✖',
      what: oneLine(say(what, page)),
      why: say(whyUnknown, page),
      next: [say(text(`Look: ${look}`, `查看：${look}`), page)],
      facts: [],
    },
    page,
  );
}

const whyUnknown: Text = text(
  'The answer to DeleteCommand was lost, and the command is still to be seen. Deleting it once more does no harm.',
  'DeleteCommand 的应答丢失，且该命令仍然可见。再次删除没有害处。',
);

/** DeleteCommand (SDK); no page names the code for it. */
const inUse = text(
  'A command that is being executed cannot be deleted, and this one is still scheduled.',
  '正在执行的命令不能删除，而该命令仍有计划执行。',
);

const notThere = text('(no such command is to be seen in this region)', '（该地域中未见此命令）');
