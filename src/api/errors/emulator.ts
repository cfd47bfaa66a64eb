import { phrases } from './phrases.ts';
import { type RequestFacts, said } from './row.ts';

/** Refusals of the emulator that the real service does not have: it does not pretend what it cannot do. */
export const emulatorErrors = {
  'Emulator.NotSupported': {
    kind: 'refused',
    en: {
      why: 'You are talking to the emulator of this tool, and it does not have this operation. The real service may.',
      fix: [
        'The message lists what the emulator has.',
        'To reach the real service leave out --emulator and check --endpoint and ECS_INVOKE_ENDPOINT.',
      ],
    },
    zh: {
      why: '当前连接的是本工具自带的模拟器，它没有实现该操作；真实服务可能支持。',
      fix: [
        '返回的消息中列出了模拟器支持的操作。',
        '要访问真实服务，请去掉 --emulator，并检查 --endpoint 与 ECS_INVOKE_ENDPOINT。',
      ],
    },
    documented: [said('emulator', 501, '')],
  },
  'Emulator.UnknownParameter': {
    kind: 'refused',
    en: {
      why: 'The emulator does not know a parameter of this call, and refuses it instead of ignoring it. It may speak another edition of the API than the call.',
      fix: ['Start the emulator with the same --edition as the call.', phrases.dryRun.en],
    },
    zh: {
      why: '模拟器不认识调用中的某个参数，因此拒绝，而不是忽略它。可能是模拟器与调用使用的接口版本不同。',
      fix: ['让模拟器与调用使用相同的 --edition。', phrases.dryRun.zh],
    },
    documented: [said('emulator', 400, 'This action has no such parameter.')],
  },
  'Emulator.InvalidFault': {
    kind: 'refused',
    en: {
      why: 'The emulator was told to add a fault that it cannot make.',
      fix: ['See how a fault is written: ecs-invoke emulator fault --help'],
    },
    zh: {
      why: '要求模拟器添加的故障无法实现。',
      fix: ['查看故障的写法：ecs-invoke emulator fault --help'],
    },
    documented: [said('emulator', 400, 'This is not a fault that can be added.')],
  },
  'Emulator.UnknownInstance': {
    kind: 'not-found',
    en: {
      why: 'The emulator has no such instance. Nothing was changed.',
      fix: ['The message says what it has; start it with --instances or --fleet for others.'],
    },
    zh: {
      why: '模拟器中没有此实例。未做任何更改。',
      fix: ['返回的消息中列出了现有实例；需要其他实例时，请用 --instances 或 --fleet 启动模拟器。'],
    },
    documented: [said('emulator', 404, 'The emulator has no such instance.')],
  },
  'Emulator.InvalidMove': {
    kind: 'refused',
    en: {
      why: 'The clock of an emulator goes forward only, by 366 days at a time.',
      fix: [
        'See what time it is there: ecs-invoke emulator clock',
        'A new emulator begins with the time of the machine.',
      ],
    },
    zh: {
      why: '模拟器的时钟只能向前拨，每次最多 366 天。',
      fix: ['查看它的当前时间：ecs-invoke emulator clock', '新启动的模拟器从本机时间开始。'],
    },
    documented: [said('emulator', 400, 'The clock cannot be moved there.')],
  },
  'Emulator.ClockIsMoving': {
    kind: 'refused',
    en: {
      why: 'The clock of the emulator is being moved already, and it waits for what was started on the way.',
      fix: ['Try again when it has arrived. See how far it has come: ecs-invoke emulator clock'],
    },
    zh: {
      why: '模拟器的时钟正在拨动，正等待途中启动的命令结束。',
      fix: ['到达后再试。查看进度：ecs-invoke emulator clock'],
    },
    documented: [said('emulator', 400, 'The clock is being moved already.')],
  },
  'Emulator.InstanceNotRunning': {
    kind: 'refused',
    en: {
      why: 'An emulated instance that does not run cannot be rebooted. None of those that were named was changed.',
      fix: ['Start it: ecs-invoke emulator power start <instance>'],
    },
    zh: {
      why: '未运行的模拟实例无法重启。所指定的实例均未改变。',
      fix: ['启动它：ecs-invoke emulator power start <实例 ID>'],
    },
    documented: [said('emulator', 400, 'The instance does not run, so it cannot be rebooted.')],
  },
  'Emulator.RepeatedParameter': {
    kind: 'refused',
    en: {
      why: 'A parameter came twice, so the emulator cannot know which one was meant.',
      fix: ['A script that signs requests by itself may send it in the URL and in the body: send it once.'],
    },
    zh: {
      why: '同一参数出现了两次，模拟器无法判断以哪个为准。',
      fix: ['自行签名的脚本可能在 URL 和请求体中各发了一份：只发送一次即可。'],
    },
    documented: [said('emulator', 400, 'A parameter is given more than once.')],
  },
  'Emulator.ForeignHost': {
    kind: 'refused',
    en: {
      why: 'The request did not name this machine in its Host header. The emulator runs programs, so it answers only calls made to it on purpose.',
      fix: ['Use the endpoint that the emulator printed, like http://127.0.0.1:<port>.'],
    },
    zh: {
      why: '请求的 Host 头不是本机地址。模拟器会在本机执行程序，因此只应答明确发给它的调用。',
      fix: ['请使用模拟器输出的接入点，形如 http://127.0.0.1:<端口>。'],
    },
    documented: [
      said('emulator', 403, 'The Host header must name 127.0.0.1, localhost or [::1] with the port listened on.'),
    ],
  },
  'Emulator.ForeignOrigin': {
    kind: 'refused',
    en: {
      why: 'The request came from a web page. The emulator runs programs, so pages may not call it.',
      fix: ['Call it from a program or a shell, without an Origin header.'],
    },
    zh: {
      why: '请求来自网页。模拟器会在本机执行程序，因此不允许网页调用。',
      fix: ['请在程序或 Shell 中调用，且不带 Origin 头。'],
    },
    documented: [said('emulator', 403, 'A request from a web page (with an Origin header) is refused.')],
  },
  'Emulator.BodyTooLarge': {
    kind: 'refused',
    en: {
      why: 'The request is larger than the emulator reads.',
      fix: ['The service takes 24 KB of command and parameters, 32 KB of a file.'],
    },
    zh: { why: '请求超过了模拟器可读取的大小。', fix: ['服务本身只接受 24 KB 的命令与参数、32 KB 的文件。'] },
    documented: [said('emulator', 413, 'The body is larger than the emulator reads.')],
  },
  'Emulator.TooManyParameters': {
    kind: 'refused',
    en: {
      why: 'The request has more parameters than the emulator reads, which is more than any call of the API has.',
      fix: ['Name at most 100 instances in one call; send scripts and values as one parameter each.'],
    },
    zh: {
      why: '请求的参数数量超过模拟器的上限，也超过任何 API 调用所需的数量。',
      fix: ['一次调用最多指定 100 台实例；脚本和取值各用一个参数发送。'],
    },
    documented: [said('emulator', 400, 'More parameters than the 1,000 that the emulator reads.')],
  },
  'Emulator.UnsupportedBody': {
    kind: 'refused',
    en: {
      why: 'The body is not a form, and the emulator reads forms only.',
      fix: ['Send it as application/x-www-form-urlencoded.'],
    },
    zh: { why: '请求体不是表单，模拟器只读取表单。', fix: ['请以 application/x-www-form-urlencoded 发送。'] },
    documented: [said('emulator', 415, 'A body must be application/x-www-form-urlencoded.')],
  },
} as const satisfies Record<string, RequestFacts>;
