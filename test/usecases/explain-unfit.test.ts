import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refused } from '../../src/api/call-problem.ts';
import type { AgentFacts, InstanceFacts } from '../../src/api/cloud-assistant.ts';
import { explainUnfit } from '../../src/usecases/explain-unfit.ts';
import type { IntendedWork } from '../../src/usecases/fitness.ts';
import { fakePorts, result } from '../support/fakes.ts';

const work: IntendedWork = { regionId: 'cn-hangzhou', os: 'linux', features: ['schedule-forms'], needsVpc: true };

function portsWith(facts: Partial<InstanceFacts> | null, agent: Partial<AgentFacts> = {}) {
  const rest = { name: 'a', status: 'Running', network: 'vpc', os: 'linux', addresses: [], tags: [] } as const;
  return fakePorts({
    instances: async (ids) => (facts === null ? [] : ids.map((instanceId) => ({ ...rest, instanceId, ...facts }))),
    agentStatus: async (ids) => ids.map((instanceId) => ({ instanceId, online: true, version: '2.2.4.997', ...agent })),
    names: async () => [{ id: 'cn-beijing', name: '' }],
    instancesIn: async (_region, ids) => ids.map((instanceId) => ({ ...rest, instanceId })),
  }).ports;
}

const silent = { online: false, version: '' };
const rows: readonly (readonly [
  code: string,
  facts: Partial<InstanceFacts> | null,
  agent: Partial<AgentFacts>,
  string,
])[] = [
  ['InstanceNotRunning', { status: 'Stopped' }, {}, 'not-running'],
  ['InstanceNotRunning', {}, {}, 'reported'],
  ['InstanceNotRunning', {}, silent, 'reported'],
  ['ClientNotRunning', {}, silent, 'no-agent'],
  ['ClientNotRunning', {}, {}, 'reported'],
  ['ClientNotResponse', { status: 'Stopping' }, {}, 'not-running'],
  ['DeliveryTimeout', {}, { ...silent, heartbeatAt: '2025-01-01T00:00:00Z' }, 'agent-offline'],
  ['DeliveryTimeout', { os: 'windows' }, {}, 'reported'],
  ['CommandNotApplicable', { os: 'windows' }, silent, 'wrong-os'],
  ['CommandNotApplicable', {}, {}, 'reported'],
  ['ClientIsUpgrading', {}, silent, 'reported'],
  ['ClientNeedUpgrade', {}, { version: '2.2.3.200' }, 'agent-too-old'],
  ['ClientNetworkBlocked', { network: 'classic' }, {}, 'classic-network'],
  ['SecurityGroupRuleDenied', {}, silent, 'reported'],
  ['InstanceNotExists', null, {}, 'other-region'],
];
for (const [errorCode, facts, agent, reason] of rows) {
  test(`${errorCode}, found ${JSON.stringify({ ...facts, ...agent })}: ${reason}`, async () => {
    const explained = await explainUnfit([result('i-a', { errorCode })], work, portsWith(facts, agent));
    assert.deepEqual(
      explained.map((each) => [each.instanceId, each.errorCode, ...each.causes.map((cause) => cause.reason)]),
      [['i-a', errorCode, reason]],
    );
  });
}

test('what ran, and what was never an instance’s fault, is not looked up', async () => {
  const { ports } = fakePorts({});
  const results = ['', 'ExitCodeNonzero', 'ExecutionTimeout', 'AccountNotExists', 'constructor'];
  const explained = await explainUnfit(
    results.map((errorCode, at) => result(`i-${at}`, { errorCode })),
    work,
    ports,
  );
  assert.deepEqual(explained, []);
});

test('a look-up that fails leaves the code as the cause', async () => {
  const { ports } = fakePorts({
    instances: async () => {
      throw new Refused({ action: 'A', code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 });
    },
  });
  const explained = await explainUnfit([result('i-a', { errorCode: 'ClientNotRunning' })], work, ports);
  assert.deepEqual(explained[0]?.causes, [{ reason: 'reported', code: 'ClientNotRunning' }]);
});
