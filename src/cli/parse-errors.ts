import type { Command, CommanderError } from 'commander';
import { nearMiss } from '../domain/near-miss.ts';
import { knownRegions } from '../domain/region.ts';
import { type Text, text } from '../domain/text.ts';
import type { Violation } from '../domain/violation.ts';
import { namesBelow, specOf } from './program.ts';

/** What commander could not make sense of, as a violation of ours: its own words are English only. */
export function parseViolation(error: CommanderError, command: Command, takesAnyWords = false): Violation {
  const word = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  if (error.code === 'commander.unknownOption') {
    const near = nearFlag(word.split('=')[0] ?? word, command);
    if (!takesAnyWords || near !== null) return unknownFlagViolation(word, command);
    return {
      rule: 'words-before-dashes',
      flag: word.split('=')[0] ?? word,
      given: null,
      why: notOurs,
      fix: dashes(command),
    };
  }
  const flag = error.code === 'commander.missingArgument' ? `<${word}>` : flagOf(word) || command.name();
  return { rule: 'value-missing', flag, given: null, why: valueMissing, fix: seeHelp(command) };
}

/**
 * The first word, where a command stands, when it is nearly one, or an error code. Then the rest of the line was meant
 * for another command, and what is wrong with it for this one is not worth telling.
 */
export function mistypedCommand(program: Command, argv: readonly string[]): Violation | null {
  const [word = '-'] = argv;
  const names = namesBelow(program);
  if (word.startsWith('-') || names.includes(word)) return null;
  if (nearMiss(word, names) === null && !isLikeCode(word)) return null;
  return unknownWordViolation(word, program, argv);
}

/** `InvalidInstance.NotFound`, `ClientNotRunning` */
function isLikeCode(word: string): boolean {
  return /^[A-Z][A-Za-z]*(?:\.[A-Z][A-Za-z]*)+$|^(?:[A-Z][a-z]+){2,}$/.test(word);
}

/**
 * The words of the line that are neither a flag of the command, nor a value, nor one of its `expected` arguments. They
 * are told together with everything else that is wrong.
 */
export function strayWords(command: Command, expected: number, argv: readonly string[]): readonly Violation[] {
  const [first = ''] = command.args;
  // The rest of the line was meant for that command.
  if (expected === 0 && nearCommand(first, command, argv) !== null) return [unknownWordViolation(first, command, argv)];
  const violations: Violation[] = [];
  let left = expected;
  command.args.forEach((word, at) => {
    const before = command.args[at - 1] ?? '';
    if (word.startsWith('-') && word !== '-') violations.push(unknownFlagViolation(word, command));
    // What stands behind an unknown flag was meant as its value.
    else if (before.startsWith('--') && !before.includes('=')) return;
    else if (left > 0) left--;
    else violations.push(unknownWordViolation(word, command, argv));
  });
  return violations.filter((each, at) => violations.findIndex((first) => sameWords(first, each)) === at);
}

function sameWords(one: Violation, other: Violation): boolean {
  return one.flag === other.flag && one.fix.en === other.fix.en;
}

/** What is no flag's name may be a value that went astray, a password even: it is not repeated. */
function unknownFlagViolation(word: string, command: Command): Violation {
  const [flag = word] = word.split('=');
  const shown = /^--[\w-]+$/.test(flag) || flag.length === 2 ? shorten(flag) : `${flag.slice(0, 2)}…`;
  return { rule: 'unknown-flag', flag: shown, given: null, why: unknownFlag, fix: suggestFlag(flag, command) };
}

/** Only what is certainly no secret is repeated: an ID, a piece of a schedule, nearly a command's name. */
function unknownWordViolation(word: string, command: Command, argv: readonly string[]): Violation {
  const known = suggestForKnown(word, command, argv);
  if (known) return { rule: 'unknown-word', flag: shorten(word), given: null, why: unknownWord, fix: known };
  const fix = suggestPlace(word, command, argv);
  return { rule: 'unknown-word', flag: '<…>', given: null, why: extraWord, fix };
}

const unknownFlag = text('There is no such flag here.', '没有这个选项。');
const valueMissing = text('A value is missing.', '缺少取值。');
const unknownWord = text('This is neither a command nor a flag.', '这既不是命令，也不是选项。');
const extraWord = text(
  'There is an extra word here, neither a command nor a flag. It may be a secret, so it is not repeated.',
  '这里多出一个词，它既不是命令，也不是选项。其内容可能敏感，因此不予显示。',
);

function suggestFlag(word: string, command: Command): Text {
  const off = `--no-${word.slice(2)}`;
  if (isLong(word) && namesOfFlags(command).includes(off)) {
    return text(
      `It is so without a flag: leave it out. ${off} turns it off.`,
      `默认即如此：去掉它即可。用 ${off} 可关闭。`,
    );
  }
  const near = nearFlag(word, command);
  return near ? text(`Did you mean ${near}?`, `是否想输入 ${near}？`) : seeHelp(command);
}

/** The flag of this command that was meant; null when none is like it. */
function nearFlag(word: string, command: Command): string | null {
  const known = namesOfFlags(command);
  return sameLetters(word, known) ?? nearLong(word, known);
}

/** `--command` and `-c`; all of them, whatever the line was parsed with. */
function namesOfFlags(command: Command): readonly string[] {
  const flags = specOf(command)?.flags ?? [];
  return flags.flatMap(({ name, short }) => [`--${name}`, ...(short ? [`-${short}`] : [])]);
}

