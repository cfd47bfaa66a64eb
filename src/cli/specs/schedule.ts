import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags, speakingFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';

const scheduleFlags: readonly Flag[] = [
  ...invokeFlags.filter(({ name }) => name === 'timezone'),
  {
    name: 'count',
    value: '<n>',
    group: 'when',
    words: text('how many of the next runs to show (default: 5)', '显示接下来的多少次执行（默认 5 次）'),
  },
  {
    name: 'calendar',
    value: '[yyyy-MM]',
    group: 'when',
    words: text(
      'show a month with the runs of each day (default: this one)',
      '显示某月日历及每天的执行次数（默认当月）',
    ),
  },
  ...invokeFlags.filter(({ name }) => name === 'timeout'),
];

const resultFlags = outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name));
const callFlags = [...invokeFlags.filter(({ name }) => name === 'region'), ...resultFlags, ...generalFlags];

const listSpec: CommandSpec = {
  name: 'list',
  usage: '[options]',
  summary: text(
    'the scheduled invocations of a region, with their next runs',
    '列出某地域的计划执行及其下一次执行时间',
  ),
  examples: [
    { line: 'ecs-invoke schedule list -r cn-hangzhou', words: text('what is to run, and when', '将在何时执行什么') },
  ],
  arguments: [],
  flags: callFlags,
  readsOnly: true,
  load: async () => (await import('../commands/schedule-list.ts')).scheduleListCommand,
};

const stopSpec: CommandSpec = {
  name: 'stop',
  usage: '<InvokeId...> [options]',
  summary: text('end a scheduled invocation; what runs now may be ended too', '停止计划执行；正在运行的也可能被终止'),
  examples: [],
  arguments: [{ name: '<InvokeId...>', words: text('from schedule list: t-…', '来自 schedule list：t-…') }],
  flags: callFlags,
  load: async () => (await import('../commands/stop.ts')).stopCommand,
};

export const scheduleSpec: CommandSpec = {
  name: 'schedule',
  usage: '<expression> [options] | schedule list | schedule stop <InvokeId>',
  summary: text(
    'check a schedule: what it means, when it runs; list and stop scheduled runs',
    '检查执行计划，查看其含义和执行时间；列出和停止计划执行',
  ),
  examples: [
    {
      line: "ecs-invoke schedule '0 0 2 * * ? Asia/Shanghai'",
      words: text('what it means, and the next five runs', '含义以及接下来的五次执行'),
    },
    {
      line: "ecs-invoke schedule 'every weekday at 9:00 Asia/Shanghai'",
      words: text('plain words, and the expression to write for them', '日常用语，以及与之对应的表达式'),
    },
    {
      line: "ecs-invoke schedule '0 0 9 ? * 6#3' --timezone Asia/Shanghai --calendar=2027-01",
      words: text('on which days of a month it runs', '某个月里哪些天会执行'),
    },
    {
      line: "ecs-invoke schedule 'rate(5m)' -q --count 3",
      words: text('in a script: run times in UTC, one a line', '脚本中：每行一个 UTC 执行时间'),
    },
  ],
  arguments: [
    {
      name: '<expression>',
      words: text(
        "a cron, rate(…) or at(…), or plain words; in quotes: '0 0 2 * * ?', 'every day at 2:00'",
        "cron、rate(…)、at(…) 或日常用语，用引号括起：'0 0 2 * * ?'、'每天 2 点'",
      ),
    },
  ],
  flags: [...scheduleFlags, ...resultFlags, ...speakingFlags],
  subcommands: [listSpec, stopSpec],
  readsOnly: true,
  load: async () => (await import('../commands/schedule.ts')).scheduleCommand,
};
