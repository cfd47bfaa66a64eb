import type { Command } from 'commander';
import { type Language, text } from '../domain/text.ts';
import type { Chosen, CommandSpec } from './command-spec.ts';
import { mayBeIn } from './flag.ts';
import { type HelpTopic, topicOf } from './help-topic.ts';
import type { Io } from './io.ts';
import { applySpec } from './specs/apply.ts';
import { commandsSpec } from './specs/commands.ts';
import { completionSpec } from './specs/completion.ts';
import { doctorSpec } from './specs/doctor.ts';
import { emulatorSpec } from './specs/emulator.ts';
import { execSpec } from './specs/exec.ts';
import { explainSpec } from './specs/explain.ts';
import { instancesSpec } from './specs/instances.ts';
import { invokeSpec } from './specs/invoke.ts';
import { resumeSpec, retrySpec, runsSpec } from './specs/runs.ts';
import { scheduleSpec } from './specs/schedule.ts';
import { sendSpec } from './specs/send.ts';
import { showSpec } from './specs/show.ts';
import { stopSpec } from './specs/stop.ts';
import { addFlags, newCommand } from './tree.ts';

const programName = 'ecs-invoke';

type HelpAsked = (topic: HelpTopic) => void;

/** The commands, in the order of help. The words of one are read when it is named, or when all are asked for. */
const specs: Readonly<Record<string, () => CommandSpec>> = {
  invoke: () => invokeSpec,
  exec: () => execSpec,
  send: () => sendSpec,
  apply: () => applySpec,
  show: () => showSpec,
  stop: () => stopSpec,
  runs: () => runsSpec,
  resume: () => resumeSpec,
  retry: () => retrySpec,
  commands: () => commandsSpec,
  instances: () => instancesSpec,
  schedule: () => scheduleSpec,
  explain: () => explainSpec,
  doctor: () => doctorSpec,
  completion: () => completionSpec,
  emulator: () => emulatorSpec,
};

/** All of them. */
export function commandSpecs(): readonly CommandSpec[] {
  return Object.values(specs).map((spec) => spec());
}

/** The one of this name. */
export function commandSpec(name: string): CommandSpec | undefined {
  return Object.hasOwn(specs, name) ? specs[name]?.() : undefined;
}

/** What a command of the tree was made from; undefined for the program itself. */
export function specOf(command: Command): CommandSpec | undefined {
  const { parent } = command;
  if (parent === null) return undefined;
  if (parent.parent === null) return commandSpec(command.name());
  return specOf(parent)?.subcommands?.find(({ name }) => name === command.name());
}

const defaultName = 'invoke';

/** Of the commands that may stand behind this one, whether or not they were built. */
export function namesBelow(command: Command): readonly string[] {
  return command.parent === null ? Object.keys(specs) : command.commands.map((each) => each.name());
}

/**
 * The whole command tree. `chosen` is told which command the words name, `helpAsked` whose help they ask for; nothing
 * runs and nothing is printed here. With `words`, only the commands and flags that may be meant by them are built.
 */
export function buildProgram(
  language: Language,
  io: Io,
  version: string,
  chosen: Chosen,
  helpAsked: HelpAsked = () => {},
  words: readonly string[] | null = null,
): Command {
  const place = { language, io, chosen, helpAsked, words };
  const { summary, usage } = rootTopic;
  const root = newCommand({ name: programName, summary, usage }, language, io, () => helpAsked(rootTopic));
  root.version(version, '-V, --version', text('show the version', '显示版本')[language]);
  for (const [name, spec] of Object.entries(specs)) {
    const isDefault = name === defaultName;
    const isMeant = words === null || isDefault || words.includes(name);
    if (isMeant) root.addCommand(commandOf(spec(), programName, place), { isDefault });
  }
  return root;
}

interface Place {
  readonly language: Language;
  readonly io: Io;
  readonly chosen: Chosen;
  readonly helpAsked: HelpAsked;
  readonly words: readonly string[] | null;
}

function commandOf(spec: CommandSpec, parentPath: string, place: Place): Command {
  const { language, io, chosen, helpAsked, words: line } = place;
  const path = `${parentPath} ${spec.name}`;
  const command = newCommand(spec, language, io, () => helpAsked(topicOf(spec, path)));
  for (const { name, words } of spec.arguments) command.argument(name, words[language]);
  addFlags(command, line === null ? spec.flags : spec.flags.filter((flag) => mayBeIn(line, flag)), language);
  // Unknown words are told by us, together with everything else.
  if (!spec.takesAnyWords) command.allowUnknownOption().allowExcessArguments();
  command.action((...parsed: unknown[]) => chosen(parsed.at(-1) as Command, spec));
  for (const each of spec.subcommands ?? []) command.addCommand(commandOf(each, path, place));
  return command;
}

/** The program itself, for help and the manual page. */
export const rootTopic: HelpTopic = {
  path: programName,
  usage: '[command] [options]',
  summary: text(
    'Run Alibaba Cloud ECS Cloud Assistant commands, and know what happened.',
    '执行阿里云 ECS 云助手命令，并清楚知道结果。',
  ),
  examples: [
    {
      line: 'ecs-invoke --emulator -c c-hello -i i-web1,i-web2 -p name=Jack --wait',
      words: text('no account? try it on the emulator of this machine', '没有账号？先在本机模拟器上试用'),
    },
    {
      line: 'ecs-invoke',
      words: text(
        'in a terminal: be asked for everything, see the request, then run it',
        '在终端中：逐项询问，确认请求后执行',
      ),
    },
    {
      line: 'ecs-invoke -c c-hz0123456789 -i i-bp185dy2o3o6n -r cn-hangzhou --wait',
      words: text('run a stored command and see its output', '执行已保存的命令并查看输出'),
    },
    {
      line: 'ecs-invoke invoke --help',
      words: text('all flags of invoke, and what the exit codes mean', 'invoke 的全部选项，以及各退出码的含义'),
    },
  ],
  arguments: [],
  flags: [],
  get subcommands() {
    return commandSpecs();
  },
  remarks: [
    text(
      'Without a command it is invoke: ecs-invoke -c … -i … is ecs-invoke invoke -c … -i …',
      '未写命令时即为 invoke：ecs-invoke -c … -i … 等同于 ecs-invoke invoke -c … -i …',
    ),
    text(
      'Each command has a help of its own: ecs-invoke show --help',
      '每个命令都有自己的帮助：ecs-invoke show --help',
    ),
  ],
  tellsExitCodes: false,
};
