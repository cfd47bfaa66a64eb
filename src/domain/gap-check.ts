import type { CronField } from './cron-fields.ts';
import { limits } from './limits.ts';
import { formatLocal, formatTime, fromLocalSeconds, secondsPerDay } from './local-time.ts';
import type { Pair, TimeFields } from './minimal-gap.ts';
import { duration, fieldWords } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import type { Objection } from './violation.ts';

/** What two runs have to be apart, in seconds. */
export function requiredGap(timeoutSeconds: number | null): number {
  return Math.max(limits.cronGapSeconds, timeoutSeconds ?? 0);
}

/** Names the two closest runs, when they are closer than allowed. `timeoutSeconds` is null when unknown. */
export function gapObjection(fields: TimeFields, runs: Pair, timeoutSeconds: number | null): Objection | null {
  const gap = runs[1] - runs[0];
  const required = requiredGap(timeoutSeconds);
  if (gap >= required) return null;
  const field = varying(fields);
  const unevenStep = field && uneven(field, runs);
  const why = apart(runs, duration(gap));
  const rule = gap < limits.cronGapSeconds ? ruleOfService : ruleOfTimeout(required);
  return {
    rule: rule.id,
    why: text(
      `${unevenStep ? `${unevenStep.en} ` : ''}${why.en}; ${rule.why.en}`,
      `${unevenStep ? `${unevenStep.zh}` : ''}${why.zh}；${rule.why.zh}`,
    ),
    fix: (field && stepFix(field, required)) ?? distanceFix(required),
  };
}

const ruleOfService = {
  id: 'schedule-gap',
  why: text(
    `the service wants at least ${limits.cronGapSeconds} s between any two runs.`,
    `服务要求任意两次执行至少间隔 ${limits.cronGapSeconds} 秒。`,
  ),
};

function ruleOfTimeout(timeoutSeconds: number) {
  const { en, zh } = duration(timeoutSeconds);
  return {
    id: 'schedule-gap-timeout',
    why: text(`that is less than the timeout of ${en}.`, `小于超时时间 ${zh}。`),
  };
}

function apart([first, second]: Pair, gap: Text): Text {
  const sameDay = Math.floor(first / secondsPerDay) === Math.floor(second / secondsPerDay);
  const format = sameDay ? formatTime : formatLocal;
  const [one, other] = [format(fromLocalSeconds(first)), format(fromLocalSeconds(second))];
  return text(`The runs at ${one} and ${other} are ${gap.en} apart`, `${one} 与 ${other} 的两次执行仅相隔 ${gap.zh}`);
}

const units = {
  second: { seconds: 1, count: 60 },
  minute: { seconds: 60, count: 60 },
  hour: { seconds: 3600, count: 24 },
};

type TimeField = CronField & { readonly name: keyof typeof units };

/** The smallest field with more than one value: its distance decides. */
function varying({ second, minute, hour }: TimeFields): TimeField | null {
  return ([second, minute, hour].find(({ values }) => values.length > 1) as TimeField | undefined) ?? null;
}

/** The step of a field that is one `a/n` and nothing else. */
function stepOf({ entries }: TimeField): number | null {
  const [entry] = entries;
  return entries.length === 1 && entry?.kind === 'from' ? entry.step : null;
}

function uneven(field: TimeField, [first, second]: Pair): Text | null {
  const step = stepOf(field);
  const { seconds, count } = units[field.name];
  const startsAnew = Math.floor(first / seconds) % count > Math.floor(second / seconds) % count;
  if (step === null || count % step === 0 || !startsAnew) return null;
  const { en, zh } = fieldWords[field.name];
  return text(`${step} does not divide ${count} (${en} field).`, `“${zh}”字段的步长 ${step} 不能整除 ${count}。`);
}

/** The steps that come out even and are long enough. */
function stepFix(field: TimeField, required: number): Text | null {
  if (stepOf(field) === null) return null;
  const { seconds, count } = units[field.name];
  const steps: string[] = [];
  for (let step = 2; step <= count / 2; step++) {
    if (count % step === 0 && step * seconds >= required) steps.push(`*/${step}`);
  }
  if (steps.length === 0) return null;
  const { en, zh } = fieldWords[field.name];
  return text(`Use ${steps.join(', ')} in the ${en} field.`, `“${zh}”字段请使用 ${steps.join('、')}。`);
}

function distanceFix(required: number): Text {
  const { en, zh } = duration(required);
  return text(
    `Keep every two runs ${en} apart, from the last of one minute, hour or day to the first of the next as well.`,
    `任意两次执行请至少间隔 ${zh}，上一分钟（小时、天）的最后一次与下一分钟（小时、天）的第一次之间也是如此。`,
  );
}
