import type { CallProblem } from '../api/call-problem.ts';
import type { AgentFacts, InstanceFacts, StoredCommand } from '../api/cloud-assistant.ts';
import { base64Size } from '../domain/base64-size.ts';
import { type Parameter, parametersJson } from '../domain/parameters.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';

/** What a look-up found out after a refusal that does not say which instance or parameter is to blame. */
export type Circumstances =
  | { readonly kind: 'instances'; readonly culprits: readonly Culprit[] }
  /** Names passed that the command does not define. */
  | { readonly kind: 'undefined-parameters'; readonly names: readonly string[]; readonly defined: readonly string[] }
  /** Bytes of Base64. */
  | { readonly kind: 'size'; readonly content: number; readonly parameters: number };

export interface Culprit {
  readonly instanceId: string;
  readonly reason: 'not-in-region' | 'not-running' | 'classic-network' | 'no-agent' | 'wrong-os';
  /** The status, network or operating system found. */
  readonly found: string;
}

const aboutInstances = [
  'InvalidInstance.NotFound',
  'InvalidInstance.NoClient',
  'InvalidInstance.NotVpc',
  'InvalidInstance.NotMatch',
  'InvalidInstanceStatus',
];
const aboutParameterNames = ['Parameter.NotMatched'];
const aboutSize = ['CmdContent.ExceedLimit'];

/** The part of a request that a refusal can be about; without a command the script travelled with the call. */
export interface Refusable {
  readonly commandId: string | null;
  readonly instanceIds: readonly string[];
}

/** Reads only, and never makes things worse: when the look-up fails too, there are simply no circumstances. */
export async function lookIntoRefusal(
  problem: CallProblem,
  request: Refusable,
  parameters: readonly Parameter[],
  ports: Ports,
): Promise<Circumstances | null> {
  if (problem.name !== 'Refused') return null;
  if (aboutInstances.includes(problem.code)) return findCulprits(problem.code, request, ports);
  if (![...aboutParameterNames, ...aboutSize].includes(problem.code)) return null;
  const command = await readCommand(request.commandId, ports);
  if (command === null) return null;
  if (aboutSize.includes(problem.code)) {
    const size = parameters.length > 0 ? base64Size(Buffer.byteLength(parametersJson(parameters))) : 0;
    return { kind: 'size', content: base64Size(command.content.length), parameters: size };
  }
  const defined = new Set(command.parameterNames.map((name) => name.toLowerCase()));
  const names = parameters.map(({ name }) => name).filter((name) => !defined.has(name.toLowerCase()));
  return { kind: 'undefined-parameters', names, defined: command.parameterNames };
}

async function findCulprits(code: string, request: Refusable, ports: Ports): Promise<Circumstances | null> {
  const { cloud, signal } = ports;
  const found = await orProblem(cloud.instances(request.instanceIds, signal));
  if (!found.ok) return null;
  const facts = new Map(found.value.map((instance) => [instance.instanceId, instance]));
  const known = request.instanceIds.filter((id) => facts.has(id));
  const agents = known.length > 0 ? await orProblem(cloud.agentStatus(known, signal)) : null;
  const agentOf = new Map((agents?.ok ? agents.value : []).map((agent) => [agent.instanceId, agent]));
  const commandOs = code === 'InvalidInstance.NotMatch' ? await osOfCommand(request.commandId, ports) : null;
  const culprits = request.instanceIds.flatMap((id): readonly Culprit[] => {
    const blame = blameFor(facts.get(id), agentOf.get(id), commandOs, code);
    return blame ? [{ instanceId: id, ...blame }] : [];
  });
  return { kind: 'instances', culprits };
}

function blameFor(
  instance: InstanceFacts | undefined,
  agent: AgentFacts | undefined,
  commandOs: 'linux' | 'windows' | null,
  code: string,
): Pick<Culprit, 'reason' | 'found'> | null {
  if (instance === undefined) return { reason: 'not-in-region', found: '' };
  if (instance.status !== 'Running') return { reason: 'not-running', found: instance.status };
  if (instance.network === 'classic' && code === 'InvalidInstance.NotVpc') {
    return { reason: 'classic-network', found: instance.network };
  }
  if (commandOs !== null && instance.os !== 'unknown' && instance.os !== commandOs) {
    return { reason: 'wrong-os', found: instance.os };
  }
  if (agent?.online === false) return { reason: 'no-agent', found: agent.version };
  return null;
}

async function osOfCommand(commandId: string | null, ports: Ports): Promise<'linux' | 'windows' | null> {
  const command = await readCommand(commandId, ports);
  if (command === null) return null;
  return command.type === 'RunShellScript' ? 'linux' : 'windows';
}

async function readCommand(commandId: string | null, { cloud, signal }: Ports): Promise<StoredCommand | null> {
  if (commandId === null) return null;
  const answer = await orProblem(cloud.commands({ commandId }, signal));
  return answer.ok ? (answer.value[0] ?? null) : null;
}
