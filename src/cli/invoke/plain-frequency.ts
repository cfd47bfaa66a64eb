import type { FrequencyContext } from '../../domain/frequency-check.ts';
import { frequencyFromWords } from '../../domain/plain-schedule.ts';
import { text } from '../../domain/text.ts';
import { parseTimeZone } from '../../domain/time-zone.ts';
import type { Note, Objection } from '../../domain/violation.ts';
import { localZone } from '../local-zone.ts';

/** What plain words mean as an expression, in the zone of --timezone or of this machine; null for anything else. */
export function expressionOf(words: string, { edition, timezone, now }: FrequencyContext): string | null {
  // A plain cron: the zone of this machine takes long to look up.
  if (/^[\d*?/,\s-]*\*[\d*?/,\s-]*$/.test(words)) return null;
  const flag = timezone === null ? null : parseTimeZone(timezone);
  const { name } = flag?.ok ? flag.value : localZone();
  return frequencyFromWords(words, { edition, timeZone: name, now });
}

/** Words where only an expression is taken. */
export function wordsForExpression(expression: string): Objection {
  return {
    rule: 'schedule-words',
    why: text('This takes an expression, not plain words.', '这里需要表达式，而不是日常用语。'),
    fix: text(`Did you mean --frequency '${expression}'?`, `您要写的是否为 --frequency '${expression}'？`),
  };
}

/** Meant as words and not as a cron, rate(…) or at(…) with a slip in it. */
export function looksLikeWords(given: string): boolean {
  const [first = ''] = given.trim().split(/\s/, 1);
  return first !== '' && !/^[\d*?/,-]+$|^@|^(?:rate|at)\(/i.test(first);
}

export const wordsNotUnderstood: Objection = {
  rule: 'schedule-words',
  why: text('These words are not understood as a schedule.', '无法从这些文字看出执行计划。'),
  fix: text(
    "Say which days and at what time, such as 'every weekday at 9:00' or '每天凌晨 2 点'; or write a cron, rate(…) or at(…).",
    "请说明哪些天、几点执行，例如 '每天凌晨 2 点' 或 'every weekday at 9:00'；也可以填写 cron、rate(…) 或 at(…)。",
  ),
};

/** Whose clock the words were taken to mean, where they do not say: a guess that has to be seen. */
export function zoneOfWords(words: string, { edition, timezone, now }: FrequencyContext): Note | null {
  if (timezone !== null) return null;
  const { name } = localZone();
  const inZone = (timeZone: string) => frequencyFromWords(words, { edition, timeZone, now });
  const here = inZone(name);
  if (here === null || here === inZone(name === 'Asia/Tokyo' ? 'Europe/Paris' : 'Asia/Tokyo')) return null;
  return {
    code: 'zone-of-this-machine',
    text: text(
      `The words name no time zone: ${name} is that of this machine. Say another one at their end, such as Asia/Shanghai.`,
      `文字中没有写时区，已采用本机时区 ${name}。如需其他时区，请写在末尾，例如 Asia/Shanghai。`,
    ),
  };
}
