import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoke, simulated } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const ids = (rows: Json[], field: string) => rows.map((row) => row[field]);

test('the starter fleet [contract]', async (t) => {
  const { emulator } = await simulated(t);
  const { Instances, TotalCount } = await ask(emulator, 'DescribeInstances');
  assert.equal(TotalCount, 7);
  assert.deepEqual(
    Instances.Instance.map((row: Json) => [
      row.InstanceId,
      row.InstanceName,
      row.Status,
      row.InstanceNetworkType,
      row.OSType,
      row.Tags.Tag.map((tag: Json) => `${tag.TagKey}=${tag.TagValue}`).join(),
    ]),
    [
      ['i-web1', 'web-1', 'Running', 'vpc', 'linux', 'env=prod,role=web'],
      ['i-web2', 'web-2', 'Running', 'vpc', 'linux', 'env=prod,role=web'],
      ['i-db1', 'db-1', 'Running', 'vpc', 'linux', 'env=prod,role=db'],
      ['i-stopped1', 'stopped-1', 'Stopped', 'vpc', 'linux', ''],
      ['i-noagent1', 'noagent-1', 'Running', 'vpc', 'linux', ''],
      ['i-classic1', 'classic-1', 'Running', 'classic', 'linux', ''],
      ['i-windows1', 'windows-1', 'Running', 'vpc', 'windows', ''],
    ],
  );
});

const instanceFilters: [Record<string, string>, string[]][] = [
  [{ InstanceIds: '["i-db1","i-nosuch"]' }, ['i-db1']],
  [{ InstanceIds: '[]' }, []],
  [{ InstanceName: 'web-*' }, ['i-web1', 'i-web2']],
  [{ InstanceName: 'web' }, []],
  [{ Status: 'Stopped' }, ['i-stopped1']],
  [{ InstanceNetworkType: 'classic' }, ['i-classic1']],
  [{ 'Tag.1.Key': 'role', 'Tag.1.Value': 'web' }, ['i-web1', 'i-web2']],
  [{ 'Tag.1.key': 'env', 'Tag.2.Key': 'role', 'Tag.2.Value': 'db' }, ['i-db1']],
  [{ RegionId: 'cn-beijing' }, []],
];

for (const [parameters, expected] of instanceFilters) {
  test(`DescribeInstances with ${JSON.stringify(parameters)} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const { Instances } = await ask(emulator, 'DescribeInstances', parameters);
    assert.deepEqual(ids(Instances.Instance, 'InstanceId'), expected);
  });
}

test('DescribeCloudAssistantStatus: who has a heartbeat [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  await invoke(emulator, { CommandId: 'c-hello' });
  await clock.advance(10_000);
  const { InstanceCloudAssistantStatusSet: set, TotalCount } = await ask(emulator, 'DescribeCloudAssistantStatus');
  assert.equal(TotalCount, 7);
  const rows: Json[] = set.InstanceCloudAssistantStatus;
  assert.deepEqual(
    rows.map((row) => [row.InstanceId, row.CloudAssistantStatus, row.CloudAssistantVersion !== '', row.OSType]),
    [
      ['i-web1', 'true', true, 'Linux'],
      ['i-web2', 'true', true, 'Linux'],
      ['i-db1', 'true', true, 'Linux'],
      ['i-stopped1', 'false', false, 'Linux'],
      ['i-noagent1', 'false', false, 'Linux'],
      ['i-classic1', 'true', true, 'Linux'],
      ['i-windows1', 'true', true, 'Windows'],
    ],
  );
  assert.deepEqual(
    [rows[0].InvocationCount, rows[0].ActiveTaskCount, rows[0].LastInvokedTime],
    [1, 0, '2026-01-30T23:59:50Z'],
  );
  const some = { 'InstanceId.1': 'i-web1', 'InstanceId.2': 'i-db1', MaxResults: '1' };
  assert.equal((await ask(emulator, 'DescribeCloudAssistantStatus', some)).TotalCount, 2);
  const unknown = await ask(emulator, 'DescribeCloudAssistantStatus', { 'InstanceId.1': 'i-nosuch' });
  assert.deepEqual([unknown.status, unknown.Code], [404, 'InvalidInstance.NotFound']);
});

test('DescribeRegions needs no region, and has at least five [doc, contract]', async (t) => {
  const { emulator } = await simulated(t);
  const { Regions } = await ask(emulator, 'DescribeRegions', { RegionId: '' });
  assert.ok(Regions.Region.length >= 5);
  const hangzhou = Regions.Region.find((row: Json) => row.RegionId === 'cn-hangzhou');
  assert.deepEqual(hangzhou, {
    RegionId: 'cn-hangzhou',
    RegionEndpoint: 'ecs-cn-hangzhou.aliyuncs.com',
    LocalName: '华东1（杭州）',
    Status: 'available',
  });
  const english = await ask(emulator, 'DescribeRegions', { AcceptLanguage: 'en-US' });
  assert.ok(ids(english.Regions.Region, 'LocalName').includes('China (Hangzhou)'));
});

test('DescribeInvocations filters, newest first; an unknown InvokeId gives no rows [doc, assumed]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const one = await invoke(emulator, { CommandId: 'c-hello', 'Tag.1.Key': 'run', 'Tag.1.Value': '1' });
  await clock.advance(0);
  runner.exitCode = 1;
  const two = await invoke(emulator, { CommandId: 'c-fail', 'InstanceId.1': 'i-web2', Timeout: '30' });
  const three = await invoke(emulator, { CommandId: 'c-hello', Frequency: '0 0 9 * * ?' });
  await clock.advance(0);
  const filters: [Record<string, string>, string[]][] = [
    [{}, [three, two, one]],
    [{ InvokeId: two }, [two]],
    [{ InvokeId: 't-nosuch' }, []],
    [{ CommandId: 'c-hello' }, [three, one]],
    [{ CommandName: 'fail' }, [two]],
    [{ InstanceId: 'i-web2' }, [two]],
    [{ InstanceId: 'i-web2', CommandName: 'is ignored' }, [two]],
    [{ InvokeStatus: 'Finished' }, [two, one]],
    [{ InvokeStatus: 'Failed' }, [two]],
    [{ InvokeStatus: 'Running' }, [three]],
    [{ InvokeStatus: 'Scheduled' }, [three]],
    [{ Timed: 'true' }, [three]],
    [{ Timed: 'false' }, [two, one]],
    [{ RepeatMode: 'Period' }, [three]],
    [{ 'Tag.1.Key': 'run', 'Tag.1.Value': '1' }, [one]],
    [{ 'Tag.1.Key': 'run', 'Tag.1.Value': '2' }, []],
    [{ RegionId: 'cn-beijing' }, []],
  ];
  for (const [parameters, expected] of filters) {
    const { Invocations } = await ask(emulator, 'DescribeInvocations', parameters);
    assert.deepEqual(ids(Invocations.Invocation, 'InvokeId'), expected, JSON.stringify(parameters));
  }
  const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId: two });
  const [row] = Invocations.Invocation;
  assert.deepEqual(
    [row.CommandName, row.CommandType, row.RepeatMode, row.Frequency, row.Timed, row.Timeout, row.Parameters],
    ['fail', 'RunShellScript', 'Once', '', false, 30, '{}'],
  );
  const [instance] = row.InvokeInstances.InvokeInstance;
  assert.deepEqual(
    [instance.ExitCode, instance.Output, instance.Repeats, instance.FinishTime, instance.StopTime],
    [1, '', 1, '2026-01-30T23:59:50Z', ''],
  );
});
