import type { CallProblem } from '../api/call-problem.ts';
import type { AgentFacts, InstanceFacts } from '../api/cloud-assistant.ts';
import { type AgentFeature, tooOldFor } from '../domain/agent-features.ts';
import { agentsOf } from './agents.ts';
import { atOnce } from './at-once.ts';
import { orProblem } from './attempt.ts';
import { type RegionSearch, searchOtherRegions } from './other-regions.ts';
import type { Ports } from './ports.ts';

export type WorkOs = 'linux' | 'windows';

/** What is to be done on the instances, as far as it decides whether they can. */
export interface IntendedWork {
  readonly regionId: string;
  /** Which operating system it needs; null: not known. */
  readonly os: WorkOs | null;
  readonly features: readonly AgentFeature[];
  readonly needsVpc: boolean;
}

/** Why an instance cannot take a command, with what was found. */
export type Unfitness =
  | { readonly reason: 'other-region'; readonly region: string }
  /** Every other region was asked too. */
  | { readonly reason: 'nowhere'; readonly regionsAsked: number }
  /** `regionsUnasked` null: no other region was asked. */
  | { readonly reason: 'not-in-region'; readonly regionsAsked: number; readonly regionsUnasked: number | null }
  | { readonly reason: 'not-running'; readonly status: string }
  /** `yyyy-MM-ddTHH:mmZ` */
  | { readonly reason: 'expired'; readonly since: string }
  /** The service's words: financial, security … */
  | { readonly reason: 'locked'; readonly locks: readonly string[] }
  | { readonly reason: 'classic-network' }
  | { readonly reason: 'wrong-os'; readonly os: WorkOs; readonly needs: WorkOs }
  | { readonly reason: 'no-agent' }
  | { readonly reason: 'agent-offline'; readonly version: string; readonly heartbeatAt: string | null }
  | {
      readonly reason: 'agent-too-old';
      readonly version: string;
      readonly needs: string | null;
      readonly feature: AgentFeature | null;
    }
  /** What the service said of a run; nothing that explains it was found. */
  | { readonly reason: 'reported'; readonly code: string };

export interface InstanceFitness {
  readonly instanceId: string;
  /** '' when it was not found. */
  readonly name: string;
  /** DescribeInstances does not list managed instances (mi-…): nothing is known of them, and nothing said against them. */
  readonly checked: boolean;
  /** Empty: fit. */
  readonly causes: readonly Unfitness[];
}

export interface FitnessReport {
  /** In the order asked for. */
  readonly instances: readonly InstanceFitness[];
  /** Why the agents could not be asked; then nothing is said of them. */
  readonly agents: CallProblem | null;
}

/** Looks the instances up, their agents, and where those are that this region has not. Rejects when they cannot be listed. */
export async function fitnessOf(
  ids: readonly string[],
  work: IntendedWork,
  ports: Pick<Ports, 'cloud' | 'clock' | 'signal'>,
): Promise<FitnessReport> {
  const asked = ids.filter(isListed);
  const parts = Array.from({ length: Math.ceil(asked.length / part) }, (_, at) =>
    asked.slice(at * part, (at + 1) * part),
  );
  const looks = await atOnce(parts, partsAtOnce, (each) => lookAt(each, ports));
  const facts = new Map(looks.flatMap(({ found }) => found.map((instance) => [instance.instanceId, instance])));
  const agents = new Map(looks.flatMap((look) => look.agents.map((agent) => [agent.instanceId, agent])));
  const problem = looks.find((look) => look.problem !== null)?.problem ?? null;
  const missing = asked.filter((id) => !facts.has(id));
  const search = missing.length === 0 ? null : await searchOtherRegions(missing, work.regionId, ports);
  const now = ports.clock.now();
  const instances = ids.map((instanceId): InstanceFitness => {
    const instance = facts.get(instanceId);
    const checked = isListed(instanceId);
    if (instance !== undefined) {
      const causes = causesOf(instance, agents.get(instanceId) ?? null, work, now);
      return { instanceId, name: instance.name, checked, causes };
    }
    return { instanceId, name: '', checked, causes: search && checked ? [absence(instanceId, search)] : [] };
  });
  return { instances, agents: problem };
}

