import type { Edition } from '../domain/editions.ts';
import type { RunState } from '../domain/invocation.ts';
import { limits } from '../domain/limits.ts';
import type {
  AgentFacts,
  InstanceFacts,
  InstanceResult,
  ParameterDefinition,
  ScheduledInvocation,
  StoredCommand,
} from './cloud-assistant.ts';
import { countIn, flagIn, integerIn, objectIn, type PlainObject, rowsIn, textIn, textsIn } from './plain-data.ts';

/** The service's words, in lower case: InvocationStatus of today. */
const currentStates: ReadonlySet<string> = new Set<RunState>([
  'pending',
  'scheduled',
  'running',
  'stopping',
  'success',
  'failed',
  'invalid',
  'aborted',
  'timeout',
  'error',
  'cancelled',
  'terminated',
]);

/** InvokeRecordStatus of the older pages; `Finished` says only that the process ended, so the exit code decides. */
const olderStates: Readonly<Record<string, (exitCode: number | null) => RunState>> = {
  running: () => 'running',
  stopping: () => 'stopping',
  finished: (exitCode) => (exitCode === null ? 'unknown' : exitCode === 0 ? 'success' : 'failed'),
  failed: () => 'failed-or-timeout',
  stopped: () => 'terminated',
};

/** One row of DescribeInvocationResults; null without an InstanceId, which nobody could do anything with. */
export function instanceResult(row: PlainObject, edition: Edition, invokeId: string): InstanceResult | null {
  const instanceId = textIn(row, 'InstanceId');
  if (!isId(instanceId)) return null;
  const stateWord = textIn(row, edition.verdictFrom);
  const exitCode = integerIn(row, 'ExitCode');
  const state = stateOf(stateWord, exitCode, edition);
  return {
    instanceId,
    invokeId: textIn(row, 'InvokeId') || invokeId,
    state,
    stateWord,
    exitCode: exitCode === 0 && !mayHaveExitedWell.has(state) ? null : exitCode,
    output: bytesIn(row, 'Output'),
    dropped: countIn(row, 'Dropped'),
    errorCode: textIn(row, 'ErrorCode'),
    errorInfo: textIn(row, 'ErrorInfo'),
    startedAt: momentIn(row, 'StartTime'),
    finishedAt: momentIn(row, 'FinishedTime'),
    repeats: countIn(row, 'Repeats'),
  };
}

/** In every other state a 0 only fills the field: no process has ended by itself with it. */
const mayHaveExitedWell: ReadonlySet<RunState> = new Set(['success', 'scheduled', 'unknown']);

function stateOf(word: string, exitCode: number | null, { verdictFrom }: Edition): RunState {
  const lower = word.toLowerCase();
  if (verdictFrom === 'InvocationStatus') return currentStates.has(lower) ? (lower as RunState) : 'unknown';
  return Object.hasOwn(olderStates, lower) ? olderStates[lower]!(exitCode) : 'unknown';
}

/** One row of DescribeCommands; null without a CommandId. */
export function storedCommand(row: PlainObject): StoredCommand | null {
  const commandId = textIn(row, 'CommandId');
  if (!isId(commandId)) return null;
  return {
    commandId,
    name: textIn(row, 'Name'),
    type: textIn(row, 'Type'),
    content: bytesIn(row, 'CommandContent'),
    description: textIn(row, 'Description'),
    parameterNames: textsIn(row, 'ParameterNames', 'ParameterName'),
    parameterDefinitions: rowsIn(row, 'ParameterDefinitions', 'ParameterDefinition').map(parameterDefinition),
    enableParameter: flagIn(row, 'EnableParameter'),
    // `TimeOut` until 2020.
    timeout: integerIn(row, 'Timeout') ?? integerIn(row, 'TimeOut') ?? limits.timeoutSeconds.whenUnset,
  };
}

function parameterDefinition(row: PlainObject): ParameterDefinition {
  return {
    name: textIn(row, 'ParameterName'),
    description: textIn(row, 'Description'),
    defaultValue: textIn(row, 'DefaultValue'),
    required: flagIn(row, 'Required'),
    pattern: textIn(row, 'PatternRegex'),
    possibleValues: textsIn(row, 'PossibleValues', 'PossibleValue'),
  };
}

