import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InvokeRequest } from '../../src/api/cloud-assistant.ts';
import { flattened } from '../../src/api/flatten.ts';
import { invokeParameters, secretsOf } from '../../src/api/wire.ts';
import { editions } from '../../src/domain/editions.ts';

const least: InvokeRequest = { regionId: 'cn-hangzhou', commandId: 'c-hello', instanceIds: ['i-web1', 'i-web2'] };

/** Everything a request can hold. */
const most: Required<InvokeRequest> = {
  ...least,
  parameters: { name: 'Jack', empty: '' },
  frequency: '0 */20 * * * *',
  repeatMode: 'Period',
  timed: true,
  timeout: 90,
  username: 'app',
  workingDir: '/srv',
  containerId: 'docker://abc',
  containerName: 'web',
  terminationMode: 'ProcessTree',
  launcher: 'python3 -u {{ACS::ScriptFileName}}',
  windowsPasswordName: 'pw',
  ossOutputDelivery: 'oss://bucket/x',
  resourceGroupId: 'rg-1',
  tags: [
    { key: 'a', value: '1' },
    { key: 'b', value: '' },
  ],
  clientToken: 'token-1',
};

const started = { RegionId: 'cn-hangzhou', CommandId: 'c-hello' };
const scheduled = { Frequency: '0 */20 * * * *', Timed: true };
const passed = '{"name":"Jack","empty":""}';

for (const [name, request, edition, expected] of [
  ['2018, the least', least, '2018', { ...started, InstanceIds: '["i-web1","i-web2"]' }],
  ['2018, everything', most, '2018', { ...started, InstanceIds: '["i-web1","i-web2"]', ...scheduled }],
  ['2019, the least', least, '2019', { ...started, InstanceId: ['i-web1', 'i-web2'] }],
  [
    '2019, everything',
    most,
    '2019',
    { ...started, InstanceId: ['i-web1', 'i-web2'], ...scheduled, Parameters: passed },
  ],
  ['current, the least', least, 'current', { ...started, InstanceId: ['i-web1', 'i-web2'] }],
  [
    'current, everything',
    most,
    'current',
    {
      ...started,
      InstanceId: ['i-web1', 'i-web2'],
      ...scheduled,
      RepeatMode: 'Period',
      Parameters: passed,
      Timeout: 90,
      Username: 'app',
      WorkingDir: '/srv',
      ContainerId: 'docker://abc',
      ContainerName: 'web',
      TerminationMode: 'ProcessTree',
      Launcher: 'python3 -u {{ACS::ScriptFileName}}',
      WindowsPasswordName: 'pw',
      OssOutputDelivery: 'oss://bucket/x',
      ResourceGroupId: 'rg-1',
      Tag: [
        { Key: 'a', Value: '1' },
        { Key: 'b', Value: '' },
      ],
      ClientToken: 'token-1',
    },
  ],
  [
    'current, a Frequency alone is sent with its mode',
    { ...least, frequency: 'rate(5m)' },
    'current',
    { ...started, InstanceId: ['i-web1', 'i-web2'], Frequency: 'rate(5m)', Timed: true, RepeatMode: 'Period' },
  ],
  [
    'current, another mode',
    { ...least, repeatMode: 'DryRun', tags: [] },
    'current',
    { ...started, InstanceId: ['i-web1', 'i-web2'], RepeatMode: 'DryRun' },
  ],
  [
    '2019, Parameters without any',
    { ...least, parameters: {} },
    '2019',
    { ...started, InstanceId: ['i-web1', 'i-web2'], Parameters: '{}' },
  ],
] as const) {
  test(`InvokeCommand in edition ${name}`, () => {
    assert.deepEqual(invokeParameters(request, editions[edition]), expected);
  });
}

test('on the wire a list is numbered from 1, an object in it named, and all else text', () => {
  assert.deepEqual(flattened(invokeParameters({ ...most, parameters: {} }, editions.current)), {
    ...started,
    'InstanceId.1': 'i-web1',
    'InstanceId.2': 'i-web2',
    Frequency: '0 */20 * * * *',
    Timed: 'true',
    RepeatMode: 'Period',
    Parameters: '{}',
    Timeout: '90',
    Username: 'app',
    WorkingDir: '/srv',
    ContainerId: 'docker://abc',
    ContainerName: 'web',
    TerminationMode: 'ProcessTree',
    Launcher: 'python3 -u {{ACS::ScriptFileName}}',
    WindowsPasswordName: 'pw',
    OssOutputDelivery: 'oss://bucket/x',
    ResourceGroupId: 'rg-1',
    'Tag.1.Key': 'a',
    'Tag.1.Value': '1',
    'Tag.2.Key': 'b',
    'Tag.2.Value': '',
    ClientToken: 'token-1',
  });
});

test('what must not come back in a message: every value, and all of them in JSON', () => {
  assert.deepEqual(secretsOf(most), [passed, 'Jack', '']);
  assert.deepEqual(secretsOf(least), []);
});
