import type { CallProblem } from '../api/call-problem.ts';
import type { StoredCommand } from '../api/cloud-assistant.ts';
import { type AskedOfAgent, featuresOf } from '../domain/agent-features.ts';
import { base64Size } from '../domain/base64-size.ts';
import { type Parameter, parametersJson } from '../domain/parameters.ts';
import { orProblem } from './attempt.ts';
import { fitnessOf, type InstanceFitness, type WorkOs } from './fitness.ts';
import type { Ports } from './ports.ts';
import { storedCommand } from './stored-command.ts';

/** What a look-up found out after a refusal that does not say which instance or parameter is to blame. */
export type Circumstances =
  | { readonly kind: 'instances'; readonly culprits: readonly Culprit[] }
  /** Names passed that the command does not define. */
  | { readonly kind: 'undefined-parameters'; readonly names: readonly string[]; readonly defined: readonly string[] }
  /** Bytes of Base64. */
  | { readonly kind: 'size'; readonly content: number; readonly parameters: number };

/** An instance that cannot take the command, and why; `causes` holds at least one. */
export type Culprit = Pick<InstanceFitness, 'instanceId' | 'name' | 'causes'>;

/** The part of a request that a refusal can be about; without a command the script travelled with the call. */
export interface Refusable extends AskedOfAgent {
  readonly regionId: string;
  readonly commandId: string | null;
  /** RunShellScript and the like; null where only the stored command knows. */
  readonly commandType: string | null;
  readonly instanceIds: readonly string[];
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
  const names = undefinedNames(parameters, command);
  return { kind: 'undefined-parameters', names, defined: command.parameterNames };
}

/** Names that are passed and that the command does not define, whether in upper or lower case. */
export function undefinedNames(
  parameters: readonly Pick<Parameter, 'name'>[],
  { parameterNames }: Pick<StoredCommand, 'parameterNames'>,
): readonly string[] {
  const defined = new Set(parameterNames.map((name) => name.toLowerCase()));
  return parameters.map(({ name }) => name).filter((name) => !defined.has(name.toLowerCase()));
}

async function findCulprits(code: string, request: Refusable, ports: Ports): Promise<Circumstances | null> {
  const command = code === 'InvalidInstance.NotMatch' ? await readCommand(request.commandId, ports) : null;
  const type = request.commandType ?? command?.type ?? null;
  const work = {
    regionId: request.regionId,
    os: type === null ? null : osOfType(type),
    features: featuresOf(request, command?.content.toString('utf8') ?? null),
    needsVpc: code === 'InvalidInstance.NotVpc',
  };
  const report = await orProblem(fitnessOf(request.instanceIds, work, ports));
  if (!report.ok) return null;
  const unfit = report.value.instances.filter(({ causes }) => causes.length > 0);
  return { kind: 'instances', culprits: unfit.map(({ instanceId, name, causes }) => ({ instanceId, name, causes })) };
}

/** RunShellScript is for Linux, RunBatScript and RunPowerShellScript are for Windows; null for a word we do not know. */
export function osOfType(type: string): WorkOs | null {
  if (type === 'RunShellScript') return 'linux';
  return type === 'RunBatScript' || type === 'RunPowerShellScript' ? 'windows' : null;
}

async function readCommand(commandId: string | null, ports: Ports): Promise<StoredCommand | null> {
  if (commandId === null) return null;
  const answer = await orProblem(storedCommand(commandId, ports));
  return answer.ok ? answer.value : null;
}
