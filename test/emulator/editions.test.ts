import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results, type Simulated, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good2018 = { CommandId: 'c-hello', InstanceIds: '["i-web1"]' };
const good2019 = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const many = (count: number) => Array.from({ length: count }, (_, index) => `i-more${index + 1}`);
const numbered = (ids: string[]) => Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));

type Row = [what: string, parameters: Record<string, string>, status: number, code: string, message: string];

const missing2018 = (parameter: string) =>
  `The input parameter “${parameter}” that is mandatory for processing this request is not supplied.`;

/** Every code of the page of 2018 and what is beside it. */
const refusals2018: Row[] = [
  [
    'an instance without an agent',
    { InstanceIds: '["i-web1","i-noagent1"]' },
    400,
    'InvalidInstance.NoClient',
    'The specified instances have no cloud assistant client installed.',
  ],
  [
    'an instance of the classic network',
    { InstanceIds: 'i-classic1' },
    400,
    'InvalidInstance.NotVpc',
    'The specified instances must be VPC instances.',
  ],
  [
    'a stopped instance',
    { InstanceIds: 'i-stopped1' },
    400,
    'InvalidInstanceStatus',
    'The specified instance’s status can not execute this operation',
  ],
  ['no command', { CommandId: '' }, 400, 'MissingParameter.CommandId', missing2018('CommandId')],
  ['no instances', { InstanceIds: '' }, 400, 'MissingParameter.InstanceIds', missing2018('InstanceIds')],
  ['an empty list', { InstanceIds: '[]' }, 400, 'MissingParameter.InstanceIds', missing2018('InstanceIds')],
  ['no region', { RegionId: '' }, 400, 'MissingParameter.RegionId', missing2018('RegionId')],
  [
    'Timed without a Frequency',
    { Timed: 'true' },
    400,
    'MissingParameter.Frequency',
    'The frequency parameter must exist when create a timed Invocation.',
  ],
  [
    'an unknown command',
    { CommandId: 'c-nosuch' },
    404,
    'InvalidCmdId.NotFound',
    'The specified commandId does not exist.',
  ],
  [
    'an unknown instance',
    { InstanceIds: 'i-web1, i-nosuch' },
    404,
    'InvalidInstance.NotFound',
    'The specified instances does not exist.',
  ],
  [
    'an unknown region',
    { RegionId: 'xx-nowhere' },
    404,
    'InvalidRegionId.NotFound',
    'The RegionId provided does not exist in our items.',
  ],
  [
    '101 instances',
    { InstanceIds: JSON.stringify(many(101)) },
    403,
    'InstanceIds.ExceedLimit',
    'The number of instance IDs exceeds the upper limit.',
  ],
  [
    'a year in the cron',
    { Timed: 'true', Frequency: '0 0 9 * * ? 2030' },
    403,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ],
  [
    'Parameters',
    { Parameters: '{"name":"Jack"}' },
    400,
    'Emulator.UnknownParameter',
    'InvokeCommand of edition 2018 has no parameter Parameters.',
  ],
  [
    'InstanceId.N',
    { 'InstanceId.1': 'i-web1' },
    400,
    'Emulator.UnknownParameter',
    'InvokeCommand of edition 2018 has no parameter InstanceId.1.',
  ],
];

