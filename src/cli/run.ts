import { type Command, CommanderError } from 'commander';
import type { Language } from '../domain/text.ts';
import type { Violation } from '../domain/violation.ts';
import { aimBeforeParsing, valueBeforeParsing } from './before-parsing.ts';
import type { CommandSpec } from './command-spec.ts';
import type { Context } from './context.ts';
import { type Exit, exits } from './exit-code.ts';
import type { HelpTopic } from './help-topic.ts';
import { mayAsk } from './interactive/may-ask.ts';
import type { Io } from './io.ts';
import { chooseLanguage } from './language.ts';
import { delivered } from './lost-output.ts';
import { pageFor } from './open-presenter.ts';
import { mistypedCommand, parseViolation, strayWords } from './parse-errors.ts';
import { buildProgram, commandSpec, namesBelow, rootTopic } from './program.ts';
import { errorDocument, usageError } from './render/json.ts';
import type { Services } from './services.ts';
import { commandFirst } from './words-order.ts';

/** One whole run of the command line: words in, exit code out, once everything printed has been handed over. */
export async function run(argv: readonly string[], io: Io, services: Services, version: string): Promise<Exit> {
  const language = chooseLanguage(argv, io.env);
  // Help and version only read, too.
  let readsOnly = true;
  const exit = await carryOut(argv, io, services, version, language, (spec) => {
    readsOnly = spec.readsOnly ?? false;
  });
  return delivered(exit, io, { language, forPrograms: isForPrograms(argv, io), readsOnly });
}

async function carryOut(
  argv: readonly string[],
  io: Io,
  services: Services,
  version: string,
  language: Language,
  starts: (spec: CommandSpec) => void,
): Promise<Exit> {
  let chosen: { command: Command; spec: CommandSpec } | undefined;
  let topic: HelpTopic | undefined;
  const program = buildProgram(
    language,
    io,
    version,
    (command, spec) => {
      chosen = { command, spec };
    },
    (asked) => {
      topic = asked;
    },
    argv,
  );
  if (argv.length === 0 && !io.env.ECS_INVOKE_COMMAND && !mayAsk(io)) {
    await sayHelp(rootTopic, 'stderr', io, language);
    return exits.usage;
  }
  const words = commandFirst(helpAsFlag(argv), namesBelow(program), (name) =>
    (commandSpec(name)?.subcommands ?? []).map((each) => each.name),
  );
  try {
    program.parse([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (topic) await sayHelp(topic, 'stdout', io, language);
    if (error.exitCode === 0) return exits.shown;
    const command = commandNamed(program, words);
    await sayUsage(parseViolation(error, command, takesAnyWords(command)), argv, io, language);
    return exits.usage;
  }
  if (chosen === undefined) throw new Error('no command was chosen');
  const { command, spec } = chosen;
  const mistyped = mistypedCommand(program, words);
  if (mistyped) {
    await sayUsage(mistyped, argv, io, language);
    return exits.usage;
  }
  const handler = await spec.load();
  starts(spec);
  const stray = spec.takesAnyWords ? [] : strayWords(command, wordsTaken(spec), words);
  return handler({ command, flags: spec.flags, stray, io, services, language } satisfies Context);
}

/** Whether its words are another program's. */
function takesAnyWords(command: Command): boolean {
  const above = commandSpec(command.parent?.name() ?? '');
  return above?.subcommands?.find(({ name }) => name === command.name())?.takesAnyWords ?? false;
}

/** How many words of its own a command takes. */
function wordsTaken({ arguments: taken }: CommandSpec): number {
  return taken.some(({ name }) => /\.{3}[>\]]$/.test(name)) ? Number.POSITIVE_INFINITY : taken.length;
}

/** `help show` is `show --help`. */
function helpAsFlag(argv: readonly string[]): readonly string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
}

/** The deepest command that the words name; the default command when they name none. */
function commandNamed(program: Command, words: readonly string[]): Command {
  let at = program;
  for (const word of words) {
    const next = at.commands.find((command) => command.name() === word);
    if (next === undefined) break;
    at = next;
  }
  return at === program ? (program.commands[0] ?? program) : at;
}

/** What help is made with is loaded only when somebody asks for it. */
async function sayHelp(topic: HelpTopic, stream: 'stdout' | 'stderr', io: Io, language: Language): Promise<void> {
  const { renderHelp } = await import('./render/help.ts');
  io[stream].write(renderHelp(topic, await pageFor(stream, true, io, language)));
}

/** Whoever reads JSON finds nothing but JSON on stderr. */
function isForPrograms(argv: readonly string[], { env }: Io): boolean {
  const format = valueBeforeParsing(argv, ['-o', '--output']) ?? env.ECS_INVOKE_OUTPUT ?? '';
  const query = valueBeforeParsing(argv, ['--query']) ?? env.ECS_INVOKE_QUERY ?? '';
  return /^jsonl?$/i.test(format) || (format === '' && query !== '');
}

async function sayUsage(violation: Violation, argv: readonly string[], io: Io, language: Language): Promise<void> {
  const aim = aimBeforeParsing(argv);
  if (isForPrograms(argv, io)) {
    const { withNextSteps } = await import('./render/next-step-json.ts');
    const document = errorDocument(null, usageError([violation]), [], exits.usage);
    io.stderr.write(`${JSON.stringify(withNextSteps(document, aim))}\n`);
    return;
  }
  const page = await pageFor('stderr', argv.includes('--no-color'), io, language);
  const { renderViolations } = await import('./render/violations.ts');
  io.stderr.write(renderViolations([violation], { ...page, aim }));
}
