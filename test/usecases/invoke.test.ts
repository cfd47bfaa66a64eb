import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { InvokeRequest, StoredCommand } from '../../src/api/cloud-assistant.ts';
import { editions } from '../../src/domain/editions.ts';
import type { InstanceId } from '../../src/domain/instance-id.ts';
import { parameter } from '../../src/domain/parameters.ts';
import { type InvokeInput, invoke } from '../../src/usecases/invoke.ts';
import { fakePorts } from '../support/fakes.ts';

function input(facts: Partial<InvokeInput> = {}): InvokeInput {
  return {
    runId: 'f'.repeat(32),
    edition: editions.current,
    regionId: 'cn-hangzhou',
    command: { kind: 'id', id: 'c-1' },
    instanceIds: ['i-a', 'i-b'] as unknown as InstanceId[],
    parameters: [],
    rest: { clientToken: 'token' },
    wait: null,
    ...facts,
  };
}

const stored = (facts: Partial<StoredCommand>): StoredCommand => ({
  commandId: 'c-9',
  name: 'deploy',
  type: 'RunShellScript',
  content: Buffer.from('echo'),
  description: '',
  parameterNames: [],
  parameterDefinitions: [],
  enableParameter: false,
  timeout: 60,
  ...facts,
});

const refusal = (code: string) =>
  new Refused({ action: 'InvokeCommand', code, serviceMessage: '', requestId: 'R', status: 404 });

test('an ID is sent as it is, once', async () => {
  const sent: InvokeRequest[] = [];
  const { ports } = fakePorts({
    invokeCommand: async (request) => {
      sent.push(request);
      return { invokeId: 't-1', requestId: 'R' };
    },
  });
  const report = await invoke(input({ parameters: [parameter('a', '1', false)] }), ports);
  assert.deepEqual(report.call, { kind: 'accepted', invokeId: 't-1', requestId: 'R' });
  assert.deepEqual(sent, [
    {
      regionId: 'cn-hangzhou',
      commandId: 'c-1',
      instanceIds: ['i-a', 'i-b'],
      parameters: { a: '1' },
      clientToken: 'token',
    },
  ]);
});

test('a lost answer is never sent again', async () => {
  let calls = 0;
  const lost = new NoAnswer({ action: 'InvokeCommand', reason: 'timeout', host: 'h:1', waitedMs: 30_000 });
  const { ports } = fakePorts({
    invokeCommand: async () => {
      calls++;
      throw lost;
    },
  });
  const { call } = await invoke(input(), ports);
  assert.deepEqual(call, { kind: 'failed', problem: lost, circumstances: null });
  assert.equal(calls, 1);
});

const byName = { command: { kind: 'name', name: 'deploy' } } as const;

test('a name is looked up among the own commands first, exactly', async () => {
  const asked: unknown[] = [];
  const { ports } = fakePorts({
    commands: async (filter) => {
      asked.push(filter);
      return filter.provider ? [stored({ commandId: 'c-public' })] : [stored({ name: 'deploy-all', commandId: 'c-8' })];
    },
    invokeCommand: async ({ commandId }) => ({ invokeId: commandId, requestId: '' }),
  });
  const { call } = await invoke(input(byName), ports);
  assert.equal(call.kind === 'accepted' && call.invokeId, 'c-public');
  assert.deepEqual(asked, [{ name: 'deploy' }, { name: 'deploy', provider: 'AlibabaCloud' }]);
});

test('two commands of one name: both are listed, nothing is sent', async () => {
  const { ports } = fakePorts({ commands: async () => [stored({ commandId: 'c-8' }), stored({ commandId: 'c-9' })] });
  const { call } = await invoke(input(byName), ports);
  assert.deepEqual(call, {
    kind: 'command-not-found',
    lookup: { kind: 'several', name: 'deploy', commandIds: ['c-8', 'c-9'] },
  });
});

test('no command of that name: nothing is sent', async () => {
  const { ports } = fakePorts({ commands: async () => [] });
  const { call } = await invoke(input(byName), ports);
  assert.equal(call.kind, 'command-not-found');
});

test('a refusal about instances names the culprits and why', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('InvalidInstance.NotFound');
    },
    instances: async () => [
      { instanceId: 'i-a', name: '', status: 'Stopped', network: 'vpc', os: 'linux', addresses: [], tags: [] },
    ],
    names: async () => [
      { id: 'cn-hangzhou', name: '' },
      { id: 'cn-beijing', name: '' },
    ],
    instancesIn: async () => [],
  });
  const { call } = await invoke(input(), ports);
  assert.deepEqual(call.kind === 'failed' && call.circumstances, {
    kind: 'instances',
    culprits: [
      { instanceId: 'i-a', name: '', causes: [{ reason: 'not-running', status: 'Stopped' }] },
      { instanceId: 'i-b', name: '', causes: [{ reason: 'nowhere', regionsAsked: 2 }] },
    ],
  });
});

test('parameters that the command does not define are named; case does not matter', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('Parameter.NotMatched');
    },
    commands: async () => [stored({ parameterNames: ['Name'] })],
  });
  const parameters = [parameter('name', 'x', false), parameter('nmae', 'x', false)];
  const { call } = await invoke(input({ parameters }), ports);
  assert.deepEqual(call.kind === 'failed' && call.circumstances, {
    kind: 'undefined-parameters',
    names: ['nmae'],
    defined: ['Name'],
  });
});

test('a look-up that fails leaves the refusal as it is', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('InvalidInstance.NotFound');
    },
    instances: async () => {
      throw refusal('Forbidden.RAM');
    },
  });
  const { call } = await invoke(input(), ports);
  assert.equal(call.kind === 'failed' && call.circumstances, null);
});
