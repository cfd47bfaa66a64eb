import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const ids = (rows: Json[], field: string) => rows.map((row) => row[field]);

test('a command is kept as it was created [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const parameters = {
    Name: 'greet',
    Type: 'RunShellScript',
    CommandContent: Buffer.from('echo {{who}} {{ACS::InstanceId}} {{Who}} {{ when }}').toString('base64'),
    Description: 'greets',
    EnableParameter: 'true',
    Timeout: '90',
    WorkingDir: '/opt',
    'Tag.1.Key': 'team',
    'Tag.1.Value': 'a',
  };
  const { CommandId } = await ask(emulator, 'CreateCommand', parameters);
  assert.match(CommandId, /^c-[0-9a-f]{32}$/);
  const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId });
  const [row] = Commands.Command;
  assert.equal(row.CommandContent, parameters.CommandContent);
  assert.deepEqual(row.ParameterNames.ParameterName, ['who', 'when']);
  assert.deepEqual(
    [row.Name, row.Description, row.EnableParameter, row.Timeout, row.WorkingDir, row.CreationTime, row.InvokeTimes],
    ['greet', 'greets', true, 90, '/opt', '2026-01-30T23:59Z', 0],
  );
  assert.deepEqual(row.Tags.Tag, [{ TagKey: 'team', TagValue: 'a' }]);
  const plain = await ask(emulator, 'DescribeCommands', { CommandId, ContentEncoding: 'PlainText' });
  assert.equal(plain.Commands.Command[0].CommandContent, 'echo {{who}} {{ACS::InstanceId}} {{Who}} {{ when }}');
});

const createRefusals: [string, Record<string, string>, number, string][] = [
  ['no name', { Name: '' }, 400, 'MissingName'],
  ['no content', { CommandContent: '' }, 400, 'MissingCommandContent'],
  ['no type', { Type: '' }, 400, 'MissingType'],
  ['an unknown type', { Type: 'RunPerl' }, 404, 'InvalidCmdType.NotFound'],
  ['content that is not Base64', { CommandContent: 'echo "hi"' }, 400, 'CmdContent.DecodeError'],
  ['more than 24 KB', { CommandContent: Buffer.alloc(18_433).toString('base64') }, 403, 'CmdContent.ExceedLimit'],
  ['a name of 129 characters', { Name: 'n'.repeat(129) }, 403, 'CmdName.ExceedLimit'],
  ['a description of 513 characters', { Description: 'd'.repeat(513) }, 403, 'CmdDesc.ExceedLimit'],
  ['a WorkingDir of 201 characters', { WorkingDir: 'd'.repeat(201) }, 400, 'InvalidParameter.WorkingDir'],
  ['a parameter without a name', { CommandContent: btoa('{{ }}'), EnableParameter: 'true' }, 400, 'CmdParam.EmptyKey'],
  ['a bad name', { CommandContent: btoa('{{a b}}'), EnableParameter: 'true' }, 400, 'CmdParam.InvalidParamName'],
  [
    'a long name',
    { CommandContent: btoa(`{{${'n'.repeat(65)}}}`), EnableParameter: 'true' },
    403,
    'CmdParamName.ExceedLimit',
  ],
  [
    '21 parameters',
    { CommandContent: btoa(Array.from({ length: 21 }, (_, n) => `{{p${n}}}`).join('')), EnableParameter: 'true' },
    403,
    'CmdParamCount.ExceedLimit',
  ],
  ['a Timeout in words', { Timeout: '1m' }, 400, 'InvalidParameter.Timeout'],
  ['Base64 that was cut', { CommandContent: 'ZWNobyBoa' }, 400, 'CmdContent.DecodeError'],
  ['EnableParameter=yes', { EnableParameter: 'yes' }, 400, 'InvalidParameter.EnableParameter'],
];

for (const [what, parameters, status, code] of createRefusals) {
  test(`CreateCommand with ${what}: ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const good = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('echo hi') };
    const answer = await ask(emulator, 'CreateCommand', { ...good, ...parameters });
    assert.deepEqual([answer.status, answer.Code], [status, code]);
    assert.equal((await ask(emulator, 'DescribeCommands')).TotalCount, 4);
  });
}

const commandFilters: [Record<string, string>, string[]][] = [
  [{}, ['c-hello', 'c-fail', 'c-slow', 'c-big']],
  [{ CommandId: 'c-fail' }, ['c-fail']],
  [{ CommandId: 'c-nosuch' }, []],
  [{ Name: 'hello' }, ['c-hello']],
  [{ Name: '*l*' }, ['c-hello', 'c-fail', 'c-slow']],
  [{ Description: 'prints*' }, ['c-fail', 'c-slow', 'c-big']],
  [{ Type: 'RunBatScript' }, []],
  [{ Provider: 'AlibabaCloud' }, []],
  [{ RegionId: 'cn-beijing' }, []],
];

for (const [parameters, expected] of commandFilters) {
  test(`DescribeCommands with ${JSON.stringify(parameters)} [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const { Commands } = await ask(emulator, 'DescribeCommands', parameters);
    assert.deepEqual(ids(Commands.Command, 'CommandId'), expected);
  });
}
