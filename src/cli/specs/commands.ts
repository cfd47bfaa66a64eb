import { scriptTypes } from '../../domain/script-type.ts';
import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { generalFlags, outputFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';
import { invokeFlags } from '../invoke-flags.ts';

const region = invokeFlags.filter(({ name }) => name === 'region');
const dryRun = invokeFlags.filter(({ name }) => name === 'dry-run');
const commonFlags = [...outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name)), ...generalFlags];

const scriptFlag: Flag = {
  name: 'script',
  value: '<path>',
  group: 'target',
  words: text('the script: a file, or - for standard input', '脚本：文件，或 - 表示标准输入'),
};
const typeFlag: Flag = {
  name: 'type',
  value: '<type>',
  choices: scriptTypes,
  group: 'target',
  words: text('kind of script; shell, powershell and bat will do', '脚本类型；可简写为 shell、powershell、bat'),
};
const duplicateFlag: Flag = {
  name: 'allow-duplicate-name',
  group: 'target',
  words: text(
    'although a command of this name is there already; then only IDs tell them apart',
    '即使已有同名命令也继续；此后只能用 ID 区分',
  ),
};
export const lineEndsFlag: Flag = {
  name: 'fix-line-ends',
  group: 'how',
  words: text(
    'turn line ends of Windows into those of Linux in a shell script',
    '将 Shell 脚本中的 Windows 换行改为 Linux 换行',
  ),
};

/** What both `create` and `update` can say of a command. */
const traitFlags: readonly Flag[] = [
  { name: 'description', value: '<text>', group: 'how', words: text('what it is for', '命令用途的描述') },
  {
    name: 'timeout',
    value: '<duration>',
    group: 'how',
    words: text(
      'how long a run may take unless told otherwise: 90, 90s, 5m; at least 10 s',
      '执行的默认超时：90、90s、5m；至少 10 秒',
    ),
  },
  ...invokeFlags.filter(({ name }) => name === 'working-dir' || name === 'launcher'),
];

const createFlags: readonly Flag[] = [
  { name: 'name', value: '<name>', group: 'target', words: text('the name to keep it under', '命令名称') },
  scriptFlag,
  typeFlag,
  duplicateFlag,
  ...region,
  {
    name: 'enable-parameter',
    value: '[bool]',
    group: 'parameters',
    words: text(
      'true or false: whether {{name}} in the script is filled in by -p (default: when there is one)',
      'true 或 false：脚本中的 {{name}} 是否由 -p 的值替换（默认：存在时替换）',
    ),
  },
  ...traitFlags,
  lineEndsFlag,
  {
    name: 'resource-group',
    value: '<rg-…>',
    group: 'how',
    words: text('resource group of the command', '命令所属的资源组'),
  },
  {
    name: 'tag',
    value: '<key=value>',
    repeatable: true,
    group: 'how',
    words: text('tag the command', '为命令添加标签'),
  },
  {
    name: 'client-token',
    value: '<token>',
    group: 'how',
    words: text('your own idempotence token, for services that know it', '自定义幂等令牌，需服务端支持'),
  },
  ...dryRun,
  ...commonFlags,
];

const idOrName = text('its ID (c-…) or its exact name', '命令 ID（c-…）或完整名称');

const listSpec: CommandSpec = {
  name: 'list',
  usage: '[options]',
  summary: text('the commands that are kept in a region', '列出某地域中保存的命令'),
  examples: [
    {
      line: "ecs-invoke commands list --name 'deploy*'",
      words: text('those whose name begins so', '名称以此开头的命令'),
    },
    {
      line: 'ecs-invoke commands list --public --type shell',
      words: text('what the service offers for Linux', '服务提供的 Linux 公共命令'),
    },
  ],
  arguments: [],
  flags: [
    { name: 'public', group: 'target', words: text('the public commands of the service', '服务提供的公共命令') },
    {
      name: 'name',
      value: '<glob>',
      group: 'target',
      words: text("names that fit: 'deploy*', 'log-?'", "按名称匹配：'deploy*'、'log-?'"),
    },
    typeFlag,
    ...region,
    ...commonFlags,
  ],
  readsOnly: true,
  load: async () => (await import('../commands/commands-list.ts')).commandsListCommand,
};

