import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const name = (text: string) => JSON.stringify({ name: text });
const numbered = (count: number, of: (n: number) => [string, string][]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index + 1)).flat());
const tags = (prefix: string, count: number) =>
  numbered(count, (n) => [
    [`${prefix}.${n}.Key`, `k${n}`],
    [`${prefix}.${n}.Value`, 'v'],
  ]);

const refusals: [string, Record<string, string>, number, string, string][] = [
  ['no region', { RegionId: '' }, 400, 'MissingRegionId', 'RegionId is mandatory for this action.'],
  ['no command', { CommandId: '' }, 400, 'MissingCommandId', 'CommandId is mandatory for this action.'],
  [
    'no instance',
    { 'InstanceId.1': '' },
    400,
    'MissingParam.InstanceId',
    'The parameter instanceId is missing or empty.',
  ],
  [
    'an unknown region',
    { RegionId: 'cn-hangzou' },
    404,
    'InvalidRegionId.NotFound',
    'The RegionId provided does not exist in our records.',
  ],
  [
    'an unknown command',
    { CommandId: 'c-nosuch' },
    404,
    'InvalidCmdId.NotFound',
    'The specified command ID does not exist.',
  ],
  [
    'a command of another region',
    { RegionId: 'cn-beijing' },
    404,
    'InvalidCmdId.NotFound',
    'The specified command ID does not exist.',
  ],
  [
    'an unknown instance',
    { 'InstanceId.2': 'i-nosuch' },
    404,
    'InvalidInstance.NotFound',
    'The specified instance does not exist.',
  ],
  [
    'a shell script for Windows',
    { 'InstanceId.2': 'i-windows1' },
    400,
    'InvalidInstance.NotMatch',
    'The specified instance type does not match the command.',
  ],
  [
    '101 instances',
    numbered(101, (n) => [[`InstanceId.${n}`, `i-${n}`]]),
    403,
    'InstanceIds.ExceedLimit',
    'The number of instance IDs exceeds the upper limit.',
  ],
  [
    'a mode nobody has',
    { RepeatMode: 'Twice' },
    404,
    'InvalidRepeatMode.NotFound',
    'The specified repeat mode does not exist.',
  ],
  [
    'Period without a Frequency',
    { RepeatMode: 'Period' },
    400,
    'MissingParam.Frequency',
    'The frequency must be specified when you create a timed task.',
  ],
  ...[
    '*/9 * * * * *',
    '0,55 * * * * *',
    '* * * * *',
    '0 0 9 ? * L',
    'rate(59s)',
    'rate(8d)',
    'rate(5)',
    'at(tomorrow)',
    '0 0 9 * * ? GMT+08:00',
  ].map((Frequency): [string, Record<string, string>, number, string, string] => [
    `Frequency ${Frequency}`,
    { Frequency },
    400,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ]),
  [
    'a Frequency shorter than the Timeout that comes with it',
    { Frequency: '*/30 * * * * *', Timeout: '31' },
    400,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ],
  [
    'a rate as long as the Timeout that comes with it',
    { Frequency: 'rate(60s)', Timeout: '60' },
    400,
    'InvalidParam.Frequency',
    'The specified frequency is invalid.',
  ],
  [
    'Parameters for a command that has none',
    { CommandId: 'c-fail', Parameters: name('Jack') },
    400,
    'Parameter.Disabled',
    'Parameters cannot be passed in when the command customization function is disabled.',
  ],
  ...['{', '[]', '"name"', 'null'].map((Parameters): [string, Record<string, string>, number, string, string] => [
    `Parameters ${Parameters}`,
    { Parameters },
    400,
    'InvalidParameter.Parameters',
    'The specified parameter Parameters is not valid.',
  ]),
  [
    '11 parameters',
    { Parameters: JSON.stringify(numbered(11, (n) => [[`p${n}`, '']])) },
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
    'a parameter given twice',
    { Parameters: '{"name":"1","name":"2"}' },
    403,
    'ParameterKey.Duplicate',
    'Parameter names cannot be duplicated.',
  ],
  [
    'a parameter given twice in two spellings',
    { Parameters: '{"name":"1","NAME":"2"}' },
    403,
    'ParameterKey.Duplicate',
    'Parameter names cannot be duplicated.',
  ],
  [
    'a parameter the command does not define',
    { Parameters: '{"nome":"Jack"}' },
    403,
    'Parameter.NotMatched',
    'The passed-in parameters do not match the parameters defined when you created the command.',
  ],
  [
    'a parameter that is no text',
    { Parameters: '{"name":7}' },
    403,
    'ParameterType.NotSupported',
    'The type of parameter value is not supported.',
  ],
  [
    'more than 24 KB',
    { Parameters: name('x'.repeat(18_400)) },
    403,
    'CmdContent.ExceedLimit',
    'The maximum length of a command is exceeded.',
  ],
  [
    'a Timeout of 9 s',
    { Timeout: '9' },
    400,
    'InvalidParameter.Timeout',
    'The specified parameter Timeout is not valid.',
  ],
  [
    'a Timeout in words',
    { Timeout: '1m' },
    400,
    'InvalidParameter.Timeout',
    'The specified parameter Timeout is not valid.',
  ],
  [
    'a WorkingDir of 201 characters',
    { WorkingDir: '/'.padEnd(201, 'd') },
    400,
    'InvalidParameter.WorkingDir',
    'The specified parameter WorkingDir is not valid.',
  ],
  [
    'a Username of 256 characters',
    { Username: 'u'.repeat(256) },
    403,
    'Username.ExceedLimit',
    'The length of the username exceeds the upper limit.',
  ],
  [
    'a WindowsPasswordName of 256 characters',
    { WindowsPasswordName: 'w'.repeat(256) },
    403,
    'WindowsPasswordName.ExceedLimit',
    'The length of the WindowsPasswordName exceeds the upper limit.',
  ],
  [
    'a TerminationMode nobody has',
    { TerminationMode: 'Tree' },
    404,
    'InvalidTerminationMode.NotFound',
    'The specified parameter TerminationMode does not exist.',
  ],
  [
    'a resource group',
    { ResourceGroupId: 'rg-1' },
    404,
    'InvalidResourceGroup.NotFound',
    'The ResourceGroup provided does not exist in our records.',
  ],
  [
    'a ClientToken of 65 characters',
    { ClientToken: 't'.repeat(65) },
    400,
    'InvalidClientToken.Malformed',
    'The specified parameter clientToken is not valid.',
  ],
  [
    'a ClientToken beyond ASCII',
    { ClientToken: '令牌' },
    400,
    'InvalidClientToken.Malformed',
    'The specified parameter clientToken is not valid.',
  ],
  ['21 tags', tags('Tag', 21), 400, 'NumberExceed.Tags', 'The Tags parameter number is exceed.'],
  ['a tag without a key', { 'Tag.1.Value': 'v' }, 400, 'MissingParameter.TagKey', 'You must specify Tag.N.Key.'],
  [
    'a tag of the cloud',
    { 'Tag.1.Key': 'acs:x' },
    400,
    'InvalidTagKey.Malformed',
    'The specified Tag.n.Key is not valid.',
  ],
  [
    'a tag value that is a URL',
    { 'Tag.1.Key': 'k', 'Tag.1.Value': 'see http://x' },
    400,
    'InvalidTagValue.Malformed',
    'The specified Tag.n.Value is not valid.',
  ],
  [
    'a tag key given twice',
    { 'Tag.1.Key': 'k', 'Tag.2.Key': 'k' },
    400,
    'Duplicate.TagKey',
    'The Tag.N.Key contain duplicate key.',
  ],
  [
    'both InstanceId and ResourceTag',
    tags('ResourceTag', 1),
    400,
    'InvalidResourceTag.ConflictWithInstanceIds',
    'The specified param ResourceTag conflicts with InstanceId.',
  ],
  [
    '11 ResourceTags',
    { 'InstanceId.1': '', ...tags('ResourceTag', 11) },
    400,
    'NumberExceed.ResourceTags',
    'The maximum number of ResourceTags is exceeded.',
  ],
  [
    'a ResourceTag nothing carries',
    { 'InstanceId.1': '', ...tags('ResourceTag', 1) },
    400,
    'InvalidResourceTag.InstanceNotFound',
    'InstanceIds are not found by the specified ResourceTag.',
  ],
];

