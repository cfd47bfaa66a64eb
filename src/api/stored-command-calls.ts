import type { CloudAssistant, Connection, StoredCommandDetails, StoredCommandFilter } from './cloud-assistant.ts';
import { requestIdOf } from './envelope.ts';
import type { WireParameters } from './flatten.ts';
import { flagIn, integerIn, type PlainObject, rowsIn, textIn } from './plain-data.ts';
import type { List } from './pop-client.ts';
import { createCommandParameters, modifyCommandParameters } from './stored-command-wire.ts';
import type { Transport } from './transport.ts';
import { storedCommand } from './wire-answers.ts';

type PagesFrom = <Row>(list: List<Row>, asked: WireParameters, signal?: AbortSignal) => AsyncIterable<readonly Row[]>;

type Calls = Pick<CloudAssistant, 'storedCommandPages' | 'createCommand' | 'modifyCommand' | 'deleteCommand'>;

/** The calls that keep, change and delete commands; none of them is ever sent twice. */
export function storedCommandCalls(
  { regionId, edition }: Omit<Connection, 'endpoint'>,
  transport: Transport,
  pagesFrom: PagesFrom,
): Calls {
  const done = (body: PlainObject) => ({ requestId: requestIdOf(body) });
  return {
    async *storedCommandPages(filter, signal) {
      if (filter.provider !== undefined && !edition.describe.publicCommands) return;
      yield* pagesFrom(commandDetailList, filterParameters(filter), signal);
    },

    createCommand(request, signal) {
      const { content } = request;
      return transport.call(
        'CreateCommand',
        { RegionId: regionId, ...createCommandParameters(request, edition) },
        (body) => {
          const commandId = textIn(body, 'CommandId');
          return isCommandId(commandId) ? { commandId, requestId: requestIdOf(body) } : undefined;
        },
        { mutating: true, secrets: secretsIn(content), ...(signal && { signal }) },
      );
    },

    modifyCommand(request, signal) {
      const parameters = { RegionId: regionId, ...modifyCommandParameters(request, edition) };
      const secrets = request.content ? secretsIn(request.content) : [];
      return transport.call('ModifyCommand', parameters, done, { mutating: true, secrets, ...(signal && { signal }) });
    },

    deleteCommand(commandId, signal) {
      const parameters = { RegionId: regionId, CommandId: commandId };
      return transport.call('DeleteCommand', parameters, done, { mutating: true, ...(signal && { signal }) });
    },
  };
}

const commandDetailList: List<StoredCommandDetails> = {
  action: 'DescribeCommands',
  wrapper: 'Commands',
  row: 'Command',
  pageSize: 50,
  read: storedCommandDetails,
  key: ({ commandId }) => commandId,
};

function filterParameters({ commandId, name, provider, type }: StoredCommandFilter) {
  return {
    ...(commandId !== undefined && { CommandId: commandId }),
    ...(name !== undefined && { Name: name }),
    ...(provider !== undefined && { Provider: provider }),
    ...(type !== undefined && { Type: type }),
  };
}

/** One row of DescribeCommands with everything it tells; null without a CommandId. */
function storedCommandDetails(row: PlainObject): StoredCommandDetails | null {
  const command = storedCommand(row);
  if (command === null) return null;
  const provider = textIn(row, 'Provider');
  return {
    ...command,
    workingDir: textIn(row, 'WorkingDir'),
    launcher: textIn(row, 'Launcher'),
    createdAt: textIn(row, 'CreationTime'),
    invokeTimes: integerIn(row, 'InvokeTimes'),
    resourceGroupId: textIn(row, 'ResourceGroupId'),
    tags: rowsIn(row, 'Tags', 'Tag').map((tag) => ({ key: textIn(tag, 'TagKey'), value: textIn(tag, 'TagValue') })),
    published:
      provider === ''
        ? null
        : {
            provider,
            category: textIn(row, 'Category'),
            version: integerIn(row, 'Version'),
            latest: flagIn(row, 'Latest'),
          },
  };
}

function isCommandId(text: string): boolean {
  return /^[\x21-\x7e]{1,128}$/.test(text);
}

/** A script may hold a password: it never comes back in a message. */
function secretsIn(content: Buffer): readonly string[] {
  return [content.toString('base64'), content.toString('utf8')];
}