const showSpec: CommandSpec = {
  name: 'show',
  usage: '<id or name> [options]',
  summary: text('one command with its parameters and its script', '查看一条命令及其参数和脚本'),
  examples: [
    {
      line: 'ecs-invoke commands show deploy --content > deploy.sh',
      words: text('its script, byte for byte', '逐字节导出脚本'),
    },
  ],
  arguments: [{ name: '<id or name>', words: idOrName }],
  flags: [
    { name: 'content', group: 'output', words: text('the script only', '只输出脚本内容') },
    ...region,
    ...commonFlags,
  ],
  readsOnly: true,
  load: async () => (await import('../commands/commands-show.ts')).commandsShowCommand,
};

const createSpec: CommandSpec = {
  name: 'create',
  usage: '--name <name> (--script <path> | -- <command line>) [options]',
  summary: text('keep a command; prints its ID', '保存一条命令，打印其 ID'),
  examples: [
    {
      line: 'id=$(ecs-invoke commands create --name deploy --script deploy.sh)',
      words: text('in a script: the CommandId, and nothing else, on stdout', '脚本中：标准输出只有 CommandId'),
    },
    {
      line: "ecs-invoke commands create --name greet -- 'echo Hello, {{name}}'",
      words: text('a line of shell with a parameter', '带参数的一行 Shell'),
    },
  ],
  arguments: [
    {
      name: '[command line...]',
      words: text(
        'after --: one word is a line of shell, several are a program with its arguments',
        '写在 -- 之后：单个词是一行 Shell，多个词是程序及其参数',
      ),
    },
  ],
  flags: createFlags,
  takesAnyWords: true,
  load: async () => (await import('../commands/commands-create.ts')).commandsCreateCommand,
};

const updateSpec: CommandSpec = {
  name: 'update',
  usage: '<id or name> [options]',
  summary: text('change what is given, leave the rest', '只修改给出的内容，其余不变'),
  examples: [
    {
      line: 'ecs-invoke commands update deploy --timeout 10m --description "weekly release"',
      words: text('asks before it changes anything; -y does not', '修改前会询问确认；-y 则不询问'),
    },
  ],
  arguments: [{ name: '<id or name>', words: idOrName }],
  flags: [
    { name: 'name', value: '<name>', group: 'target', words: text('its new name', '新名称') },
    {
      ...scriptFlag,
      words: text(
        'its new script (editions 2018 and 2019): a file, or -; today’s service keeps the script as created',
        '新脚本（2018、2019 版）：文件或 -；目前的服务不支持修改脚本内容',
      ),
    },
    duplicateFlag,
    ...region,
    ...traitFlags,
    lineEndsFlag,
    ...dryRun,
    ...commonFlags,
  ],
  load: async () => (await import('../commands/commands-update.ts')).commandsUpdateCommand,
};

const deleteSpec: CommandSpec = {
  name: 'delete',
  usage: '<id or name>... [options]',
  summary: text('delete commands; asks first', '删除命令；会先询问确认'),
  examples: [
    {
      line: 'ecs-invoke commands delete deploy c-hz0123456789 -y',
      words: text('in a script: without a question', '脚本中：不询问'),
    },
  ],
  arguments: [{ name: '[id or name...]', words: idOrName }],
  flags: [...region, ...dryRun, ...commonFlags],
  load: async () => (await import('../commands/commands-delete.ts')).commandsDeleteCommand,
};

export const commandsSpec: CommandSpec = {
  name: 'commands',
  usage: 'list | show | create | update | delete [options]',
  summary: text(
    'the commands that are kept: list, show, create, update, delete',
    '管理已保存的命令：列出、查看、创建、修改、删除',
  ),
  examples: [],
  arguments: [],
  flags: outputFlags.filter(({ name }) => name === 'output'),
  subcommands: [listSpec, showSpec, createSpec, updateSpec, deleteSpec],
  readsOnly: true,
  load: async () => (await import('../commands/commands.ts')).commandsCommand,
};
