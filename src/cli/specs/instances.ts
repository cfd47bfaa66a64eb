import { scriptTypes } from '../../domain/script-type.ts';
import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';

const targetFlags = invokeFlags
  .filter(({ name }) => ['instance', 'tag', 'name'].includes(name))
  .map(
    (flag): Flag =>
      flag.name === 'instance'
        ? {
            ...flag,
            words: text(
              'these instances: commas, repeated, @file, or - for standard input',
              '指定的实例：逗号分隔、可重复、@文件，或 - 表示标准输入',
            ),
          }
        : flag,
  );

const placeFlags = [
  ...invokeFlags.filter(({ name }) => name === 'region'),
  ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
  ...generalFlags,
];

export const instanceStatuses = ['Running', 'Starting', 'Stopping', 'Stopped', 'Pending'] as const;

const listSpec: CommandSpec = {
  name: 'list',
  usage: '[options]',
  summary: text(
    'the instances of a region: status, system, agent, address, tags',
    '列出某地域的实例：状态、操作系统、Agent、地址、标签',
  ),
  examples: [
    {
      line: "ecs-invoke instances list --tag env=prod --name 'web-*'",
      words: text('those with this tag and such a name', '带有该标签且名称匹配的实例'),
    },
    {
      line: 'ecs-invoke instances list --status Running -q | ecs-invoke -c deploy -i -',
      words: text('the IDs only, one a line, for another command', '只输出 ID，每行一个，交给其他命令'),
    },
  ],
  arguments: [],
  flags: [
    ...targetFlags,
    {
      name: 'status',
      value: '<status>',
      choices: instanceStatuses,
      group: 'target',
      words: text('only those in this state', '只列出处于该状态的实例'),
    },
    ...placeFlags,
  ],
  readsOnly: true,
  load: async () => (await import('../commands/instances-list.ts')).instancesListCommand,
};

const checkSpec: CommandSpec = {
  name: 'check',
  usage: '-i <instances> [-c <command>] [options]',
  summary: text(
    'which instances can take a command, and why the others cannot; exit 3 when some cannot',
    '检查哪些实例可以执行命令，以及其余实例的原因；有不可执行的实例时退出码为 3',
  ),
  examples: [
    {
      line: 'ecs-invoke instances check -c c-hello --tag env=prod',
      words: text('before a run: who could not take it, why, and the cure', '执行前：哪些实例无法执行、原因与处理方法'),
    },
    {
      line: 'ecs-invoke instances check -i @hosts.txt -q',
      words: text('the IDs of those that can, one a line', '可以执行的实例 ID，每行一个'),
    },
  ],
  arguments: [],
  flags: [
    ...invokeFlags.filter(({ name }) => name === 'command'),
    {
      name: 'type',
      value: '<type>',
      choices: ['shell', 'powershell', 'bat', ...scriptTypes],
      group: 'target',
      words: text('in place of -c: the type of the script that is to run', '代替 -c：将要执行的脚本类型'),
    },
    ...targetFlags,
    ...placeFlags,
  ],
  readsOnly: true,
  load: async () => (await import('../commands/instances-check.ts')).instancesCheckCommand,
};

export const instancesSpec: CommandSpec = {
  name: 'instances',
  usage: 'list | check [options]',
  summary: text('what is there, and why an instance cannot take a command', '查看实例，以及某台实例为何无法执行命令'),
  examples: [...listSpec.examples.slice(0, 1), ...checkSpec.examples.slice(0, 1)],
  arguments: [],
  flags: listSpec.flags,
  subcommands: [listSpec, checkSpec],
  readsOnly: true,
  load: async () => (await import('../commands/instances-list.ts')).instancesListCommand,
};
