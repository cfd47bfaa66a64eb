import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/start.ts';
import { results, resultsWhen, simulated, started } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good = { Type: 'RunShellScript', CommandContent: 'echo hi', 'InstanceId.1': 'i-web1' };
const run = (emulator: Emulator, more: Record<string, string> = {}) =>
  ask(emulator, 'RunCommand', { ...good, ...more });

test('RunCommand makes a command and runs it, in one call [doc]', async (t) => {
  const emulator = await started(t);
  const { CommandId, InvokeId } = await run(emulator, { CommandContent: 'echo "one $HOME"', Name: 'once' });
  assert.match(CommandId, /^c-[0-9a-f]{32}$/);
  const [row] = await resultsWhen(emulator, InvokeId);
  assert.deepEqual([row.CommandId, row.ExitCode, row.InvocationStatus], [CommandId, 0, 'Success']);
  assert.match(row.Output, /^one \/.*i-web1/);
  const { Invocations } = await ask(emulator, 'DescribeInvocations', { InvokeId, ContentEncoding: 'PlainText' });
  const [invocation] = Invocations.Invocation;
  assert.deepEqual(
    [invocation.CommandName, invocation.CommandContent, invocation.Timeout],
    ['once', 'echo "one $HOME"', 60],
  );
});

const scripts: [string, Record<string, string>, string][] = [
  ['plain text by default', { CommandContent: 'ZWNobyBoaQ==' }, 'ZWNobyBoaQ=='],
  ['Base64 when it says so, in any case', { CommandContent: btoa('echo hi'), ContentEncoding: 'BASE64' }, 'echo hi'],
  ['plain text with an encoding nobody knows', { ContentEncoding: 'gzip' }, 'echo hi'],
  [
    'parameters filled in',
    { CommandContent: 'echo {{a}}{{b}}', EnableParameter: 'true', Parameters: '{"a":"1"}' },
    'echo 1',
  ],
  ['a word in braces that is no parameter', { CommandContent: 'echo {{a}}' }, 'echo {{a}}'],
];

