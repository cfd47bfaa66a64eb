import type { Command } from 'commander';
import { type Language, text } from '../domain/text.ts';
import type { Chosen, CommandSpec } from './command-spec.ts';
import type { Io } from './io.ts';
import { completionSpec } from './specs/completion.ts';
import { emulatorSpec } from './specs/emulator.ts';
import { invokeSpec } from './specs/invoke.ts';
import { showSpec } from './specs/show.ts';
import { addFlags, newCommand } from './tree.ts';

/** The commands, in the order of help. */
export const commandSpecs: readonly CommandSpec[] = [invokeSpec, showSpec, completionSpec, emulatorSpec];

/** The whole command tree. `chosen` is told which command the words name; nothing runs here. */
export function buildProgram(language: Language, io: Io, version: string, chosen: Chosen): Command {
  const root = newCommand(rootWords, language, io);
  root.version(version, '-V, --version', text('show the version', '显示版本')[language]);
  for (const spec of commandSpecs)
    root.addCommand(commandOf(spec, language, io, chosen), { isDefault: spec.isDefault });
  return root;
}

function commandOf(spec: CommandSpec, language: Language, io: Io, chosen: Chosen): Command {
  const command = newCommand(spec, language, io);
  for (const { name, words } of spec.arguments) command.argument(name, words[language]);
  addFlags(command, spec.flags, language);
  // Unknown words are told by us, together with everything else.
  if (!spec.takesAnyWords) command.allowUnknownOption().allowExcessArguments();
  command.action((...parsed: unknown[]) => chosen(parsed.at(-1) as Command, spec));
  for (const each of spec.subcommands ?? []) command.addCommand(commandOf(each, language, io, chosen));
  return command;
}

const rootWords = {
  name: 'ecs-invoke',
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
      line: 'ecs-invoke -c c-hz0123456789 -i i-bp185dy2o3o6n -r cn-hangzhou --wait',
      words: text('run a stored command and see its output', '执行已保存的命令并查看输出'),
    },
    { line: 'ecs-invoke invoke --help', words: text('all flags of invoke', 'invoke 的全部选项') },
  ],
};