for (const [what, parameters, status, code, message] of refusals) {
  test(`InvokeCommand with ${what}: ${code} [doc]`, async (t) => {
    const { emulator, runner } = await simulated(t);
    const answer = await ask(emulator, 'InvokeCommand', { ...good, ...parameters });
    assert.deepEqual([answer.status, answer.Code, answer.Message], [status, code, message]);
    assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
    assert.equal(runner.requests.length, 0);
  });
}

test('what is just within the limits is accepted [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const script = Array.from({ length: 10 }, (_, index) => `{{p${index}}}`).join('');
  const create = { Name: 'ten', Type: 'RunShellScript', CommandContent: Buffer.from(script).toString('base64') };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const accepted: Record<string, string>[] = [
    { CommandId, Parameters: JSON.stringify(numbered(10, (n) => [[`p${n - 1}`, '']])) },
    { Parameters: '{}' },
    { CommandId: 'c-fail', Parameters: '{}' },
    { Parameters: name('x'.repeat(18_000)) },
    { Timeout: '10', WorkingDir: '/'.padEnd(200, 'd'), Username: 'u'.repeat(255), ClientToken: 't'.repeat(64) },
    { TerminationMode: 'ProcessTree', RepeatMode: 'EveryReboot', Timed: 'false', ...tags('Tag', 20) },
    { Frequency: '0,50 59 23 * * ?' },
    { Frequency: 'rate(60s)' },
    { Frequency: '0 0/5 14 * 10 ? 2028/2 UTC' },
    { 'InstanceId.1': '', 'ResourceTag.1.Key': 'role', 'ResourceTag.1.Value': 'web' },
  ];
  for (const parameters of accepted) {
    const answer = await ask(emulator, 'InvokeCommand', { ...good, ...parameters });
    assert.equal(answer.status, 200, `${JSON.stringify(parameters)}: ${answer.Code}`);
  }
  await clock.advance(0);
});

