import type { Command } from 'commander';
import { type Language, text } from '../domain/text.ts';
import type { Context } from './context.ts';
import type { Exit } from './exit-code.ts';
import { emulatorFlags, generalFlags, invokeFlags, outputFlags, showFlags } from './flags.ts';
import type { Io } from './io.ts';
import { addFlags, newCommand } from './tree.ts';

export type Handler = (context: Context) => Promise<Exit>;

/** A handler's module is loaded when its command runs, and not before. */
export interface Handlers {
  invoke(): Promise<Handler>;
  show(): Promise<Handler>;
  emulator(): Promise<Handler>;
  emulatorExec(): Promise<Handler>;
}

/** The whole command tree. `chosen` is told which command the words name; nothing runs here. */
export function buildProgram(
  language: Language,
  io: Io,
  version: string,
  handlers: Handlers,
  chosen: (command: Command, load: () => Promise<Handler>) => void,
): Command {
  const wired = (command: Command, load: () => Promise<Handler>) =>
    command.action((...parsed: unknown[]) => chosen(parsed.at(-1) as Command, load));
  const root = newCommand(words.root, language, io).version(
    version,
    '-V, --version',
    text('show the version', '显示版本')[language],
  );
  const invoke = newCommand(words.invoke, language, io);
  addFlags(invoke, [...invokeFlags, ...outputFlags, ...generalFlags], language);
  root.addCommand(wired(invoke, handlers.invoke), { isDefault: true });

  const show = newCommand(words.show, language, io).argument('<InvokeId>', text('t-…', 't-…')[language]);
  addFlags(show, [...showFlags, ...outputFlags, ...generalFlags], language);
  root.addCommand(wired(show, handlers.show));

  const emulator = newCommand(words.emulator, language, io);
  addFlags(emulator, [...emulatorFlags, ...generalFlags], language);
  const exec = newCommand(words.emulatorExec, language, io).argument(
    '<command...>',
    text('what to run, after --', '要运行的命令，写在 -- 之后')[language],
  );
  addFlags(exec, [...emulatorFlags, ...generalFlags], language);
  emulator.addCommand(wired(exec, handlers.emulatorExec));
  root.addCommand(wired(emulator, handlers.emulator));
  return root;
}

const words = {
  root: {
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
  },
  invoke: {
    name: 'invoke',
    usage: '-c <command> -i <instances> [options]',
    summary: text(
      'run a stored command; prints the InvokeId (the default command)',
      '执行已保存的命令，打印 InvokeId（默认命令）',
    ),
    examples: [
      {
        line: 'id=$(ecs-invoke -c c-hz0123456789 -i i-bp185dy2o3o6n -r cn-hangzhou)',
        words: text('in a script: the InvokeId, and nothing else, on stdout', '脚本中：标准输出只有 InvokeId'),
      },
      {
        line: 'ecs-invoke -c deploy -i @machines.txt -p version=1.4.2 --wait',
        words: text('by name, on the instances of a file, and wait', '按名称执行，实例来自文件，并等待结束'),
      },
      {
        line: "ecs-invoke -c backup -i i-bp185dy2o3o6n --frequency '0 0 2 * * ? Asia/Shanghai'",
        words: text('every night at two, Shanghai time', '每天凌晨两点（上海时间）'),
      },
      {
        line: 'ecs-invoke -c deploy -i i-bp185dy2o3o6n -p version=1.4.2 --dry-run',
        words: text('see the request, send nothing', '只查看请求，不发送'),
      },
    ],
  },
  show: {
    name: 'show',
    usage: '<InvokeId> [options]',
    summary: text('where an invocation stands: one verdict an instance', '查看执行情况：每台实例一个结论'),
    examples: [
      {
        line: 'ecs-invoke show t-hz01234567890 --wait',
        words: text('wait for its end and show the output', '等待结束并显示输出'),
      },
    ],
  },
  emulator: {
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
    ],
  },
  emulatorExec: {
    name: 'exec',
    usage: '[options] -- <command>',
    summary: text('run one command against an emulator of its own', '针对专用模拟器运行一条命令'),
    examples: [],
  },
};
