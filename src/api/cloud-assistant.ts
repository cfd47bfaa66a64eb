import type { Edition } from '../domain/editions.ts';
import type { RunState } from '../domain/invocation.ts';
import type { ScriptType } from '../domain/script-type.ts';

/**
 * The port: what Cloud Assistant can do for us, in our words. One method for each action in use.
 * Every method rejects with one of the classes of `call-problem.ts` and with nothing else that is expected.
 */
export interface CloudAssistant {
  /** Starts a stored command. Not idempotent by itself; the caller decides about the ClientToken. */
  invokeCommand(request: InvokeRequest, signal?: AbortSignal): Promise<{ invokeId: string; requestId: string }>;
  /** Makes a command of the script and starts it, in one call. Idempotence as with `invokeCommand`. */
  runCommand(request: RunRequest, signal?: AbortSignal): Promise<{ invokeId: string; requestId: string }>;
  /** Puts a file on the instances. Never repeated: no edition is known to take a ClientToken here. */
  sendFile(request: SendFileRequest, signal?: AbortSignal): Promise<{ invokeId: string; requestId: string }>;
  /** Of a sent file, one row an instance. Without output and exit code. */
  sendFileResults(invokeId: string, signal?: AbortSignal): Promise<readonly InstanceResult[]>;
  /** One row an instance (of its latest run), every page read. An InvokeId the service does not know gives no rows. */
  invocationResults(invokeId: string, signal?: AbortSignal): Promise<readonly InstanceResult[]>;
  /** Commands of this account; with `provider` the public ones. Every page read. */
  commands(filter: CommandFilter, signal?: AbortSignal): Promise<readonly StoredCommand[]>;
  /** As `commands`, page by page as they arrive, so that a long list can be looked at before it is whole. */
  commandPages(filter: CommandFilter, signal?: AbortSignal): AsyncIterable<readonly StoredCommand[]>;
  /** The instances of these IDs that the region has; the others are missing from the answer. Every page read. */
  instances(ids: readonly string[], signal?: AbortSignal): Promise<readonly InstanceFacts[]>;
  /** All instances of the region, page by page as they arrive. */
  instancePages(signal?: AbortSignal): AsyncIterable<readonly InstanceFacts[]>;
  /** Agent state of these instances. */
  agentStatus(ids: readonly string[], signal?: AbortSignal): Promise<readonly AgentFacts[]>;
  /** Invocations of the region that wait for a moment or a start and are not over. Every page read. */
  scheduledInvocations(signal?: AbortSignal): Promise<readonly ScheduledInvocation[]>;
  /**
   * Ends an invocation on these instances, on all of its own where none are named: no further run starts. Stopping
   * what is over is no error.
   */
  stopInvocation(
    invokeId: string,
    instanceIds: readonly string[],
    signal?: AbortSignal,
  ): Promise<{ requestId: string }>;
  /** IDs with their names, to choose from; of invocations the newest only. */
  names(kind: NameKind, signal?: AbortSignal): Promise<readonly NamedId[]>;
  /** Stored commands with everything the service tells of them, page by page as they arrive. */
  storedCommandPages(filter: StoredCommandFilter, signal?: AbortSignal): AsyncIterable<readonly StoredCommandDetails[]>;
  /** Keeps a command. Not idempotent by itself, and the service lets two commands have one name. */
  createCommand(request: CreateCommandRequest, signal?: AbortSignal): Promise<{ commandId: string; requestId: string }>;
  /** Changes what is given and leaves the rest; doing it twice comes to the same. */
  modifyCommand(request: ModifyCommandRequest, signal?: AbortSignal): Promise<{ requestId: string }>;
  deleteCommand(commandId: string, signal?: AbortSignal): Promise<{ requestId: string }>;
  /** The instances that pass the filter, page by page as they arrive. The service may find more than is asked for. */
  instancesBy(filter: InstanceFilter, signal?: AbortSignal): AsyncIterable<readonly InstanceFacts[]>;
  /** As `instances`, of another region. At most 100 IDs: it is one call. */
  instancesIn(regionId: string, ids: readonly string[], signal?: AbortSignal): Promise<readonly InstanceFacts[]>;
  /** One read of the smallest size whose rows nobody wants: whether it is answered, and allowed, is the result. */
  tryRead(action: TriedRead, signal?: AbortSignal): Promise<void>;
  /** What was asked for with this InvokeId; null when the service does not know it. Of sent files it knows nothing. */
  invocationFacts(invokeId: string, signal?: AbortSignal): Promise<InvocationFacts | null>;
  /** The invocations of the region that fit, in no order, with everything to recognise them by. Every page read. */
  invocationsBy(filter: InvocationFilter, signal?: AbortSignal): Promise<readonly ListedInvocation[]>;
  /** Sent files of this name likewise. */
  sentFilesBy(filter: SentFileFilter, signal?: AbortSignal): Promise<readonly ListedFile[]>;
  /** One row for each run of a repeated invocation that the service still keeps, in no order. Every page read. */
  invocationHistory(invokeId: string, signal?: AbortSignal): Promise<readonly InstanceResult[]>;
}

