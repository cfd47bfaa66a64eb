import { text } from './text.ts';
import { accepted, type Checked, type Objection, refused } from './violation.ts';

/** Calls of a run that are under way at the same time, at the most. */
const concurrencyAtMost = 20;

/** How many calls are under way at the same time. */
export function parseConcurrency(given: string): Checked<number> {
  const calls = /^\d{1,3}$/.test(given) ? Number(given) : 0;
  if (calls >= 1 && calls <= concurrencyAtMost) return accepted(calls);
  return refused({
    rule: 'concurrency',
    why: text(
      `1 to ${concurrencyAtMost} calls may be under way at the same time.`,
      `同时进行的调用数须为 1 到 ${concurrencyAtMost}。`,
    ),
    fix: text('For instance --concurrency 5.', '例如 --concurrency 5。'),
  });
}

/** How many instances go first. */
export function parseCanary(given: string): Checked<number> {
  if (/^[1-9]\d{0,5}$/.test(given)) return accepted(Number(given));
  return refused({
    rule: 'canary',
    why: text('This is not a number of instances from 1.', '这不是大于等于 1 的实例数。'),
    fix: text('For instance --canary 2.', '例如 --canary 2。'),
  });
}

/** A number of instances, or a part of all: `3`, `10%`. */
export function parseMaxErrors(given: string): Checked<{ unit: 'instances' | 'percent'; atMost: number }> {
  const match = /^(\d{1,6})(\s*%)?$/.exec(given.trim());
  const atMost = Number(match?.[1]);
  if (match && (match[2] === undefined || atMost <= 100)) {
    return accepted({ unit: match[2] === undefined ? 'instances' : 'percent', atMost });
  }
  return refused({
    rule: 'max-errors',
    why: text('This is neither a whole number nor 0 % to 100 %.', '这既不是整数，也不是 0% 到 100% 的百分比。'),
    fix: text('For instance --max-errors 3, or --max-errors 10%.', '例如 --max-errors 3，或 --max-errors 10%。'),
  });
}

/** More would go first than there are. */
export function canaryTooLarge(canary: number, instances: number): Objection {
  return {
    rule: 'canary-count',
    why: text(
      `${canary} instances are to go first, and there ${instances === 1 ? 'is 1' : `are ${instances}`} in all.`,
      `要求先执行 ${canary} 台，而实例共 ${instances} 台。`,
    ),
    fix: text('Name fewer than there are, such as --canary 1.', '请填写小于实例总数的数目，如 --canary 1。'),
  };
}

/** Said where the canary is the whole fleet. */
export const canaryIsAll = {
  code: 'canary-is-all',
  text: text(
    '--canary names all instances: nothing is left that could wait for them.',
    '--canary 已包含全部实例：没有其余实例需要等待它们。',
  ),
};