/** `--workingdir`, `--Repeat_Mode`, and the names of the API: `--RegionId`, `--InstanceId.1`. */
function sameLetters(word: string, known: readonly string[]): string | null {
  const letters = lettersOf(word);
  const meant = namesOfTheApi[letters] ?? letters;
  return known.filter(isLong).find((each) => lettersOf(each) === meant) ?? null;
}

/** The dashes are no letters that could be mistaken. */
function nearLong(word: string, known: readonly string[]): string | null {
  const near = nearMiss(
    word.replace(/^-+/, ''),
    known.filter(isLong).map((each) => each.slice(2)),
  );
  return near && `--${near}`;
}

function lettersOf(flag: string): string {
  return flag
    .toLowerCase()
    .replace(/\.\d+.*$/, '')
    .replace(/[^a-z]/g, '');
}

function isLong(flag: string): boolean {
  return flag.startsWith('--');
}

/** What other tools call our flags, in letters only. */
const namesOfTheApi: Readonly<Record<string, string>> = {
  commandid: 'command',
  instanceid: 'instance',
  instanceids: 'instance',
  instances: 'instance',
  regionid: 'region',
  parameter: 'param',
  parameters: 'params',
  username: 'user',
  resourcegroupid: 'resourcegroup',
  ossoutputdelivery: 'ossoutput',
  format: 'output',
  language: 'lang',
  color: 'nocolor',
};

/** `*`, `?`, one or two digits, a year; lists, ranges and steps of them. */
const cronPiece = /^(?:[*?]|\d{1,2}|20\d\d)(?:[-,/](?:[*?]|\d{1,2}|20\d\d))*$/;

function suggestForKnown(word: string, command: Command, argv: readonly string[]): Text | null {
  if (argv.some((each) => each.startsWith('--frequency')) && cronPiece.test(word)) {
    return text(
      "Put the schedule in quotes: --frequency '0 0 2 * * ?'.",
      "请用引号括起执行计划：--frequency '0 0 2 * * ?'。",
    );
  }
  if (/^m?i-[a-z0-9]+$/i.test(word))
    return text('Instances go behind -i, with commas between them.', '实例写在 -i 之后，以逗号分隔。');
  if (/^c-[a-z0-9-]+$/i.test(word)) return text('The command goes behind -c.', '命令写在 -c 之后。');
  if (/^t-[a-z0-9]+$/i.test(word))
    return text(`See what became of it: ecs-invoke show ${word}`, `查看执行情况：ecs-invoke show ${word}`);
  if (knownRegions.includes(word)) return text('A region goes behind -r.', '地域写在 -r 之后。');
  if (argv[0] === word && isLikeCode(word)) {
    const line = `ecs-invoke explain ${word}`;
    return text(`For what this code means: ${line}`, `查看该错误码的含义：${line}`);
  }
  const near = nearCommand(word, command, argv);
  if (near === null) return null;
  return near.includes(' ')
    ? text(`Did you mean: ${near}`, `是否想输入：${near}`)
    : text(`Did you mean ${near}?`, `是否想输入 ${near}？`);
}

/** A command that was meant by a word in its place: the first of the line, or the first behind a command that has others. */
function nearCommand(word: string, command: Command, argv: readonly string[]): string | null {
  if (argv[0] === word) return nearMiss(word, namesBelow(command.parent ?? command));
  if (command.parent === null || command.args[0] !== word) return null;
  const near = nearMiss(word, namesBelow(command));
  return near && `${pathOf(command)} ${near}`;
}

function suggestPlace(word: string, command: Command, argv: readonly string[]): Text {
  if (/^[\w-]+=/.test(word))
    return text('A parameter goes behind -p: -p name=value.', '参数写在 -p 之后：-p 名称=值。');
  if (argv[0] === word) return seeHelp(command.parent ?? command);
  if (command.commands.length > 0 && command.args[0] === word) {
    const names = namesBelow(command).join(', ');
    const path = pathOf(command);
    return text(`Behind ${path} stands one of these: ${names}.`, `${path} 之后可以是：${names}。`);
  }
  return text(
    "If it belongs to the word before it, put both in quotes: -p 'name=Jack Smith'.",
    "如果它与前一个词是一体的，请用引号括起：-p 'name=Jack Smith'。",
  );
}

const notOurs = text(
  'This flag is not one of ours; it seems to belong to the command that is to be run.',
  '这不是本工具的选项，似乎属于要运行的命令。',
);

function dashes(command: Command): Text {
  const path = pathOf(command);
  return text(`Put -- before that command: ${path} -- <command>.`, `请在该命令之前写上 --：${path} -- <命令>。`);
}

function seeHelp(command: Command): Text {
  const path = pathOf(command);
  return text(`See ${path} --help.`, `请参阅 ${path} --help。`);
}

function pathOf(command: Command): string {
  const names: string[] = [];
  for (let each: Command | null = command; each; each = each.parent) names.unshift(each.name());
  return names.join(' ');
}

/** `-c, --command <id or name>` to `-c`. */
function flagOf(spelling: string): string {
  return spelling.split(/[ ,]/)[0] ?? spelling;
}

function shorten(word: string): string {
  return word.length > 60 ? `${word.slice(0, 57)}…` : word;
}
