import { emulatedActions } from '../../domain/emulated.ts';
import { text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, speakingFlags } from '../common-flags.ts';
import type { Flag } from '../flag.ts';

/** What every command has that asks an emulator that runs. */
const chooseFlag: Flag = {
  name: 'endpoint',
  value: '<url>',
  group: 'general',
  words: text(
    'which of several emulators, as it said when it started (default: the newest)',
    '指定多个模拟器中的一个，写其启动时显示的地址（默认最新启动的）',
  ),
};

export const askingFlags: readonly Flag[] = [chooseFlag, ...speakingFlags];

export const resultFlags = outputFlags.filter(({ name }) => ['output', 'quiet', 'query'].includes(name));

/** The commands that ask the emulator that runs on this machine, and the one that tells what it knows. */
export const faultSpec: CommandSpec = {
  name: 'fault',
  usage: '<spec>... | list | clear [options]',
  summary: text('make the emulator that runs go wrong on order', '让正在运行的模拟器按要求出错'),
  examples: [
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:after-commit:reset',
      words: text(
        'carried out, but the connection is reset before the answer; close ends it without an answer, hang leaves it open',
        '已执行，但应答前连接被重置；close 则不应答即关闭连接，hang 则一直不应答也不关闭',
      ),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:body:cut',
      words: text(
        'half of a body without Content-Length: no network error, but JSON that cannot be read',
        '没有 Content-Length 的应答体只有一半：没有网络错误，但 JSON 无法解析',
      ),
    },
    {
      line: 'ecs-invoke emulator fault DescribeInvocations:*:body:drip=1s',
      words: text(
        'a byte of the body each second; with headers, of the headers',
        '应答体每秒一个字节；headers 阶段则为应答头',
      ),
    },
    {
      line: 'ecs-invoke emulator fault DescribeInvocationResults:*:latency=500ms',
      words: text('every call goes on so much later', '每次调用都延迟相应时间'),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:2-3:throttle=5s',
      words: text(
        'the second and third call get Throttling.User with a hint how long; throttle gives none',
        '第二、三次调用返回 Throttling.User 并附带等待提示；只写 throttle 则不附带',
      ),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:quota',
      words: text('refused with Invocation.ExceedQuota', '返回 Invocation.ExceedQuota'),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:code=InternalError.Dispatch,status=503',
      words: text(
        'an error with any code; the HTTP status may be left out, and retry-after=5s, time-left=5s added',
        '返回任意错误码；HTTP 状态码可省略，可加 retry-after=5s、time-left=5s',
      ),
    },
    {
      line: "ecs-invoke emulator fault '*:1-:i-web1:status=502,body=html'",
      words: text(
        'a page of a balancer for every call that names i-web1; body=empty: nothing; body=cut: half an envelope',
        '凡涉及 i-web1 的调用都返回负载均衡的错误页；body=empty 没有内容，body=cut 只有半截 JSON',
      ),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:hide=20s',
      words: text('for 20 s no list shows what was accepted', '20 秒内列表查询看不到已受理的执行'),
    },
    {
      line: 'ecs-invoke emulator fault InvokeCommand:1:unknown=10s',
      words: text(
        'for 10 s nobody knows its ID; with code=<Code> who asks is refused; hide and unknown also take forever',
        '10 秒内按 ID 也查不到；加 code=<错误码> 则查询被拒绝；hide 与 unknown 还可写 forever',
      ),
    },
    {
      line: 'ecs-invoke emulator fault list',
      words: text('what is ordered, and what it struck', '查看故障及其生效次数'),
    },
    { line: 'ecs-invoke emulator fault clear', words: text('all well again', '撤销全部故障') },
  ],
  arguments: [
    {
      name: '[list|clear...]',
      words: text(
        'list, clear, or faults to add: action, calls, phase, instance and effect with colons between. Phases: before-read (knows no instance), after-read (default), before-commit, after-commit, headers, body. cut: only body; drip: headers or body; code and status: neither of these; hide and unknown: after-commit, which may be left out, as may the instance',
        'list、clear，或要添加的故障：操作、第几次调用、阶段、实例、效果，以冒号分隔。阶段：before-read（此时不知道实例）、after-read（默认）、before-commit、after-commit、headers、body。cut 只能用于 body；drip 只能用于 headers 或 body；code 与 status 不能用于这两个阶段；hide 与 unknown 只能用于 after-commit（可省略）。实例可省略',
      ),
      offers: { kind: 'faults' },
    },
  ],
  flags: [...resultFlags, ...askingFlags],
  load: async () => (await import('../commands/emulator-fault.ts')).emulatorFaultCommand,
};

const waitFlags: readonly Flag[] = [
  {
    name: 'wait',
    group: 'emulator',
    words: text('until nothing is pending or running', '等到没有待下发或执行中的任务'),
  },
  {
    name: 'wait-timeout',
    value: '<duration>',
    group: 'emulator',
    words: text('how long to wait at most (default: 60s)', '最长等待时间（默认 60s）'),
  },
];

export const ledgerSpec: CommandSpec = {
  name: 'ledger',
  usage: '[options]',
  summary: text('what the emulator that runs has really started, call by call', '列出正在运行的模拟器实际启动过的进程'),
  examples: [
    {
      line: 'ecs-invoke emulator ledger --wait -o json --query "length(starts)"',
      words: text('in a test: how often did it run?', '在测试中：到底执行了几次？'),
    },
  ],
  arguments: [],
  flags: [...waitFlags, ...resultFlags, ...askingFlags],
  readsOnly: true,
  load: async () => (await import('../commands/emulator-ledger.ts')).emulatorLedgerCommand,
};

export const explainSpec: CommandSpec = {
  name: 'explain',
  usage: '<Action> | --all [options]',
  summary: text(
    'what the emulator does is known from where: documented, source, measured or assumed',
    '说明模拟器各项行为的依据：文档、源码、实测或假定',
  ),
  examples: [
    { line: 'ecs-invoke emulator explain InvokeCommand', words: text('one action', '单个操作') },
    {
      line: 'ecs-invoke emulator explain --all -o json',
      words: text('all there is, for programs', '全部内容，供程序读取'),
    },
  ],
  arguments: [
    {
      name: '[Action]',
      words: text('an action the emulator serves, such as InvokeCommand', '模拟器支持的操作，如 InvokeCommand'),
      offers: { kind: 'words', words: emulatedActions },
    },
  ],
  flags: [
    { name: 'all', group: 'target', words: text('every action', '全部操作') },
    ...resultFlags,
    ...speakingFlags.filter(({ name }) => ['lang', 'no-color'].includes(name)),
  ],
  readsOnly: true,
  load: async () => (await import('../commands/emulator-explain.ts')).emulatorExplainCommand,
};
