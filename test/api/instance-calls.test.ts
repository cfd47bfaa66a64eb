import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, instanceFilter } from '../../src/api/instance-calls.ts';
import { createPopClient } from '../../src/api/pop-client.ts';
import type { Transport } from '../../src/api/transport.ts';
import { agentFacts, instanceFacts } from '../../src/api/wire-answers.ts';
import { editions } from '../../src/domain/editions.ts';

test('a filter on the wire: what the service refuses or reads otherwise is left to us', () => {
  assert.deepEqual(instanceFilter({}), {});
  assert.deepEqual(instanceFilter({ name: '*' }), {});
  assert.deepEqual(instanceFilter({ name: 'web-*', status: 'Running' }), { InstanceName: 'web-*', Status: 'Running' });
  const tags = [
    { key: 'env', value: 'prod=1' },
    { key: 'note', value: '' },
    { key: 'db-password', value: 'canary' },
    { key: 'acs:rm:rgId', value: 'x' },
    { key: 'aliyun.x', value: 'x' },
    { key: 'site', value: 'https://x' },
  ];
  assert.deepEqual(instanceFilter({ tags }), {
    Tag: [{ Key: 'env', Value: 'prod=1' }, { Key: 'note' }, { Key: 'db-password' }],
  });
  const many = Array.from({ length: 25 }, (_, at) => ({ key: `k${at}`, value: 'v' }));
  assert.equal((instanceFilter({ tags: many }).Tag as readonly unknown[]).length, 20);
});

test('another region is asked at its own host only when ours is that of our region', () => {
  const at = (endpoint: string) =>
    addressOf('us-west-1', { endpoint, regionId: 'cn-hangzhou', edition: editions.current });
  assert.equal(at('https://ecs-cn-hangzhou.aliyuncs.com'), 'https://ecs.us-west-1.aliyuncs.com');
  for (const own of ['http://127.0.0.1:8080', 'https://ecs.aliyuncs.com', 'https://ecs.example.test:8443']) {
    assert.equal(at(own), own);
  }
});

for (const name of ['2019', 'current'] as const) {
  test(`${name}: the instances of another region are one call, the way there made for it`, async () => {
    const asked: unknown[] = [];
    const ways: string[] = [];
    const way = (endpoint: string): Transport => ({
      async call(action, parameters, read) {
        asked.push([endpoint, action, parameters]);
        const row = { InstanceId: 'i-a', Status: 'Running' };
        return read({ Instances: { Instance: [row] }, TotalCount: 250, NextToken: 'more' })!;
      },
    });
    const connection = {
      endpoint: 'https://ecs.cn-beijing.aliyuncs.com',
      regionId: 'cn-beijing',
      edition: editions[name],
    };
    const client = createPopClient(connection, way(connection.endpoint), (endpoint) => {
      ways.push(endpoint);
      return way(endpoint);
    });
    const found = await client.instancesIn('cn-shanghai', ['i-a', 'i-b']);
    assert.equal(found[0]?.instanceId, 'i-a');
    const paging = name === 'current' ? { MaxResults: 100 } : { PageNumber: 1, PageSize: 100 };
    const parameters = { RegionId: 'cn-shanghai', InstanceIds: '["i-a","i-b"]', ...paging };
    assert.deepEqual(asked, [['https://ecs.cn-shanghai.aliyuncs.com', 'DescribeInstances', parameters]]);
    assert.deepEqual(ways, ['https://ecs.cn-shanghai.aliyuncs.com']);
  });
}

test('locks, the end of a subscription and the last heartbeat are read where there are any', () => {
  const row = {
    InstanceId: 'i-a',
    ExpiredTime: '2026-01-01T16:00Z',
    OperationLocks: { LockReason: [{ LockReason: 'financial' }] },
  };
  const facts = instanceFacts(row);
  assert.equal(facts?.expiresAt, '2026-01-01T16:00Z');
  assert.deepEqual(facts?.locks, ['financial']);
  const plain = instanceFacts({ InstanceId: 'i-a', ExpiredTime: '', OperationLocks: { LockReason: [] } })!;
  assert.ok(!('expiresAt' in plain) && !('locks' in plain));
  const heartbeatAt = '2026-01-01T00:00:00Z';
  assert.equal(agentFacts({ InstanceId: 'i-a', LastHeartbeatTime: heartbeatAt })?.heartbeatAt, heartbeatAt);
  assert.ok(!('heartbeatAt' in agentFacts({ InstanceId: 'i-a', LastHeartbeatTime: '' })!));
});
