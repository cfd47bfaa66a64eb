import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const name = (text: string) => JSON.stringify({ name: text });
const numbered = (count: number, of: (n: number) => [string, string][]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index + 1)).flat());
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
