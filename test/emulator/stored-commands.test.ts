import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoke, results, simulated, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const described = async (emulator: Parameters<typeof ask>[0], CommandId: string) =>
  (await ask(emulator, 'DescribeCommands', { CommandId, ContentEncoding: 'PlainText' })).Commands.Command[0];

test('ModifyCommand changes what is given, for later runs only; the content has no effect any more [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const CommandId = await stored(emulator, 'echo old', { Description: 'stays', Timeout: '90', WorkingDir: '/opt' });
  const before = await invoke(emulator, { CommandId });
  const changes = { Name: 'new', Timeout: '30', Launcher: 'sh -e', CommandContent: btoa('echo new') };
  assert.equal((await ask(emulator, 'ModifyCommand', { CommandId, ...changes })).status, 200);
  const row = await described(emulator, CommandId);
  assert.deepEqual(
    [row.Name, row.Description, row.Timeout, row.WorkingDir, row.Launcher, row.CommandContent, row.InvokeTimes],
    ['new', 'stays', 30, '/opt', 'sh -e', 'echo old', 1],
  );
  await invoke(emulator, { CommandId });
  await clock.advance(0);
  assert.deepEqual(
    runner.requests.map(({ timeoutSeconds, launcher, script }) => [timeoutSeconds, launcher, script]),
    [
      [90, '', 'echo old'],
      [30, 'sh -e', 'echo old'],
    ],
  );
  const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId: before });
  assert.equal(Invocations.Invocation[0].CommandName, 'test');
  assert.equal((await described(emulator, CommandId)).InvokeTimes, 2);
});

test('edition 2019: ModifyCommand changes the content, and with it the parameters [doc, assumed]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2019' });
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('echo {{old}}'), EnableParameter: 'true' };
  const { CommandId } = await ask(emulator, 'CreateCommand', create);
  await ask(emulator, 'ModifyCommand', { CommandId, CommandContent: btoa('echo {{new}}') });
  const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId });
  assert.equal(Commands.Command[0].CommandContent, btoa('echo {{new}}'));
  assert.deepEqual(Commands.Command[0].ParameterNames.ParameterName, ['new']);
  const bad = await ask(emulator, 'ModifyCommand', { CommandId, CommandContent: btoa('{{a b}}') });
  assert.deepEqual([bad.status, bad.Code], [403, 'CmdParam.InvalidParamName']);
});

const refusals: [string, string, Record<string, string>, number, string][] = [
  ['ModifyCommand', 'no CommandId', { CommandId: '' }, 400, 'MissingCommandId'],
  ['ModifyCommand', 'an unknown command', { CommandId: 'c-nosuch' }, 404, 'InvalidCmdId.NotFound'],
  ['ModifyCommand', 'another region', { RegionId: 'cn-beijing' }, 404, 'InvalidCmdId.NotFound'],
  ['ModifyCommand', 'a name of 129 characters', { Name: 'n'.repeat(129) }, 403, 'CmdName.ExceedLimit'],
  ['ModifyCommand', 'a description of 513 characters', { Description: 'd'.repeat(513) }, 403, 'CmdDesc.ExceedLimit'],
  [
    'ModifyCommand',
    'a WorkingDir of 201 characters',
    { WorkingDir: 'd'.repeat(201) },
    400,
    'InvalidParameter.WorkingDir',
  ],
  ['ModifyCommand', 'a long Launcher', { Launcher: 'l'.repeat(1025) }, 403, 'InvalidLauncher.LengthLimitExceeded'],
  ['ModifyCommand', 'a Type, which cannot change', { Type: 'RunBatScript' }, 400, 'Emulator.UnknownParameter'],
  ['ModifyCommand', 'a ClientToken, which it does not have', { ClientToken: 't' }, 400, 'Emulator.UnknownParameter'],
  ['DeleteCommand', 'no CommandId', { CommandId: '' }, 400, 'MissingCommandId'],
  ['DeleteCommand', 'an unknown command', { CommandId: 'c-nosuch' }, 404, 'InvalidCmdId.NotFound'],
  ['DeleteCommand', 'another region', { RegionId: 'cn-beijing' }, 404, 'InvalidCmdId.NotFound'],
];

