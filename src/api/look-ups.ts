import type { Edition } from '../domain/editions.ts';
import type { CloudAssistant, InvocationFilter, ListedFile, ListedInvocation } from './cloud-assistant.ts';
import type { WireParameters } from './flatten.ts';
import { invocationFacts } from './invocation-calls.ts';
import { type PlainObject, rowsIn, textIn } from './plain-data.ts';
import type { List } from './pop-client.ts';
import { instanceIdsIn, invokeIdIn } from './wire-answers.ts';

type RowsOf = <Row>(list: List<Row>, asked: WireParameters, signal?: AbortSignal) => Promise<readonly Row[]>;

/** What looks for a call whose answer never arrived. Reads only. */
export function lookUps({ describe }: Edition, rowsOf: RowsOf): Pick<CloudAssistant, 'invocationsBy' | 'sentFilesBy'> {
  const base64: WireParameters = describe.contentEncoding ? { ContentEncoding: 'Base64' } : {};
  return {
    invocationsBy: (filter, signal) => rowsOf(invocationList, { ...wireFilter(filter), ...base64 }, signal),
    sentFilesBy: ({ name, tags }, signal) => rowsOf(fileList, { Name: name, ...tagFilter(tags) }, signal),
  };
}

function wireFilter({ invokeId, tags, commandId, commandName, instanceId }: InvocationFilter): WireParameters {
  return {
    ...(invokeId !== undefined && { InvokeId: invokeId }),
    ...(commandId !== undefined && { CommandId: commandId }),
    ...(commandName !== undefined && { CommandName: commandName }),
    ...(instanceId !== undefined && { InstanceId: instanceId }),
    ...tagFilter(tags),
  };
}

function tagFilter(tags: InvocationFilter['tags']): WireParameters {
  return tags && tags.length > 0 ? { Tag: tags.map(({ key, value }) => ({ Key: key, Value: value })) } : {};
}

const list = { wrapper: 'Invocations', row: 'Invocation', pageSize: 50 } as const;

const invocationList: List<ListedInvocation> = {
  ...list,
  action: 'DescribeInvocations',
  read: listedInvocation,
  key: ({ invokeId }) => invokeId,
};

const fileList: List<ListedFile> = {
  ...list,
  action: 'DescribeSendFileResults',
  read: listedFile,
  key: ({ invokeId }) => invokeId,
};

function listedInvocation(row: PlainObject): ListedInvocation | null {
  const facts = invocationFacts(row);
  return facts && { ...facts, content: textIn(row, 'CommandContent'), instanceIds: instanceIdsIn(row) };
}

function listedFile(row: PlainObject): ListedFile | null {
  const invokeId = invokeIdIn(row);
  if (invokeId === undefined) return null;
  const rows = rowsIn(row, 'InvokeInstances', 'InvokeInstance');
  return {
    invokeId,
    name: textIn(row, 'Name'),
    targetDir: textIn(row, 'TargetDir'),
    content: textIn(row, 'Content'),
    createdAt: textIn(row, 'CreationTime') || textIn(rows[0] ?? {}, 'CreationTime') || null,
    instanceIds: instanceIdsIn(row),
  };
}
