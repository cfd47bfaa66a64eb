import { repeatModes, terminationModes } from '../api/cloud-assistant.ts';
import { text } from '../domain/text.ts';
import { deliveryFlags } from './delivery-flags.ts';
import type { Flag } from './flag.ts';
import { fleetFlags } from './fleet-flags.ts';

export const invokeFlags: readonly Flag[] = [
  {
    name: 'command',
    short: 'c',
    value: '<id or name>',
    group: 'target',
    words: text('the stored command: its ID (c-…) or its exact name', '要执行的命令：ID（c-…）或完整名称'),
  },
  {
    name: 'instance',
    short: 'i',
    value: '<ids>',
    repeatable: true,
    group: 'target',
    words: text(
      'run on these instances: commas, repeated, @file, or - for standard input',
      '目标实例：逗号分隔、可重复、@文件，或 - 表示标准输入',
    ),
  },
  {
    name: 'tag',
    value: '<key=value>',
    repeatable: true,
    group: 'target',
    words: text(
      'select the instances with this tag; repeated: with all of them',
      '选择带有该标签的实例；可重复，须同时满足',
    ),
  },
  {
    name: 'name',
    value: '<glob>',
    group: 'target',
    words: text("select the instances of this name, such as 'web-*'", "按名称选择实例，如 'web-*'"),
  },
  {
    name: 'skip-unfit',
    group: 'target',
    words: text(
      'look first which instances can take the command, and leave out the others, by name',
      '先检查哪些实例可以执行命令，跳过其余实例并逐一列出',
    ),
  },
  {
    name: 'region',
    short: 'r',
    value: '<id>',
    group: 'target',
    words: text('the region of the instances, such as cn-hangzhou', '实例所在地域，如 cn-hangzhou'),
  },
  {
    name: 'batch',
    group: 'target',
    words: text(
      'more instances than one call takes: as many calls as are needed',
      '实例数超过单次调用上限时，发出多次调用',
    ),
  },
  {
    name: 'batch-size',
    value: '<n>',
    group: 'target',
    words: text('instances in each call of --batch (default: 50)', '--batch 时每次调用的实例数（默认 50）'),
  },
  ...fleetFlags,

  {
    name: 'param',
    short: 'p',
    value: '<name=value>',
    repeatable: true,
    group: 'parameters',
    words: text('a custom parameter of the command; the value is taken literally', '命令的自定义参数；值按原样传递'),
  },
  {
    name: 'param-env',
    value: '<name=VAR>',
    repeatable: true,
    group: 'parameters',
    words: text('take the value from an environment variable; it is never shown', '从环境变量取值；该值不会显示'),
  },
  {
    name: 'param-file',
    value: '<name=path>',
    repeatable: true,
    group: 'parameters',
    words: text(
      'take the value from a file, or - for standard input; it is never shown',
      '从文件取值，- 表示标准输入；该值不会显示',
    ),
  },
  {
    name: 'params',
    value: '<json or @file>',
    repeatable: true,
    group: 'parameters',
    words: text('all parameters as one JSON object', '以一个 JSON 对象给出全部参数'),
  },

  {
    name: 'frequency',
    value: '<expression>',
    group: 'when',
    words: text(
      "run on a schedule: '0 0 2 * * ? Asia/Shanghai', rate(5m), at(2030-01-01 02:00:00 Asia/Shanghai)",
      "按计划执行：'0 0 2 * * ? Asia/Shanghai'、rate(5m)、at(2030-01-01 02:00:00 Asia/Shanghai)",
    ),
  },
  {
    name: 'timezone',
    value: '<zone>',
    group: 'when',
    words: text(
      'added to a schedule that names no zone, such as Asia/Shanghai',
      '为未写时区的计划补充时区，如 Asia/Shanghai',
    ),
  },
  {
    name: 'timed',
    value: '[true or false]',
    group: 'when',
    words: text(
      'kept for the documented API; goes with --frequency',
      '为兼容文档中的 API 保留；与 --frequency 一起使用',
    ),
  },
  {
    name: 'repeat-mode',
    value: '<mode>',
    choices: repeatModes,
    group: 'when',
    words: text(
      'once, on a schedule, or at the next or every start of the instance',
      '执行方式：一次、周期、下次启动或每次启动时',
    ),
  },

  {
    name: 'timeout',
    value: '<duration>',
    group: 'how',
    words: text(
      'of the remote run: 90, 90s, 5m; at least 10 s (else the command’s own)',
      '远程执行的超时：90、90s、5m；至少 10 秒（默认使用命令自身的设置）',
    ),
  },
  {
    name: 'user',
    value: '<name>',
    group: 'how',
    words: text('run as this user of the instance', '以实例中的该用户执行'),
  },
  { name: 'working-dir', value: '<path>', group: 'how', words: text('run in this directory', '在该目录中执行') },
  {
    name: 'container-id',
    value: '<id>',
    group: 'how',
    words: text('run in this container (Linux)', '在该容器中执行（Linux）'),
  },
  { name: 'container-name', value: '<name>', group: 'how', words: text('name of the container', '容器名称') },
  {
    name: 'termination-mode',
    value: '<mode>',
    choices: terminationModes,
    group: 'how',
    words: text(
      'what a stop or a timeout ends: the first process, or its children too (default: ProcessTree)',
      '停止或超时时结束的范围：仅首个进程，或包含其子进程（默认 ProcessTree）',
    ),
  },
  {
    name: 'launcher',
    value: '<text>',
    group: 'how',
    words: text(
      'the program that starts the script, such as "python3 -u {{ACS::ScriptFileName}}"',
      '启动脚本的程序，如 "python3 -u {{ACS::ScriptFileName}}"',
    ),
  },
  {
    name: 'windows-password-name',
    value: '<name>',
    group: 'how',
    words: text(
      'name of the parameter-store secret with the Windows user’s password',
      '存放 Windows 用户密码的参数仓库加密参数名',
    ),
  },
  {
    name: 'oss-output',
    value: '<oss://…>',
    group: 'how',
    words: text('deliver the full output to OSS', '将完整输出投递到 OSS'),
  },
  {
    name: 'resource-group',
    value: '<rg-…>',
    group: 'how',
    words: text('resource group of the invocation', '本次执行所属的资源组'),
  },
  {
    name: 'invocation-tag',
    value: '<key=value>',
    repeatable: true,
    group: 'how',
    words: text('tag the invocation', '为本次执行添加标签'),
  },
  {
    name: 'no-tags',
    group: 'how',
    words: text('leave out the run tags that this tool adds', '不添加本工具自带的执行标签'),
  },
  {
    name: 'client-token',
    value: '<token>',
    group: 'how',
    words: text('your own idempotence token; the same token never runs twice', '自定义幂等令牌；相同令牌不会执行两次'),
  },
  ...deliveryFlags,

  {
    name: 'wait',
    short: 'w',
    group: 'wait',
    words: text('wait for the end and show the output', '等待执行结束并显示输出'),
  },
  { name: 'follow', group: 'wait', words: text('wait, and show output as it appears', '等待，并实时显示输出') },
  {
    name: 'wait-timeout',
    value: '<duration>',
    group: 'wait',
    words: text('stop waiting after this time; the remote run goes on', '等待上限；超过后远程执行仍会继续'),
  },
  {
    name: 'stop-on-interrupt',
    group: 'wait',
    words: text(
      'Ctrl-C while waiting stops the remote run too (else it goes on without us)',
      '等待期间按 Ctrl-C 时同时停止远程执行（默认远程继续执行）',
    ),
  },
  {
    name: 'dry-run',
    short: 'n',
    group: 'wait',
    words: text('print the request that would be sent, and send nothing', '打印将要发送的请求，但不发送'),
  },
  {
    name: 'plan',
    value: '<file>',
    group: 'wait',
    words: text(
      'freeze everything in this file (-y replaces one) and send nothing; ecs-invoke apply <file> runs exactly that',
      '将全部内容固定到该文件（-y 可覆盖已有文件），不发送；之后用 ecs-invoke apply <文件> 原样执行',
    ),
  },
  {
    name: 'no-journal',
    group: 'wait',
    words: text(
      'keep no record of the run: what a crash leaves behind cannot be resumed then',
      '不保存执行记录：中断后将无法继续',
    ),
  },
  {
    name: 'rehearse',
    group: 'wait',
    words: text('let the service check everything and run nothing', '由服务端检查，但不执行命令'),
  },
  {
    name: 'interactive',
    group: 'wait',
    words: text('ask for everything, show the request, then run it', '逐项询问，展示请求，确认后执行'),
  },
];

export const showFlags: readonly Flag[] = [
  ...invokeFlags.filter(({ name }) => ['region', 'wait', 'follow', 'wait-timeout'].includes(name)),
  {
    name: 'history',
    group: 'wait',
    words: text('every run that the service still keeps', '列出服务仍保留的每一次执行'),
  },
  {
    name: 'run',
    value: '<n>',
    group: 'wait',
    words: text('of --history: the output of this run, 1 the oldest', '显示 --history 中某一次的输出，1 为最早一次'),
  },
];
