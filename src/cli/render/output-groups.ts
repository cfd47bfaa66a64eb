import type { InstanceResult } from '../../api/cloud-assistant.ts';
import type { Verdict } from '../../domain/invocation.ts';
import { verdictOf } from '../../domain/verdict.ts';
import { needOf } from './verdict-order.ts';

/** Instances of which the same is shown. */
export interface OutputGroup {
  /** In the order of the targets. */
  readonly members: readonly [InstanceResult, ...InstanceResult[]];
  /** The outputs are the same but for each instance's own ID. */
  readonly ownId: boolean;
}

/**
 * What is shown under one heading each: instances whose verdict, exit code and output are the same, but for the ID of
 * the instance itself. Those that need attention come first, then the largest group. Unfolded, each instance by itself,
 * in the order of the targets.
 */
export function groupOutputs(results: readonly InstanceResult[], fold: boolean): readonly OutputGroup[] {
  // An instance that the command never reached, or that got a file, has nothing to show; its verdict says why.
  const silent = ({ state }: InstanceResult) => state === 'delivered';
  const reached = results.filter(
    (result) => result.output.length > 0 || !(silent(result) || neverRan.includes(verdictOf(result))),
  );
  if (!fold) return reached.map((result) => ({ members: [result], ownId: false }));
  const groups = new Map<string, [InstanceResult, ...InstanceResult[]]>();
  for (const result of reached) {
    const key = sameness(result);
    const group = groups.get(key);
    if (group) group.push(result);
    else groups.set(key, [result]);
  }
  return [...groups.values()]
    .map((members) => ({ members, ownId: members.some(({ output }) => !output.equals(members[0].output)) }))
    .sort((a, b) => urgency(a) - urgency(b) || b.members.length - a.members.length);
}

export const neverRan: readonly Verdict[] = ['not-delivered', 'refused', 'cancelled', 'scheduled'];

/** The group that most instances belong to; of equally large ones rather one that succeeded. */
export function majorityOf(groups: readonly OutputGroup[]): OutputGroup | null {
  return [...groups].sort((a, b) => b.members.length - a.members.length || urgency(b) - urgency(a))[0] ?? null;
}

function urgency({ members: [first] }: OutputGroup): number {
  return needOf(verdictOf(first));
}

/** Equal for results that may share a heading: a NUL stands for the own ID, but not in an output that holds NULs of its own. */
function sameness(result: InstanceResult): string {
  const { instanceId, exitCode, dropped } = result;
  const output = result.output.toString('latin1');
  // Of a cut output nobody knows what the missing part says.
  const own = dropped > 0 || output.includes('\0') ? output : output.replace(wholeWord(instanceId), '\0');
  return [verdictOf(result), exitCode, dropped, own !== output, own].join(' ');
}

function wholeWord(id: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9-])${id.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
}
