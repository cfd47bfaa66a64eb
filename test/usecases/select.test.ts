import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NotSent } from '../../src/api/call-problem.ts';
import type { InstanceFacts, InstanceFilter } from '../../src/api/cloud-assistant.ts';
import { parseGlob } from '../../src/domain/glob.ts';
import { listInstances } from '../../src/usecases/list-instances.ts';
import { resolveTargets } from '../../src/usecases/select.ts';
import { fakePorts } from '../support/fakes.ts';

function instance(
  instanceId: string,
  name: string,
  tags: Record<string, string> = {},
  status = 'Running',
): InstanceFacts {
  const rest = { network: 'vpc', os: 'linux', addresses: [] } as const;
  return { instanceId, name, status, tags: Object.entries(tags).map(([key, value]) => ({ key, value })), ...rest };
}

function glob(source: string) {
  const parsed = parseGlob(source);
  assert.ok(parsed.ok);
  return parsed.value;
}

/** A service that filters nothing by itself: whatever is asked for, all pages come. */
function regionOf(...pages: readonly (readonly InstanceFacts[])[]) {
  const asked: InstanceFilter[] = [];
  const { ports } = fakePorts({
    async *instancesBy(filter) {
      asked.push(filter);
      yield* pages;
    },
    async *instancePages() {
      yield* pages;
    },
  });
  return { ports, asked };
}

const pages = [
  [instance('i-1', 'web-1', { env: 'prod' }), instance('i-2', 'web-2', { env: 'prod' }, 'Stopped')],
  [
    instance('i-2', 'web-2', { env: 'prod' }, 'Running'),
    instance('i-3', 'web-30', { env: 'prod' }),
    instance('i-4', 'web-4', { env: 'test' }),
    instance('i-5', 'web-5', { env: 'prod' }, 'Released'),
  ],
];

test('the service is asked for what it can filter by, and all of it is checked here', async () => {
  const { ports, asked } = regionOf(...pages);
  const tags = [{ key: 'env', value: 'prod' }];
  const found = await resolveTargets({ tags, name: glob('web-?') }, ports);
  assert.ok(found.kind === 'selected');
  assert.deepEqual(
    found.instances.map(({ instanceId, status }) => [instanceId, status]),
    [
      ['i-1', 'Running'],
      ['i-2', 'Running'],
    ],
  );
  assert.deepEqual(asked, [{ tags, name: 'web-*' }]);
});

test('nothing matches: what is there in place of it', async () => {
  const { ports } = regionOf(...pages);
  const tags = [
    { key: 'env', value: 'prud' },
    { key: 'evn', value: 'prod' },
  ];
  const found = await resolveTargets({ tags, name: glob('wob-1') }, ports);
  assert.ok(found.kind === 'none');
  assert.deepEqual(found.hints, {
    seen: 6,
    keys: ['env'],
    values: new Map([['env', ['prod', 'test']]]),
    name: 'web-1',
  });
});

test('a thousand instances are enough to look through for a hint', async () => {
  const many = Array.from({ length: 20 }, (_, page) =>
    Array.from({ length: 100 }, (_, at) => instance(`i-${page}-${at}`, 'x')),
  );
  const { ports } = regionOf(...many);
  const found = await resolveTargets({ tags: [{ key: 'a', value: 'b' }], name: null }, ports);
  assert.equal(found.kind === 'none' && found.hints.seen, 1000);
});

test('a failed look-up is a failure, and not an empty selection', async () => {
  const problem = new NotSent({
    action: 'DescribeInstances',
    reason: 'connection-refused',
    host: 'h:1',
    code: 'ECONNREFUSED',
  });
  const { ports } = fakePorts({
    // biome-ignore lint/correctness/useYield: it fails before the first page
    async *instancesBy() {
      throw problem;
    },
  });
  assert.deepEqual(await resolveTargets({ tags: [], name: glob('*') }, ports), { kind: 'failed', problem });
});

test('a list asks the agents of running instances only, page by page, each instance once', async () => {
  const asked: string[][] = [];
  const { ports } = regionOf(...pages);
  const cloud = {
    ...ports.cloud,
    instancesBy: ports.cloud.instancesBy,
    agentStatus: async (ids: readonly string[]) => {
      asked.push([...ids]);
      return ids.map((instanceId) => ({ instanceId, online: true, version: '1' }));
    },
  };
  const counts: number[] = [];
  const listed = await listInstances({ targets: null, status: null }, { cloud, signal: ports.signal }, (count) =>
    counts.push(count),
  );
  assert.deepEqual(asked, [['i-1'], ['i-2', 'i-3', 'i-4']]);
  assert.deepEqual(counts, [2, 5]);
  assert.deepEqual(
    listed.map(({ facts, agent }) => [facts.instanceId, facts.status, agent?.online ?? null]),
    [
      ['i-1', 'Running', true],
      ['i-2', 'Running', true],
      ['i-3', 'Running', true],
      ['i-4', 'Running', true],
      ['i-5', 'Released', null],
    ],
  );
});

test('an early batch of agents that fails fails the list, however many come after it', async () => {
  const many = Array.from({ length: 12 }, (_, page) => [instance(`i-${page}`, 'x')]);
  const { ports } = regionOf(...many);
  const problem = new NotSent({ action: 'A', reason: 'connection-refused', host: 'h:1', code: 'ECONNREFUSED' });
  const cloud = {
    ...ports.cloud,
    instancesBy: ports.cloud.instancesBy,
    agentStatus: async (ids: readonly string[]) => {
      if (ids.includes('i-0')) throw problem;
      return [];
    },
  };
  await assert.rejects(listInstances({ targets: null, status: null }, { cloud, signal: ports.signal }), problem);
});