for (const [action, what, parameters, status, code] of refusals) {
  test(`${action} with ${what}: ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await ask(emulator, action, { CommandId: 'c-hello', ...parameters });
    assert.deepEqual([answer.status, answer.Code], [status, code]);
    assert.equal((await described(emulator, 'c-hello')).Name, 'hello');
  });
}

test('DeleteCommand: gone for the list and for new runs, not for old ones [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const CommandId = await stored(emulator, 'echo');
  const InvokeId = await invoke(emulator, { CommandId });
  await clock.advance(0);
  assert.equal((await ask(emulator, 'DeleteCommand', { CommandId })).status, 200);
  assert.equal(await described(emulator, CommandId), undefined);
  const refused = await ask(emulator, 'InvokeCommand', { CommandId, 'InstanceId.1': 'i-web1' });
  assert.equal(refused.Code, 'InvalidCmdId.NotFound');
  assert.equal((await results(emulator, InvokeId))[0].CommandId, CommandId);
});

test('a command that is being executed, or waits for its schedule, cannot be deleted [doc, assumed]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  runner.hold = true;
  const CommandId = await stored(emulator, 'echo');
  const remove = () => ask(emulator, 'DeleteCommand', { CommandId });
  await invoke(emulator, { CommandId });
  await clock.advance(0);
  const running = await remove();
  assert.deepEqual([running.status, running.Code], [403, 'Operation.Forbidden']);
  runner.release();
  await clock.advance(0);
  const InvokeId = await invoke(emulator, { CommandId, Frequency: 'rate(5m)' });
  await clock.advance(0);
  assert.equal((await remove()).Code, 'Operation.Forbidden');
  await ask(emulator, 'StopInvocation', { InvokeId });
  assert.equal((await remove()).status, 200);
});

test('commands kept in one region are counted against the quota, those of RunCommand as well [doc]', async (t) => {
  const { emulator } = await simulated(t, { quotas: { commands: 5 } });
  await stored(emulator, 'echo');
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('echo') };
  const sixth = await ask(emulator, 'CreateCommand', create);
  assert.deepEqual([sixth.status, sixth.Code], [403, 'CmdCount.ExceedQuota']);
  const run = { Type: 'RunShellScript', CommandContent: 'echo', 'InstanceId.1': 'i-web1' };
  assert.equal((await ask(emulator, 'RunCommand', { ...run, KeepCommand: 'true' })).Code, 'CmdCount.ExceedQuota');
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
  assert.equal((await ask(emulator, 'RunCommand', run)).status, 200);
  assert.equal((await ask(emulator, 'CreateCommand', { ...create, RegionId: 'cn-beijing' })).status, 200);
});

test('invocations of one region and day are counted, and again from zero the next day [doc] [assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, { quotas: { invocationsPerDay: 2 } }, '2026-01-30T15:59:00Z');
  const once = () => ask(emulator, 'InvokeCommand', { CommandId: 'c-fail', 'InstanceId.1': 'i-web1' });
  assert.deepEqual([(await once()).status, (await once()).status], [200, 200]);
  const third = await once();
  assert.deepEqual([third.status, third.Code], [403, 'Invocation.ExceedQuota']);
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 2);
  await clock.advance(61_000);
  assert.equal((await once()).status, 200);
});

test('CreateCommand with a ClientToken makes one command [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('echo'), ClientToken: 'token' };
  const [first, second] = [await ask(emulator, 'CreateCommand', create), await ask(emulator, 'CreateCommand', create)];
  assert.equal(second.CommandId, first.CommandId);
  const other = await ask(emulator, 'CreateCommand', { ...create, Name: 'm' });
  assert.equal(other.Code, 'IdempotentParameterMismatch');
  assert.equal((await ask(emulator, 'DescribeCommands')).TotalCount, 5);
});

test('CommandContent of CreateCommand is Base64 with an encoding nobody knows [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const create = { Name: 'n', Type: 'RunShellScript', ContentEncoding: 'gzip' };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, CommandContent: btoa('echo') });
  assert.equal((await described(emulator, CommandId)).CommandContent, 'echo');
});