/** As many as one DescribeInstances takes, and how many such looks there are at once. */
const part = 100;
const partsAtOnce = 4;

interface Look {
  readonly found: readonly InstanceFacts[];
  readonly agents: readonly AgentFacts[];
  /** Why the agents could not be asked. */
  readonly problem: CallProblem | null;
}

/** A stopped instance has no agent that could answer. */
async function lookAt(ids: readonly string[], ports: Pick<Ports, 'cloud' | 'signal'>): Promise<Look> {
  const found = await ports.cloud.instances(ids, ports.signal);
  const running = found.filter(({ status }) => status === 'Running').map(({ instanceId }) => instanceId);
  if (running.length === 0) return { found, agents: [], problem: null };
  const answer = await orProblem(agentsOf(running, ports));
  if (!answer.ok) return { found, agents: [], problem: answer.problem };
  const { agents, gone } = answer.value;
  return { found: found.filter(({ instanceId }) => !gone.has(instanceId)), agents, problem: null };
}

/** Those that can, and those that cannot, each in the order asked for. What could not be checked is let through. */
export function partition(
  ids: readonly string[],
  { instances }: FitnessReport,
): { readonly fit: readonly string[]; readonly unfit: readonly InstanceFitness[] } {
  const unfit = new Map(instances.filter(({ causes }) => causes.length > 0).map((each) => [each.instanceId, each]));
  return { fit: ids.filter((id) => !unfit.has(id)), unfit: ids.flatMap((id) => unfit.get(id) ?? []) };
}

/** What speaks against one instance that exists; `agent` null: nothing is known of it. */
export function causesOf(
  instance: InstanceFacts,
  agent: AgentFacts | null,
  { os, features, needsVpc }: IntendedWork,
  now: Date,
): readonly Unfitness[] {
  const causes: Unfitness[] = [...standstill(instance, now)];
  if (needsVpc && instance.network === 'classic') causes.push({ reason: 'classic-network' });
  if (os !== null && instance.os !== 'unknown' && instance.os !== os) {
    causes.push({ reason: 'wrong-os', os: instance.os, needs: os });
  }
  if (instance.status !== 'Running' || agent === null) return causes;
  if (!agent.online) {
    const { version, heartbeatAt = null } = agent;
    const silent = version !== '' || heartbeatAt !== null;
    causes.push(silent ? { reason: 'agent-offline', version, heartbeatAt } : { reason: 'no-agent' });
  }
  const lacking =
    agent.version === '' ? null : tooOldFor(agent.version, instance.os === 'windows' ? 'windows' : 'linux', features);
  if (lacking !== null) causes.push({ reason: 'agent-too-old', version: agent.version, ...lacking });
  return causes;
}

/** Why it is not running: a lock or its expiry explains more than the status does. A lock alone does not stop it. */
function standstill({ status, locks = [], expiresAt }: InstanceFacts, now: Date): readonly Unfitness[] {
  if (status === 'Running') return [];
  if (expiresAt !== undefined && new Date(expiresAt) <= now) return [{ reason: 'expired', since: expiresAt }];
  if (locks.length > 0) return [{ reason: 'locked', locks }];
  return [{ reason: 'not-running', status }];
}

function absence(id: string, { regionOf, lookedFor, asked, unasked }: RegionSearch): Unfitness {
  const region = regionOf.get(id);
  if (region !== undefined) return { reason: 'other-region', region };
  if (!lookedFor.has(id)) return { reason: 'not-in-region', regionsAsked: 1, regionsUnasked: null };
  if (unasked === 0) return { reason: 'nowhere', regionsAsked: asked + 1 };
  return { reason: 'not-in-region', regionsAsked: asked + 1, regionsUnasked: unasked };
}

function isListed(id: string): boolean {
  return !/^mi-/i.test(id);
}
