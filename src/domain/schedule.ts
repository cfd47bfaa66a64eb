import { parseAt } from './at-expression.ts';
import { trimBlanks } from './blanks.ts';
import { parseCron } from './cron-expression.ts';
import type { CronFields } from './cron-fields.ts';
import type { LocalDateTime } from './local-time.ts';
import { parseRate } from './rate-expression.ts';
import type { TimeZone } from './time-zone.ts';
import { accepted, type Checked } from './violation.ts';

/** A Frequency, as the agent reads it. */
export type Schedule =
  | { readonly kind: 'rate'; readonly everySeconds: number }
  | { readonly kind: 'at'; readonly moment: LocalDateTime; readonly zone: TimeZone | null }
  | { readonly kind: 'cron'; readonly fields: CronFields; readonly zone: TimeZone | null };

/**
 * The engine's dialect: what the agent's own parser takes, odd cases included. A range that matches nothing parses; it
 * just never runs. Stricter rules for people are in `frequency-check.ts`.
 */
export function parseSchedule(given: string): Checked<Schedule> {
  const trimmed = trimBlanks(given);
  const form = formOf(trimmed);
  if (form === 'rate') {
    const period = parseRate(trimmed);
    return period.ok ? accepted({ kind: 'rate', everySeconds: period.value }) : period;
  }
  if (form === 'at') {
    const at = parseAt(trimmed);
    return at.ok ? accepted({ kind: 'at', ...at.value }) : at;
  }
  const cron = parseCron(trimmed);
  return cron.ok ? accepted({ kind: 'cron', ...cron.value }) : cron;
}

/** What an expression is meant to be, right or wrong. */
export function formOf(trimmed: string): Schedule['kind'] {
  if (/^rate\b/i.test(trimmed)) return 'rate';
  return /^at\b/i.test(trimmed) ? 'at' : 'cron';
}
