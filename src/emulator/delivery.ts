import type { Edition } from './editions.ts';
import type { Instance } from './fleet.ts';
import type { Invocation } from './invocation.ts';

/** Why a task does not reach its instance. */
export interface DeliveryProblem {
  readonly status: 'Aborted' | 'Invalid';
  readonly errorCode: string;
}

const aborted = (errorCode: string): DeliveryProblem => ({ status: 'Aborted', errorCode });

/** [doc] Delivery gives up after one minute. */
export const deliveryLimitMs = 60_000;

/** What the server and the agent find when a task is to be delivered; null when it arrives. The order is [assumed]. */
export function deliveryProblem(instance: Instance, invocation: Invocation, edition: Edition): DeliveryProblem | null {
  const problem = reachProblem(instance, invocation.needsNewerAgent, edition);
  if (problem) return problem;
  if (!runsCommands(instance) || !fits(instance, invocation.command.type)) {
    return { status: 'Invalid', errorCode: 'CommandNotApplicable' };
  }
  return null;
}

/** Why nothing at all reaches the instance; null when it does. */
export function reachProblem(instance: Instance, needsNewerAgent: boolean, edition: Edition): DeliveryProblem | null {
  if (instance.released) return aborted('InstanceReleased');
  if (instance.power !== 'Running') return aborted('InstanceNotRunning');
  // [assumed] The older pages demand a VPC, but name no code for a single instance.
  if (edition.invoke.needsVpc && instance.network !== 'vpc') return aborted('ClientNetworkBlocked');
  if (instance.agent === 'absent') return aborted('ClientNotRunning');
  if (instance.agent === 'upgrading') return aborted('ClientIsUpgrading');
  if (instance.agent === 'mute') return aborted('DeliveryTimeout');
  if (instance.agent === 'old' && needsNewerAgent) return aborted('ClientNeedUpgrade');
  return null;
}

/** There is no Windows to run anything on; only an instance that is simulated answers for one. */
export function runsCommands({ os, simulated }: Instance): boolean {
  return os === 'linux' || simulated;
}

/** [doc] Shell scripts are for Linux, the two others for Windows. */
export function fits(instance: Instance, commandType: string): boolean {
  return (commandType === 'RunShellScript') === (instance.os === 'linux');
}
