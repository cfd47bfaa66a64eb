import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
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