/** One row of DescribeInstances; null without an InstanceId. */
export function instanceFacts(row: PlainObject): InstanceFacts | null {
  const instanceId = textIn(row, 'InstanceId');
  if (!isId(instanceId)) return null;
  const network = textIn(row, 'InstanceNetworkType').toLowerCase();
  const os = textIn(row, 'OSType').toLowerCase();
  const expiresAt = textIn(row, 'ExpiredTime');
  const locks = rowsIn(row, 'OperationLocks', 'LockReason').map((lock) => textIn(lock, 'LockReason'));
  return {
    instanceId,
    name: textIn(row, 'InstanceName'),
    status: textIn(row, 'Status'),
    network: network === 'vpc' || network === 'classic' ? network : 'unknown',
    os: os === 'linux' || os === 'windows' ? os : 'unknown',
    addresses: [
      ...textsIn(objectIn(row, 'VpcAttributes'), 'PrivateIpAddress', 'IpAddress'),
      ...textsIn(row, 'InnerIpAddress', 'IpAddress'),
      ...textsIn(row, 'PublicIpAddress', 'IpAddress'),
      ...[textIn(objectIn(row, 'EipAddress'), 'IpAddress')].filter(Boolean),
    ],
    tags: rowsIn(row, 'Tags', 'Tag').map((tag) => ({ key: textIn(tag, 'TagKey'), value: textIn(tag, 'TagValue') })),
    ...(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/.test(expiresAt) && { expiresAt }),
    ...(locks.length > 0 && { locks }),
  };
}

/** One row of DescribeCloudAssistantStatus; null without an InstanceId. */
export function agentFacts(row: PlainObject): AgentFacts | null {
  const instanceId = textIn(row, 'InstanceId');
  if (!isId(instanceId)) return null;
  const heartbeatAt = momentIn(row, 'LastHeartbeatTime');
  return {
    instanceId,
    online: flagIn(row, 'CloudAssistantStatus'),
    version: textIn(row, 'CloudAssistantVersion'),
    ...(heartbeatAt !== null && { heartbeatAt }),
  };
}

/** One row of DescribeInvocations; null without an InvokeId. */
export function scheduledInvocation(row: PlainObject): ScheduledInvocation | null {
  const invokeId = textIn(row, 'InvokeId');
  if (!isId(invokeId)) return null;
  return {
    invokeId,
    commandId: textIn(row, 'CommandId'),
    commandName: textIn(row, 'CommandName'),
    frequency: textIn(row, 'Frequency'),
    instanceIds: instanceIdsIn(row),
    createdAt: momentIn(row, 'CreationTime'),
  };
}

/** The targets that a row of DescribeInvocations or DescribeSendFileResults names. */
export function instanceIdsIn(row: PlainObject): readonly string[] {
  return rowsIn(row, 'InvokeInstances', 'InvokeInstance').map((each) => textIn(each, 'InstanceId'));
}

/** The InvokeId of an InvokeCommand answer; undefined when there is none that could be one. */
export function invokeIdIn(body: PlainObject): string | undefined {
  const invokeId = textIn(body, 'InvokeId');
  return isId(invokeId) ? invokeId : undefined;
}

/** IDs are printed one a line and compared: nothing but visible ASCII. */
function isId(text: string): boolean {
  return /^[\x21-\x7e]{1,128}$/.test(text);
}

/** Output and content come in Base64; what is not Base64 is taken as the text it is. */
function bytesIn(row: PlainObject, name: string): Buffer {
  const value = textIn(row, name);
  const packed = value.replace(/[\r\n]/g, '');
  const isBase64 = packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
  return isBase64 ? Buffer.from(packed, 'base64') : Buffer.from(value, 'utf8');
}

/** `yyyy-MM-ddTHH:mm:ssZ`; unset moments come as ''. */
function momentIn(row: PlainObject, name: string): string | null {
  const value = textIn(row, name);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(value) ? value : null;
}
