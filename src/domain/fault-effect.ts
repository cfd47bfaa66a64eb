import { type FaultBody, type FaultEffect, faultBodies, type Hiding } from './fault.ts';
import { type Text, text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** What a fault does, in one word: `reset`, `code=Throttling.User,retry-after=5s`, `status=502,body=html`, `hide=20s` … */
export function parseEffect(spec: string): Checked<FaultEffect> {
  const [head = '', ...options] = spec.split(',');
  const [kind = '', value] = split(head);
  const facts = new Map(options.map(split));
  const read = kinds.get(kind);
  if (!read || read.needs === (value === undefined ? 'a value' : 'no value')) return refused(notAnEffect(head));
  const made = read.make(value);
  if (made === null) return refused(wrongValue(head));
  const known = optionsOf.get(made.kind) ?? noOptions;
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
    case 'hide':
    case 'unknown':
      return hidingSpec(effect);
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

const hiding = (kind: 'hide' | 'unknown'): [string, Kind] => [
  kind,
  {
    needs: 'a value',
    make: (value) =>
      value === 'forever' ? { kind, ms: Number.POSITIVE_INFINITY } : withWait(value, (ms) => ({ kind, ms })),
  },
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
  hiding('hide'),
  hiding('unknown'),
  ...(['reset', 'close', 'hang', 'cut'] as const).map(bare),
]);

/** Gives the field, or null for a value it cannot be. */
type Option = (value: string) => Partial<Record<string, number | string | FaultBody>> | null;

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
const optionsOf: ReadonlyMap<string, ReadonlyMap<string, Option>> = new Map([
  ['code', codeOptions],
  ['status', statusOptions],
  ['unknown', new Map<string, Option>([['code', (value) => (isCode(value) ? { code: value } : null)]])],
]);

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

function hidingSpec(effect: Hiding): string {
  const word = `${effect.kind}=${effect.ms === Number.POSITIVE_INFINITY ? 'forever' : waitSpec(effect.ms)}`;
  return effect.kind === 'unknown' && effect.code !== undefined ? `${word},code=${effect.code}` : word;
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

const effects =
  'code=<Code>, status=<n>, throttle[=5s], quota, latency=500ms, drip=1s, hide=20s, unknown=10s, reset, close, hang, cut';

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
      'A time is 500ms, 5s or 2m, after hide and unknown also forever; a status 200 to 599; a code such as Throttling.User.',
      '时间写作 500ms、5s 或 2m，hide 与 unknown 还可写 forever；状态码为 200 到 599；错误码如 Throttling.User。',
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
            `It takes ${list.join(', ')}: retry-after=5s, status=429, code=Throttling.User, body=html, body=empty or body=cut.`,
            `可用 ${list.join('、')}：如 retry-after=5s、status=429、code=Throttling.User、body=html、body=empty 或 body=cut。`,
          ),
  };
}

function shown(given: string): string {
  return JSON.stringify(given.length > 40 ? `${given.slice(0, 37)}…` : given);
}
