import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { AgentFacts, CloudAssistant, InstanceFacts } from '../../src/api/cloud-assistant.ts';
import { causesOf, fitnessOf, type IntendedWork, partition } from '../../src/usecases/fitness.ts';
import { fakePorts } from '../support/fakes.ts';

const instance = (instanceId: string, facts: Partial<InstanceFacts> = {}): InstanceFacts => ({
  instanceId,
  name: `name of ${instanceId}`,
  status: 'Running',
  network: 'vpc',
  os: 'linux',
  addresses: [],
  tags: [],
  ...facts,
});
const agent = (instanceId: string, facts: Partial<AgentFacts> = {}): AgentFacts => ({
  instanceId,
  online: true,
  version: '2.2.4.997',
  ...facts,
});
const anything: IntendedWork = { regionId: 'cn-hangzhou', os: null, features: [], needsVpc: false };
const now = new Date('2026-01-01T00:00:00Z');
const refusal = (code: string) => new Refused({ action: 'A', code, serviceMessage: '', requestId: 'R', status: 404 });

const causes: readonly {
  readonly title: string;
  readonly facts?: Partial<InstanceFacts>;
  readonly agent?: Partial<AgentFacts>;
  readonly work?: Partial<IntendedWork>;
  readonly expected: ReturnType<typeof causesOf>;
}[] = [
  { title: 'nothing speaks against it', expected: [] },
  { title: 'the right system', work: { os: 'linux' }, expected: [] },
  { title: 'stopped', facts: { status: 'Stopped' }, expected: [{ reason: 'not-running', status: 'Stopped' }] },
  { title: 'starting', facts: { status: 'Starting' }, expected: [{ reason: 'not-running', status: 'Starting' }] },
  {
    title: 'expired explains why it is stopped',
    facts: { status: 'Stopped', expiresAt: '2025-12-31T23:59Z', locks: ['financial'] },
    expected: [{ reason: 'expired', since: '2025-12-31T23:59Z' }],
  },
  { title: 'its end has passed, and it runs on', facts: { expiresAt: '2025-12-31T23:59Z' }, expected: [] },
  {
    title: 'locked explains why it is stopped',
    facts: { status: 'Stopped', expiresAt: '2099-12-31T15:59Z', locks: ['security'] },
    expected: [{ reason: 'locked', locks: ['security'] }],
  },
  { title: 'the classic network, where no VPC is asked for', facts: { network: 'classic' }, expected: [] },
  {
    title: 'the classic network in 2018',
    facts: { network: 'classic' },
    work: { needsVpc: true },
    expected: [{ reason: 'classic-network' }],
  },
  {
    title: 'Windows and a shell script',
    facts: { os: 'windows' },
    work: { os: 'linux' },
    expected: [{ reason: 'wrong-os', os: 'windows', needs: 'linux' }],
  },
  {
    title: 'Linux and PowerShell, and it is stopped too',
    facts: { status: 'Stopped' },
    work: { os: 'windows' },
    expected: [
      { reason: 'not-running', status: 'Stopped' },
      { reason: 'wrong-os', os: 'linux', needs: 'windows' },
    ],
  },
  { title: 'a system we do not know', facts: { os: 'unknown' }, work: { os: 'windows' }, expected: [] },
  { title: 'no agent', agent: { online: false, version: '' }, expected: [{ reason: 'no-agent' }] },
  {
    title: 'an agent that fell silent',
    agent: { online: false, version: '', heartbeatAt: '2025-12-31T23:00:00Z' },
    expected: [{ reason: 'agent-offline', version: '', heartbeatAt: '2025-12-31T23:00:00Z' }],
  },
  {
    title: 'an old agent',
    agent: { version: '2.2.3.200' },
    work: { features: ['schedule-forms'] },
    expected: [{ reason: 'agent-too-old', version: '2.2.3.200', needs: '2.2.3.282', feature: 'schedule-forms' }],
  },
  { title: 'an old agent that is not asked for anything new', agent: { version: '1.0' }, expected: [] },
];
for (const { title, facts, agent: status, work, expected } of causes) {
  test(`causes: ${title}`, () => {
    assert.deepEqual(causesOf(instance('i-a', facts), agent('i-a', status), { ...anything, ...work }, now), expected);
  });
}

test('of an agent that could not be asked nothing is said', () => {
  assert.deepEqual(causesOf(instance('i-a'), null, { ...anything, features: ['container'] }, now), []);
});

/** A cloud of regions with instances; `calls` is what was asked for. */
function world(regions: Readonly<Record<string, readonly string[]>>, more: Partial<CloudAssistant> = {}) {
  const calls: string[] = [];
  const { ports } = fakePorts({
    instances: async (ids) => ids.filter((id) => regions['cn-hangzhou']?.includes(id)).map((id) => instance(id)),
    agentStatus: async (ids) => ids.map((id) => agent(id)),
    names: async () => Object.keys(regions).map((id) => ({ id, name: '' })),
    instancesIn: async (region, ids) => {
      calls.push(`${region}: ${ids.join(' ')}`);
      return ids.filter((id) => regions[region]?.includes(id)).map((id) => instance(id));
    },
    ...more,
  });
  return { ports, calls };
}

