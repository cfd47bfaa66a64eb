import { Refused } from '../api/call-problem.ts';
import type { AgentFacts } from '../api/cloud-assistant.ts';
import type { Ports } from './ports.ts';

export interface AgentsSeen {
  readonly agents: readonly AgentFacts[];
  /** Released between two questions. */
  readonly gone: ReadonlySet<string>;
}

/**
 * The agents of instances that were just listed. One that was released since has the whole question refused: then they
 * are listed again, and those that are left are asked for once more.
 */
export async function agentsOf(
  ids: readonly string[],
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
): Promise<AgentsSeen> {
  try {
    return { agents: await cloud.agentStatus(ids, signal), gone: new Set() };
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'InvalidInstance.NotFound') throw error;
    const left = new Set((await cloud.instances(ids, signal)).map(({ instanceId }) => instanceId));
    const gone = new Set(ids.filter((id) => !left.has(id)));
    if (gone.size === 0) throw error;
    return { agents: left.size === 0 ? [] : await cloud.agentStatus([...left], signal), gone };
  }
}
