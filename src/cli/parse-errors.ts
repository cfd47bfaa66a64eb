import type { Command, CommanderError } from 'commander';
import { nearMiss } from '../domain/near-miss.ts';
import { type Text, text } from '../domain/text.ts';
import type { Violation } from '../domain/violation.ts';

/** What commander could not make sense of, as a violation of ours: its own words are English only. */
export function parseViolation(error: CommanderError, command: Command, argv: readonly string[]): Violation {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.unknownOption':
      return { rule: 'unknown-flag', flag: word, given: null, why: unknownFlag, fix: suggestFlag(word, command) };
    case 'commander.optionMissingArgument':
      return { rule: 'value-missing', flag: flagOf(word), given: null, why: valueMissing, fix: seeHelp(command) };
    case 'commander.excessArguments': {
      const excess = command.args.find((arg) => !arg.startsWith('-')) ?? command.args[0] ?? '';
      return {
        rule: 'unknown-word',
        flag: shorten(excess),
        given: null,
        why: unknownWord,
        fix: suggestCommand(excess, command, argv),
      };
    }
    case 'commander.missingArgument':
      return { rule: 'argument-missing', flag: `<${word}>`, given: null, why: valueMissing, fix: seeHelp(command) };
    default:
      return { rule: 'usage', flag: word || command.name(), given: null, why: unknownWord, fix: seeHelp(command) };
  }
}

const unknownFlag = text('There is no such flag here.', '没有这个选项。');
const valueMissing = text('A value is missing.', '缺少取值。');
const unknownWord = text('This is neither a command nor a flag.', '这既不是命令，也不是选项。');

function suggestFlag(word: string, command: Command): Text {
  const known = command.options.flatMap(({ long, short }) => [long, short]).filter((each) => each != null);
  const near = nearMiss(
    word.split('=')[0] ?? '',
    known.filter((each) => each.startsWith('--')),
  );
  return near ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`) : seeHelp(command);
}

function suggestCommand(word: string, command: Command, argv: readonly string[]): Text {
  if (argv.some((each) => each === '--frequency') && /^[\d*?/,-]+$/.test(word)) {
    return text(
      "Put the schedule in quotes: --frequency '0 0 2 * * ?'.",
      "请用引号括起执行计划：--frequency '0 0 2 * * ?'。",
    );
  }
  if (/^m?i-/.test(word))
    return text('Instances go behind -i, with commas between them.', '实例写在 -i 之后，以逗号分隔。');
  if (/^c-/.test(word)) return text('The command goes behind -c.', '命令写在 -c 之后。');
  const names = (command.parent ?? command).commands.map((each) => each.name());
  const near = nearMiss(word, names);
  return near ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`) : seeHelp(command);
}

function seeHelp(command: Command): Text {
  const names: string[] = [];
  for (let each: Command | null = command; each; each = each.parent) names.unshift(each.name());
  return text(`See ${names.join(' ')} --help.`, `请参阅 ${names.join(' ')} --help。`);
}

/** `-c, --command <id or name>` to `-c`. */
function flagOf(spelling: string): string {
  return spelling.split(/[ ,]/)[0] ?? spelling;
}

function shorten(word: string): string {
  return word.length > 60 ? `${word.slice(0, 57)}…` : word;
}
