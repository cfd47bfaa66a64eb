import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type EcsClient from '@alicloud/ecs20140526';
import * as ecs from '@alicloud/ecs20140526';
import { actions } from '../../src/emulator/actions/served.ts';
import { type Emulator, startEmulator } from '../../src/emulator/start.ts';
import { type Answer, callerOf, isModel, itemTypeOf, modelOf, strangeIn, typedClient } from './typed-client.ts';

const regionId = 'cn-hangzhou';
const upperCaseUuid = /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}$/;
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const base64 = (text: string) => Buffer.from(text).toString('base64');
const tag = [{ key: 'team', value: 'a' }];

/**
 * Parameters of the SDK's models that the emulator refuses as not served, and why. What is not here must be taken; what
 * is here must be refused.
 */
const notServed: Readonly<Record<string, readonly string[]>> = {
  'there are no containers in an emulated instance': ['ContainerId', 'ContainerName'],
  'nothing is delivered to OSS': ['OssOutputDelivery'],
  'DescribeInstances filters by what concerns Cloud Assistant; the emulated instances have nothing else': [
    ...['VpcId', 'VSwitchId', 'InstanceType', 'ImageId', 'InstanceTypeFamily', 'InstanceChargeType', 'Filter'],
    ...['InternetChargeType', 'SecurityGroupId', 'PrivateIpAddresses', 'PublicIpAddresses', 'InnerIpAddresses'],
    ...['EipAddresses', 'RdmaIpAddresses', 'Ipv6Address', 'KeyPairName', 'LockReason', 'HpcClusterId', 'HttpEndpoint'],
    ...['HttpTokens', 'HttpPutResponseHopLimit', 'DryRun', 'IoOptimized', 'DeviceAvailable', 'NeedSaleCycle'],
    ...['AdditionalAttributes'],
  ],
};

/** InstanceChargeType is taken by DescribeRegions, where it changes nothing here. */
const served = new Set(['DescribeRegions.InstanceChargeType']);

