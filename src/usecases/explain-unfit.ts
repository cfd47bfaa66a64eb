import type { InstanceResult } from '../api/cloud-assistant.ts';
import { orProblem } from './attempt.ts';
import { fitnessOf, type InstanceFitness, type IntendedWork, type Unfitness } from './fitness.ts';
import type { Ports } from './ports.ts';

type Reason = Unfitness['reason'];

const absent: readonly Reason[] = ['other-region', 'nowhere', 'not-in-region'];
const still: readonly Reason[] = ['not-running', 'expired', 'locked'];
const silent: readonly Reason[] = [...absent, ...still, 'no-agent', 'agent-offline'];

/**
 * Result codes of an instance that did not run it, and what found now would explain each. An agent that upgrades or is
 * cut off is silent too, so its silence explains nothing.
 */
const explainedBy: Readonly<Record<string, readonly Reason[]>> = {
  InstanceNotExists: absent,
  InstanceReleased: absent,
  InstanceNotRunning: still,
  CommandNotApplicable: ['wrong-os'],
  ClientNotRunning: silent,
  ClientNotOnline: silent,
  ClientNotResponse: silent,
  DeliveryTimeout: silent,
  ClientIsUpgrading: [],
  ClientNeedUpgrade: ['agent-too-old'],
  ClientNetworkBlocked: ['classic-network'],
  SecurityGroupRuleDenied: [],
};

/** A target that did not run it, the service's word for that, and why. */
export interface ExplainedResult extends InstanceFitness {
  readonly errorCode: string;
}

/**
 * Looks up the instances whose results say that nothing was delivered. Reads only, and never fails: where nothing is
 * found, or nothing any more, the cause is the code itself. Results with other codes are left out.
 */
export async function explainUnfit(
  results: readonly InstanceResult[],
  work: IntendedWork,
  ports: Pick<Ports, 'cloud' | 'clock' | 'signal'>,
): Promise<readonly ExplainedResult[]> {
  const undelivered = results.filter(({ errorCode }) => Object.hasOwn(explainedBy, errorCode));
  if (undelivered.length === 0) return [];
  const ids = [...new Set(undelivered.map(({ instanceId }) => instanceId))];
  const report = await orProblem(fitnessOf(ids, work, ports));
  const fitness = new Map((report.ok ? report.value.instances : []).map((each) => [each.instanceId, each]));
  return undelivered.map(({ instanceId, errorCode }) => {
    const { name = '', checked = false, causes = [] } = fitness.get(instanceId) ?? {};
    const fitting = causes.filter(({ reason }) => explainedBy[errorCode]!.includes(reason));
    const known: readonly Unfitness[] = fitting.length > 0 ? fitting : [{ reason: 'reported', code: errorCode }];
    return { instanceId, name, checked, causes: known, errorCode };
  });
}
