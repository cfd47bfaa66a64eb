import { text } from '../../domain/text.ts';
import type { Argument, CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags, speakingFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';

const runArgument: Argument = {
  // Without one, the refusal can name the run that must be meant.
  name: '[run id]',
  words: text(
    'from ecs-invoke runs, or as it was said on stderr; its beginning is enough',
    '来自 ecs-invoke runs 或标准错误的提示；写开头几位即可',
  ),
};

const secretFlags: readonly Flag[] = [
  ...invokeFlags.filter(({ name }) => ['param', 'param-env', 'param-file', 'params', 'invocation-tag'].includes(name)),
  {
    name: 'file',
    value: '<path>',
    group: 'parameters',
    words: text('the file of a send again, or - for standard input', '再次给出 send 的文件，- 表示标准输入'),
  },
];

const waiting = ['wait', 'follow', 'wait-timeout', 'stop-on-interrupt'];
const deciding = ['max-errors', 'on-unknown', 'deadline', 'no-retry'];

/** Where the run went is on record; only whose credentials are used is this line's choice. */
const credentialFlags = generalFlags.filter(({ name }) => !['endpoint', 'edition'].includes(name));

export const resumeSpec: CommandSpec = {
  name: 'resume',
  usage: '<run id> [options]',
  summary: text(
    'go on with a run that was cut off: nothing is sent twice, what was accepted is only looked at',
    '继续被中断的执行：不会重复发送，已受理的只查询结果',
  ),
  examples: [
    { line: 'ecs-invoke resume 4f1c', words: text('the beginning of its ID is enough', '写出 ID 开头几位即可') },
    {
      line: 'ecs-invoke resume 4f1c --param-env password=DB_PASSWORD',
      words: text('secrets are on no record: give them again', '敏感值不会保存，请再次给出'),
    },
  ],
  arguments: [runArgument],
  flags: [
    ...secretFlags,
    ...invokeFlags.filter(({ name }) => [...waiting, ...deciding].includes(name)),
    ...outputFlags,
    ...credentialFlags,
  ],
  tellsExitCodes: true,
  load: async () => (await import('../commands/resume.ts')).resumeCommand,
};

export const retrySpec: CommandSpec = {
  name: 'retry',
  usage: '<run id> --failed | --undelivered | --timed-out [options]',
  summary: text(
    'the same work again, as a new run, only where it did not succeed',
    '仅在未成功的实例上重新执行相同内容（作为新的执行）',
  ),
  examples: [
    {
      line: 'ecs-invoke retry 4f1c --failed --timed-out',
      words: text('where it ran and did not come to a good end', '已执行但未成功结束的实例'),
    },
    {
      line: 'ecs-invoke retry 4f1c --undelivered --dry-run',
      words: text('show the requests, send nothing', '只查看请求，不发送'),
    },
  ],
  arguments: [runArgument],
  flags: [
    {
      name: 'failed',
      group: 'target',
      words: text('where it ended with an exit code other than 0', '退出码不为 0 的实例'),
    },
    {
      name: 'undelivered',
      group: 'target',
      words: text('where it never ran: not delivered, refused, never sent', '从未执行的实例：未送达、被拒绝、未发送'),
    },
    { name: 'timed-out', group: 'target', words: text('where it ran out of time', '执行超时的实例') },
    ...secretFlags,
    ...invokeFlags.filter(({ name }) => [...waiting, ...deciding, 'dry-run', 'no-journal'].includes(name)),
    ...outputFlags,
    ...credentialFlags,
  ],
  tellsExitCodes: true,
  load: async () => (await import('../commands/retry.ts')).retryCommand,
};

const readingFlags: readonly Flag[] = [
  ...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)),
  ...speakingFlags.filter(({ name }) => name !== 'edition'),
];

const listSpec: CommandSpec = {
  name: 'list',
  usage: '[options]',
  summary: text('the runs on record, the newest first', '列出已记录的执行，最新的在前'),
  examples: [{ line: 'ecs-invoke runs -q', words: text('their IDs only, one a line', '只输出 ID，每行一个') }],
  arguments: [],
  flags: readingFlags,
  load: async () => (await import('../commands/runs-list.ts')).runsListCommand,
};

const showSpec: CommandSpec = {
  name: 'show',
  usage: '<run id> [options]',
  summary: text(
    'what was asked for, where each call stands, and what to type next',
    '查看执行内容、每次调用的状态以及下一步命令',
  ),
  examples: [],
  arguments: [runArgument],
  flags: readingFlags,
  load: async () => (await import('../commands/runs-show.ts')).runsShowCommand,
};

const pruneSpec: CommandSpec = {
  name: 'prune',
  usage: '[options]',
  summary: text('remove old records of runs that are over', '删除已结束的旧执行记录'),
  examples: [{ line: 'ecs-invoke runs prune --older-than 7d -y', words: text('without being asked', '不再询问确认') }],
  arguments: [],
  flags: [
    {
      name: 'older-than',
      value: '<duration>',
      group: 'target',
      words: text('only those started so long ago (default: 30d)', '只删除此时长之前开始的（默认 30d）'),
    },
    {
      name: 'unfinished',
      group: 'target',
      words: text('those that are not over too: they cannot be resumed then', '也删除未结束的执行：之后无法继续'),
    },
    ...readingFlags,
    ...generalFlags.filter(({ name }) => ['yes', 'no-input'].includes(name)),
  ],
  load: async () => (await import('../commands/runs-prune.ts')).runsPruneCommand,
};

export const runsSpec: CommandSpec = {
  name: 'runs',
  usage: '[list] | show <run id> | prune [options]',
  summary: text(
    'the runs of this user on this machine: what was asked, where it stands',
    '查看本机当前用户的执行记录：内容与状态',
  ),
  examples: [
    { line: 'ecs-invoke runs', words: text('the newest first', '最新的在前') },
    {
      line: 'ecs-invoke runs show 4f1c',
      words: text('each call of one run, and the next command', '某次执行的每次调用以及下一步命令'),
    },
  ],
  arguments: [],
  flags: readingFlags,
  subcommands: [listSpec, showSpec, pruneSpec],
  load: async () => (await import('../commands/runs-list.ts')).runsListCommand,
};
