import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer } from '../../src/api/call-problem.ts';
import { flattened } from '../../src/api/flatten.ts';
import type { PlainObject } from '../../src/api/plain-data.ts';
import { createPopClient } from '../../src/api/pop-client.ts';
import type { CallOptions, Transport } from '../../src/api/transport.ts';
import { type EditionName, editions } from '../../src/domain/editions.ts';

interface Asked {
  readonly action: string;
  readonly fields: Record<string, string>;
  readonly options: CallOptions;
}

/** A port over a transport that answers from a function, and what it was asked. A body that does not read is a test's end. */
function clientOf(edition: EditionName, answer: (asked: Asked) => PlainObject) {
  const asked: Asked[] = [];
  const transport: Transport = {
    async call(action, parameters, read, options = {}) {
      const call = { action, fields: flattened(parameters), options };
      asked.push(call);
      const result = read(answer(call));
      if (result === undefined) throw new Error('no result field');
      return result;
    },
  };
  const connection = { endpoint: 'https://ecs.test', regionId: 'cn-hangzhou', edition: editions[edition] };
  return { client: createPopClient(connection, transport), asked };
}

const results = (ids: readonly string[], paging: PlainObject = {}) => ({
  Invocation: {
    ...paging,
    InvocationResults: { InvocationResult: ids.map((InstanceId) => ({ InstanceId, InvocationStatus: 'Running' })) },
  },
});
const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `i-${from + at}`);

test('invokeCommand is a change, guards the values of its parameters, and gives both IDs', async () => {
  const { client, asked } = clientOf('current', () => ({ RequestId: 'R-1', InvokeId: 't-1' }));
  const stop = new AbortController();
  const request = { regionId: 'cn-beijing', commandId: 'c-1', instanceIds: ['i-1'], parameters: { a: 'hush' } };
  assert.deepEqual(await client.invokeCommand(request, stop.signal), { invokeId: 't-1', requestId: 'R-1' });
  assert.equal(asked.length, 1);
  assert.equal(asked[0]?.action, 'InvokeCommand');
  assert.equal(asked[0]?.fields.RegionId, 'cn-beijing');
  assert.deepEqual(asked[0]?.options, { mutating: true, awaitsAnswer: true, secrets: ['{"a":"hush"}', 'hush'], signal: stop.signal });
});

test('an InvokeCommand answer without an InvokeId is no result', async () => {
  const { client } = clientOf('current', () => ({ RequestId: 'R-1' }));
  const request = { regionId: 'cn-hangzhou', commandId: 'c-1', instanceIds: ['i-1'] };
  await assert.rejects(client.invokeCommand(request), /no result field/);
});

test('today: every page is read by its token, and no instance is missing or there twice', async () => {
  const pages: Record<string, PlainObject> = {
    '': results(['i-1', 'i-2'], { NextToken: 'AA' }),
    AA: results([], { NextToken: 'BB' }),
    BB: results(['i-2', 'i-3'], { NextToken: '' }),
  };
  const { client, asked } = clientOf('current', ({ fields }) => pages[fields.NextToken ?? ''] ?? {});
  const rows = await client.invocationResults('t-1');
  assert.deepEqual(
    rows.map(({ instanceId }) => instanceId),
    ['i-1', 'i-2', 'i-3'],
  );
  const common = { RegionId: 'cn-hangzhou', InvokeId: 't-1', ContentEncoding: 'Base64', MaxResults: '50' };
  assert.deepEqual(
    asked.map(({ fields }) => fields),
    [common, { ...common, NextToken: 'AA' }, { ...common, NextToken: 'BB' }],
  );
  assert.equal(
    asked.every(({ options }) => !options.mutating),
    true,
  );
});

test('a token that comes back is an answer nobody can use', async () => {
  const { client, asked } = clientOf('current', () => results(['i-1'], { NextToken: 'AA' }));
  const error = await client.invocationResults('t-1').catch((reason: unknown) => reason);
  assert.equal(error instanceof NoAnswer && error.reason, 'not-the-api');
  assert.equal(error instanceof NoAnswer && error.host, 'ecs.test:443');
  assert.equal(asked.length, 2);
});

test('older editions: pages by number until the total is there, and no newer field', async () => {
  const all = numbered(0, 120);
  const { client, asked } = clientOf('2018', ({ fields }) => {
    const from = (Number(fields.PageNumber) - 1) * 50;
    return results(all.slice(from, from + 50), { TotalCount: 120 });
  });
  const rows = await client.invocationResults('t-1');
  assert.deepEqual(
    rows.map(({ instanceId }) => instanceId),
    all,
  );
  assert.deepEqual(
    asked.map(({ fields }) => fields),
    [
      { RegionId: 'cn-hangzhou', InvokeId: 't-1', PageNumber: '1', PageSize: '50' },
      { RegionId: 'cn-hangzhou', InvokeId: 't-1', PageNumber: '2', PageSize: '50' },
      { RegionId: 'cn-hangzhou', InvokeId: 't-1', PageNumber: '3', PageSize: '50' },
    ],
  );
});

test('older editions: smaller pages than asked for are no end while the total says more', async () => {
  const all = numbered(0, 25);
  const { client, asked } = clientOf('2019', ({ fields }) => {
    const from = (Number(fields.PageNumber) - 1) * 10;
    return results(all.slice(from, from + 10), { TotalCount: 25 });
  });
  assert.equal((await client.invocationResults('t-1')).length, 25);
  assert.equal(asked.length, 3);
});

