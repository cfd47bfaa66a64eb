import { planCalls, type RunInput } from '../../usecases/run-input.ts';
import { type Exit, exits } from '../exit-code.ts';
import { quotaNote } from '../render/quota-words.ts';
import { checkCanary } from './fleet.ts';
import type { Prepared } from './prepare.ts';

/**
 * What can be said only once the targets are frozen: whether the canary goes with them, and what the calls take of the
 * day's quota, if it sends any. An exit when nothing may be sent.
 */
export function lastWord(frozen: RunInput, { findings, presenter, input }: Prepared, sends = true): Exit | null {
  const told = findings.notes.length;
  if (input?.instanceIds.length !== frozen.instanceIds.length) {
    const canary = findings.given.one('canary')?.text ?? null;
    findings.take('canary', canary, checkCanary(frozen.fleet, frozen.instanceIds.length));
    if (findings.violations.length > 0) {
      presenter.violations(findings.violations, exits.usage);
      return exits.usage;
    }
  }
  const quota = sends ? quotaNote(frozen, planCalls(frozen).length) : null;
  if (quota !== null) findings.notes.push(quota);
  findings.notes.slice(told).forEach(presenter.note);
  return null;
}
