import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';
import { lineEndsFlag } from './commands.ts';

const scriptFlags: readonly Flag[] = [
  {
    name: 'script',
    value: '<file or ->',
    group: 'target',
    words: text(
      'run this script, or - for standard input; its #! line counts',
      '执行该脚本文件，- 表示标准输入；其 #! 行有效',
    ),
  },
  {
    name: 'type',
    value: '<kind>',
    group: 'target',
    words: text(
      'shell, powershell or bat (default: by the file’s name, its #!, or the operating system)',
      'shell、powershell 或 bat（默认依据文件名、#! 行或操作系统判断）',
    ),
  },
];

/** It waits unless told otherwise, so there is no --wait; everything else is as with `invoke`. */
const notHere = ['command', 'wait', 'interactive'];
export const noWaitFlag: Flag = {
  name: 'no-wait',
  group: 'wait',
  words: text('do not wait; print the InvokeId', '不等待结束，直接打印 InvokeId'),
};

export const execSpec: CommandSpec = {
  name: 'exec',
  usage: '-i <instances> [options] -- <command line>',
  summary: text('run a one-off script, wait for it and show its output', '执行一次性脚本，等待结束并显示输出'),
  examples: [
    {
      line: 'ecs-invoke exec -i i-bp185dy2o3o6n -- df -h /',
      words: text('several words: each arrives as it is', '多个词：逐个原样传递'),
    },
    {
      line: "ecs-invoke exec -i i-bp185dy2o3o6n -- 'journalctl -u nginx | tail'",
      words: text('one word: a line of the remote shell', '一个词：由远程 Shell 解析的一行命令'),
    },
    {
      line: 'ecs-invoke exec -i @machines.txt --script check.py --follow',
      words: text('a script of your own, with its #! line; output as it appears', '执行带 #! 行的脚本，并实时显示输出'),
    },
    {
      line: 'echo uptime | ecs-invoke exec -i i-bp185dy2o3o6n --script -',
      words: text('from standard input', '从标准输入读取'),
    },
  ],
  arguments: [
    {
      name: '[command line...]',
      words: text('behind --: the command to run there', '写在 -- 之后：要执行的命令'),
    },
  ],
  flags: [
    ...scriptFlags,
    ...invokeFlags.filter(({ name, group }) => group !== 'wait' && !notHere.includes(name)),
    lineEndsFlag,
    noWaitFlag,
    ...invokeFlags.filter(({ name, group }) => group === 'wait' && !notHere.includes(name)),
    ...outputFlags,
    ...generalFlags,
  ],
  takesAnyWords: true,
  tellsExitCodes: true,
  load: async () => (await import('../commands/exec.ts')).execCommand,
};
