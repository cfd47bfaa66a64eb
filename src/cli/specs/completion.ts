import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { speakingFlags } from '../common-flags.ts';

export const completionSpec: CommandSpec = {
  name: 'completion',
  usage: '[bash|zsh|fish|powershell] [options]',
  summary: text('print the script for tab completion in your shell', '打印所用 Shell 的 Tab 补全脚本'),
  examples: [
    { line: 'source <(ecs-invoke completion bash)', words: text('try it in this terminal', '在当前终端试用') },
  ],
  arguments: [
    {
      name: '[bash|zsh|fish|powershell]',
      words: text('the shell (default: that of $SHELL)', 'Shell 名称（默认取自 $SHELL）'),
    },
  ],
  flags: speakingFlags,
  readsOnly: true,
  load: async () => (await import('../commands/completion.ts')).completionCommand,
};