test('older editions without a total end with a page that is not full; the same page for ever is refused', async () => {
  const short = clientOf('2019', ({ fields }) => results(fields.PageNumber === '1' ? numbered(0, 50) : ['i-50']));
  assert.equal((await short.client.invocationResults('t-1')).length, 51);
  assert.equal(short.asked.length, 2);
  const same = clientOf('2019', () => results(numbered(0, 50)));
  await assert.rejects(same.client.invocationResults('t-1'), NoAnswer);
  assert.equal(same.asked.length, 2);
});

test('pages that never end are not read for ever', async () => {
  let page = 0;
  const { client } = clientOf('current', () => results([`i-${page++}`], { NextToken: `token-${page}` }));
  await assert.rejects(client.invocationResults('t-1'), NoAnswer);
});

test('an InvokeId the service does not know gives no rows; an answer without the list is none', async () => {
  assert.deepEqual(await clientOf('current', () => results([])).client.invocationResults('t-1'), []);
  for (const body of [{}, { Invocation: {} }, { Invocation: [] }, { Invocation: { InvocationResults: 'x' } }]) {
    await assert.rejects(clientOf('current', () => body).client.invocationResults('t-1'), /no result field/);
  }
});

test('commands: the filter travels, and a name means exactly that name', async () => {
  const { client, asked } = clientOf('current', () => ({
    Commands: { Command: ['hello', 'hello2', 'Hello'].map((Name, at) => ({ CommandId: `c-${at}`, Name })) },
  }));
  const found = await client.commands({ name: 'hello', provider: 'AlibabaCloud' });
  assert.deepEqual(
    found.map(({ commandId }) => commandId),
    ['c-0'],
  );
  assert.deepEqual(asked[0], {
    action: 'DescribeCommands',
    fields: {
      RegionId: 'cn-hangzhou',
      Name: 'hello',
      Provider: 'AlibabaCloud',
      ContentEncoding: 'Base64',
      MaxResults: '50',
    },
    options: {},
  });
  assert.equal((await client.commands({})).length, 3);
  assert.deepEqual(asked[1]?.fields, { RegionId: 'cn-hangzhou', ContentEncoding: 'Base64', MaxResults: '50' });
});

test('an edition without public commands has none, and is not asked', async () => {
  const { client, asked } = clientOf('2019', () => ({ Commands: { Command: [{ CommandId: 'c-1', Name: 'hello' }] } }));
  assert.deepEqual(await client.commands({ name: 'hello', provider: 'AlibabaCloud' }), []);
  assert.equal(asked.length, 0);
  assert.equal((await client.commands({ commandId: 'c-1' })).length, 1);
  assert.deepEqual(asked[0]?.fields, { RegionId: 'cn-hangzhou', CommandId: 'c-1', PageNumber: '1', PageSize: '50' });
});

test('instances are asked for a hundred at a time, as a JSON text', async () => {
  const ids = numbered(0, 101);
  const { client, asked } = clientOf('current', ({ fields }) => ({
    Instances: { Instance: JSON.parse(fields.InstanceIds ?? '').map((InstanceId: string) => ({ InstanceId })) },
  }));
  assert.deepEqual(
    (await client.instances(ids)).map(({ instanceId }) => instanceId),
    ids,
  );
  assert.deepEqual(
    asked.map(({ fields }) => fields.InstanceIds),
    [JSON.stringify(ids.slice(0, 100)), '["i-100"]'],
  );
  assert.deepEqual(await client.instances([]), []);
  assert.equal(asked.length, 2);
});

for (const [edition, atOnce, paging] of [
  ['2018', 50, {}],
  ['2019', 50, {}],
  ['current', 100, { MaxResults: '50' }],
] as const) {
  test(`agents are asked for ${atOnce} at a time in edition ${edition}, as a numbered list`, async () => {
    const ids = numbered(0, atOnce + 1);
    const { client, asked } = clientOf(edition, ({ fields }) => ({
      InstanceCloudAssistantStatusSet: {
        InstanceCloudAssistantStatus: Object.entries(fields)
          .filter(([name]) => name.startsWith('InstanceId.'))
          .map(([, InstanceId]) => ({ InstanceId, CloudAssistantStatus: 'true', CloudAssistantVersion: '2.2.3' })),
      },
    }));
    const facts = await client.agentStatus(ids);
    assert.deepEqual(
      facts.map(({ instanceId }) => instanceId),
      ids,
    );
    assert.equal(
      facts.every(({ online, version }) => online && version === '2.2.3'),
      true,
    );
    assert.equal(asked[0]?.fields[`InstanceId.${atOnce}`], ids[atOnce - 1]);
    assert.deepEqual(asked[1]?.fields, { RegionId: 'cn-hangzhou', 'InstanceId.1': ids[atOnce], ...paging });
    assert.equal(asked.length, 2);
  });
}

test('should the pages of agents count after all, they are turned', async () => {
  const ids = numbered(0, 60);
  const row = (InstanceId: string) => ({ InstanceId, CloudAssistantStatus: 'true', CloudAssistantVersion: '2.2.3' });
  const { client, asked } = clientOf('current', ({ fields }) => {
    const [from, NextToken] = fields.NextToken === undefined ? [0, 'more'] : [50, ''];
    const InstanceCloudAssistantStatus = ids.slice(from, from + 50).map(row);
    return { NextToken, InstanceCloudAssistantStatusSet: { InstanceCloudAssistantStatus } };
  });
  assert.equal((await client.agentStatus(ids)).length, 60);
  assert.equal(asked.length, 2);
});