describe('the official typed SDK [doc]', () => {
  let emulator: Emulator;
  let client: EcsClient;
  let answers: Answer[];
  before(async () => {
    emulator = await startEmulator({ pendingMs: 0 });
    ({ client, answers } = typedClient(emulator));
  });
  after(() => emulator.stop());

  /** The typed body of one call; its raw form is held to the model, and the model gives it back whole. */
  async function ask<Body extends { requestId?: string; toMap(): Record<string, unknown> }>(
    call: Promise<{ statusCode?: number; body?: Body }>,
  ): Promise<Body> {
    const { statusCode, body } = await call;
    assert.equal(statusCode, 200);
    const { action, body: raw } = answers.at(-1)!;
    assert.deepEqual(strangeIn(raw, modelOf(action, 'ResponseBody'), action), []);
    assert.deepEqual(body!.toMap(), raw);
    assert.match(body!.requestId!, upperCaseUuid);
    return body!;
  }

  async function resultWhenOver(invokeId: string) {
    for (let round = 0; round < 1000; round++) {
      const request = new ecs.DescribeInvocationResultsRequest({ regionId, invokeId, contentEncoding: 'PlainText' });
      const { invocation } = await ask(client.describeInvocationResults(request));
      const [row] = invocation!.invocationResults!.invocationResult!;
      if (row!.finishedTime !== '') return { row: row!, invocation: invocation! };
      await new Promise((wake) => setTimeout(wake, 20));
    }
    throw new Error(`${invokeId} does not end`);
  }

  async function filesWhenOver(filter: { regionId: string; [field: string]: unknown }) {
    for (let round = 0; round < 1000; round++) {
      const body = await ask(client.describeSendFileResults(new ecs.DescribeSendFileResultsRequest(filter)));
      if (body.invocations!.invocation![0]!.invocationStatus !== 'Pending') return body;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    throw new Error('the file does not arrive');
  }

  test('CreateCommand, ModifyCommand, DescribeCommands, DeleteCommand', async () => {
    const { commandId } = await ask(
      client.createCommand(
        new ecs.CreateCommandRequest({
          ...{ regionId, name: 'sdk', type: 'RunShellScript', commandContent: base64('echo {{who}}'), tag },
          ...{ contentEncoding: 'Base64', description: 'greets', enableParameter: true, timeout: 90 },
          ...{ workingDir: '/opt', launcher: 'sh -e', clientToken: 'create' },
        }),
      ),
    );
    assert.match(commandId!, /^c-[0-9a-f]{32}$/);
    const changes = { name: 'renamed', description: 'greets more', timeout: 30, workingDir: '/', launcher: 'sh -u' };
    await ask(client.modifyCommand(new ecs.ModifyCommandRequest({ regionId, commandId, ...changes })));
    const described = new ecs.DescribeCommandsRequest({ regionId, commandId, maxResults: 1 });
    const { commands, totalCount, nextToken } = await ask(client.describeCommands(described));
    const [row] = commands!.command!;
    assert.deepEqual([totalCount, nextToken, row!.commandId, row!.type], [1, '', commandId, 'RunShellScript']);
    assert.deepEqual([row!.commandContent, row!.enableParameter], [base64('echo {{who}}'), true]);
    assert.deepEqual(
      [row!.name, row!.description, row!.timeout, row!.workingDir, row!.launcher],
      ['renamed', 'greets more', 30, '/', 'sh -u'],
    );
    assert.deepEqual(row!.parameterNames!.parameterName, ['who']);
    assert.deepEqual([row!.tags!.tag![0]!.tagKey, row!.tags!.tag![0]!.tagValue], ['team', 'a']);
    assert.deepEqual([row!.invokeTimes, row!.resourceGroupId], [0, '']);
    assert.match(row!.creationTime!, /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
    await ask(client.deleteCommand(new ecs.DeleteCommandRequest({ regionId, commandId })));
    assert.deepEqual((await ask(client.describeCommands(described))).commands!.command, []);
  });

  test('InvokeCommand, DescribeInvocations, DescribeInvocationResults', async () => {
    const { invokeId } = await ask(
      client.invokeCommand(
        new ecs.InvokeCommandRequest({
          ...{ regionId, commandId: 'c-hello', instanceId: ['i-web1'], parameters: { name: 'Jack' }, tag },
          ...{ timeout: 30, terminationMode: 'ProcessTree', repeatMode: 'Once', clientToken: 'invoke' },
        }),
      ),
    );
    assert.match(invokeId!, /^t-[0-9a-f]{32}$/);
    const { row, invocation } = await resultWhenOver(invokeId!);
    assert.deepEqual([invocation.totalCount, invocation.pageNumber, invocation.pageSize], [1, 1, 10]);
    assert.deepEqual(
      [row.invokeId, row.commandId, row.instanceId, row.invocationStatus, row.invokeRecordStatus, row.terminationMode],
      [invokeId, 'c-hello', 'i-web1', 'Success', 'Finished', 'ProcessTree'],
    );
    assert.deepEqual(
      [row.output, row.exitCode, row.dropped, row.repeats, row.errorCode, row.errorInfo, row.stopTime, row.launcher],
      ['Hello, Jack! This is web-1.\n', 0, 0, 1, '', '', '', ''],
    );
    assert.match(row.startTime!, moment);
    assert.equal(row.tags!.tag![0]!.tagKey, 'team');
    const { invocations } = await ask(
      client.describeInvocations(
        new ecs.DescribeInvocationsRequest({ regionId, invokeId, includeOutput: true, tag: [{ key: 'team' }] }),
      ),
    );
    const [run] = invocations!.invocation!;
    assert.deepEqual(
      [run!.commandName, run!.commandType, run!.frequency, run!.timed, run!.timeout, run!.parameters, run!.repeatMode],
      ['hello', 'RunShellScript', '', false, 30, '{"name":"Jack"}', 'Once'],
    );
    assert.deepEqual([run!.invocationStatus, run!.invokeStatus, run!.username], ['Success', 'Finished', '']);
    const [instance] = run!.invokeInstances!.invokeInstance!;
    assert.deepEqual(
      [instance!.instanceId, instance!.instanceInvokeStatus, instance!.exitCode, instance!.timed],
      ['i-web1', 'Finished', 0, false],
    );
    assert.equal(instance!.output, base64('Hello, Jack! This is web-1.\n'));
    for (const time of [instance!.creationTime, instance!.finishTime, instance!.updateTime])
      assert.match(time!, moment);
  });

  test('RunCommand, StopInvocation', async () => {
    const common = { regionId, type: 'RunShellScript', resourceTag: [{ key: 'role', value: 'db' }] };
    const { commandId, invokeId } = await ask(
      client.runCommand(
        new ecs.RunCommandRequest({
          ...common,
          commandContent: 'echo plain; exit 3',
          name: 'once',
          keepCommand: false,
        }),
      ),
    );
    const { row } = await resultWhenOver(invokeId!);
    assert.deepEqual(
      [row.commandId, row.instanceId, row.output, row.exitCode, row.invocationStatus, row.errorCode],
      [commandId, 'i-db1', 'plain\n', 3, 'Failed', 'ExitCodeNonzero'],
    );
    const scheduled = await ask(
      client.runCommand(new ecs.RunCommandRequest({ ...common, commandContent: 'echo', frequency: 'rate(5m)' })),
    );
    const stop = { regionId, invokeId: scheduled.invokeId, instanceId: ['i-db1'] };
    await ask(client.stopInvocation(new ecs.StopInvocationRequest(stop)));
    const { invocations } = await ask(
      client.describeInvocations(new ecs.DescribeInvocationsRequest({ regionId, invokeId: scheduled.invokeId })),
    );
    const [stopped] = invocations!.invocation!;
    assert.deepEqual([stopped!.repeatMode, stopped!.invocationStatus], ['Period', 'Stopped']);
    assert.match(stopped!.invokeInstances!.invokeInstance![0]!.stopTime!, moment);
  });

  test('SendFile, DescribeSendFileResults', async () => {
    const { invokeId } = await ask(
      client.sendFile(
        new ecs.SendFileRequest({
          ...{ regionId, name: 'a.conf', content: base64('x=1\n'), contentType: 'Base64', targetDir: '/etc/app', tag },
          ...{ instanceId: ['i-web1', 'i-stopped1'], fileMode: '0600', overwrite: true, description: 'a file' },
          ...{ fileOwner: 'root', fileGroup: 'root', timeout: 20, clientToken: 'send' },
        }),
      ),
    );
    assert.match(invokeId!, /^f-[0-9a-f]{32}$/);
    const { invocations, totalCount } = await filesWhenOver({ regionId, invokeId, tag });
    const [file] = invocations!.invocation!;
    assert.deepEqual(
      [totalCount, file!.name, file!.targetDir, file!.content, file!.contentType, file!.description, file!.fileMode],
      [1, 'a.conf', '/etc/app', base64('x=1\n'), 'Base64', 'a file', '0600'],
    );
    assert.deepEqual(
      [file!.fileOwner, file!.fileGroup, file!.overwrite, file!.vmCount, file!.invocationStatus, file!.invokeId],
      ['root', 'root', 'true', 2, 'PartialFailed', invokeId],
    );
    assert.deepEqual(
      file!.invokeInstances!.invokeInstance!.map((row) => [row.instanceId, row.invocationStatus, row.errorCode]),
      [
        ['i-web1', 'Success', ''],
        ['i-stopped1', 'Aborted', 'InstanceNotRunning'],
      ],
    );
    assert.match(file!.creationTime!, moment);
  });

  test('DescribeInstances, DescribeCloudAssistantStatus, DescribeRegions', async () => {
    const { instances, totalCount } = await ask(
      client.describeInstances(new ecs.DescribeInstancesRequest({ regionId, instanceIds: '["i-web1"]' })),
    );
    const [web] = instances!.instance!;
    assert.deepEqual(
      [totalCount, web!.instanceId, web!.instanceName, web!.status, web!.OSType, web!.instanceNetworkType],
      [1, 'i-web1', 'web-1', 'Running', 'linux', 'vpc'],
    );
    assert.equal(web!.vpcAttributes!.privateIpAddress!.ipAddress!.length, 1);
    assert.deepEqual(
      web!.tags!.tag!.map(({ tagKey, tagValue }) => `${tagKey}=${tagValue}`),
      ['env=prod', 'role=web'],
    );
    const status = new ecs.DescribeCloudAssistantStatusRequest({ regionId, instanceId: ['i-noagent1', 'i-web1'] });
    const { instanceCloudAssistantStatusSet: set } = await ask(client.describeCloudAssistantStatus(status));
    assert.deepEqual(
      set!.instanceCloudAssistantStatus!.map((row) => [row.instanceId, row.cloudAssistantStatus, row.OSType]),
      [
        ['i-web1', 'true', 'Linux'],
        ['i-noagent1', 'false', 'Linux'],
      ],
    );
    const { regions } = await ask(client.describeRegions(new ecs.DescribeRegionsRequest({ acceptLanguage: 'en-US' })));
    const hangzhou = regions!.region!.find((region) => region.regionId === regionId);
    assert.deepEqual(
      [hangzhou!.localName, hangzhou!.regionEndpoint, hangzhou!.status],
      ['China (Hangzhou)', 'ecs-cn-hangzhou.aliyuncs.com', 'available'],
    );
  });

  test('every action that is served was called, and answered', () => {
    assert.deepEqual([...new Set(answers.map(({ action }) => action))].sort(), [...actions.keys()].sort());
  });

  test('a refusal becomes the error of the SDK, with its code and status', async () => {
    const request = new ecs.InvokeCommandRequest({ regionId, commandId: 'c-nosuch', instanceId: ['i-web1'] });
    await assert.rejects(client.invokeCommand(request), { code: 'InvalidCmdId.NotFound', statusCode: 404 });
  });

  for (const action of actions.keys()) {
    const model = modelOf(action, 'Request');
    test(`${action} takes every parameter of the SDK's model, but those that are not served on purpose`, async () => {
      const refused: string[] = [];
      for (const [field, name] of Object.entries(model.names())) {
        const value = name === 'ContainerId' ? 'a'.repeat(64) : anyOf(model.types()[field]);
        const request = new model({ regionId, [field]: value });
        try {
          await callerOf(client, action)(request);
        } catch (error) {
          const { code, statusCode } = error as { code?: string; statusCode?: number };
          assert.equal(typeof statusCode, 'number', `${error}`);
          assert.notEqual(code, 'Emulator.UnknownParameter', name);
          if (code === 'Emulator.NotSupported') refused.push(name);
        }
      }
      const expected = Object.values(notServed)
        .flat()
        .filter((name) => Object.values(model.names()).includes(name) && !served.has(`${action}.${name}`));
      assert.deepEqual(refused.sort(), expected.sort());
    });
  }
});

/** Some value of a type of the SDK. */
function anyOf(type: unknown): unknown {
  const itemType = itemTypeOf(type);
  if (itemType !== undefined) return [anyOf(itemType)];
  if (isModel(type)) {
    return new type(Object.fromEntries(Object.keys(type.names()).map((field) => [field, anyOf(type.types()[field])])));
  }
  if (type === 'number') return 1;
  if (type === 'boolean') return true;
  return type === 'string' ? 'x' : {};
}
