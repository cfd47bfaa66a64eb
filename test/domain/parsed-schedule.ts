import assert from 'node:assert/strict';
import type { CronFields } from '../../src/domain/cron-fields.ts';
import { parseSchedule, type Schedule } from '../../src/domain/schedule.ts';

/** The schedule that a text stands for; fails the test when it cannot be read. */
export function parsed(text: string): Schedule {
  const checked = parseSchedule(text);
  if (!checked.ok) assert.fail(`${text}: ${checked.objections.map(({ rule }) => rule).join(', ')}`);
  return checked.value;
}

export function cronFields(text: string): CronFields {
  const schedule = parsed(text);
  if (schedule.kind !== 'cron') assert.fail(`${text} is no cron`);
  return schedule.fields;
}
