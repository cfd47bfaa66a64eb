import type { StoredCommandDetails } from '../../api/cloud-assistant.ts';
import { placeholdersIn } from '../../domain/placeholders.ts';
import { type Text, text } from '../../domain/text.ts';
import type { ChangedField, CommandChange } from '../../usecases/modify-command.ts';
import { type Page, say } from '../page.ts';
import { renderTable } from './table.ts';
import { oneLine } from './visible.ts';

const names: Readonly<Record<ChangedField, Text>> = {
  name: text('name', '名称'),
  content: text('script', '脚本'),
  description: text('description', '描述'),
  workingDir: text('directory', '执行目录'),
  timeout: text('timeout', '超时'),
  launcher: text('launcher', '启动程序'),
};

/** What is about to change: each field as it is and as it will be; of a script its size and its parameters. */
export function renderChange(
  before: StoredCommandDetails,
  fields: readonly ChangedField[],
  change: CommandChange,
  page: Page,
): string {
  const rows = fields.map((field) => [
    say(names[field], page),
    field === 'content'
      ? scriptWords(before.content, change.content ?? before.content, page)
      : oneLine(`${words(before[field], page)} → ${words(change[field], page)}`),
  ]);
  const title = `${page.paint.bold(oneLine(before.commandId))}  ${oneLine(before.name)}`;
  return `${[title, ...renderTable(rows, page.width, '  ')].join('\n')}\n`;
}

function words(value: string | number | undefined, page: Page): string {
  if (typeof value === 'number') return say(text(`${value} s`, `${value} 秒`), page);
  return value === undefined || value === '' ? '–' : value;
}

function scriptWords(before: Buffer, after: Buffer, page: Page): string {
  const [old, fresh] = [placeholdersIn(before).custom, placeholdersIn(after).custom];
  const lower = (names: readonly string[]) => names.map((name) => name.toLowerCase());
  const added = fresh.filter((name) => !lower(old).includes(name.toLowerCase())).map((name) => `+{{${name}}}`);
  const gone = old.filter((name) => !lower(fresh).includes(name.toLowerCase())).map((name) => `-{{${name}}}`);
  const size = text(`${before.length} bytes → ${after.length} bytes`, `${before.length} 字节 → ${after.length} 字节`);
  return [say(size, page), ...added, ...gone].join('  ');
}
