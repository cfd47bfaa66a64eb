import type { Edition } from '../domain/editions.ts';
import type { CloudAssistant, InvocationFacts } from './cloud-assistant.ts';
import type { WireParameters } from './flatten.ts';
import { flagIn, integerIn, isObject, type Plain, type PlainObject, plainData, rowsIn, textIn } from './plain-data.ts';
import type { List } from './pop-client.ts';
import { instanceResult, scheduledInvocation } from './wire-answers.ts';

type RowsOf = <Row>(list: List<Row>, asked: WireParameters, signal?: AbortSignal) => Promise<readonly Row[]>;

type Calls = Pick<CloudAssistant, 'invocationFacts' | 'invocationHistory'>;

/** What is known of an invocation beside the latest run of each target. Reads only. */
export function invocationCalls(edition: Edition, rowsOf: RowsOf): Calls {
  return {
    async invocationFacts(invokeId, signal) {
      const rows = await rowsOf(factsList, { InvokeId: invokeId }, signal);
      return rows.find((row) => row.invokeId === invokeId) ?? null;
    },

    invocationHistory: (invokeId, signal) =>
      rowsOf(
        {
          action: 'DescribeInvocationResults',
          inside: 'Invocation',
          wrapper: 'InvocationResults',
          row: 'InvocationResult',
          pageSize: 50,
          read: (row) => instanceResult(row, edition, invokeId),
          // Two runs of an instance never overlap.
          key: ({ instanceId, startedAt, finishedAt }) => `${instanceId} ${startedAt ?? finishedAt}`,
        },
        { InvokeId: invokeId, IncludeHistory: true },
        signal,
      ),
  };
}

const factsList: List<InvocationFacts> = {
  action: 'DescribeInvocations',
  wrapper: 'Invocations',
  row: 'Invocation',
  pageSize: 50,
  read: invocationFacts,
  key: ({ invokeId }) => invokeId,
};

/** One row of DescribeInvocations; null without an InvokeId. */
export function invocationFacts(row: PlainObject): InvocationFacts | null {
  const invocation = scheduledInvocation(row);
  if (invocation === null) return null;
  const { invokeId, commandId, commandName, createdAt, frequency } = invocation;
  return {
    ...{ invokeId, commandId, commandName, createdAt, frequency },
    commandType: textIn(row, 'CommandType'),
    repeatMode: textIn(row, 'RepeatMode'),
    timed: flagIn(row, 'Timed'),
    timeout: integerIn(row, 'Timeout'),
    username: textIn(row, 'Username'),
    workingDir: textIn(row, 'WorkingDir'),
    containerId: textIn(row, 'ContainerId'),
    containerName: textIn(row, 'ContainerName'),
    parameters: parametersIn(row.Parameters),
    tags: rowsIn(row, 'Tags', 'Tag').map((tag) => ({ key: textIn(tag, 'TagKey'), value: textIn(tag, 'TagValue') })),
  };
}

/** JSON text today; one of the published samples shows an object. What is neither is none. */
function parametersIn(given: Plain | undefined): InvocationFacts['parameters'] {
  const value = typeof given === 'string' ? parsed(given) : given;
  if (!isObject(value)) return [];
  return Object.entries(value).map(([name, each]) => ({
    name,
    value: typeof each === 'string' ? each : JSON.stringify(each),
  }));
}

function parsed(text: string): Plain | undefined {
  try {
    return plainData(JSON.parse(text));
  } catch {
    return undefined;
  }
}
