import type { CommandSpec, Example } from './command-spec.ts';
import { exitMeanings } from './exit-meanings.ts';
import { type Flag, groups, meaningOf, spellingOf } from './flag.ts';
import type { HelpTopic } from './help-topic.ts';

/**
 * The manual page, in the macros of man(7), from the rows that help is made from. English: a page in another language
 * would stand in a directory of its own.
 */
export function manPage(root: HelpTopic, version: string): string {
  const commands = allCommands(root.subcommands, root.path);
  const main = root.subcommands.find(({ isDefault }) => isDefault);
  const shared = main?.flags ?? [];
  const lines = [
    `.TH ECS\\-INVOKE 1 "" "ecs\\-invoke ${roff(version)}" "User Commands"`,
    // No hyphenation and no stretched lines: what stands here is typed.
    '.nh',
    '.ad l',
    ...section('NAME', [`ecs\\-invoke \\- ${roff(lowerFirst(root.summary.en))}`]),
    ...section('SYNOPSIS', synopsis(commands)),
    ...section('DESCRIPTION', root.remarks.flatMap(({ en }) => ['.PP', roff(en)]).slice(1)),
    ...section(
      'COMMANDS',
      commands.flatMap(({ path, spec }) => described(path, spec, shared)),
    ),
    ...section('OPTIONS', [
      `Those of ${bold(main?.name ?? '')}; the other commands say which of them they take.`,
      ...flagGroups(shared),
    ]),
    ...section(
      'EXIT STATUS',
      exitMeanings.flatMap(([codes, { en }]) => tagged(bold(codes), roff(en))),
    ),
    ...section(
      'ENVIRONMENT',
      environment.flatMap(([name, words]) => tagged(bold(name), roff(words))),
    ),
    ...section('FILES', tagged('\\fI~/.aliyun/config.json\\fR', 'The profiles of the official CLI; only read.')),
    ...section('EXAMPLES', [...root.examples, ...(main?.examples ?? [])].flatMap(example)),
    ...section('SEE ALSO', ['.BR aliyun (1)']),
  ];
  return `${lines.join('\n')}\n`;
}

interface Named {
  readonly path: string;
  readonly spec: CommandSpec;
}

function allCommands(specs: readonly CommandSpec[], parent: string): readonly Named[] {
  return specs.flatMap((spec) => {
    const path = `${parent} ${spec.name}`;
    return [{ path, spec }, ...allCommands(spec.subcommands ?? [], path)];
  });
}

/** A usage that itself names a subcommand, behind a bar, is shortened: that one has a line of its own. */
function synopsis(commands: readonly Named[]): readonly string[] {
  return commands
    .flatMap(({ path, spec }) => {
      const usage = spec.subcommands ? spec.usage.replace(/ \| .*$/, '') : spec.usage;
      return ['.br', `${bold(path)} ${roff(usage)}`];
    })
    .slice(1);
}

/** Flags that differ from those of the main command are described here, the others only named. */
function described(path: string, spec: CommandSpec, shared: readonly Flag[]): readonly string[] {
  const own = spec.flags.filter((flag) => !shared.includes(flag));
  const others = spec.flags.filter((flag) => shared.includes(flag)).map(({ name }) => bold(`--${name}`));
  const takes = spec.isDefault || others.length === 0 ? [] : ['.PP', `Takes ${others.join(', ')}.`];
  return [
    `.SS ${roff(path)}`,
    `${roff(upperFirst(spec.summary.en))}.`,
    ...spec.arguments.flatMap(({ name, words }) => tagged(`\\fI${roff(name)}\\fR`, roff(words.en))),
    ...own.flatMap(flagLines),
    ...takes,
    ...(spec.isDefault ? [] : spec.examples.flatMap(example)),
  ];
}

function flagGroups(flags: readonly Flag[]): readonly string[] {
  return [...new Set(flags.map(({ group }) => group))].flatMap((group) => [
    `.SS ${roff(groups[group].en)}`,
    ...flags.filter((flag) => flag.group === group).flatMap(flagLines),
  ]);
}

function flagLines(flag: Flag): readonly string[] {
  const spelled = spellingOf({ ...flag, value: '' });
  const value = flag.value === undefined ? '' : ` \\fI${roff(flag.value)}\\fR`;
  return tagged(`${bold(spelled)}${value}`, roff(meaningOf(flag, 'en')));
}

function example({ line, words }: Example): readonly string[] {
  return ['.PP', `${roff(upperFirst(words.en))}:`, '.PP', '.RS 4', '.nf', roff(line), '.fi', '.RE'];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return [`.SH ${title}`, ...lines];
}

function tagged(tag: string, words: string): readonly string[] {
  return ['.TP', tag, words];
}

function bold(words: string): string {
  return `\\fB${roff(words)}\\fR`;
}

/** Text as roff prints it: a backslash, a hyphen to type, quotes and dots that would begin a request. */
function roff(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('`', '\\(ga')
    .replaceAll('^', '\\(ha')
    .replaceAll('~', '\\(ti')
    .replaceAll('…', '...')
    .replaceAll('’', '\\(cq')
    .replace(/^\./, '\\&.');
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1).replace(/\.$/, '');
}

const environment: readonly (readonly [string, string])[] = [
  ['ECS_INVOKE_<FLAG>', 'Sets the flag of that name, in capitals and with _ for -. A flag on the line wins.'],
  ['ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'The credentials.'],
  ['ALIBABA_CLOUD_SECURITY_TOKEN', 'With temporary credentials.'],
  ['ALIBABA_CLOUD_PROFILE', 'Name of the profile to use.'],
  ['ALIBABA_CLOUD_REGION_ID', 'The region, where -r is not given.'],
  ['ALIBABA_CLOUD_IGNORE_PROFILE', 'TRUE leaves the profile file alone.'],
  ['LC_ALL, LANG', 'Language of messages: Chinese where it begins with zh, else English.'],
  ['NO_COLOR, FORCE_COLOR', 'Forbid or force colours.'],
];
