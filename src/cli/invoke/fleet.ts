import { parseDuration } from '../../domain/duration.ts';
import {
  canaryIsAll,
  canaryTooLarge,
  parseCanary,
  parseConcurrency,
  parseMaxErrors,
} from '../../domain/fleet-limits.ts';
import { text } from '../../domain/text.ts';
import { accepted, type Checked, type Objection, refused } from '../../domain/violation.ts';
import { type FleetPolicy, usualFleet } from '../../usecases/fleet-policy.ts';
import type { Findings } from '../findings.ts';

const needWaiting = ['canary', 'max-errors', 'pause'];

/** In what order the calls go, and what holds back the rest. */
export function readFleet(findings: Findings, waits: boolean): FleetPolicy {
  const { given } = findings;
  for (const flag of needWaiting) {
    if (given.from(flag) !== null && !waits) findings.object(flag, null, nobodyWaits);
  }
  return {
    ...usualFleet,
    concurrency: findings.single('concurrency', parseConcurrency) ?? usualFleet.concurrency,
    canary: findings.single('canary', parseCanary) ?? null,
    maxErrors: findings.single('max-errors', parseMaxErrors) ?? null,
    pauseMs: (findings.single('pause', parsePause) ?? 0) * 1000,
  };
}

/** Whether a canary of this size goes with so many instances, once they are known. */
export function checkCanary({ canary }: FleetPolicy, instances: number): Checked<null> {
  if (canary === null || canary < instances) return accepted(null);
  return canary > instances ? refused(canaryTooLarge(canary, instances)) : accepted(null, [canaryIsAll]);
}

function parsePause(given: string): Checked<number> {
  return /^0[smhd]?$/.test(given.trim()) ? accepted(0) : parseDuration(given);
}

const nobodyWaits: Objection = {
  rule: 'fleet-wait',
  why: text(
    'What comes next depends on how the calls before ended, and nobody waits for that.',
    '后续调用取决于之前的执行结果，而当前并不等待结束。',
  ),
  fix: text(
    'Add --wait. (exec and send wait unless --no-wait or a schedule says otherwise.)',
    '请加上 --wait。（exec 与 send 默认等待，除非使用 --no-wait 或计划执行。）',
  ),
};
