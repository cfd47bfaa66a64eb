import { NoAnswer } from './call-problem.ts';
import type {
  AgentFacts,
  CloudAssistant,
  CommandFilter,
  Connection,
  InstanceFacts,
  StoredCommand,
} from './cloud-assistant.ts';
import { hostAndPort } from './endpoint.ts';
import { requestIdOf } from './envelope.ts';
import type { WireParameters } from './flatten.ts';
import { addressOf, instanceFilter, instancesNamed } from './instance-calls.ts';
import { invocationCalls } from './invocation-calls.ts';
import { lookUps } from './look-ups.ts';
import { nameLists } from './name-lists.ts';
import { EndlessPages, firstPage, type Page, pagesOf } from './paging.ts';
import { integerIn, isObject, type PlainObject, rowsIn, textIn } from './plain-data.ts';
import { readSendFileResults, sendFileParameters } from './send-file.ts';
import { storedCommandCalls } from './stored-command-calls.ts';
import type { Transport } from './transport.ts';
import { triedReads } from './tried-reads.ts';
import { instanceParameter, invokeParameters, runParameters, secretsOf, secretsOfScript } from './wire.ts';
import {
  agentFacts,
  instanceFacts,
  instanceResult,
  invokeIdIn,
  scheduledInvocation,
  storedCommand,
} from './wire-answers.ts';

/** Where a list sits in its answer, and what its rows are. */
export interface List<Row> {
  readonly action: string;
  /** The object that holds the list and the paging fields; absent: the answer itself. */
  readonly inside?: string;
  readonly wrapper: string;
  readonly row: string;
  readonly pageSize: number;
  read(row: PlainObject): Row | null;
  key(row: Row): string;
}

/** Instances in one DescribeInstances. */
const instancesAtOnce = 100;

const commandList: List<StoredCommand> = {
  action: 'DescribeCommands',
  wrapper: 'Commands',
  row: 'Command',
  pageSize: 50,
  read: storedCommand,
  key: ({ commandId }) => commandId,
};

const agentList: Omit<List<AgentFacts>, 'pageSize'> = {
  action: 'DescribeCloudAssistantStatus',
  wrapper: 'InstanceCloudAssistantStatusSet',
  row: 'InstanceCloudAssistantStatus',
  read: agentFacts,
  key: ({ instanceId }) => instanceId,
};

const instanceList: List<InstanceFacts> = {
  action: 'DescribeInstances',
  wrapper: 'Instances',
  row: 'Instance',
  pageSize: instancesAtOnce,
  read: instanceFacts,
  key: ({ instanceId }) => instanceId,
};

/**
 * The port over a transport: one request for each call, or for each page of one; nothing is sent twice. `transportTo`
 * makes the way to the host of another region.
 */
