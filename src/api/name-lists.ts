import type { Edition } from '../domain/editions.ts';
import { looksSecret } from '../domain/secret.ts';
import type { NamedId, NameKind } from './cloud-assistant.ts';
import type { WireParameters } from './flatten.ts';
import { type PlainObject, rowsIn, textIn, textsIn } from './plain-data.ts';

/** Where the IDs and names of one kind sit in their answer. */
export interface NameList {
  readonly action: string;
  readonly wrapper: string;
  readonly row: string;
  /** null: what the service lists first is enough, or all it has. */
  readonly pageSize: number | null;
  readonly asked: (edition: Edition) => WireParameters;
  read(row: PlainObject): NamedId | null;
}

/** Newest first, so that one page has what anybody still remembers. */
const newest = 50;

export const nameLists: Readonly<Record<NameKind, NameList>> = {
  regions: {
    action: 'DescribeRegions',
    wrapper: 'Regions',
    row: 'Region',
    pageSize: null,
    asked: () => ({ AcceptLanguage: 'en-US' }),
    read: (row) => named(textIn(row, 'RegionId'), textIn(row, 'LocalName')),
  },
  commands: {
    action: 'DescribeCommands',
    wrapper: 'Commands',
    row: 'Command',
    pageSize: 50,
    asked: () => ({}),
    read: (row) =>
      named(textIn(row, 'CommandId'), textIn(row, 'Name'), textsIn(row, 'ParameterNames', 'ParameterName')),
  },
  instances: {
    action: 'DescribeInstances',
    wrapper: 'Instances',
    row: 'Instance',
    pageSize: 100,
    asked: () => ({}),
    read(row) {
      const status = textIn(row, 'Status');
      const unfit = status === '' || status === 'Running' ? '' : `, ${status}`;
      return named(textIn(row, 'InstanceId'), `${textIn(row, 'InstanceName')}${unfit}`, tagsOf(row));
    },
  },
  invocations: {
    action: 'DescribeInvocations',
    wrapper: 'Invocations',
    row: 'Invocation',
    pageSize: null,
    asked: ({ describe }) => ({ [describe.pages === 'NextToken' ? 'MaxResults' : 'PageSize']: newest }),
    read(row) {
      const state = textIn(row, 'InvocationStatus') || textIn(row, 'InvokeStatus');
      const facts = [textIn(row, 'CommandName') || textIn(row, 'CommandId'), state, textIn(row, 'CreationTime')];
      return named(textIn(row, 'InvokeId'), facts.filter(Boolean).join(', '));
    },
  },
};

function named(id: string, name: string, words?: readonly string[]): NamedId | null {
  return id === '' ? null : { id, name, ...(words && { words }) };
}

/** Without those of the cloud itself, which nobody else may give. */
function tagsOf(row: PlainObject): readonly string[] {
  return rowsIn(row, 'Tags', 'Tag')
    .map((tag) => ({ key: textIn(tag, 'TagKey'), value: textIn(tag, 'TagValue') }))
    .filter(({ key }) => key !== '' && !key.includes('=') && !/^(aliyun|acs:)/i.test(key))
    .map(({ key, value }) => `${key}=${looksSecret(key) ? '' : value}`);
}
