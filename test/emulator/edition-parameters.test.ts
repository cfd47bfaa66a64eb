import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actions } from '../../src/emulator/actions/served.ts';
import { type EditionName, editions } from '../../src/emulator/editions.ts';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

test('today every action that is served has its parameters, and no other is listed [own]', () => {
  assert.deepEqual(Object.keys(editions.current.parameters).sort(), [...actions.keys()].sort());
  for (const { parameters } of Object.values(editions)) {
    assert.ok(Object.keys(parameters).every((name) => actions.has(name)));
  }
});

for (const edition of ['2018', '2019'] as const) {
  for (const action of ['RunCommand', 'SendFile', 'DescribeSendFileResults']) {
    test(`edition ${edition} has no ${action} [doc]`, async (t) => {
      const { emulator } = await simulated(t, { edition });
      const answer = await ask(emulator, action, { Type: 'RunShellScript' });
      assert.deepEqual([answer.status, answer.Code], [404, 'InvalidAction.NotFound']);
    });
  }
}

const unknown: [EditionName, string, Record<string, string>][] = [
  ['2018', 'CreateCommand', { EnableParameter: 'true' }],
  ['2018', 'CreateCommand', { Timeout: '60' }],
  ['2019', 'CreateCommand', { ContentEncoding: 'PlainText' }],
  ['2019', 'CreateCommand', { Launcher: 'sh' }],
  ['2019', 'ModifyCommand', { Launcher: 'sh' }],
  ['2019', 'DescribeCommands', { Provider: 'AlibabaCloud' }],
  ['2019', 'DescribeCommands', { MaxResults: '10' }],
  ['2018', 'DescribeInvocations', { CommandType: 'RunShellScript' }],
  ['2019', 'DescribeInvocations', { Type: 'RunShellScript' }],
  ['2019', 'DescribeInvocations', { IncludeOutput: 'true' }],
  ['2019', 'DescribeInvocationResults', { IncludeHistory: 'true' }],
  ['2019', 'DescribeInvocationResults', { ContentEncoding: 'PlainText' }],
  ['2018', 'StopInvocation', { 'InstanceId.1': 'i-web1' }],
  ['2019', 'StopInvocation', { InstanceIds: '["i-web1"]' }],
  ['2019', 'InvokeCommand', { 'Tag.1.Key': 'team' }],
  ['current', 'DescribeInvocations', { Type: 'RunShellScript' }],
  ['current', 'CreateCommand', { TimeOut: '60' }],
];

for (const [edition, action, parameters] of unknown) {
  const [name] = Object.keys(parameters);
  test(`${name} is no parameter of ${action} in edition ${edition} [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    const answer = await ask(emulator, action, parameters);
    assert.deepEqual([answer.status, answer.Code], [400, 'Emulator.UnknownParameter']);
  });
}

const create = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('echo') };

for (const [edition, name, description] of [
  ['2018', 30, 100],
  ['2019', 128, 512],
] as const) {
  test(`edition ${edition}: a name has ${name} characters at most, a description ${description} [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    const longest = { Name: 'n'.repeat(name), Description: 'd'.repeat(description) };
    const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, ...longest });
    for (const [action, parameters] of [
      ['CreateCommand', create],
      ['ModifyCommand', { CommandId }],
    ] as const) {
      const longer = await ask(emulator, action, { ...parameters, Name: `${longest.Name}n` });
      assert.equal(longer.Code, 'CmdName.ExceedLimit');
      const wordier = await ask(emulator, action, { ...parameters, Description: `${longest.Description}d` });
      assert.equal(wordier.Code, 'CmdDesc.ExceedLimit');
    }
  });
}

test('edition 2018: a TimeOut below 60 s counts as 60 s [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2018' });
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, TimeOut: '30' });
  const timeout = async () => (await ask(emulator, 'DescribeCommands', { CommandId })).Commands.Command[0].Timeout;
  assert.equal(await timeout(), 60);
  await ask(emulator, 'ModifyCommand', { CommandId, TimeOut: '90' });
  assert.equal(await timeout(), 90);
});

