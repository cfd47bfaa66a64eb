import { Command, Option } from 'commander';
import { type Language, text } from '../domain/text.ts';
import type { CommandSpec } from './command-spec.ts';
import { type Flag, groups, spellingOf } from './flag.ts';
import type { Io } from './io.ts';

/** Makes commands and options of the tree in one language; the only place that knows commander's ways. */

/** `helpAsked` is told when the line asks for help of this command; commander's own page is never printed. */
export function newCommand(
  { name, summary, usage }: Pick<CommandSpec, 'name' | 'summary' | 'usage'>,
  language: Language,
  io: Io,
  helpAsked: () => void,
): Command {
  return (
    new Command(name)
      .description(summary[language])
      .usage(usage)
      .helpOption('-h, --help', text('show this help', '显示帮助')[language])
      .helpCommand(false)
      .exitOverride()
      // A flag belongs to the command it stands behind: `emulator exec --edition 2018` is exec's.
      .enablePositionalOptions()
      .configureOutput({
        writeOut: (words) => io.stdout.write(words),
        // Errors are said by us, in the user's language.
        writeErr: (words) => io.stderr.write(words),
        outputError: () => {},
      })
      .configureHelp({
        formatHelp: () => {
          helpAsked();
          return '';
        },
      })
  );
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
  const made = new Option(spellingOf(flag), flag.words[language]).helpGroup(groups[flag.group][language]);
  if (flag.value === undefined) return made;
  if (flag.choices) made.choices(flag.choices);
  if (flag.value.startsWith('[')) made.preset('true');
  // Values are only collected here: what is wrong with them is told all together, later.
  return made.argParser((value: string, before: readonly string[] | false | undefined) => [...(before || []), value]);
}
