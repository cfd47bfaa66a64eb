import type { InvokeRequest, RunRequest, SendFileRequest } from '../api/cloud-assistant.ts';
import type { CommandReference } from '../domain/command-reference.ts';
import type { Edition } from '../domain/editions.ts';
import type { InstanceId } from '../domain/instance-id.ts';
import type { Parameter } from '../domain/parameters.ts';
import type { Script } from '../domain/script.ts';
import type { DeliveryPolicy } from './delivery-policy.ts';
import type { FleetPolicy } from './fleet-policy.ts';

/** What is to be done: a stored command (InvokeCommand), a script (RunCommand) or a file (SendFile) that travels with the call. */
export type Work =
  | { readonly kind: 'command'; readonly command: CommandReference }
  | { readonly kind: 'script'; readonly script: Script }
  | { readonly kind: 'file'; readonly file: FileToSend };

/** A file and where it goes. */
export type FileToSend = Omit<SendFileRequest, 'regionId' | 'instanceIds' | 'timeout' | 'resourceGroupId' | 'tags'>;

/** Everything one run needs, checked; nobody asks again after this. */
export interface RunInput {
  /** 32 hexadecimal digits, or the user's own; run tags and ClientTokens are made from it. */
  readonly runId: string;
  readonly edition: Edition;
  readonly regionId: string;
  readonly work: Work;
  /** Frozen: cut into calls of `batchSize`, in this order. */
  readonly instanceIds: readonly InstanceId[];
  readonly batchSize: number;
  readonly parameters: readonly Parameter[];
  /** The rest of each request, as it is sent; the tags are the user's own. */
  readonly rest: Omit<InvokeRequest, 'regionId' | 'commandId' | 'instanceIds' | 'parameters' | 'clientToken'>;
  /** Whether our own tags go with each call. */
  readonly runTags: boolean;
  /** The user's own; null: one is made for each call. */
  readonly clientToken: string | null;
  /** null: do not wait. `timeoutMs` null: as long as it takes. */
  readonly wait: { readonly timeoutMs: number | null } | null;
  readonly delivery: DeliveryPolicy;
  readonly fleet: FleetPolicy;
}

/** One call of a run: a chunk of its instances, and what makes it recognisable. */
export interface PlannedCall {
  /** From 1. */
  readonly chunk: number;
  /** Of how many. */
  readonly chunks: number;
  readonly instanceIds: readonly InstanceId[];
  /** Our own first; empty where the edition has none. */
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** null where the edition has none. */
  readonly clientToken: string | null;
}

/** The tag that all calls of a run carry. */
export const runTag = 'ecs-invoke-run';
/** The tag that tells the calls of a run apart: 1, 2 … */
export const chunkTag = 'ecs-invoke-chunk';

/** Those that go first are in calls of their own; the chunks are numbered through. */
export function planCalls(input: RunInput): readonly PlannedCall[] {
  const { runId, edition, instanceIds, batchSize, rest, runTags, fleet, delivery } = input;
  const sendsToken = edition.sendsClientToken && delivery.tokens && input.work.kind !== 'file';
  const first = fleet.canary ?? 0;
  const parts = [...cut(instanceIds.slice(0, first), batchSize), ...cut(instanceIds.slice(first), batchSize)];
  return parts.map((part, at) => {
    const chunk = at + 1;
    const own = [
      { key: runTag, value: runId },
      { key: chunkTag, value: String(chunk) },
    ];
    return {
      chunk,
      chunks: parts.length,
      instanceIds: part,
      tags: edition.sendsTags ? [...(runTags ? own : []), ...(rest.tags ?? [])] : [],
      clientToken: sendsToken ? (input.clientToken ?? `${runId}-${chunk}`) : null,
    };
  });
}

/** How many of the planned calls go first. */
export function canaryCalls({ fleet, instanceIds, batchSize }: RunInput): number {
  return Math.ceil(Math.min(fleet.canary ?? 0, instanceIds.length) / batchSize);
}

function cut(ids: readonly InstanceId[], size: number): readonly (readonly InstanceId[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) => ids.slice(at * size, (at + 1) * size));
}

/** An InvokeCommand as it goes to the service, and as `--dry-run` shows it. */
export function invokeRequestOf(input: RunInput, call: PlannedCall, commandId: string): InvokeRequest {
  return { ...commonPart(input, call), commandId };
}

/** A RunCommand likewise. */
export function runRequestOf(input: RunInput, call: PlannedCall, { type, content }: Script): RunRequest {
  const isMarked = call.tags.some(({ key }) => key === runTag);
  return { ...commonPart(input, call), type, content, ...(!isMarked && { name: runNameOf(input, call) }) };
}

/** The name of a script's command where no tag of ours goes with it, so that it is found again. */
export function runNameOf({ runId }: Pick<RunInput, 'runId'>, { chunk }: Pick<PlannedCall, 'chunk'>): string {
  return `ecs-invoke-${runId}-${chunk}`;
}

/** A SendFile; our tags go with it, our token does not. */
export function sendFileRequestOf({ regionId, rest }: RunInput, call: PlannedCall, file: FileToSend): SendFileRequest {
  const { timeout, resourceGroupId } = rest;
  return {
    ...{ regionId, instanceIds: call.instanceIds, ...file },
    ...(timeout !== undefined && { timeout }),
    ...(resourceGroupId !== undefined && { resourceGroupId }),
    ...(call.tags.length > 0 && { tags: call.tags }),
  };
}

function commonPart(
  { regionId, parameters, rest }: RunInput,
  { instanceIds, tags, clientToken }: PlannedCall,
): Omit<InvokeRequest, 'commandId'> {
  const { tags: _, ...others } = rest;
  return {
    regionId,
    instanceIds,
    ...(parameters.length > 0 && {
      parameters: Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
    }),
    ...others,
    ...(tags.length > 0 && { tags }),
    ...(clientToken !== null && { clientToken }),
  };
}
