import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const action = 'DescribeCloudAssistantStatus';
const named = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`InstanceId.${at + 1}`, `i-sim${String(at + 1).padStart(5, '0')}`]),
  );

for (const [edition, most] of [
  ['2018', 50],
  ['2019', 50],
  ['current', 100],
] as const) {
  test(`edition ${edition}: ${most} instances in one call, all of them in one answer, and not one more [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition, instances: 101 });
    const { status, InstanceCloudAssistantStatusSet: set } = await ask(emulator, action, named(most));
    assert.deepEqual([status, set.InstanceCloudAssistantStatus.length], [200, most]);
    const { status: refused, Code } = await ask(emulator, action, named(most + 1));
    assert.deepEqual([refused, Code], [403, 'InstanceIds.ExceedLimit']);
  });
}

for (const [edition, code] of [
  ['2018', 'MissingParameter.InstanceId'],
  ['2019', 'MissingInstanceId'],
] as const) {
  test(`edition ${edition} needs instances, and has no pages, no OSType and three fields [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    assert.equal((await ask(emulator, action)).Code, code);
    for (const name of ['PageSize', 'PageNumber', 'MaxResults', 'NextToken', 'OSType']) {
      const answer = await ask(emulator, action, { 'InstanceId.1': 'i-web1', [name]: '1' });
      assert.equal(answer.Code, 'Emulator.UnknownParameter', name);
    }
    const {
      InstanceCloudAssistantStatusSet,
      RequestId: _,
      ...rest
    } = await ask(emulator, action, {
      'InstanceId.1': 'i-web1',
    });
    assert.deepEqual(rest, { status: 200 });
    assert.deepEqual(InstanceCloudAssistantStatusSet.InstanceCloudAssistantStatus, [
      { InstanceId: 'i-web1', CloudAssistantStatus: 'true', CloudAssistantVersion: '2.2.4.997' },
    ]);
  });
}

test('with instances both page sizes are of no account; without they are 1 to 50 [doc]', async (t) => {
  const { emulator } = await simulated(t, { instances: 60 });
  const sizes: Record<string, string>[] = [
    { MaxResults: '10' },
    { MaxResults: '500' },
    { PageSize: '10' },
    { PageNumber: '9' },
  ];
  for (const size of sizes) {
    const { InstanceCloudAssistantStatusSet: set, NextToken } = await ask(emulator, action, { ...named(60), ...size });
    assert.deepEqual([set.InstanceCloudAssistantStatus.length, NextToken], [60, '']);
  }
  for (const [size, code] of [
    [{ MaxResults: '51' }, 'InvalidParameter.MaxResults'],
    [{ MaxResults: '0' }, 'InvalidParameter.MaxResults'],
    [{ PageSize: '51' }, 'InvalidParam.PageSize'],
    [{ PageNumber: '0' }, 'InvalidParam.PageNumber'],
    [{ NextToken: 'x' }, 'InvalidParameter.NextToken'],
  ] as const) {
    assert.deepEqual((await ask(emulator, action, size)).Code, code);
  }
});
