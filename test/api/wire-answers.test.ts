import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type PlainObject, plainData } from '../../src/api/plain-data.ts';
import { agentFacts, instanceFacts, instanceResult, invokeIdIn, storedCommand } from '../../src/api/wire-answers.ts';
import { editions } from '../../src/domain/editions.ts';

test('a row of DescribeInvocationResults, as the page of 2021 shows a failing script', () => {
  const row = {
    InvocationStatus: 'Failed',
    InvokeRecordStatus: 'Finished',
    ErrorCode: 'ExitCodeNonzero',
    ErrorInfo: 'the command execution exit code is not zero.',
    InstanceId: 'i-bp1',
    InvokeId: 't-hz0',
    ExitCode: 1,
    Repeats: 1,
    Output: 'T08K',
    Dropped: 12,
    StartTime: '2020-01-19T09:15:46Z',
    FinishedTime: '2020-01-19T09:15:47Z',
    StopTime: '',
  };
  assert.deepEqual(instanceResult(row, editions.current, 't-asked'), {
    instanceId: 'i-bp1',
    invokeId: 't-hz0',
    state: 'failed',
    stateWord: 'Failed',
    exitCode: 1,
    output: Buffer.from('OO\n'),
    dropped: 12,
    errorCode: 'ExitCodeNonzero',
    errorInfo: 'the command execution exit code is not zero.',
    startedAt: '2020-01-19T09:15:46Z',
    finishedAt: '2020-01-19T09:15:47Z',
    repeats: 1,
  });
});

test('of a row with nothing but an InstanceId nothing is made up', () => {
  assert.deepEqual(instanceResult({ InstanceId: 'i-1' }, editions.current, 't-asked'), {
    instanceId: 'i-1',
    invokeId: 't-asked',
    state: 'unknown',
    stateWord: '',
    exitCode: null,
    output: Buffer.alloc(0),
    dropped: 0,
    errorCode: '',
    errorInfo: '',
    startedAt: null,
    finishedAt: null,
    repeats: 0,
  });
});

for (const [edition, word, exitCode, state, kept] of [
  ['current', 'Success', 0, 'success', 0],
  ['current', 'Success', undefined, 'success', null],
  ['current', 'Failed', 7, 'failed', 7],
  ['current', 'Failed', -1, 'failed', -1],
  ['current', 'Timeout', 0, 'timeout', null],
  ['current', 'Aborted', 0, 'aborted', null],
  ['current', 'Cancelled', 0, 'cancelled', null],
  ['current', 'Terminated', 137, 'terminated', 137],
  ['current', 'Invalid', undefined, 'invalid', null],
  ['current', 'Error', 1, 'error', 1],
  ['current', 'Stopping', 0, 'stopping', null],
  ['current', 'Pending', 0, 'pending', null],
  ['current', 'Running', 0, 'running', null],
  ['current', 'Scheduled', 0, 'scheduled', 0],
  ['current', 'Finished', 0, 'unknown', 0],
  ['current', 'Succeeded', 0, 'unknown', 0],
  ['current', '', 0, 'unknown', 0],
  ['current', 'failed-or-timeout', 1, 'unknown', 1],
  ['2019', 'Finished', 0, 'success', 0],
  ['2019', 'Finished', '0', 'success', 0],
  ['2019', 'Finished', 7, 'failed', 7],
  ['2019', 'Finished', undefined, 'unknown', null],
  ['2019', 'Finished', 'none', 'unknown', null],
  ['2018', 'Running', 0, 'running', null],
  ['2018', 'Failed', 0, 'failed-or-timeout', null],
  ['2018', 'Stopped', undefined, 'terminated', null],
  ['2018', 'Stopping', undefined, 'stopping', null],
  ['2018', 'Success', 0, 'unknown', 0],
  ['2018', 'constructor', 0, 'unknown', 0],
] as const) {
  test(`edition ${edition}: ${word || 'no word'} with exit code ${exitCode} is ${state}`, () => {
    const row: PlainObject = {
      InstanceId: 'i-1',
      [editions[edition].verdictFrom]: word,
      ...(exitCode !== undefined && { ExitCode: exitCode }),
    };
    const result = instanceResult(row, editions[edition], 't-1');
    assert.deepEqual([result?.state, result?.stateWord, result?.exitCode], [state, word, kept]);
  });
}

for (const [repeats, finished, kept] of [
  [5, '2026-01-01T00:05:00Z', 0],
  [0, '2026-01-01T00:05:00Z', null],
  [5, '', null],
] as const) {
  test(`Cancelled after ${repeats} runs, ${finished || 'none ended'}: exit code ${kept}`, () => {
    const row = {
      InstanceId: 'i-1',
      InvocationStatus: 'Cancelled',
      ExitCode: 0,
      Repeats: repeats,
      FinishedTime: finished,
    };
    assert.equal(instanceResult(row, editions.current, 't-1')?.exitCode, kept);
  });
}

