import type { InstanceResult } from '../../api/cloud-assistant.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { verdictOf } from '../../domain/verdict.ts';
import { needOf } from './verdict-order.ts';

/** Instances of which the same can be said: same verdict, same evidence. */
export interface VerdictGroup {
  readonly verdict: Verdict;
  readonly members: readonly [InstanceResult, ...InstanceResult[]];
}

/** Those that need attention first, then those that go on, then the good ones; else in the order of the targets. */
export function groupVerdicts(results: readonly InstanceResult[]): readonly VerdictGroup[] {
  const groups = new Map<string, { verdict: Verdict; members: [InstanceResult, ...InstanceResult[]] }>();
  for (const result of results) {
    const verdict = verdictOf(result);
    const { stateWord, state, exitCode, errorCode, errorInfo, dropped } = result;
    const key = JSON.stringify([verdict, state, stateWord, exitCode, errorCode, errorInfo, dropped]);
    const group = groups.get(key);
    if (group) group.members.push(result);
    else groups.set(key, { verdict, members: [result] });
  }
  return [...groups.values()].sort((a, b) => needOf(a.verdict) - needOf(b.verdict));
}
