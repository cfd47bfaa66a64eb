import type { CallProblem } from '../api/call-problem.ts';
import type { InvokeRequest } from '../api/cloud-assistant.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import type { Edition } from '../domain/editions.ts';
import type { InstanceId } from '../domain/instance-id.ts';
import type { Parameter } from '../domain/parameters.ts';
import { orProblem } from './attempt.ts';
import { type Circumstances, lookIntoRefusal } from './circumstances.ts';
import { type CommandLookup, findCommand } from './find-command.ts';
import type { Ports } from './ports.ts';
import { type WaitReport, waitForEnd } from './wait.ts';

/** Everything one run needs, checked; nobody asks again after this. */
export interface InvokeInput {
  /** 32 hexadecimal digits; the run tag and the default ClientToken are made from it. */
  readonly runId: string;
  readonly edition: Edition;
  readonly regionId: string;
  readonly command: CommandReference;
  readonly instanceIds: readonly InstanceId[];
  readonly parameters: readonly Parameter[];
  /** The rest of the request, as it is sent. */
  readonly rest: Omit<InvokeRequest, 'regionId' | 'commandId' | 'instanceIds' | 'parameters'>;
  /** null: do not wait. `timeoutMs` null: as long as it takes. */
  readonly wait: { readonly timeoutMs: number | null } | null;
}

export type CallOutcome =
  | { readonly kind: 'accepted'; readonly invokeId: string; readonly requestId: string }
  /** InvokeCommand came back without acceptance; `circumstances` is what a look-up found out about a refusal. */
  | { readonly kind: 'failed'; readonly problem: CallProblem; readonly circumstances: Circumstances | null }
  /** The command's name could not be turned into one ID; nothing was invoked. */
  | { readonly kind: 'command-not-found'; readonly lookup: Exclude<CommandLookup, { kind: 'found' }> };

export interface RunReport {
  readonly input: InvokeInput;
  readonly call: CallOutcome;
  /** null when not waited for. */
  readonly wait: WaitReport | null;
}

/** Runs a stored command once: one InvokeCommand call, never repeated. */
export async function invoke(input: InvokeInput, ports: Ports): Promise<RunReport> {
  const lookup = await findCommand(input.command, ports);
  if (lookup.kind !== 'found') return { input, call: { kind: 'command-not-found', lookup }, wait: null };

  const request = requestOf(input, lookup.commandId);
  ports.report({ type: 'sending', instances: input.instanceIds.length });
  const answer = await orProblem(ports.cloud.invokeCommand(request, ports.signal));
  if (!answer.ok) {
    const circumstances = await lookIntoRefusal(answer.problem, request, input.parameters, ports);
    return { input, call: { kind: 'failed', problem: answer.problem, circumstances }, wait: null };
  }

  const { invokeId, requestId } = answer.value;
  ports.report({ type: 'accepted', invokeId, requestId });
  const wait = input.wait && (await waitForEnd(invokeId, input.instanceIds, input.wait.timeoutMs, ports));
  return { input, call: { kind: 'accepted', invokeId, requestId }, wait };
}

/** The request as it goes to the service, and as `--dry-run` shows it. */
export function requestOf(input: InvokeInput, commandId: string): InvokeRequest {
  const { regionId, instanceIds, parameters, rest } = input;
  return {
    regionId,
    commandId,
    instanceIds,
    ...(parameters.length > 0 && {
      parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    }),
    ...rest,
  };
}
