import type { StoredCommandDetails } from '../../api/cloud-assistant.ts';
import { type Text, text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import type { Exit } from '../exit-code.ts';
import { type Page, say } from '../page.ts';
import { clip } from './clip.ts';
import { type Document, noteObject, schema } from './json.ts';
import { oneLine } from './visible.ts';
import { padEnd, stringWidth } from './wrap.ts';

type Facts = Readonly<Record<string, unknown>>;

/** One document with every command; as lines, one document a command. */
export function commandListDocuments(
  commands: readonly StoredCommandDetails[],
  facts: Facts,
  format: 'json' | 'jsonl',
  notes: readonly Note[],
  exit: Exit,
): readonly Document[] {
  const rows = commands.map(commandObject);
  const parts = format === 'json' ? [rows] : rows.map((row) => [row]);
  return parts.map((each) => ({
    schema,
    kind: 'commands',
    ...facts,
    commands: each,
    notes: notes.map(noteObject),
    exit,
  }));
}

/** What a list tells of a command: everything but its script and its definitions. */
export function commandObject(command: StoredCommandDetails) {
  const { commandId, name, type, description, parameterNames, enableParameter, timeout, published } = command;
  return {
    commandId,
    name,
    type,
    description,
    enableParameter,
    parameterNames,
    timeout,
    contentBytes: command.content.length,
    createdAt: command.createdAt,
    published,
  };
}

const titles = {
  id: text('ID', 'ID'),
  name: text('name', '名称'),
  type: text('type', '类型'),
  parameters: text('parameters', '参数'),
  description: text('description', '描述'),
} satisfies Record<string, Text>;

const gap = 2;
/** Below these widths a column tells nothing any more. */
const least = { name: 10, parameters: 8, description: 12 };

/**
 * A row a command. On a terminal long names and descriptions are clipped so that each row stays one line of the window
 * (IDs never are: they are for copying); in a narrow one the rest stands below the ID. Elsewhere everything is whole.
 */
export function renderCommandList(commands: readonly StoredCommandDetails[], toWindow: boolean, page: Page): string {
  if (commands.length === 0) return '';
  const head = Object.values(titles).map((title) => say(title, page));
  const rows = commands.map(cellsOf);
  const widths = head.map((title, at) =>
    Math.max(stringWidth(title), ...rows.map((row) => stringWidth(row[at] ?? ''))),
  );
  const fitted = toWindow ? fit(widths, page.width) : widths;
  if (fitted === null) return rows.map((row) => stacked(row, page)).join('');
  const [first = '', ...lines] = [head, ...rows].map((row) =>
    row
      .map((cell, at) => padEnd(clip(cell, fitted[at] ?? 0), fitted[at] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd(),
  );
  return `${[page.paint.dim(first), ...lines].join('\n')}\n`;
}

function cellsOf(command: StoredCommandDetails): readonly string[] {
  const { commandId, name, type, parameterNames, description, published } = command;
  const version = published?.version == null ? '' : ` v${published.version}${published.latest ? ' (latest)' : ''}`;
  return [
    oneLine(commandId),
    oneLine(`${name}${version}`),
    oneLine(type.replace(/^Run(\w+)Script$/, '$1')),
    oneLine(parameterNames.join(', ')),
    oneLine(description),
  ];
}

/** Widths that add up to the window at most: the description gives way first, then parameters, then names. */
function fit(widths: readonly number[], window: number): readonly number[] | null {
  const [id = 0, name = 0, type = 0, parameters = 0, description = 0] = widths;
  let over = id + name + type + parameters + description + 4 * gap - window;
  const giveWay = (width: number, atLeast: number) => {
    const given = Math.max(0, Math.min(over, width - atLeast));
    over -= given;
    return width - given;
  };
  const shorterDescription = giveWay(description, least.description);
  const shorterParameters = giveWay(parameters, least.parameters);
  const shorterName = giveWay(name, least.name);
  return over > 0 ? null : [id, shorterName, type, shorterParameters, shorterDescription];
}

function stacked([id = '', name = '', type = '', parameters = '', description = '']: readonly string[], page: Page) {
  const below = [`${name}  ${type}`, parameters, description].filter((line) => line.trim() !== '');
  return `${id}\n${below.map((line) => `  ${clip(line, page.width - 2)}\n`).join('')}`;
}