test('what this region has not is looked for in the others, nearest first, and only that', async () => {
  const { ports, calls } = world({ 'us-west-1': ['i-far'], 'cn-hangzhou': ['i-here'], 'cn-beijing': ['i-near'] });
  const { instances } = await fitnessOf(['i-near', 'i-here', 'i-far', 'i-no'], anything, ports);
  assert.deepEqual(
    instances.map(({ instanceId, name, causes: found }) => [instanceId, name, ...found]),
    [
      ['i-near', '', { reason: 'other-region', region: 'cn-beijing' }],
      ['i-here', 'name of i-here'],
      ['i-far', '', { reason: 'other-region', region: 'us-west-1' }],
      ['i-no', '', { reason: 'nowhere', regionsAsked: 3 }],
    ],
  );
  assert.equal(calls[0], 'cn-beijing: i-near i-far i-no');
});

test('the search ends when all are found', async () => {
  const others = Array.from({ length: 20 }, (_, at) => [`cn-r${at}`, at === 0 ? ['i-a'] : []] as const);
  const { ports, calls } = world({ 'cn-hangzhou': [], ...Object.fromEntries(others) });
  const { instances } = await fitnessOf(['i-a'], anything, ports);
  assert.deepEqual(instances[0]?.causes, [{ reason: 'other-region', region: 'cn-r0' }]);
  assert.ok(calls.length <= 4, `${calls.length} regions were asked`);
});

test('at most four regions are asked at once, and one ID in a hundred costs nothing more', async () => {
  let atOnce = 0;
  let most = 0;
  const regions = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`cn-r${at}`, []]));
  const asked: number[] = [];
  const { ports } = world(regions, {
    async instancesIn(_region, ids) {
      asked.push(ids.length);
      most = Math.max(most, ++atOnce);
      await new Promise((wake) => setImmediate(wake));
      atOnce--;
      return [];
    },
  });
  const ids = Array.from({ length: 150 }, (_, at) => `i-${at}`);
  const { instances } = await fitnessOf(ids, anything, ports);
  assert.equal(most, 4);
  assert.deepEqual(new Set(asked), new Set([100]));
  assert.equal(asked.length, 30);
  assert.deepEqual(instances[99]?.causes, [{ reason: 'nowhere', regionsAsked: 31 }]);
  assert.deepEqual(instances[100]?.causes, [{ reason: 'not-in-region', regionsAsked: 1, regionsUnasked: null }]);
});

test('a region that does not answer is no proof', async () => {
  const { ports } = world(
    { 'cn-hangzhou': [], 'cn-beijing': [] },
    {
      instancesIn: async () => {
        throw new NoAnswer({ action: 'DescribeInstances', reason: 'timeout', host: 'h:1', waitedMs: 1 });
      },
    },
  );
  const { instances } = await fitnessOf(['i-a'], anything, ports);
  assert.deepEqual(instances[0]?.causes, [{ reason: 'not-in-region', regionsAsked: 1, regionsUnasked: 1 }]);
});

test('regions that may not be listed: the instance is not here, and no more is said', async () => {
  const { ports } = world(
    {},
    {
      names: async () => {
        throw refusal('Forbidden.RAM');
      },
    },
  );
  const { instances } = await fitnessOf(['i-a'], anything, ports);
  assert.deepEqual(instances[0]?.causes, [{ reason: 'not-in-region', regionsAsked: 1, regionsUnasked: null }]);
});

test('agents that cannot be asked are told, and the rest is known all the same', async () => {
  const { ports } = world(
    { 'cn-hangzhou': ['i-a'] },
    {
      agentStatus: async () => {
        throw refusal('Forbidden.RAM');
      },
    },
  );
  const report = await fitnessOf(['i-a'], anything, ports);
  assert.equal(report.agents?.name, 'Refused');
  assert.deepEqual(report.instances[0]?.causes, []);
});

test('one that is released between the questions does not hide the others', async () => {
  let listed = ['i-a', 'i-b'];
  const { ports } = world(
    { 'cn-hangzhou': [] },
    {
      instances: async (ids) => ids.filter((id) => listed.includes(id)).map((id) => instance(id)),
      async agentStatus(ids) {
        listed = ['i-a'];
        if (ids.includes('i-b')) throw refusal('InvalidInstance.NotFound');
        return ids.map((id) => agent(id, { online: false, version: '' }));
      },
    },
  );
  const report = await fitnessOf(['i-a', 'i-b'], anything, ports);
  assert.equal(report.agents, null);
  assert.deepEqual(
    report.instances.map((each) => each.causes[0]?.reason),
    ['no-agent', 'nowhere'],
  );
});

test('a managed instance is not looked up, and not judged', async () => {
  const { ports } = fakePorts({});
  const { instances } = await fitnessOf(['mi-1'], anything, ports);
  assert.deepEqual(instances, [{ instanceId: 'mi-1', name: '', checked: false, causes: [] }]);
});

test('an instance list that fails is a failure', async () => {
  const { ports } = fakePorts({
    instances: async () => {
      throw refusal('Forbidden.RAM');
    },
  });
  await assert.rejects(fitnessOf(['i-a'], anything, ports), { code: 'Forbidden.RAM' });
});

test('parted: each in the order asked for', async () => {
  const { ports } = world({ 'cn-hangzhou': ['i-a', 'i-c'] });
  const ids = ['i-d', 'i-c', 'i-b', 'i-a', 'mi-1'];
  const { fit, unfit } = partition(ids, await fitnessOf(ids, anything, ports));
  assert.deepEqual(fit, ['i-c', 'i-a', 'mi-1']);
  assert.deepEqual(
    unfit.map(({ instanceId }) => instanceId),
    ['i-d', 'i-b'],
  );
});
