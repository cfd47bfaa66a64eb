import { type Text, text } from '../domain/text.ts';
import type { CommandSpec } from './command-spec.ts';
import type { Flag } from './flag.ts';
import { variableName } from './given.ts';

/** What help and the manual page tell of one command, or of the whole program. */
export interface HelpTopic extends Pick<CommandSpec, 'summary' | 'usage' | 'examples' | 'arguments' | 'flags'> {
  /** As it is typed: `ecs-invoke emulator exec`. */
  readonly path: string;
  readonly subcommands: readonly CommandSpec[];
  readonly remarks: readonly Text[];
  readonly tellsExitCodes: boolean;
}

export function topicOf(spec: CommandSpec, path: string): HelpTopic {
  const { summary, usage, examples, arguments: taken, flags, subcommands = [], tellsExitCodes = false } = spec;
  const remarks = [...(spec.isDefault ? [isDefault] : []), ...variables(flags)];
  return { path, summary, usage, examples, arguments: taken, flags, subcommands, remarks, tellsExitCodes };
}

const isDefault = text(
  'It is the default command: the word invoke may be left out, ecs-invoke -c … -i …',
  '这是默认命令：可省略 invoke 一词，即 ecs-invoke -c … -i …',
);

/** Said once for all flags, with one of them as the example. */
function variables(flags: readonly Flag[]): readonly Text[] {
  const example = flags.find(({ name }) => name === 'region') ?? flags.find(({ value }) => value !== undefined);
  if (example === undefined) return [];
  const variable = variableName(example.name);
  return [
    text(
      `Every flag can be set by a variable ECS_INVOKE_<FLAG>, such as ${variable} for --${example.name}. A flag on the line wins.`,
      `每个选项都可用环境变量 ECS_INVOKE_<选项> 设置，如 ${variable} 等同于 --${example.name}。命令行中的选项优先。`,
    ),
  ];
}