export function createPopClient(
  connection: Connection,
  transport: Transport,
  transportTo: (endpoint: string) => Transport = () => transport,
): CloudAssistant {
  const { endpoint, regionId, edition } = connection;
  const base64: WireParameters = edition.describe.contentEncoding ? { ContentEncoding: 'Base64' } : {};

  async function* pagesFrom<Row>(list: List<Row>, asked: WireParameters, signal?: AbortSignal) {
    const parameters = { RegionId: regionId, ...asked };
    const options = signal ? { signal } : {};
    try {
      yield* pagesOf(edition, list.pageSize, list.key, (paging) =>
        transport.call(list.action, { ...parameters, ...paging }, (body) => pageOf(body, list), options),
      );
    } catch (error) {
      if (!(error instanceof EndlessPages)) throw error;
      const host = hostAndPort(endpoint);
      throw new NoAnswer({ action: list.action, reason: 'not-the-api', host, status: 200, waitedMs: 0 });
    }
  }

  /** Each row once: one that moved to a later page while we were reading is taken as it was last seen. */
  async function rowsOf<Row>(list: List<Row>, asked: WireParameters, signal?: AbortSignal): Promise<readonly Row[]> {
    const rows = new Map<string, Row>();
    for await (const page of pagesFrom(list, asked, signal)) for (const row of page) rows.set(list.key(row), row);
    return [...rows.values()];
  }

  async function* commandPages(filter: CommandFilter, signal?: AbortSignal) {
    const { commandId, name, provider } = filter;
    if (provider !== undefined && !edition.describe.publicCommands) return;
    const asked = {
      ...(commandId !== undefined && { CommandId: commandId }),
      ...(name !== undefined && { Name: name }),
      ...(provider !== undefined && { Provider: provider }),
      ...base64,
    };
    yield* pagesFrom(commandList, asked, signal);
  }

  function start(action: string, parameters: WireParameters, secrets: readonly string[], signal?: AbortSignal) {
    return transport.call(
      action,
      parameters,
      (body) => {
        const invokeId = invokeIdIn(body);
        return invokeId === undefined ? undefined : { invokeId, requestId: requestIdOf(body) };
      },
      { mutating: true, awaitsAnswer: true, secrets, ...(signal && { signal }) },
    );
  }

  return {
    invokeCommand: (request, signal) =>
      start('InvokeCommand', invokeParameters(request, edition), secretsOf(request), signal),

    runCommand: (request, signal) =>
      start('RunCommand', runParameters(request, edition), secretsOfScript(request), signal),

    sendFile: (request, signal) =>
      start('SendFile', sendFileParameters(request, edition), [request.content.toString('base64')], signal),

    sendFileResults: (invokeId, signal) =>
      transport.call(
        'DescribeSendFileResults',
        { RegionId: regionId, InvokeId: invokeId },
        (body) => readSendFileResults(body, invokeId, edition),
        signal ? { signal } : {},
      ),

    invocationResults(invokeId, signal) {
      return rowsOf(
        {
          action: 'DescribeInvocationResults',
          inside: 'Invocation',
          wrapper: 'InvocationResults',
          row: 'InvocationResult',
          pageSize: 50,
          read: (row) => instanceResult(row, edition, invokeId),
          key: ({ instanceId }) => instanceId,
        },
        { InvokeId: invokeId, ...base64 },
        signal,
      );
    },

    commandPages,

    async commands(filter, signal) {
      const { name } = filter;
      const found = new Map<string, StoredCommand>();
      for await (const page of commandPages(filter, signal)) for (const row of page) found.set(row.commandId, row);
      // The service takes `*` in a name as a wildcard, and matches the names of public commands loosely.
      return [...found.values()].filter((command) => name === undefined || command.name === name);
    },

    instancePages: (signal) => pagesFrom(instanceList, {}, signal),

    instances: (ids, signal) =>
      inBatches(ids, instancesAtOnce, (batch) => rowsOf(instanceList, instancesNamed(batch), signal)),

    agentStatus(ids, signal) {
      const { atOnce, pageSize } = edition.describe.agents;
      const options = signal ? { signal } : {};
      return inBatches(ids, atOnce, (batch) => {
        // Today's page says that those who are named are all in one answer; the pages are turned for one that is not so.
        if (pageSize !== null) return rowsOf({ ...agentList, pageSize }, { InstanceId: batch }, signal);
        const parameters = { RegionId: regionId, InstanceId: batch };
        return transport.call(agentList.action, parameters, (body) => pageOf(body, agentList)?.rows, options);
      });
    },

    scheduledInvocations: (signal) =>
      rowsOf(
        {
          action: 'DescribeInvocations',
          wrapper: 'Invocations',
          row: 'Invocation',
          pageSize: 50,
          read: scheduledInvocation,
          key: ({ invokeId }) => invokeId,
        },
        { Timed: true, ...base64 },
        signal,
      ),

    stopInvocation: (invokeId, instanceIds, signal) =>
      transport.call(
        'StopInvocation',
        {
          RegionId: regionId,
          InvokeId: invokeId,
          ...(instanceIds.length > 0 && instanceParameter(instanceIds, edition)),
        },
        (body) => ({ requestId: requestIdOf(body) }),
        { mutating: true, ...(signal && { signal }) },
      ),
    names(kind, signal) {
      const { pageSize, asked, ...where } = nameLists[kind];
      if (pageSize !== null) return rowsOf({ ...where, pageSize, key: ({ id }) => id }, asked(edition), signal);
      const parameters = { RegionId: regionId, ...asked(edition) };
      const options = signal ? { signal } : {};
      return transport.call(where.action, parameters, (body) => pageOf(body, where)?.rows, options);
    },
    ...storedCommandCalls({ regionId, edition }, transport, (list, asked, signal) =>
      pagesFrom(list, { ...asked, ...base64 }, signal),
    ),

    instancesBy: (filter, signal) => pagesFrom(instanceList, instanceFilter(filter), signal),

    instancesIn(otherRegion, ids, signal) {
      const address = addressOf(otherRegion, connection);
      const asked = { ...instancesNamed(ids), ...firstPage(edition, instancesAtOnce) };
      const way = address === endpoint ? transport : transportTo(address);
      return way.call(
        instanceList.action,
        { RegionId: otherRegion, ...asked },
        (body) => pageOf(body, instanceList)?.rows,
        signal ? { signal } : {},
      );
    },
    ...triedReads(connection, transport),

    ...lookUps(edition, rowsOf),

    ...invocationCalls(edition, (list, asked, signal) => rowsOf(list, { ...asked, ...base64 }, signal)),
  };
}

/** undefined when the answer has no such list, so that it is not taken for an empty one. */
function pageOf<Row>(
  body: PlainObject,
  list: Pick<List<Row>, 'inside' | 'wrapper' | 'row' | 'read'>,
): Page<Row> | undefined {
  const holder = list.inside === undefined ? body : body[list.inside];
  if (!isObject(holder) || !isObject(holder[list.wrapper])) return undefined;
  return {
    rows: rowsIn(holder, list.wrapper, list.row).flatMap((row) => list.read(row) ?? []),
    nextToken: textIn(holder, 'NextToken'),
    totalCount: integerIn(holder, 'TotalCount'),
  };
}

async function inBatches<Row>(
  ids: readonly string[],
  size: number,
  rowsOf: (batch: readonly string[]) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += size) rows.push(...(await rowsOf(ids.slice(from, from + size))));
  return rows;
}
