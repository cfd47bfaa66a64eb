import { type Text, text } from '../../../domain/text.ts';
import type { ReadInput } from '../../invoke/input.ts';
import type { Prepared } from '../../invoke/prepare.ts';
import { previewsOf, type RequestPreview } from '../../invoke/preview.ts';
import { selectionWords } from '../../invoke/targets.ts';
import type { Page } from '../../page.ts';
import { renderTable } from '../../render/table.ts';
import { visible } from '../../render/visible.ts';
import type { Option } from '../ask.ts';
import type { Draft } from '../draft.ts';
import { type Back, back } from '../keyboard.ts';
import { selects } from '../questions-for.ts';
import type { Session } from '../session.ts';
import { parametersToAsk } from './parameters.ts';
import type { StepName } from './steps.ts';
import { scheduleSaid } from './when.ts';

/** What to do with a draft that is complete. `wait` is added to the line. */
export type Decision =
  | { readonly kind: 'send'; readonly wait: boolean }
  | { readonly kind: 'change'; readonly step: StepName }
  | { readonly kind: 'leave' };

/** The request as it would be sent, and what to do with it; only the changes are offered where it cannot be sent. */
export async function askDecision(draft: Draft, prepared: Prepared, session: Session): Promise<Decision | Back> {
  const { asker, services } = session;
  const { input, destination } = prepared;
  if (input !== null) {
    const name = await nameOf(draft, session);
    const previews = previewsOf(input, destination.endpoint, services);
    asker.say(renderReview(name, draft, input, previews, session));
  }
  const { shortLived } = await session.connection(draft);
  const sending = input === null ? [] : sendOptions(draft, prepared, shortLived);
  const changes = await changeOptions(draft, prepared, session);
  const all = [...sending, ...changes, { value: 'leave', words: text('Leave; nothing is sent', '离开，不发送') }];
  const options = all.map(({ value, words }): Option<string> => ({ value, words: session.say(words) }));
  // After a refusal the same request once more is the last thing to want.
  const current = session.refused?.draft === draft ? 'command' : undefined;
  const picked = await asker.select(text('What now', '下一步'), options, current);
  if (picked === back) return back;
  if (picked === 'leave') return { kind: 'leave' };
  if (picked === 'wait' || picked === 'send') return { kind: 'send', wait: picked === 'wait' };
  return { kind: 'change', step: picked as StepName };
}

function sendOptions({ when }: Draft, { findings: { given }, input }: Prepared, shortLived: boolean) {
  if (given.on('rehearse')) return [{ value: 'send', words: text('Rehearse it', '演练') }];
  if (given.on('wait') || given.on('follow')) return [{ value: 'send', words: text('Run it', '执行') }];
  if (input?.rest.frequency !== undefined) return [{ value: 'send', words: text('Start this schedule', '启用该计划') }];
  if (when.kind !== 'now') return [{ value: 'send', words: text('Have it run then', '届时执行') }];
  return [
    { value: 'wait', words: text('Run it, and wait for the output', '执行，并等待输出') },
    {
      value: 'send',
      words: shortLived
        ? text('Run it, print only the InvokeId, and end the emulator with it', '执行，只打印 InvokeId，模拟器随即结束')
        : text('Run it, and print only the InvokeId', '执行，只打印 InvokeId'),
    },
  ];
}

async function changeOptions(draft: Draft, { findings: { given } }: Prepared, session: Session) {
  const parameters = (await parametersToAsk(draft, session)).length > 0;
  // Waiting and rehearsing go with "now" only.
  const when = !['wait', 'follow', 'rehearse'].some((flag) => given.on(flag));
  const all: readonly { readonly value: StepName; readonly offered: boolean; readonly words: Text }[] = [
    { value: 'command', offered: true, words: text('Change the command', '更换命令') },
    { value: 'instances', offered: !selects(given), words: text('Change the instances', '更换实例') },
    { value: 'parameters', offered: parameters, words: text('Change the parameters', '修改参数') },
    { value: 'when', offered: when, words: text('Change when it runs', '修改执行时间') },
    { value: 'region', offered: true, words: text('Change the region', '更换地域') },
  ];
  return all.filter(({ offered }) => offered);
}

/** `hello (c-hello)`, where the name is known. */
async function nameOf(draft: Draft, session: Session): Promise<string> {
  const command = await session.storedCommand(draft);
  if (command === null || command.name === '') return draft.command ?? '';
  return `${visible(command.name)} (${command.commandId})`;
}

function renderReview(
  name: string,
  draft: Draft,
  input: ReadInput,
  previews: readonly RequestPreview[],
  session: Session,
): string {
  const { page } = session.asker;
  const count = input.instanceIds.length;
  const { frequency } = input.rest;
  const where =
    input.selection === null
      ? text(`${count} ${count === 1 ? 'instance' : 'instances'}`, ` ${count} 台实例`)
      : text(`what ${selectionWords(input.selection)} selects`, `（${selectionWords(input.selection)} 选中的实例）`);
  const what = text(`${name} on ${where.en} in ${draft.regionId}`, `在 ${draft.regionId} 的${where.zh}上执行 ${name}`);
  const when = frequency === undefined ? '' : `${page.paint.bold(scheduleSaid(frequency, session))}\n`;
  return `\n${page.paint.bold(session.say(what))}\n${when}${previews.map((preview) => renderRequest(preview, page)).join('')}\n`;
}

/** Every parameter of the request, long lists in one row. */
function renderRequest({ action, method, endpoint, parameters }: RequestPreview, page: Page): string {
  const rows = Object.entries(parameters).flatMap(([name, value]) => rowsOf(name, value));
  return `${page.paint.dim(`${method} ${endpoint}/  ${action}`)}\n${renderTable(rows, page.width, '  ').join('\n')}\n`;
}

function rowsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  // Of a selection, which is looked up when it is sent.
  if (Array.isArray(value) && value.length === 0) return [];
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) {
    const numbers = value.length === 1 ? '1' : `1-${value.length}`;
    return [[`${name}.${numbers}`, visible(value.join(', '))]];
  }
  if (Array.isArray(value)) return value.flatMap((item, at) => rowsOf(`${name}.${at + 1}`, item));
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, item]) => rowsOf(`${name}.${key}`, item));
  }
  return [[name, visible(String(value))]];
}
