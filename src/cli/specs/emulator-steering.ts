import { emulatedInstances } from '../../domain/emulated.ts';
import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import type { Flag } from '../flag.ts';
import { askingFlags, resultFlags } from './emulator-running.ts';

/** The commands that look at the emulator that runs, move its time, switch its instances, and end it. */
export const statusSpec: CommandSpec = {
  name: 'status',
  usage: '[options]',
  summary: text(
    'the emulator that runs: what it does, what waits, what outlived its run',
    '正在运行的模拟器：在执行什么、等待什么、哪些进程仍然存活',
  ),
  examples: [
    {
      line: 'ecs-invoke emulator status -o json --query "length(survivors)"',
      words: text('in a test: did a kill leave anything alive?', '在测试中：终止后是否还有进程存活？'),
    },
  ],
  arguments: [],
  flags: [...resultFlags, ...askingFlags],
  readsOnly: true,
  load: async () => (await import('../commands/emulator-status.ts')).emulatorStatusCommand,
};

const patience: Flag = {
  name: 'patience',
  value: '<duration>',
  group: 'emulator',
  words: text(
    'how long to wait for a run on the way before time goes on without it (default: 15s)',
    '途中等待一次执行结束的最长时间，超过后时钟继续（默认 15s）',
  ),
};

export const clockSpec: CommandSpec = {
  name: 'clock',
  usage: '[advance <duration> | set <time> | next] [options]',
  summary: text(
    'show the time of the emulator that runs, or move it forward',
    '查看正在运行的模拟器的时钟，或将其向前拨',
  ),
  examples: [
    {
      line: 'ecs-invoke emulator clock advance 24h',
      words: text(
        'a day of schedules now: whatever falls due on the way runs, in order, at its own moment',
        '立即走完一天的计划：途中到期的事项按顺序在各自的时刻执行',
      ),
    },
    {
      line: 'ecs-invoke emulator clock next',
      words: text('to whatever falls due next', '拨到下一个到期的事项'),
    },
  ],
  arguments: [
    {
      name: '[advance|set|next]',
      words: text('how to move it; without a word it is shown', '如何拨动；不写则只查看'),
    },
    {
      name: '[duration|time]',
      words: text(
        'after advance 90, 5m, 24h, 7d; after set YYYY-MM-DDThh:mm:ssZ, or +08:00; without a zone it is UTC; never back, and by 366 days at most',
        'advance 之后写 90、5m、24h、7d；set 之后写 YYYY-MM-DDThh:mm:ssZ，时区也可写 +08:00，不写即为 UTC；不能后退，最多向前 366 天',
      ),
      offers: { kind: 'nothing' },
    },
  ],
  flags: [patience, ...resultFlags, ...askingFlags],
  load: async () => (await import('../commands/emulator-clock.ts')).emulatorClockCommand,
};

export const powerSpec: CommandSpec = {
  name: 'power',
  usage: '<stop|start|reboot> <instance>... [options]',
  summary: text('take instances of the emulator that runs down or up', '停止、启动或重启正在运行的模拟器中的实例'),
  examples: [
    {
      line: 'ecs-invoke emulator power reboot i-web1',
      words: text(
        'what waits for a start runs then (NextRebootOnly, EveryReboot); what runs is interrupted',
        '等待启动的任务会随之执行（NextRebootOnly、EveryReboot），正在执行的会被中断',
      ),
    },
    {
      line: 'ecs-invoke emulator power stop i-web1 i-web2',
      words: text('a command sent there is then InstanceNotRunning', '此后发往这些实例的命令结果为 InstanceNotRunning'),
    },
  ],
  arguments: [
    { name: '[stop|start|reboot]', words: text('what is to happen', '要执行的动作') },
    {
      name: '[instance...]',
      words: text('instance IDs of the emulator; this machine is never touched', '模拟器的实例 ID；不会影响本机'),
      offers: { kind: 'words', words: emulatedInstances },
    },
  ],
  flags: [...resultFlags, ...askingFlags],
  load: async () => (await import('../commands/emulator-power.ts')).emulatorPowerCommand,
};

export const stopSpec: CommandSpec = {
  name: 'stop',
  usage: '[options]',
  summary: text('end the emulator that runs and everything it started', '结束正在运行的模拟器及其启动的所有进程'),
  examples: [
    {
      line: 'ecs-invoke emulator stop',
      words: text('answers when it is gone', '完全退出后才返回'),
    },
  ],
  arguments: [],
  flags: [...resultFlags, ...askingFlags],
  load: async () => (await import('../commands/emulator-stop.ts')).emulatorStopCommand,
};