test('edition 2019: Timeout is 3600 s unless given, and a command ignores a ClientToken [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2019' });
  const [one, two] = [
    await ask(emulator, 'CreateCommand', { ...create, ClientToken: 'same' }),
    await ask(emulator, 'CreateCommand', { ...create, ClientToken: 'same' }),
  ];
  assert.notEqual(one.CommandId, two.CommandId);
  const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId: one.CommandId });
  assert.equal(Commands.Command[0].Timeout, 3600);
});

for (const edition of ['2018', '2019'] as const) {
  const named = (...ids: string[]): Record<string, string> =>
    edition === '2018'
      ? { InstanceIds: JSON.stringify(ids) }
      : Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));

  test(`edition ${edition}: StopInvocation stops the instances that are named [doc]`, async (t) => {
    const { emulator, clock } = await simulated(t, { edition });
    const invoked = { CommandId: 'c-fail', ...named('i-web1', 'i-web2'), Timed: 'true', Frequency: '0 0 9 * * ?' };
    const { InvokeId } = await ask(emulator, 'InvokeCommand', invoked);
    await clock.advance(0);
    assert.equal((await ask(emulator, 'StopInvocation', { InvokeId, ...named('i-web2') })).status, 200);
    const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId });
    assert.deepEqual(
      Invocations.Invocation[0].InvokeInstances.InvokeInstance.map((row: Record<string, string>) =>
        [row.InstanceId, row.InstanceInvokeStatus].join(' '),
      ),
      ['i-web1 Running', 'i-web2 Stopped'],
    );
  });

  test(`edition ${edition}: pages by number only, and a bad one is refused with 403 [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    const page = await ask(emulator, 'DescribeCommands', { PageNumber: '2', PageSize: '3' });
    assert.deepEqual([page.TotalCount, page.Commands.Command.length], [4, 1]);
    assert.equal('NextToken' in page, false);
    const bad = await ask(emulator, 'DescribeCommands', { PageSize: '51' });
    assert.deepEqual([bad.status, bad.Code], [403, 'InvalidParam.PageSize']);
  });
}

test('where unknown parameters are let through, they have no effect [own]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2019', strict: false });
  const page = await ask(emulator, 'DescribeCommands', { MaxResults: '1' });
  assert.deepEqual([page.status, page.Commands.Command.length], [200, 4]);
});

test('edition 2018: DescribeInvocations filters by Type [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2018' });
  await ask(emulator, 'InvokeCommand', { CommandId: 'c-fail', InstanceIds: '["i-web1"]' });
  for (const [Type, count] of [
    ['RunShellScript', 1],
    ['RunBatScript', 0],
  ] as const) {
    assert.equal((await ask(emulator, 'DescribeInvocations', { Type })).TotalCount, count);
  }
});

test('edition 2019: DescribeInvocations shows the content with its parameters filled in [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2019' });
  const content = { CommandContent: btoa('echo {{who}}'), EnableParameter: 'true' };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, ...content });
  const run = { CommandId, 'InstanceId.1': 'i-web1', Parameters: '{"who":"Jack"}' };
  const { InvokeId } = await ask(emulator, 'InvokeCommand', run);
  const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId });
  assert.equal(atob(Invocations.Invocation[0].CommandContent), 'echo Jack');
});

test('edition 2019: 5,000 invocations a day, 100 commands; today 500 commands [doc]', () => {
  assert.deepEqual(editions['2019'].quotas, { commands: 100, invocationsPerDay: 5_000 });
  assert.deepEqual(editions['2018'].quotas, { commands: 100, invocationsPerDay: null });
  assert.deepEqual(editions.current.quotas, { commands: 500, invocationsPerDay: null });
});
