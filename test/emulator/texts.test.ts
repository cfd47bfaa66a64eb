import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasControls, isLonger } from '../../src/emulator/characters.ts';
import type { EditionName } from '../../src/emulator/editions.ts';
import { simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const command = { Name: 'n', Type: 'RunShellScript', CommandContent: btoa('true') };
const run = { Type: 'RunShellScript', CommandContent: 'true', 'InstanceId.1': 'i-web1' };
const invoke = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const file = { Name: 'f', Content: 'x', TargetDir: '/tmp', 'InstanceId.1': 'i-web1' };
/** One character each, two units of UTF-16. */
const faces = (count: number) => '😀'.repeat(count);

test('length is counted in characters [assumed]', () => {
  assert.equal(isLonger(faces(4), 4), false);
  assert.equal(isLonger(faces(5), 4), true);
  assert.equal(isLonger('abcd', 4), false);
  assert.equal(isLonger('abcde', 4), true);
  assert.equal(isLonger('', 0), false);
  assert.equal(isLonger(`${faces(2)}abc`, 4), true);
});

test('control characters are those of Unicode [assumed]', () => {
  for (const text of ['\0', 'a\nb', '\t', '\u007f', '\u0085']) assert.equal(hasControls(text), true);
  for (const text of ['', 'a b', '杰', faces(1)]) assert.equal(hasControls(text), false);
});

for (const [action, given, parameter, most, code] of [
  ['CreateCommand', command, 'Name', 128, 'CmdName.ExceedLimit'],
  ['CreateCommand', command, 'Description', 512, 'CmdDesc.ExceedLimit'],
  ['CreateCommand', command, 'WorkingDir', 200, 'InvalidParameter.WorkingDir'],
  ['CreateCommand', command, 'Launcher', 1024, 'InvalidLauncher.LengthLimitExceeded'],
  ['RunCommand', run, 'WorkingDir', 200, 'InvalidParameter.WorkingDir'],
  ['InvokeCommand', invoke, 'Username', 255, 'Username.ExceedLimit'],
  ['InvokeCommand', invoke, 'WindowsPasswordName', 255, 'WindowsPasswordName.ExceedLimit'],
  ['InvokeCommand', invoke, 'Tag.1.Key', 64, 'InvalidTagKey.Malformed'],
  ['InvokeCommand', { ...invoke, 'Tag.1.Key': 'k' }, 'Tag.1.Value', 128, 'InvalidTagValue.Malformed'],
  ['SendFile', file, 'Name', 255, 'FileName.ExceedLimit'],
  ['SendFile', file, 'Description', 512, 'FileDesc.ExceedLimit'],
  ['SendFile', file, 'FileOwner', 64, 'InvalidParameter.FileOwner'],
  ['DescribeCommands', {}, 'Name', 128, 'InvalidName.LengthLimitExceeded'],
  ['DescribeCommands', {}, 'Description', 512, 'InvalidDescription.LengthLimitExceeded'],
] as const) {
  test(`${parameter} of ${action} has at most ${most} characters [doc]`, async (t) => {
    const { emulator } = await simulated(t);
    const longest = await ask(emulator, action, { ...given, [parameter]: faces(most) });
    assert.equal(longest.status, 200, longest.Code);
    assert.equal((await ask(emulator, action, { ...given, [parameter]: faces(most + 1) })).Code, code);
  });
}

for (const [parameter, what] of [
  ['Name', 'Name'],
  ['Description', 'Description'],
  ['WorkingDir', 'WorkingDir'],
] as const) {
  test(`${parameter} of a command has no control characters [doc, assumed]`, async (t) => {
    const { emulator } = await simulated(t);
    const [CommandId] = ['c-hello'];
    for (const [action, given] of [
      ['CreateCommand', command],
      ['ModifyCommand', { CommandId }],
      ['RunCommand', run],
    ] as const) {
      for (const bad of ['a\0b', '\u001b[1m', '\u007f']) {
        const { status, Code, Message } = await ask(emulator, action, { ...given, [parameter]: bad });
        assert.deepEqual(
          [status, Code, Message],
          [403, `InvalidParameterCharacter.Command${what}`, `The command ${what} contains illegal characters.`],
        );
      }
    }
    const lines = await ask(emulator, 'CreateCommand', { ...command, [parameter]: 'a\n\tb\r\nc' });
    assert.equal(lines.status, parameter === 'Description' ? 200 : 403);
  });
}

test('a WorkingDir with a NUL that is given for one run is InvalidParameter.WorkingDir [assumed]', async (t) => {
  const { emulator } = await simulated(t);
  const answer = await ask(emulator, 'InvokeCommand', { ...invoke, WorkingDir: '/a\0b' });
  assert.deepEqual([answer.status, answer.Code], [400, 'InvalidParameter.WorkingDir']);
});

test('a ContainerId that is malformed is refused as such, a good one is not served [doc, own]', async (t) => {
  const { emulator } = await simulated(t);
  const id = '0123456789abcdef'.repeat(4);
  for (const [action, given] of [
    ['InvokeCommand', invoke],
    ['RunCommand', run],
  ] as const) {
    for (const bad of ['x', id.slice(1), `${id}0`, `podman://${id}`, `docker:/${id}`, ` ${id}`]) {
      const answer = await ask(emulator, action, { ...given, ContainerId: bad });
      assert.deepEqual([answer.status, answer.Code], [400, 'InvalidContainerId.Malformed'], bad);
    }
    for (const good of [id, `docker://${id}`, `containerd://${id}`, `cri-o://${id}`]) {
      const answer = await ask(emulator, action, { ...given, ContainerId: good });
      assert.deepEqual([answer.status, answer.Code], [501, 'Emulator.NotSupported'], good);
    }
  }
});

for (const [edition, code] of [
  ['2018', 'Invalid.CommandContent'],
  ['2019', 'CmdContent.DecodeError'],
  ['current', 'CmdContent.DecodeError'],
] as const satisfies readonly (readonly [EditionName, string])[]) {
  test(`edition ${edition}: content that is no Base64 is ${code} [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    const answer = await ask(emulator, 'CreateCommand', { ...command, CommandContent: '%%%' });
    assert.deepEqual([answer.status, answer.Code], [400, code]);
  });
}

for (const name of ['TimeOut', 'Timeout']) {
  test(`edition 2019: CreateCommand and ModifyCommand take ${name} [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition: '2019' });
    const { CommandId } = await ask(emulator, 'CreateCommand', { ...command, [name]: '90' });
    const timeout = async () => (await ask(emulator, 'DescribeCommands', { CommandId })).Commands.Command[0].Timeout;
    assert.equal(await timeout(), 90);
    assert.equal((await ask(emulator, 'ModifyCommand', { CommandId, [name]: '80' })).status, 200);
    assert.equal(await timeout(), 80);
  });
}
