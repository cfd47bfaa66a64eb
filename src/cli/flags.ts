import { repeatModes, terminationModes } from '../api/cloud-assistant.ts';
import { editionNames } from '../domain/editions.ts';
import { type Text, text } from '../domain/text.ts';

/**
 * Every flag once. Help, the environment variables `ECS_INVOKE_<FLAG>`, completion and the README's table are made
 * from these rows by way of the commander tree.
 */
export interface Flag {
  /** Long name without dashes. */
  readonly name: string;
  readonly short?: string;
  /** How the value is called in help, `<…>` required, `[…]` optional; absent: a switch. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeatable?: boolean;
  readonly choices?: readonly string[];
  readonly group: Group;
  readonly words: Text;
}

export const groups = {
  target: text('What and where', '执行什么、在哪里执行'),
  parameters: text('Custom parameters', '自定义参数'),
  when: text('When', '何时执行'),
  how: text('How it runs', '如何执行'),
  wait: text('Waiting and rehearsing', '等待与演练'),
  output: text('Output', '输出'),
  general: text('Everywhere', '通用'),
  emulator: text('Emulator', '模拟器'),
} satisfies Record<string, Text>;
export type Group = keyof typeof groups;

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
    name: 'region',
    short: 'r',
    value: '<id>',
    group: 'target',
    words: text('the region of the instances, such as cn-hangzhou', '实例所在地域，如 cn-hangzhou'),
  },

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
    words: text('leave out the run tags that this tool adds', '不添加本工具自带的运行标签'),
  },
  {
    name: 'client-token',
    value: '<token>',
    group: 'how',
    words: text('your own idempotence token; the same token never runs twice', '自定义幂等令牌；相同令牌不会执行两次'),
  },

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
    name: 'dry-run',
    short: 'n',
    group: 'wait',
    words: text('print the request that would be sent, and send nothing', '打印将要发送的请求，但不发送'),
  },
  {
    name: 'rehearse',
    group: 'wait',
    words: text('let the service check everything and run nothing', '由服务端检查，但不执行命令'),
  },
];

export const outputFlags: readonly Flag[] = [
  {
    name: 'output',
    short: 'o',
    value: '<format>',
    choices: ['text', 'json', 'jsonl'],
    group: 'output',
    words: text('how the result is written', '结果的输出格式'),
  },
  { name: 'quiet', short: 'q', group: 'output', words: text('the result and errors only', '只输出结果和错误') },
  {
    name: 'query',
    value: '<JMESPath>',
    group: 'output',
    words: text(
      'a part of the JSON result; with -q a string is printed bare',
      '取 JSON 结果的一部分；配合 -q 时字符串不带引号',
    ),
  },
  {
    name: 'save-output',
    value: '<dir>',
    group: 'output',
    words: text('write each instance’s output to a file of its own there', '将每台实例的输出分别写入该目录下的文件'),
  },
  {
    name: 'raw',
    group: 'output',
    words: text('pass control sequences of the output through to the terminal', '将输出中的控制序列原样送到终端'),
  },
  {
    name: 'no-fold',
    group: 'output',
    words: text('show equal outputs of several instances one by one', '多台实例输出相同时不合并显示'),
  },
];

export const generalFlags: readonly Flag[] = [
  {
    name: 'profile',
    value: '<name>',
    group: 'general',
    words: text('profile of ~/.aliyun/config.json', '~/.aliyun/config.json 中的配置名'),
  },
  { name: 'config', value: '<path>', group: 'general', words: text('another profile file', '使用另一个配置文件') },
  {
    name: 'endpoint',
    value: '<url>',
    group: 'general',
    words: text(
      'send requests there, such as https://ecs.cn-hangzhou.aliyuncs.com',
      '请求地址，如 https://ecs.cn-hangzhou.aliyuncs.com',
    ),
  },
  {
    name: 'emulator',
    group: 'general',
    words: text('use the emulator on this machine; no account needed', '使用本机模拟器；无需账号'),
  },
  {
    name: 'edition',
    value: '<edition>',
    choices: editionNames,
    group: 'general',
    words: text('published form of the API to speak', '使用的 API 版本'),
  },
  {
    name: 'lang',
    value: '<language>',
    choices: ['en', 'zh'],
    group: 'general',
    words: text('language of messages', '提示信息的语言'),
  },
  { name: 'no-color', group: 'general', words: text('no colours', '不使用颜色') },
  { name: 'no-input', group: 'general', words: text('never ask anything', '不进行任何交互询问') },
  { name: 'yes', short: 'y', group: 'general', words: text('answer every question with yes', '对所有询问回答“是”') },
  { name: 'verbose', group: 'general', words: text('say more on stderr', '在标准错误输出更多说明') },
  {
    name: 'debug',
    group: 'general',
    words: text('show each call on stderr, secrets masked', '在标准错误显示每次调用，敏感值已隐藏'),
  },
];

export const emulatorFlags: readonly Flag[] = [
  {
    name: 'port',
    value: '<n>',
    group: 'emulator',
    words: text('listen on this port of 127.0.0.1 (default: a free one)', '监听 127.0.0.1 的该端口（默认自动选择）'),
  },
  {
    name: 'data',
    value: '<dir>',
    group: 'emulator',
    words: text(
      'keep the instances’ files there (default: a temporary directory)',
      '实例文件的存放目录（默认为临时目录）',
    ),
  },
];

export const showFlags: readonly Flag[] = invokeFlags.filter(({ name }) =>
  ['region', 'wait', 'follow', 'wait-timeout'].includes(name),
);

/** Of the general flags those that say how to speak, for commands that call no service. */
export const speakingFlags: readonly Flag[] = generalFlags.filter(({ name }) =>
  ['edition', 'lang', 'no-color', 'verbose'].includes(name),
);
