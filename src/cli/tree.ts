import { Command, Option } from 'commander';
import { type Language, type Text, text } from '../domain/text.ts';
import type { CommandSpec, Example } from './command-spec.ts';
import { type Flag, groups } from './flag.ts';
import type { Io } from './io.ts';

/** Makes commands and options of the tree in one language; the only place that knows commander's ways. */

export function newCommand(
  { name, summary, usage, examples }: Pick<CommandSpec, 'name' | 'summary' | 'usage' | 'examples'>,
  language: Language,
  io: Io,
): Command {
  return new Command(name)
    .description(summary[language])
    .usage(usage)
    .helpOption('-h, --help', text('show this help', '显示帮助')[language])
    .helpCommand(false)
    .exitOverride()
    .configureOutput({
      writeOut: (help) => io.stdout.write(help),
      // Errors are said by us, in the user's language.
      writeErr: (help) => io.stderr.write(help),
      outputError: () => {},
      getOutHelpWidth: () => (io.stdout.isTTY ? io.stdout.columns : 100),
      getOutHasColors: () => false,
    })
    .configureHelp({
      minWidthToWrap: 20,
      styleTitle: (title) => headings[title]?.[language] ?? title,
      optionDescription: ({ description, argChoices }) =>
        argChoices ? `${description} (${argChoices.join(', ')})` : description,
    })
    .addHelpText('after', renderExamples(examples, language));
}

export function addFlags(command: Command, flags: readonly Flag[], language: Language): Command {
  for (const flag of flags) command.addOption(option(flag, language));
  return command;
}

/** A line of flags that belongs to no command of the tree. */
export function parseFlags(flags: readonly Flag[], words: readonly string[]): Command {
  return addFlags(new Command(), flags, 'en').parse([...words], { from: 'user' });
}

function option(flag: Flag, language: Language): Option {
  const spelled = `${flag.short ? `-${flag.short}, ` : ''}--${flag.name}${flag.value ? ` ${flag.value}` : ''}`;
  const made = new Option(spelled, flag.words[language]).helpGroup(
    text(`${groups[flag.group].en}:`, `${groups[flag.group].zh}：`)[language],
  );
  if (flag.value === undefined) return made;
  if (flag.choices) made.choices(flag.choices);
  if (flag.value.startsWith('[')) made.preset('true');
  // Values are only collected here: what is wrong with them is told all together, later.
  return made.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
}

const headings: Readonly<Record<string, Text>> = {
  'Usage:': text('Usage:', '用法：'),
  'Options:': text('Options:', '选项：'),
  'Commands:': text('Commands:', '命令：'),
  'Arguments:': text('Arguments:', '参数：'),
};

function renderExamples(examples: readonly Example[], language: Language): string {
  if (examples.length === 0) return '';
  const lines = examples.map(({ line, words }) => `  # ${words[language]}\n  ${line}`);
  return `\n${text('Examples:', '示例：')[language]}\n${lines.join('\n')}`;
}
