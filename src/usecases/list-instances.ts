import type { AgentFacts, InstanceFacts } from '../api/cloud-assistant.ts';
import { agentsOf } from './agents.ts';
import type { Ports } from './ports.ts';
import { filterOf, isSelected, type Targets } from './select.ts';

/** Which instances to list; null: all of the region. */
export interface Listing {
  readonly targets: Targets | null;
  /** Running, Stopped … */
  readonly status: string | null;
}

export interface ListedInstance {
  readonly facts: InstanceFacts;
  /** null: only a running instance has an agent to ask. */
  readonly agent: AgentFacts | null;
}

const agentBatchesAtOnce = 4;

/** The agents of one page are asked for while the next page is on its way. `progress` is told how many are listed. */
export async function listInstances(
  { targets, status }: Listing,
  { cloud, signal }: Pick<Ports, 'cloud' | 'signal'>,
  progress: (count: number) => void = () => {},
): Promise<readonly ListedInstance[]> {
  const found = new Map<string, InstanceFacts>();
  const agents = new Map<string, AgentFacts>();
  const batches: Promise<void>[] = [];
  const underWay = new Set<Promise<void>>();
  const asked = new Set<string>();
  const released = new Set<string>();
  const ask = async (ids: readonly string[]) => {
    const seen = await agentsOf(ids, { cloud, signal });
    for (const agent of seen.agents) agents.set(agent.instanceId, agent);
    for (const id of seen.gone) released.add(id);
  };
  const isListed = (instance: InstanceFacts) =>
    (status === null || instance.status === status) &&
    (targets?.kind !== 'selection' || isSelected(instance, targets.selection));
  for await (const page of pagesOf({ targets, status }, cloud, signal)) {
    const listed = page.filter(isListed);
    for (const instance of listed) found.set(instance.instanceId, instance);
    const running = listed
      .filter(({ instanceId, status: state }) => state === 'Running' && !asked.has(instanceId))
      .map(({ instanceId }) => instanceId);
    for (const id of running) asked.add(id);
    if (running.length > 0) {
      const batch = ask(running).finally(() => underWay.delete(batch));
      // Its failure is told at the end, and must not end the process before.
      batch.catch(() => {});
      batches.push(batch);
      underWay.add(batch);
    }
    progress(found.size);
    if (underWay.size >= agentBatchesAtOnce) await Promise.race(underWay);
  }
  await Promise.all(batches);
  for (const id of released) found.delete(id);
  return [...found.values()].map((facts) => ({ facts, agent: agents.get(facts.instanceId) ?? null }));
}

async function* pagesOf(
  { targets, status }: Listing,
  cloud: Ports['cloud'],
  signal: AbortSignal,
): AsyncGenerator<readonly InstanceFacts[]> {
  if (targets?.kind === 'ids') yield await cloud.instances(targets.ids, signal);
  else {
    const filter = { ...(targets && filterOf(targets.selection)), ...(status !== null && { status }) };
    yield* cloud.instancesBy(filter, signal);
  }
}
