import { type Language, text } from '../../domain/text.ts';
import { exitMeanings } from '../exit-meanings.ts';
import { type Flag, groups, meaningOf, spellingOf } from '../flag.ts';
import type { HelpTopic } from '../help-topic.ts';
import { type Page, say } from '../page.ts';
import { foldCommand } from './command-line.ts';
import { renderTable } from './table.ts';
import { stringWidth, wrap } from './wrap.ts';

/** Below this the words of a flag stand under it. */
const narrow = 70;

type Row = readonly [string, string];

/** Examples first, then the flags in their groups, then what holds for all of them. */
export function renderHelp(topic: HelpTopic, page: Page): string {
  const { width, language } = page;
  const tables = flagTables(topic, language);
  const longest = Math.max(...tables.flatMap(({ rows }) => rows.map(([term]) => stringWidth(term))), 0);
  const blocks = [
    renderUsage(topic, page),
    wrap(say(topic.summary, page), width),
    renderExamples(topic, page),
    ...tables.map(({ title, rows }) => renderRows(title, rows, longest, page)),
    ...topic.remarks.map((remark) => wrap(say(remark, page), width)),
    topic.tellsExitCodes ? renderExitCodes(page) : '',
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function renderUsage({ path, usage }: HelpTopic, page: Page): string {
  const title = say(text('Usage: ', '用法：'), page);
  const [first = '', ...more] = wrap(`${path} ${usage}`, page.width - stringWidth(title)).split('\n');
  return [title + first, ...more.map((line) => ' '.repeat(stringWidth(title)) + line)].join('\n');
}

function renderExamples({ examples }: HelpTopic, page: Page): string {
  if (examples.length === 0) return '';
  const lines = examples.map(({ line, words }) => {
    const [first = '', ...more] = wrap(say(words, page), page.width - 4).split('\n');
    const comment = [first, ...more].map((each) => `  # ${each}`).join('\n');
    return `${comment}\n${foldCommand(line, page.width, '  ')}`;
  });
  return [say(text('Examples:', '示例：'), page), ...lines].join('\n');
}

/** Arguments, subcommands and the groups of flags, each with its heading. */
function flagTables(topic: HelpTopic, language: Language): readonly { title: string; rows: readonly Row[] }[] {
  const grouped = new Map<string, Flag[]>();
  for (const flag of topic.flags) {
    const title = text(`${groups[flag.group].en}:`, `${groups[flag.group].zh}：`)[language];
    grouped.set(title, [...(grouped.get(title) ?? []), flag]);
  }
  const tables = [
    {
      title: text('Arguments:', '参数：')[language],
      rows: topic.arguments.map(({ name, words }): Row => [name, words[language]]),
    },
    {
      title: text('Commands:', '命令：')[language],
      rows: topic.subcommands.map(({ name, summary }): Row => [name, summary[language]]),
    },
    ...[...grouped].map(([title, flags]) => ({
      title,
      rows: flags.map((flag): Row => [spellingOf(flag), meaningOf(flag, language)]),
    })),
    { title: text('Help:', '帮助：')[language], rows: helpRows(topic, language) },
  ];
  return tables.filter(({ rows }) => rows.length > 0);
}

function helpRows({ path }: HelpTopic, language: Language): readonly Row[] {
  const help: Row = ['-h, --help', text('show this help', '显示帮助')[language]];
  return path.includes(' ') ? [help] : [help, ['-V, --version', text('show the version', '显示版本')[language]]];
}

function renderRows(title: string, rows: readonly Row[], longest: number, { width }: Page): string {
  if (width < narrow) {
    const lines = rows.map(([term, words]) => `${wrap(term, width, '  ')}\n${wrap(words, width, '      ')}`);
    return [title, ...lines].join('\n');
  }
  // Every table of a page has its second column at the same place.
  const aligned = rows.map(([term, words]) => [term + ' '.repeat(longest - stringWidth(term)), words]);
  return [title, ...renderTable(aligned, width, '  ')].join('\n');
}

function renderExitCodes(page: Page): string {
  const title = say(text('Exit codes:', '退出码：'), page);
  const rows = exitMeanings.map(([codes, meaning]) => [codes, say(meaning, page)]);
  return [title, ...renderTable(rows, page.width, '  ')].join('\n');
}