/** Every code of the page of 2019 that a request can bring about, and what is beside it. */
const refusals2019: Row[] = [
  [
    'an unknown instance',
    { 'InstanceId.2': 'i-nosuch' },
    404,
    'InvalidInstance.NotFound',
    'The specified instance does not exist.',
  ],
  [
    'Timed without a Frequency',
    { Timed: 'true' },
    403,
    'MissingParam.Frequency',
    'The frequency must be specified when you create a timed task.',
  ],
  [
    'Parameters for a command that has none',
    { CommandId: 'c-fail', Parameters: '{"a":"1"}' },
    404,
    'Parameter.Disabled',
    'Parameters cannot be passed in when the command customization function is disabled.',
  ],
  [
    '11 parameters',
    { Parameters: JSON.stringify(Object.fromEntries(many(11).map((key) => [key, '']))) },
    403,
    'ParameterCount.ExceedLimit',
    'The maximum number of parameters is exceeded.',
  ],
  [
    'a parameter name of 65 characters',
    { Parameters: JSON.stringify({ ['n'.repeat(65)]: '' }) },
    403,
    'ParameterKey.ExceedLimit',
    'The maximum length of a parameter name is exceeded.',
  ],
  [
    'more than 16 KB',
    { Parameters: JSON.stringify({ name: 'x'.repeat(12_200) }) },
    403,
    'CmdContent.ExceedLimit',
    'The maximum length of a command is exceeded.',
  ],
  [
    'a parameter given twice',
    { Parameters: '{"name":"1","name":"2"}' },
    403,
    'ParameterKey.Duplicate',
    'Parameter names cannot be duplicated.',
  ],
  [
    'an empty parameter name',
    { Parameters: '{"":"1"}' },
    403,
    'Parameter.NotMatched',
    'The passed-in parameters do not match the parameters defined when you created the command.',
  ],
  [
    'a cron every 9 seconds',
    { Timed: 'true', Frequency: '*/9 * * * * *' },
    403,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ],
  [
    'rate(…)',
    { Timed: 'true', Frequency: 'rate(5m)' },
    403,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ],
  [
    '51 instances',
    numbered(many(51)),
    403,
    'InstanceIds.ExceedLimit',
    'The number of instance IDs exceeds the upper limit.',
  ],
  [
    'RepeatMode',
    { RepeatMode: 'Once' },
    400,
    'Emulator.UnknownParameter',
    'InvokeCommand of edition 2019 has no parameter RepeatMode.',
  ],
];

for (const [edition, good, refusals] of [
  ['2018', good2018, refusals2018],
  ['2019', good2019, refusals2019],
] as const) {
  for (const [what, parameters, status, code, message] of refusals) {
    test(`edition ${edition}: ${what} is refused with ${code} [doc]`, async (t) => {
      const { emulator } = await simulated(t, { edition });
      const answer = await ask(emulator, 'InvokeCommand', { ...good, ...parameters });
      assert.deepEqual([answer.status, answer.Code, answer.Message], [status, code, message]);
      assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
    });
  }
}

for (const [edition, message] of [
  ['2018', 'An internal error occurred when dispatching your request.'],
  ['2019', 'An error occurred when you dispatched the request.'],
] as const) {
  test(`edition ${edition}: InternalError.Dispatch in its own words [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    emulator.faults.refuseNext('InvokeCommand', 'InternalError.Dispatch');
    const answer = await ask(emulator, 'InvokeCommand', edition === '2018' ? good2018 : good2019);
    assert.deepEqual([answer.status, answer.Code, answer.Message], [500, 'InternalError.Dispatch', message]);
  });
}

for (const InstanceIds of ['["i-web1","i-web2"]', '[i-web1, i-web2]', 'i-web1,i-web2', ' [ "i-web1" , "i-web2" ] ']) {
  test(`edition 2018 reads InstanceIds=${InstanceIds} [doc, assumed]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t, { edition: '2018' });
    assert.equal((await ask(emulator, 'InvokeCommand', { ...good2018, InstanceIds })).status, 200);
    await clock.advance(0);
    assert.deepEqual(
      runner.requests.map((request) => request.instanceId),
      ['i-web1', 'i-web2'],
    );
  });
}

for (const [edition, most] of [
  ['2018', 100],
  ['2019', 50],
] as const) {
  test(`edition ${edition} takes ${most} instances and ignores a ClientToken [doc]`, async (t) => {
    const instances = many(most).map((id) => ({ id }));
    const { emulator, clock, runner } = await simulated(t, { edition, fleet: { instances } });
    const targets = edition === '2018' ? { InstanceIds: JSON.stringify(many(most)) } : numbered(many(most));
    const send = () => ask(emulator, 'InvokeCommand', { CommandId: 'c-hello', ...targets, ClientToken: 'same' });
    assert.notEqual((await send()).InvokeId, (await send()).InvokeId);
    await clock.advance(0);
    assert.equal(runner.requests.length, 2 * most);
  });
}