/** What has to be true of an instance, all of it; absent: anything will do. */
export interface InstanceFilter {
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  /** The whole name; `*` stands for any text. */
  readonly name?: string;
  /** Running, Stopped … */
  readonly status?: string;
}

export type NameKind = 'regions' | 'commands' | 'instances' | 'invocations';

export interface NamedId {
  readonly id: string;
  /** The name, and what else tells it from its neighbours. */
  readonly name: string;
  /** Of a command the names of its parameters; of an instance its tags, `key=value`, `key=` where the value is secret. */
  readonly words?: readonly string[];
}

/** What InvokeCommand takes, before it is laid out on the wire of one edition. Absent means: not sent. */
export interface InvokeRequest {
  readonly regionId: string;
  readonly commandId: string;
  readonly instanceIds: readonly string[];
  /** Custom parameters, in the order given. */
  readonly parameters?: Readonly<Record<string, string>>;
  readonly frequency?: string;
  /** Sent only by editions that know it. */
  readonly repeatMode?: RepeatMode;
  readonly timed?: boolean;
  /** Seconds. */
  readonly timeout?: number;
  readonly username?: string;
  readonly workingDir?: string;
  readonly containerId?: string;
  readonly containerName?: string;
  readonly terminationMode?: TerminationMode;
  readonly launcher?: string;
  readonly windowsPasswordName?: string;
  readonly ossOutputDelivery?: string;
  readonly resourceGroupId?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  readonly clientToken?: string;
}

/** What RunCommand takes: the script in place of a stored command. */
export interface RunRequest extends Omit<InvokeRequest, 'commandId'> {
  readonly type: ScriptType;
  /** Sent in Base64. */
  readonly content: Buffer;
  /** Of the command that is made of it; it is found again by it where tags are not sent. */
  readonly name?: string;
}

/** What SendFile takes. Absent means: not sent. */
export interface SendFileRequest
  extends Pick<InvokeRequest, 'regionId' | 'instanceIds' | 'timeout' | 'resourceGroupId' | 'tags'> {
  readonly name: string;
  readonly targetDir: string;
  /** Sent in Base64. */
  readonly content: Buffer;
  readonly fileMode?: string;
  readonly fileOwner?: string;
  readonly fileGroup?: string;
  readonly overwrite?: boolean;
  readonly description?: string;
}

export const repeatModes = ['Once', 'Period', 'NextRebootOnly', 'EveryReboot', 'DryRun'] as const;
export type RepeatMode = (typeof repeatModes)[number];
export const terminationModes = ['Process', 'ProcessTree'] as const;
export type TerminationMode = (typeof terminationModes)[number];

/** One instance's run as DescribeInvocationResults reports it. */
export interface InstanceResult {
  readonly instanceId: string;
  readonly invokeId: string;
  /** The service's word folded to ours; `unknown` for a word we do not know. Which field it is read from: the edition. */
  readonly state: RunState;
  /** The service's own word. */
  readonly stateWord: string;
  /** null while there is none. */
  readonly exitCode: number | null;
  /** Bytes, as the service kept them. */
  readonly output: Buffer;
  /** Bytes the service threw away. */
  readonly dropped: number;
  /** '' when all is well. */
  readonly errorCode: string;
  readonly errorInfo: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`, or null. */
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly repeats: number;
}

export interface CommandFilter {
  readonly commandId?: string;
  /** Exact name. */
  readonly name?: string;
  /** `AlibabaCloud` for the public commands; absent: the account's own. */
  readonly provider?: string;
}

export interface StoredCommand {
  readonly commandId: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  readonly description: string;
  readonly parameterNames: readonly string[];
  /** What the command says of its parameters beside their names; most commands say nothing. */
  readonly parameterDefinitions: readonly ParameterDefinition[];
  readonly enableParameter: boolean;
  /** Seconds. */
  readonly timeout: number;
}

export interface ParameterDefinition {
  readonly name: string;
  readonly description: string;
  /** '' where there is none. */
  readonly defaultValue: string;
  readonly required: boolean;
  /** '' where any text will do. */
  readonly pattern: string;
  /** Empty where any value will do. */
  readonly possibleValues: readonly string[];
}

export interface InstanceFacts {
  readonly instanceId: string;
  readonly name: string;
  /** Running, Stopped … */
  readonly status: string;
  readonly network: 'vpc' | 'classic' | 'unknown';
  readonly os: 'linux' | 'windows' | 'unknown';
  /** Private ones first. */
  readonly addresses: readonly string[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** `yyyy-MM-ddTHH:mmZ`; absent when the service names none. */
  readonly expiresAt?: string;
  /** Why it is locked, in the service's words: financial, security …; absent when it is not. */
  readonly locks?: readonly string[];
}

export interface AgentFacts {
  readonly instanceId: string;
  /** A heartbeat in the last two minutes. */
  readonly online: boolean;
  /** '' when not installed or not running. */
  readonly version: string;
  /** Of the last one, `yyyy-MM-ddTHH:mm:ssZ`; absent when none is known. */
  readonly heartbeatAt?: string;
}

/** One invocation as DescribeInvocations reports it, as far as its schedule is concerned. */
export interface ScheduledInvocation {
  readonly invokeId: string;
  readonly commandId: string;
  readonly commandName: string;
  /** '' for what waits for a start of its instances. */
  readonly frequency: string;
  readonly instanceIds: readonly string[];
  /** `yyyy-MM-ddTHH:mm:ssZ`, or null. */
  readonly createdAt: string | null;
}

/** Where the port talks to, and how. */
export interface Connection {
  /** An origin, `https://host[:port]`, no path. */
  readonly endpoint: string;
  readonly regionId: string;
  readonly edition: Edition;
}

