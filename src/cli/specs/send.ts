import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';
import { noWaitFlag } from './exec.ts';

const fileFlags: readonly Flag[] = [
  {
    name: 'file-name',
    value: '<name>',
    group: 'how',
    words: text('its name there (default: as here)', '远程文件名（默认与本地相同）'),
  },
  {
    name: 'mode',
    value: '<octal>',
    group: 'how',
    words: text('its permissions on Linux (default: 0644)', 'Linux 文件权限（默认 0644）'),
  },
  {
    name: 'owner',
    value: '<user>',
    group: 'how',
    words: text('its owner on Linux (default: root)', 'Linux 文件属主（默认 root）'),
  },
  {
    name: 'group',
    value: '<group>',
    group: 'how',
    words: text('its group on Linux (default: root)', 'Linux 文件属组（默认 root）'),
  },
  {
    name: 'overwrite',
    group: 'how',
    words: text('replace a file that is there already', '覆盖已存在的同名文件'),
  },
  { name: 'description', value: '<text>', group: 'how', words: text('what it is, for the record', '文件描述') },
];

const shared = [
  'instance',
  'tag',
  'name',
  'skip-unfit',
  'region',
  'batch',
  'batch-size',
  'concurrency',
  'canary',
  'max-errors',
  'pause',
  'timeout',
  'resource-group',
  'invocation-tag',
  'no-tags',
  'run-id',
  'no-retry',
  'deadline',
  'on-unknown',
];
const waiting = ['no-journal', 'wait-timeout', 'dry-run', 'plan'];

export const sendSpec: CommandSpec = {
  name: 'send',
  usage: '<file> <remote dir> -i <instances> [options]',
  summary: text('put a file on the instances', '将文件发送到实例'),
  examples: [
    {
      line: 'ecs-invoke send app.conf /etc/app -i i-bp185dy2o3o6n --overwrite',
      words: text('replace a configuration file', '替换配置文件'),
    },
    {
      line: 'ecs-invoke send - /etc/app --file-name app.conf -i @machines.txt < app.conf',
      words: text('from standard input, to the instances of a list', '内容来自标准输入，发送到列表中的实例'),
    },
  ],
  arguments: [
    {
      name: '<file>',
      words: text('the file, or - for standard input; at most 24 KB', '文件，- 表示标准输入；最大 24 KB'),
    },
    {
      name: '<remote dir>',
      words: text('where to: a path from the top; made where it is missing', '目标目录：绝对路径，不存在时自动创建'),
    },
  ],
  flags: [
    ...invokeFlags.filter(({ name, group }) => group === 'target' && shared.includes(name)),
    ...fileFlags,
    ...invokeFlags.filter(({ name, group }) => group !== 'target' && shared.includes(name)),
    noWaitFlag,
    ...invokeFlags.filter(({ name }) => waiting.includes(name)),
    ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
    ...generalFlags,
  ],
  tellsExitCodes: true,
  load: async () => (await import('../commands/send.ts')).sendCommand,
};
