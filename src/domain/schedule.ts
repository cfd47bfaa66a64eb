import { parseAt } from './at-expression.ts';
import { parseCron } from './cron-expression.ts';
import type { CronFields } from './cron-fields.ts';
import type { LocalDateTime } from './local-time.ts';
import { parseRate } from './rate-expression.ts';
import { text } from './text.ts';
import type { TimeZone } from './time-zone.ts';
import { accepted, type Checked, refused } from './violation.ts';

/** A Frequency, as the agent reads it. */
export type Schedule =
  | { readonly kind: 'rate'; readonly everySeconds: number }
  | { readonly kind: 'at'; readonly moment: LocalDateTime; readonly zone: TimeZone | null }
  | { readonly kind: 'cron'; readonly fields: CronFields; readonly zone: TimeZone | null };

/** Far above any expression with a meaning: every second, minute, hour, day, month and year by name is some 1,200. */
const longest = 2000;

/**
 * The engine's dialect: what the agent's own parser takes, odd cases included. A range that matches nothing parses; it
 * just never runs. Stricter rules for people are in `frequency-check.ts`.
 */
export function parseSchedule(given: string): Checked<Schedule> {
  if (given.length > longest) {
    return refused({
      rule: 'schedule-length',
      why: text(
        `The schedule has ${given.length} characters; ${longest} is the most.`,
        `定时表达式有 ${given.length} 个字符，最多 ${longest} 个。`,
      ),
      fix: text('Write it with ranges (1-5) and steps (*/10).', '请改用范围（1-5）和步长（*/10）的写法。'),
    });
  }
  const trimmed = trimBlanks(given);
  if (trimmed === '') {
    return refused({
      rule: 'schedule-empty',
      why: text('The schedule is empty.', '定时表达式为空。'),
      fix: text(
        'Write a cron of six fields such as "0 */20 * * * *", rate(5m), or at(2030-01-31 09:00:00 UTC).',
        '请写六个字段的 cron（如 "0 */20 * * * *"）、rate(5m) 或 at(2030-01-31 09:00:00 UTC)。',
      ),
    });
  }
  if (/^rate\b/i.test(trimmed)) {
    const period = parseRate(trimmed);
    return period.ok ? accepted({ kind: 'rate', everySeconds: period.value }) : period;
  }
  if (/^at\b/i.test(trimmed)) {
    const at = parseAt(trimmed);
    return at.ok ? accepted({ kind: 'at', ...at.value }) : at;
  }
  const cron = parseCron(trimmed);
  return cron.ok ? accepted({ kind: 'cron', ...cron.value }) : cron;
}

/** The agent separates fields at ASCII blanks. */
export function trimBlanks(given: string): string {
  let start = 0;
  let end = given.length;
  while (start < end && isBlank(given[start]!)) start++;
  while (end > start && isBlank(given[end - 1]!)) end--;
  return given.slice(start, end);
}

function isBlank(character: string): boolean {
  return ' \t\n\r\f'.includes(character);
}