export interface StoredCommandFilter extends CommandFilter {
  readonly type?: string;
}

export interface StoredCommandDetails extends StoredCommand {
  /** '' where the service chooses. */
  readonly workingDir: string;
  /** What starts the script; '' when the system does. */
  readonly launcher: string;
  /** `2020-11-17T06:52Z`: as the service writes it, to the minute; '' where it does not tell. */
  readonly createdAt: string;
  /** null where the service does not tell. */
  readonly invokeTimes: number | null;
  readonly resourceGroupId: string;
  readonly tags: readonly { readonly key: string; readonly value: string }[];
  /** Of a public command; null for the account's own. */
  readonly published: {
    readonly provider: string;
    readonly category: string;
    readonly version: number | null;
    readonly latest: boolean;
  } | null;
}

/** What CreateCommand takes; absent means: not sent. */
export interface CreateCommandRequest {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  readonly description?: string;
  readonly workingDir?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly enableParameter?: boolean;
  readonly launcher?: string;
  readonly resourceGroupId?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  readonly clientToken?: string;
}

/** What ModifyCommand takes; absent means: left as it is. `content` has an effect in the older editions only. */
export interface ModifyCommandRequest {
  readonly commandId: string;
  readonly name?: string;
  readonly content?: Buffer;
  readonly description?: string;
  readonly workingDir?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly launcher?: string;
}

/** Reads that show, without changing anything, whether credentials are good and what they may see. */
export type TriedRead =
  | 'DescribeRegions'
  | 'DescribeInstances'
  | 'DescribeCommands'
  | 'DescribeInvocations'
  | 'DescribeInvocationResults'
  | 'DescribeCloudAssistantStatus';

/** What has to be true of an invocation, all of it. With an instance, no other target is listed in the rows. */
export interface InvocationFilter {
  readonly invokeId?: string;
  readonly tags?: readonly { readonly key: string; readonly value: string }[];
  readonly commandId?: string;
  /** Exact. */
  readonly commandName?: string;
  readonly instanceId?: string;
}

export interface SentFileFilter extends Pick<InvocationFilter, 'tags'> {
  readonly name: string;
}

export interface ListedInvocation extends InvocationFacts {
  /** Of its command, as the service tells it: Base64. */
  readonly content: string;
  readonly instanceIds: readonly string[];
}

export interface ListedFile {
  readonly invokeId: string;
  readonly name: string;
  readonly targetDir: string;
  /** As the service tells it: plain text or Base64; '' where it does not. */
  readonly content: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`, or null. */
  readonly createdAt: string | null;
  readonly instanceIds: readonly string[];
}

/** An invocation as DescribeInvocations reports it, without its targets; '' where an edition does not tell. */
export interface InvocationFacts {
  readonly invokeId: string;
  readonly commandId: string;
  readonly commandName: string;
  /** RunShellScript … */
  readonly commandType: string;
  /** `yyyy-MM-ddTHH:mm:ssZ`, or null. */
  readonly createdAt: string | null;
  /** Once, Period …; '' in the older editions. */
  readonly repeatMode: string;
  /** '' when it has none. */
  readonly frequency: string;
  /** It waits for a moment or a start, once or again and again. */
  readonly timed: boolean;
  /** Seconds; null where the edition does not tell. */
  readonly timeout: number | null;
  readonly username: string;
  readonly workingDir: string;
  readonly containerId: string;
  readonly containerName: string;
  /** With their values, secret ones included. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  readonly tags: readonly { readonly key: string; readonly value: string }[];
}