test('an older edition does not listen to the newer field, nor the other way round', () => {
  const row = { InstanceId: 'i-1', InvocationStatus: 'Success', InvokeRecordStatus: 'Failed', ExitCode: 0 };
  assert.equal(instanceResult(row, editions['2018'], 't')?.state, 'failed-or-timeout');
  assert.equal(instanceResult(row, editions.current, 't')?.state, 'success');
});

for (const [name, sent, bytes] of [
  ['Base64', '4oKs/w==', Buffer.from([0xe2, 0x82, 0xac, 0xff])],
  ['Base64 in lines', 'T08K\r\nT08K\r\n', Buffer.from('OO\nOO\n')],
  ['text that is no Base64', 'no such file: x\n', Buffer.from('no such file: x\n')],
  ['nothing', '', Buffer.alloc(0)],
  ['no text', 7, Buffer.alloc(0)],
] as const) {
  test(`output: ${name}`, () => {
    assert.deepEqual(instanceResult({ InstanceId: 'i-1', Output: sent }, editions.current, 't')?.output, bytes);
  });
}

test('a command, an instance and an agent as the pages show them', () => {
  assert.deepEqual(
    storedCommand({
      CommandId: 'c-1',
      Name: 'hello',
      Type: 'RunShellScript',
      CommandContent: 'ZWNobyB7e25hbWV9fQ==',
      Description: 'greets',
      ParameterNames: { ParameterName: ['name'] },
      ParameterDefinitions: {
        ParameterDefinition: [
          {
            ParameterName: 'name',
            Description: 'whom to greet',
            DefaultValue: 'Jack',
            Required: true,
            PatternRegex: '^J',
            PossibleValues: { PossibleValue: ['Jack', 'Jill'] },
          },
          { ParameterName: 'plain' },
        ],
      },
      EnableParameter: true,
      Timeout: 90,
    }),
    {
      commandId: 'c-1',
      name: 'hello',
      type: 'RunShellScript',
      content: Buffer.from('echo {{name}}'),
      description: 'greets',
      parameterNames: ['name'],
      parameterDefinitions: [
        {
          name: 'name',
          description: 'whom to greet',
          defaultValue: 'Jack',
          required: true,
          pattern: '^J',
          possibleValues: ['Jack', 'Jill'],
        },
        { name: 'plain', description: '', defaultValue: '', required: false, pattern: '', possibleValues: [] },
      ],
      enableParameter: true,
      timeout: 90,
    },
  );
  assert.equal(storedCommand({ CommandId: 'c-1', TimeOut: 3600 })?.timeout, 3600);
  assert.deepEqual(
    instanceFacts({
      InstanceId: 'i-1',
      InstanceName: 'web',
      Status: 'Running',
      InstanceNetworkType: 'vpc',
      OSType: 'Linux',
      VpcAttributes: { PrivateIpAddress: { IpAddress: ['172.16.0.1'] } },
      EipAddress: { IpAddress: '47.0.0.1' },
      PublicIpAddress: { IpAddress: [] },
      Tags: { Tag: [{ TagKey: 'env', TagValue: 'prod' }] },
    }),
    {
      instanceId: 'i-1',
      name: 'web',
      status: 'Running',
      network: 'vpc',
      os: 'linux',
      addresses: ['172.16.0.1', '47.0.0.1'],
      tags: [{ key: 'env', value: 'prod' }],
    },
  );
  assert.deepEqual(instanceFacts({ InstanceId: 'i-1', OSType: 'FreeBSD' }), {
    instanceId: 'i-1',
    name: '',
    status: '',
    network: 'unknown',
    os: 'unknown',
    addresses: [],
    tags: [],
  });
  for (const [status, online] of [
    [true, true],
    ['true', true],
    ['false', false],
    [false, false],
    [undefined, false],
  ] as const) {
    assert.deepEqual(agentFacts({ InstanceId: 'i-1', CloudAssistantStatus: status, CloudAssistantVersion: '2.2' }), {
      instanceId: 'i-1',
      online,
      version: '2.2',
    });
  }
});

test('an InvokeId that could not be printed on a line of its own is none', () => {
  assert.equal(invokeIdIn({ InvokeId: 't-7d2a745b412b4601b2d47f6a768d3***' }), 't-7d2a745b412b4601b2d47f6a768d3***');
  for (const odd of ['', 't-1\nt-2', 't 1', 't-\u001b[0m', 7, null, ['t-1'], undefined]) {
    assert.equal(invokeIdIn({ InvokeId: odd }), undefined);
  }
});

test('no row makes a reader throw, and none without an ID is a row', () => {
  const rows = fc.dictionary(
    fc.constantFrom('InstanceId', 'CommandId', 'Output', 'ExitCode', 'InvocationStatus', 'ParameterNames', 'Dropped'),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(rows, (made) => {
      const row = plainData(made) as PlainObject;
      for (const edition of Object.values(editions)) instanceResult(row, edition, 't');
      for (const read of [storedCommand, instanceFacts, agentFacts]) read(row);
    }),
  );
  for (const read of [storedCommand, instanceFacts, agentFacts]) assert.equal(read({}), null);
  assert.equal(instanceResult({ InstanceId: '' }, editions.current, 't'), null);
});