test('100 instances of one call, in the order of their numbers, gaps and doubles allowed [doc, assumed]', async (t) => {
  const instances = Array.from({ length: 98 }, (_, index) => ({ id: `i-more${index}` }));
  const { emulator, clock, runner } = await simulated(t, { fleet: { instances } });
  const ids = ['i-web2', ...instances.map(({ id }) => id), 'i-web1'];
  const list = Object.fromEntries(ids.map((id, index) => [`InstanceId.${index * 2 + 1}`, id]));
  const answer = await ask(emulator, 'InvokeCommand', { ...good, ...list, 'InstanceId.999': 'i-web1' });
  await clock.advance(0);
  assert.deepEqual(
    runner.requests.map((request) => request.instanceId),
    ids,
  );
  assert.equal((await results(emulator, answer.InvokeId)).length, 50);
});

test('the script has its parameters filled in: by any spelling, empty when not given, built-ins by the agent', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const script = 'a={{name}} b={{ Name }} c={{\n NAME\n}} d={{other}} e={{ ACS :: InstanceId }} {{ACS::InvokeId}} {{x';
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: script, ContentEncoding: 'PlainText' };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const { InvokeId } = await ask(emulator, 'InvokeCommand', {
    ...good,
    CommandId,
    Parameters: '{"nAme":"$& O\'Hara"}',
  });
  await clock.advance(0);
  const value = "$& O'Hara";
  assert.equal(runner.requests[0]?.script, `a=${value} b=${value} c=${value} d= e=i-web1 ${InvokeId} {{x`);
});

test('a built-in nobody knows makes the task invalid; without EnableParameter nothing is touched [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const create = {
    Name: 'n',
    Type: 'RunShellScript',
    CommandContent: '{{ACS::Nothing}}',
    ContentEncoding: 'PlainText',
  };
  const parametric = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const plain = await ask(emulator, 'CreateCommand', create);
  const invalid = await ask(emulator, 'InvokeCommand', { ...good, CommandId: parametric.CommandId });
  const valid = await ask(emulator, 'InvokeCommand', { ...good, CommandId: plain.CommandId });
  await clock.advance(0);
  const [row] = await results(emulator, invalid.InvokeId);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'InvalidEnvironmentParameter']);
  assert.equal((await results(emulator, valid.InvokeId))[0].InvocationStatus, 'Success');
  assert.deepEqual(
    runner.requests.map((request) => request.script),
    ['{{ACS::Nothing}}'],
  );
});

test('the same ClientToken and parameters give the same InvokeId and one run; others are refused [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const once = () => ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'token' });
  const [first, second] = [await once(), await once()];
  assert.equal(second.InvokeId, first.InvokeId);
  assert.notEqual(second.RequestId, first.RequestId);
  await clock.advance(60_000);
  assert.equal((await once()).InvokeId, first.InvokeId);
  const other = await ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'token', Timeout: '30' });
  assert.deepEqual([other.status, other.Code], [403, 'IdempotentParameterMismatch']);
  assert.notEqual((await ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'Token' })).InvokeId, first.InvokeId);
  await clock.advance(0);
  assert.equal(runner.requests.length, 2);
  assert.deepEqual(
    emulator.ledger.starts().map((start) => [start.invokeId === first.InvokeId, start.clientToken]),
    [
      [true, 'token'],
      [false, 'Token'],
    ],
  );
});
