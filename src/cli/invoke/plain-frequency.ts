import type { FrequencyContext } from '../../domain/frequency-check.ts';
import { frequencyFromWords } from '../../domain/plain-schedule.ts';
import { type Text, text } from '../../domain/text.ts';
import { parseTimeZone } from '../../domain/time-zone.ts';
import type { Objection } from '../../domain/violation.ts';
import { localZone } from '../local-zone.ts';

/** What plain words mean as an expression, in the zone of --timezone or of this machine; null for anything else. */
export function expressionOf(words: string, { edition, timezone, now }: FrequencyContext): string | null {
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

export const wordsThatWork: Text = text(
  "Plain words work too, such as 'every weekday at 9:00' or '每天凌晨 2 点'.",
  "也可以用日常用语，例如 '每天凌晨 2 点' 或 'every weekday at 9:00'。",
);