for (const [what, parameters, script] of scripts) {
  test(`RunCommand: ${what} [doc]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t);
    assert.equal((await run(emulator, parameters)).status, 200);
    await clock.advance(0);
    assert.equal(runner.requests[0]?.script, script);
  });
}

test('RunCommand keeps the command with KeepCommand only [doc], and counts its run [assumed]', async (t) => {
  const { emulator } = await simulated(t);
  const thrown = await run(emulator);
  const kept = await run(emulator, { KeepCommand: 'true', Timeout: '90', WorkingDir: '/opt', Description: 'd' });
  const { Commands, TotalCount } = await ask(emulator, 'DescribeCommands', { CommandId: kept.CommandId });
  assert.equal(TotalCount, 1);
  const [row] = Commands.Command;
  assert.deepEqual(
    [row.InvokeTimes, row.Timeout, row.WorkingDir, row.Description, row.Type],
    [1, 90, '/opt', 'd', 'RunShellScript'],
  );
  const gone = await ask(emulator, 'DescribeCommands', { CommandId: thrown.CommandId });
  assert.equal(gone.TotalCount, 0);
});

test('RunCommand with a ClientToken runs once, and keeps one command [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const once = () => run(emulator, { ClientToken: 'token', KeepCommand: 'true' });
  const [first, second] = [await once(), await once()];
  assert.deepEqual([second.InvokeId, second.CommandId], [first.InvokeId, first.CommandId]);
  const other = await run(emulator, { ClientToken: 'token' });
  assert.deepEqual([other.status, other.Code], [403, 'IdempotentParameterMismatch']);
  // The same token of another action is another token.
  const invoked = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', ClientToken: 'token' };
  assert.equal((await ask(emulator, 'InvokeCommand', invoked)).status, 200);
  await clock.advance(0);
  assert.equal(runner.requests.length, 2);
  assert.equal((await ask(emulator, 'DescribeCommands')).TotalCount, 5);
});

test('RunCommand on a schedule, with everything a run can have [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const { InvokeId } = await run(emulator, {
    ...{ 'InstanceId.1': '', 'ResourceTag.1.Key': 'role', 'ResourceTag.1.Value': 'web', Frequency: 'rate(60s)' },
    ...{ Timeout: '20', WorkingDir: '/tmp', Username: 'root', TerminationMode: 'ProcessTree', 'Tag.1.Key': 'k' },
  });
  await clock.advance(180_000);
  assert.deepEqual(
    runner.requests.map(({ instanceId, number }) => `${instanceId} ${number}`),
    ['i-web1 1', 'i-web2 1', 'i-web1 2', 'i-web2 2', 'i-web1 3', 'i-web2 3'],
  );
  const { timeoutSeconds, workingDir, username, kills } = runner.requests[0]!;
  assert.deepEqual([timeoutSeconds, workingDir, username, kills], [20, '/tmp', 'root', 'ProcessTree']);
  const history = await results(emulator, InvokeId, { IncludeHistory: 'true', InstanceId: 'i-web2' });
  assert.deepEqual(
    history.map((row) => [row.Repeats, row.Output]),
    [3, 2, 1].map((number) => [3, `run ${number}\n`]),
  );
  const stopped = await ask(emulator, 'StopInvocation', { InvokeId, 'InstanceId.1': 'i-web1' });
  assert.equal(stopped.status, 200);
  await clock.advance(60_000);
  assert.deepEqual(
    (await results(emulator, InvokeId)).map((row) => [row.InstanceId, row.InvocationStatus, row.Repeats]),
    [
      ['i-web1', 'Cancelled', 3],
      ['i-web2', 'Scheduled', 4],
    ],
  );
});

const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`ResourceTag.${index + 1}.Key`, `k${index}`]));

const refusals: [string, Record<string, string>, number, string][] = [
  ['no type', { Type: '' }, 400, 'MissingType'],
  ['no content', { CommandContent: '' }, 400, 'MissingCommandContent'],
  ['no target', { 'InstanceId.1': '' }, 400, 'MissingParam.InstanceId'],
  ['an unknown type', { Type: 'RunPerl' }, 404, 'InvalidCmdType.NotFound'],
  ['an unknown instance', { 'InstanceId.1': 'i-nosuch' }, 404, 'InvalidInstance.NotFound'],
  ['a script for another system', { Type: 'RunBatScript' }, 400, 'InvalidInstance.NotMatch'],
  ['bad Base64', { ContentEncoding: 'Base64' }, 400, 'CmdContent.DecodeError'],
  ['more than 24 KB', { CommandContent: 'x'.repeat(18_433) }, 403, 'CmdContent.ExceedLimit'],
  [
    'more than 24 KB with its parameters',
    { CommandContent: `{{a}}${'x'.repeat(18_000)}`, EnableParameter: 'true', Parameters: `{"a":"${'x'.repeat(600)}"}` },
    403,
    'CmdContent.ExceedLimit',
  ],
  ['a bad parameter name', { CommandContent: '{{a b}}', EnableParameter: 'true' }, 400, 'CmdParam.InvalidParamName'],
  ['Parameters without EnableParameter', { Parameters: '{"a":"1"}' }, 400, 'Parameter.Disabled'],
  ['a name of 129 characters', { Name: 'n'.repeat(129) }, 403, 'CmdName.ExceedLimit'],
  ['Period without Frequency', { RepeatMode: 'Period' }, 400, 'MissingParam.Frequency'],
  ['an unknown RepeatMode', { RepeatMode: 'Twice' }, 404, 'InvalidRepeatMode.NotFound'],
  ['a Timeout of 9', { Timeout: '9' }, 400, 'InvalidParameter.Timeout'],
  ['a Launcher of 1,025 characters', { Launcher: 'l'.repeat(1025) }, 403, 'InvalidLauncher.LengthLimitExceeded'],
  ['21 ResourceTags', { 'InstanceId.1': '', ...tags(21) }, 400, 'NumberExceed.ResourceTags'],
  ['20 ResourceTags that nobody has', { 'InstanceId.1': '', ...tags(20) }, 400, 'InvalidResourceTag.InstanceNotFound'],
  ['a CommandId', { CommandId: 'c-hello' }, 400, 'Emulator.UnknownParameter'],
  ['a container', { ContainerName: 'web' }, 501, 'Emulator.NotSupported'],
];

for (const [what, parameters, status, code] of refusals) {
  test(`RunCommand with ${what}: ${code} [doc, assumed]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await run(emulator, { KeepCommand: 'true', ...parameters });
    assert.deepEqual([answer.status, answer.Code], [status, code]);
    assert.equal((await ask(emulator, 'DescribeCommands')).TotalCount, 4);
    assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
  });
}

test('a user of Windows needs the name of a password [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const windows = { Type: 'RunBatScript', 'InstanceId.1': 'i-windows1', Username: 'test' };
  const answer = await run(emulator, windows);
  assert.deepEqual([answer.status, answer.Code], [403, 'WindowsPasswordName.Missed']);
  assert.equal((await run(emulator, { ...windows, WindowsPasswordName: 'secret' })).status, 200);
});
