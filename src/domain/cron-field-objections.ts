import { type FieldName, fieldRange, parseStep, splitEntry } from './cron-values.ts';
import { allowedIn, fieldWords, quoted } from './schedule-words.ts';
import { type Text, text } from './text.ts';
import type { Objection } from './violation.ts';

/** A field of nothing but commas. */
export function nothingIn(field: FieldName, given: string): Objection {
  const { en, zh } = fieldWords[field];
  return {
    rule: 'schedule-field',
    why: text(
      `The ${en} field ${quoted(given)} has nothing between its commas.`,
      `“${zh}”字段 ${quoted(given)} 的逗号之间没有内容。`,
    ),
    fix: allowedFix(field),
  };
}

/** Why the agent cannot read this item of a field. */
export function entryObjection(field: FieldName, given: string): Objection {
  const parts = splitEntry(given);
  const longNumber = field !== 'year' && [parts?.first, parts?.last].find((part) => part && /^0\d\d+$/.test(part));
  if (longNumber) return tooManyDigits(field, given, longNumber);
  if (parts?.step && parseStep(field, parts.step) === null) return badStep(field, given, parts.step);
  if (field === 'dayOfWeek' && /^l$/i.test(given)) return loneLast(given);
  const { en, zh } = fieldWords[field];
  return {
    rule: 'schedule-field',
    why: text(`The ${en} field cannot hold ${quoted(given)}.`, `“${zh}”字段不能写成 ${quoted(given)}。`),
    fix: allowedFix(field),
  };
}

function allowedFix(field: FieldName) {
  const allowed = allowedIn(field);
  return text(`Allowed: ${allowed.en}.`, `可填：${allowed.zh}。`);
}

function tooManyDigits(field: FieldName, given: string, number: string): Objection {
  const { en, zh } = fieldWords[field];
  const plain = number.replace(/^0+(?=\d)/, '');
  return {
    rule: 'schedule-digits',
    why: text(
      `The ${en} field has ${quoted(given)}; a number has at most two digits there.`,
      `“${zh}”字段中有 ${quoted(given)}；此处的数字最多两位。`,
    ),
    fix: text(`Write ${plain} instead of ${quoted(number)}.`, `请将 ${quoted(number)} 写成 ${plain}。`),
  };
}

/** What `0` does where a step as long as the whole field was meant. */
const wholeTurn: { readonly [Name in FieldName]?: Text } = {
  second: text('once a minute', '每分钟一次'),
  minute: text('once an hour', '每小时一次'),
  hour: text('once a day', '每天一次'),
};

function badStep(field: FieldName, given: string, step: string): Objection {
  const { en, zh } = fieldWords[field];
  const max = field === 'year' ? 59 : fieldRange[field].max;
  const turn = Number(step) === max + 1 ? wholeTurn[field] : undefined;
  return {
    rule: 'schedule-step',
    why: text(
      `The ${en} field has ${quoted(given)}; a step there is 1 to ${max}, without extra zeros.`,
      `“${zh}”字段中有 ${quoted(given)}；此处步长只能是 1 到 ${max}，且不能有多余的零。`,
    ),
    fix: turn
      ? text(
          `Write 0 to run ${turn.en}, or use a step of ${max} or less.`,
          `若要${turn.zh}，请写 0；否则步长不要超过 ${max}。`,
        )
      : text(`Use a step from 1 to ${max}.`, `请使用 1 到 ${max} 的步长。`),
  };
}

function loneLast(given: string): Objection {
  return {
    rule: 'schedule-lone-last',
    why: text(
      `The day of week field cannot be ${quoted(given)} alone: the documentation lists it, but the agent refuses it.`,
      `“星期”字段不能单独写 ${quoted(given)}：文档中虽有此写法，但云助手 Agent 会拒绝。`,
    ),
    fix: text(
      'Write SUN for every Sunday, or put the day in front: 7L is the last Sunday of the month, 6L the last Saturday.',
      '每个周日请写 SUN；若指当月最后一个，请在前面写明星期：7L 为最后一个周日，6L 为最后一个周六。',
    ),
  };
}
