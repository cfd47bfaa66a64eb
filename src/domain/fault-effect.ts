import { type FaultBody, type FaultEffect, faultBodies } from './fault.ts';
import { type Text, text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** What a fault does, in one word: `reset`, `code=Throttling.User,retry-after=5s`, `status=502,body=html` … */
export function parseEffect(spec: string): Checked<FaultEffect> {
  const [head = '', ...options] = spec.split(',');
  const [kind = '', value] = split(head);
  const facts = new Map(options.map(split));
  const read = kinds.get(kind);
  if (!read || read.needs === (value === undefined ? 'a value' : 'no value')) return refused(notAnEffect(head));
  const made = read.make(value);
  if (made === null) return refused(wrongValue(head));
  const known = made.kind === 'code' ? codeOptions : made.kind === 'status' ? statusOptions : noOptions;
  const added: object[] = [];
  for (const [name, given = ''] of facts) {
    const option = known.get(name)?.(given) ?? null;
    if (option === null) return refused(notAnOption(name, [...known.keys()]));
    added.push(option);
  }
  return accepted(Object.assign({}, made, ...added) as FaultEffect);
}

export function effectSpec(effect: FaultEffect): string {
  switch (effect.kind) {
    case 'code':
      return [`code=${effect.code}`, ...(effect.status ? [`status=${effect.status}`] : []), ...hints(effect)].join(',');
    case 'status':
      return [`status=${effect.status}`, ...(named(effect.body) ?? []), ...hints(effect)].join(',');
    case 'latency':
    case 'drip':
      return `${effect.kind}=${waitSpec(effect.ms)}`;
    default:
      return effect.kind;
  }
}

interface Kind {
  readonly needs: 'a value' | 'no value' | 'either';
  readonly make: (value: string | undefined) => FaultEffect | null;
}

const bare = (kind: 'reset' | 'close' | 'hang' | 'cut'): [string, Kind] => [
  kind,
  { needs: 'no value', make: () => ({ kind }) },
];
const lasting = (kind: 'latency' | 'drip'): [string, Kind] => [
  kind,
  { needs: 'a value', make: (value) => withWait(value, (ms) => ({ kind, ms })) },
];

/** `throttle` and `quota` are short for the codes that say so. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['code', { needs: 'a value', make: (code) => (isCode(code) ? { kind: 'code', code } : null) }],
  ['status', { needs: 'a value', make: (value) => withStatus(value, (status) => ({ kind: 'status', status })) }],
  [
    'throttle',
    {
      needs: 'either',
      make: (value) =>
        value === undefined
          ? { kind: 'code', code: 'Throttling.User' }
          : withWait(value, (ms) => ({ kind: 'code', code: 'Throttling.User', retryAfterMs: ms, timeLeftMs: ms })),
    },
  ],
  ['quota', { needs: 'no value', make: () => ({ kind: 'code', code: 'Invocation.ExceedQuota' }) }],
  lasting('latency'),
  lasting('drip'),
  ...(['reset', 'close', 'hang', 'cut'] as const).map(bare),
]);

/** Gives the field, or null for a value it cannot be. */
type Option = (value: string) => Partial<Record<string, number | FaultBody>> | null;

const hintOptions: readonly [string, Option][] = [
  ['retry-after', (value) => withWait(value, (retryAfterMs) => ({ retryAfterMs }))],
  ['time-left', (value) => withWait(value, (timeLeftMs) => ({ timeLeftMs }))],
];
const codeOptions = new Map<string, Option>([
  ['status', (value) => withStatus(value, (status) => ({ status }))],
  ...hintOptions,
]);
const statusOptions = new Map<string, Option>([
  ['body', (value) => ((faultBodies as readonly string[]).includes(value) ? { body: value as FaultBody } : null)],
  ...hintOptions,
]);
const noOptions = new Map<string, Option>();

function split(pair: string): [name: string, value: string | undefined] {
  const [name = '', value] = pair.split(/=(.*)/s);
  return [name, value];
}

function isCode(value: string | undefined): value is string {
  return value !== undefined && /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/.test(value);
}

function withStatus<T>(value: string | undefined, make: (status: number) => T): T | null {
  return /^[2-5]\d\d$/.test(value ?? '') ? make(Number(value)) : null;
}

const millisecondsIn = { ms: 1, s: 1000, m: 60_000 } as const;

/** `500ms`, `5s`, `2m` */
function withWait<T>(value: string | undefined, make: (ms: number) => T): T | null {
  const match = /^(\d{1,6})(ms|s|m)$/.exec(value ?? '');
  return match ? make(Number(match[1]) * millisecondsIn[match[2] as keyof typeof millisecondsIn]) : null;
}

function waitSpec(ms: number): string {
  return ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}

function named(body: FaultBody | undefined): string[] | null {
  return typeof body === 'string' ? [`body=${body}`] : null;
}

function hints({ retryAfterMs, timeLeftMs }: { retryAfterMs?: number; timeLeftMs?: number }): string[] {
  return [
    ...(retryAfterMs === undefined ? [] : [`retry-after=${waitSpec(retryAfterMs)}`]),
    ...(timeLeftMs === undefined ? [] : [`time-left=${waitSpec(timeLeftMs)}`]),
  ];
}

const effects = 'code=<Code>, status=<n>, throttle[=5s], quota, latency=500ms, drip=1s, reset, close, hang, cut';

function notAnEffect(given: string): Objection {
  return {
    rule: 'fault-effect',
    why: text(
      `${shown(given)} is neither a phase, an instance nor an effect.`,
      `${shown(given)} 不是阶段、实例或效果。`,
    ),
    fix: everything,
  };
}

const everything: Text = text(
  `Phases: before-read, after-read, before-commit, after-commit, headers, body. Effects: ${effects}.`,
  `阶段：before-read、after-read、before-commit、after-commit、headers、body。效果：${effects}。`,
);

function wrongValue(given: string): Objection {
  return {
    rule: 'fault-value',
    why: text(`The value of ${shown(given)} cannot be used.`, `${shown(given)} 的取值无效。`),
    fix: text(
      'A time is 500ms, 5s or 2m; a status 200 to 599; a code such as Throttling.User.',
      '时间写作 500ms、5s 或 2m；状态码为 200 到 599；错误码如 Throttling.User。',
    ),
  };
}

function notAnOption(name: string, names: readonly string[]): Objection {
  const list = names.map((each) => `${each}=…`);
  return {
    rule: 'fault-option',
    why: text(
      `${shown(name)} cannot be said of this effect, or not so.`,
      `此效果不支持 ${shown(name)}，或其取值无效。`,
    ),
    fix:
      list.length === 0
        ? text('Leave it out.', '请去掉它。')
        : text(
            `It takes ${list.join(', ')}: retry-after=5s, status=429, body=html, body=empty or body=cut.`,
            `可用 ${list.join('、')}：如 retry-after=5s、status=429、body=html、body=empty 或 body=cut。`,
          ),
  };
}

function shown(given: string): string {
  return JSON.stringify(given.length > 40 ? `${given.slice(0, 37)}…` : given);
}
