import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { emulatorFlags, speakingFlags } from '../common-flags.ts';
import { explainSpec, faultSpec, ledgerSpec } from './emulator-running.ts';
import { clockSpec, powerSpec, statusSpec, stopSpec } from './emulator-steering.ts';

const execSpec: CommandSpec = {
  name: 'exec',
  usage: '[options] -- <command>',
  summary: text('run one command against an emulator of its own', '针对专用模拟器运行一条命令'),
  examples: [],
  arguments: [{ name: '<command...>', words: text('what to run, after --', '要运行的命令，写在 -- 之后') }],
  flags: [...emulatorFlags, ...speakingFlags],
  takesAnyWords: true,
  load: async () => (await import('../commands/emulator-exec.ts')).emulatorExecCommand,
};

export const emulatorSpec: CommandSpec = {
  name: 'emulator',
  usage: '[options] | emulator exec [options] -- <command>',
  summary: text('the service on this machine, for trying out and for tests', '本机上的模拟服务，用于试用和测试'),
  examples: [
    {
      line: 'ecs-invoke emulator',
      words: text(
        'serve until Ctrl-C; other terminals use it with --emulator',
        '运行直到 Ctrl-C；其他终端用 --emulator 连接',
      ),
    },
    {
      line: 'ecs-invoke emulator exec -- npm test',
      words: text('one emulator for the length of one command', '仅在一条命令期间运行模拟器'),
    },
    {
      line: 'ecs-invoke emulator --fault InvokeCommand:1:after-commit:reset',
      words: text('the first answer gets lost; is your tool ready for that?', '第一个应答会丢失：您的工具能应对吗？'),
    },
  ],
  arguments: [],
  flags: [...emulatorFlags, ...speakingFlags],
  subcommands: [execSpec, statusSpec, clockSpec, powerSpec, faultSpec, ledgerSpec, explainSpec, stopSpec],
  load: async () => (await import('../commands/emulator.ts')).emulatorCommand,
};
