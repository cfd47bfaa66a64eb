import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { StoredCommand } from '../../src/api/cloud-assistant.ts';
import { parameter } from '../../src/domain/parameters.ts';
import { lookIntoRefusal } from '../../src/usecases/circumstances.ts';
import { fakePorts } from '../support/fakes.ts';

const action = 'InvokeCommand';
const refusal = (code: string) => new Refused({ action, code, serviceMessage: '', requestId: 'R', status: 400 });
const request = { regionId: 'cn-hangzhou', commandId: 'c-9', commandType: null, instanceIds: ['i-a'] };
const command: StoredCommand = {
  commandId: 'c-9',
  name: 'deploy',
  type: 'RunShellScript',
  content: Buffer.alloc(100),
  description: '',
  parameterNames: [],
  parameterDefinitions: [],
  enableParameter: true,
  timeout: 60,
};

// Base64 of 100 bytes is 136; {"a":"xxxx"} has 12 bytes, 16 in Base64.
const sizes = [
  ['with parameters', [parameter('a', 'xxxx', false)], { content: 136, parameters: 16 }],
  ['without any', [], { content: 136, parameters: 0 }],
] as const;
for (const [title, parameters, expected] of sizes) {
  test(`too large, ${title}: both sizes in bytes of Base64`, async () => {
    const asked: unknown[] = [];
    const { ports } = fakePorts({
      commands: async (filter) => {
        asked.push(filter);
        return [command];
      },
    });
    const found = await lookIntoRefusal(refusal('CmdContent.ExceedLimit'), request, parameters, ports);
    assert.deepEqual(found, { kind: 'size', ...expected });
    assert.deepEqual(asked, [{ commandId: 'c-9' }]);
  });
}

test('a command that cannot be read leaves no circumstances', async () => {
  const { ports } = fakePorts({ commands: async () => [] });
  assert.equal(await lookIntoRefusal(refusal('CmdContent.ExceedLimit'), request, [], ports), null);
});

test('nothing is looked up after any other refusal, nor after a lost answer', async () => {
  const { ports } = fakePorts({});
  const lost = new NoAnswer({ action, reason: 'timeout', host: 'h:1', waitedMs: 1 });
  for (const problem of [refusal('Forbidden.RAM'), lost]) {
    assert.equal(await lookIntoRefusal(problem, request, [], ports), null);
  }
});

test('a script of the wrong kind: its own type tells which instance it does not fit', async () => {
  const { ports } = fakePorts({
    instances: async (ids) =>
      ids.map((instanceId) => ({
        ...{ instanceId, name: '', status: 'Running', network: 'vpc', addresses: [], tags: [] },
        os: instanceId === 'i-win' ? 'windows' : 'linux',
      })),
    agentStatus: async (ids) => ids.map((instanceId) => ({ instanceId, online: true, version: '2.2.4.997' })),
  });
  const script = { ...request, commandId: null, commandType: 'RunShellScript', instanceIds: ['i-a', 'i-win'] };
  const found = await lookIntoRefusal(refusal('InvalidInstance.NotMatch'), script, [], ports);
  assert.ok(found?.kind === 'instances');
  assert.deepEqual(
    found.culprits.map(({ instanceId }) => instanceId),
    ['i-win'],
  );
});
