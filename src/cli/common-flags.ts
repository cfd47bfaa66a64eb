import { editionNames } from '../domain/editions.ts';
import { outputProfiles } from '../domain/output-profile.ts';
import { text } from '../domain/text.ts';
import type { Flag } from './flag.ts';

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
  {
    name: 'diff',
    group: 'output',
    words: text(
      'the output most instances share, and of each other one how it differs',
      '显示多数实例的共同输出，其余只显示与它的差异',
    ),
  },
  {
    name: 'encoding',
    value: '<name>',
    group: 'output',
    words: text(
      'what the output is in: gbk, cp936, big5 … (default: UTF-8, or GBK where it looks like it)',
      '输出所用编码：gbk、cp936、big5 等（默认 UTF-8，疑似 GBK 时按 GBK 读取）',
    ),
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
    name: 'ca-file',
    value: '<path>',
    group: 'general',
    words: text(
      'trust the certificate authorities in this PEM file too',
      '除系统自带的以外，还信任该 PEM 文件中的证书颁发机构',
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
      'keep its state and the instances’ files there, for the next start too (default: a temporary directory)',
      '状态和实例文件的存放目录，下次启动时继续使用（默认为临时目录）',
    ),
  },
  {
    name: 'instances',
    value: '<n>',
    group: 'emulator',
    words: text(
      'add so many simulated instances, i-sim00001 …, which start no process',
      '增加指定数量的模拟实例 i-sim00001 …，不启动任何进程',
    ),
  },
  {
    name: 'fleet',
    value: '<file>',
    group: 'emulator',
    words: text(
      'add the instances and commands that this JSON file describes (see docs/emulator.md)',
      '增加该 JSON 文件描述的实例和命令（见 docs/emulator.zh-CN.md）',
    ),
  },
  {
    name: 'fault',
    value: '<spec>',
    repeatable: true,
    group: 'emulator',
    words: text(
      'go wrong on order: InvokeCommand:1:after-commit:reset (see emulator fault --help)',
      '按要求出错：InvokeCommand:1:after-commit:reset（见 emulator fault --help）',
    ),
  },
  {
    name: 'ignore-client-tokens',
    group: 'emulator',
    words: text(
      'take no notice of any ClientToken: the same one twice runs twice',
      '忽略所有 ClientToken：同一 ClientToken 发送两次即执行两次',
    ),
  },
  {
    name: 'token-lifetime',
    value: '<duration>',
    group: 'emulator',
    words: text(
      'how long a ClientToken gives its first answer again (default: 24h)',
      'ClientToken 的有效期，期间重复调用返回首次应答（默认 24h）',
    ),
  },
  {
    name: 'pending',
    value: '<duration>',
    group: 'emulator',
    words: text(
      'how long a task is Pending, such as 250ms or 5s (default: 100ms)',
      '任务处于 Pending 的时长，如 250ms、5s（默认 100ms）',
    ),
  },
  {
    name: 'output-profile',
    value: '<profile>',
    choices: outputProfiles,
    group: 'emulator',
    words: text(
      'keep output as agents do now (ring) or as those up to v578 did (legacy)',
      '按当前 Agent（ring）或 v578 及更早版本（legacy）的方式保留输出',
    ),
  },
  {
    name: 'loose',
    group: 'emulator',
    words: text(
      'ignore parameters that it does not know or serve, with a warning, instead of refusing them',
      '忽略不认识或不支持的参数并给出警告，而不是拒绝',
    ),
  },
];

/** Of the general flags those that say how to speak, for commands that call no service. */
export const speakingFlags: readonly Flag[] = generalFlags.filter(({ name }) =>
  ['edition', 'lang', 'no-color', 'verbose'].includes(name),
);