test('edition 2019: what cannot run there is told by the result, in the older field [doc, assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, { edition: '2019' });
  const ids = ['i-web1', 'i-stopped1', 'i-noagent1', 'i-classic1', 'i-windows1'];
  const { InvokeId } = await ask(emulator, 'InvokeCommand', { ...good2019, ...numbered(ids) });
  await clock.advance(1_000);
  const rows = await results(emulator, InvokeId);
  assert.deepEqual(
    rows.map((row) => [row.InstanceId, row.InvokeRecordStatus]),
    [
      ['i-web1', 'Finished'],
      ['i-stopped1', 'Failed'],
      ['i-noagent1', 'Failed'],
      ['i-classic1', 'Failed'],
      ['i-windows1', 'Failed'],
    ],
  );
});

for (const edition of ['2018', '2019'] as const) {
  const send = ({ emulator }: Simulated, more: Record<string, string>) =>
    ask(emulator, 'InvokeCommand', { ...(edition === '2018' ? good2018 : good2019), ...more });

  test(`edition ${edition}: the answers have the fields of their time only [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    const { InvokeId } = await send(world, {});
    await world.clock.advance(0);
    const [row] = await results(world.emulator, InvokeId);
    const fields = ['InvokeId', 'CommandId', 'InstanceId', 'InvokeRecordStatus', 'ExitCode', 'Output', 'FinishedTime'];
    assert.deepEqual(Object.keys(row).sort(), fields.sort());
    const { Invocations } = await ask(world.emulator, 'DescribeInvocations', { InvokeId });
    const [invocation] = Invocations.Invocation;
    assert.equal(invocation.InvokeStatus, 'Finished');
    assert.equal('InvocationStatus' in invocation, false);
    assert.equal('Parameters' in invocation, edition === '2019');
    assert.deepEqual(invocation.InvokeInstances.InvokeInstance, [
      { InstanceId: 'i-web1', InstanceInvokeStatus: 'Finished' },
    ]);
  });

  test(`edition ${edition}: a Frequency counts with Timed=true only [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    await send(world, { Frequency: '0 0 0 * * ?' });
    await world.clock.advance(10_000);
    assert.equal(world.runner.requests.length, 1);
  });

  test(`edition ${edition}: schedules are relative to ${edition === '2018' ? 'UTC+8' : 'UTC'} [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    // It is 23:59:50 UTC, and 07:59:50 at UTC+8.
    await send(world, { Timed: 'true', Frequency: '0 0 0 * * ?' });
    await send(world, { Timed: 'True', Frequency: '0 0 8 * * ?' });
    await world.clock.advance(20_000);
    const { Invocations } = await ask(world.emulator, 'DescribeInvocations');
    assert.equal(world.runner.requests.length, 1);
    const ran = Invocations.Invocation.find(
      (row: { InvokeId: string }) => row.InvokeId === world.runner.requests[0]?.invokeId,
    );
    assert.equal(ran.Frequency, edition === '2018' ? '0 0 8 * * ?' : '0 0 0 * * ?');
  });
}

test('edition 2018: CreateCommand has TimeOut, 3600 s unless given [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2018' });
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: 'ZWNobyBoaQ==' };
  for (const [more, seconds] of [
    [{}, 3600],
    [{ TimeOut: '90' }, 90],
  ] as const) {
    const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, ...more });
    const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId });
    assert.equal(Commands.Command[0].Timeout, seconds);
  }
  assert.equal((await ask(emulator, 'CreateCommand', { ...create, Timeout: '90' })).Code, 'Emulator.UnknownParameter');
});

test('current: InstanceIds is no parameter any more [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const answer = await ask(emulator, 'InvokeCommand', good2018);
  assert.equal(answer.Message, 'InvokeCommand has no parameter InstanceIds.');
});
