import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/start.ts';
import { ran, type Simulated, simulated, started } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

const good = { Name: 'a.txt', Content: 'x=1\n', TargetDir: '/etc/app', 'InstanceId.1': 'i-web1' };
const send = (emulator: Emulator, more: Record<string, string> = {}) => ask(emulator, 'SendFile', { ...good, ...more });
const rootOf = ({ dataDir }: Emulator, id = 'i-web1') => path.join(dataDir, 'instances', id, 'root');

async function rows(emulator: Emulator, parameters: Record<string, string> = {}): Promise<Json[]> {
  return (await ask(emulator, 'DescribeSendFileResults', parameters)).Invocations.Invocation;
}

/** Sends to i-web1, to the end; the row of the instance. */
async function sent({ emulator, clock }: Simulated, more: Record<string, string> = {}): Promise<Json> {
  const { InvokeId, Code } = await send(emulator, more);
  assert.equal(Code, undefined);
  await clock.advance(1_000);
  const [row] = await rows(emulator, { InvokeId });
  return row.InvokeInstances.InvokeInstance[0];
}

const outcome = ({ InvocationStatus, ErrorCode }: Json) => [InvocationStatus, ErrorCode];

test('a file arrives, with its directory and its mode [doc]', async (t) => {
  const world = await simulated(t);
  const { emulator } = world;
  const row = await sent(world, { Content: btoa('\u0000\u00ff'), ContentType: 'Base64', FileMode: '0600' });
  assert.deepEqual(outcome(row), ['Success', '']);
  const file = path.join(rootOf(emulator), 'etc/app/a.txt');
  assert.deepEqual([...fs.readFileSync(file)], [0, 255]);
  assert.equal(fs.statSync(file).mode & 0o7777, 0o600);
  await sent(world, { Name: 'b.txt' });
  assert.equal(fs.statSync(path.join(rootOf(emulator), 'etc/app/b.txt')).mode & 0o7777, 0o644);
  await sent(world, { Name: 'tool', FileMode: '755', TargetDir: '/root' });
  assert.equal(fs.statSync(path.join(rootOf(emulator), 'tool')).mode & 0o7777, 0o755);
});

test('a command of the instance finds the file that was sent [doc]', async (t) => {
  const emulator = await started(t);
  await send(emulator, { TargetDir: '/root/conf', Name: 'who am i' });
  // Deliveries to one instance are in the order of the calls.
  assert.equal((await ran(emulator, 'cat "conf/who am i"')).Output, 'x=1\n');
});

test('a file that is there stays, unless Overwrite says otherwise [doc]', async (t) => {
  const world = await simulated(t);
  await sent(world);
  assert.deepEqual(outcome(await sent(world, { Content: 'new' })), ['Failed', 'FileAlreadyExists']);
  const file = path.join(rootOf(world.emulator), 'etc/app/a.txt');
  assert.equal(fs.readFileSync(file, 'utf8'), 'x=1\n');
  assert.deepEqual(outcome(await sent(world, { Content: 'new', Overwrite: 'true' })), ['Success', '']);
  assert.equal(fs.readFileSync(file, 'utf8'), 'new');
});

test('the owner and the group are looked at when the file is there [source]', async (t) => {
  const world = await simulated(t);
  const { username } = os.userInfo();
  for (const [more, expected] of [
    [{ FileOwner: 'root', FileGroup: 'root' }, ['Success', '']],
    [{ FileOwner: username, FileGroup: username }, ['Success', '']],
    [{ FileOwner: 'no-such-user' }, ['Failed', 'AccountNotExists']],
    [{ FileGroup: 'no-such-group' }, ['Failed', 'UserGroupNotExists']],
  ] as const) {
    fs.rmSync(path.join(rootOf(world.emulator), 'etc'), { recursive: true, force: true });
    assert.deepEqual(outcome(await sent(world, more)), expected);
    assert.ok(fs.existsSync(path.join(rootOf(world.emulator), 'etc/app/a.txt')));
  }
});

test('what is in the way [source]', async (t) => {
  const world = await simulated(t);
  const root = rootOf(world.emulator);
  fs.writeFileSync(path.join(root, 'file'), '');
  fs.mkdirSync(path.join(root, 'etc/app/a.txt'), { recursive: true });
  for (const [more, expected] of [
    [{ TargetDir: '/file' }, ['Invalid', 'FilePathInvalid']],
    [{ TargetDir: '/file/below' }, ['Invalid', 'FilePathInvalid']],
    [{}, ['Failed', 'FileAlreadyExists']],
    [{ Overwrite: 'true' }, ['Failed', 'FileCreateFail']],
    [{ Name: 'no/such/directory' }, ['Failed', 'FileCreateFail']],
    [{ Name: '.' }, ['Invalid', 'FileNameInvalid']],
    [{ Name: 'a.txt/' }, ['Invalid', 'FileNameInvalid']],
    [{ Name: 'n\u0000' }, ['Invalid', 'FileNameInvalid']],
  ] as const) {
    assert.deepEqual(outcome(await sent(world, more)), expected, JSON.stringify(more));
  }
  assert.deepEqual(fs.readdirSync(path.join(root, 'etc/app')), ['a.txt']);
});

for (const Name of ['../a.txt', '../../../../../tmp/a.txt', 'x/../../a.txt', '..']) {
  test(`the name ${Name} leads out of its directory: refused, and it says that the agent would not [source]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await send(emulator, { Name });
    assert.deepEqual([answer.status, answer.Code], [501, 'Emulator.NotSupported']);
    assert.match(answer.Message, /The real agent joins the two without a check and writes there/);
    assert.deepEqual(await rows(emulator), []);
  });
}

test('nothing is written outside the instance: not by a path, not through a link [source]', async (t) => {
  const world = await simulated(t);
  const root = rootOf(world.emulator);
  const outside = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-emulator-outside-'));
  t.after(() => fs.rmSync(outside, { recursive: true }));
  fs.writeFileSync(path.join(outside, 'precious'), 'old');
  fs.symlinkSync(outside, path.join(root, 'out'));
  fs.symlinkSync(path.join(outside, 'precious'), path.join(root, 'precious'));
  fs.symlinkSync(path.join(outside, 'new'), path.join(root, 'dangling'));
  const ways: Record<string, string>[] = [
    { TargetDir: '/out' },
    { TargetDir: '/out/deeper' },
    { TargetDir: '/', Name: 'out/a.txt' },
    { TargetDir: '/', Name: 'precious', Overwrite: 'true' },
    { TargetDir: '/', Name: 'dangling', Overwrite: 'true' },
  ];
  for (const more of ways) {
    const row = await sent(world, more);
    assert.deepEqual(outcome(row), ['Invalid', 'FilePathInvalid'], JSON.stringify(more));
    assert.match(row.ErrorInfo, /The real agent would follow it/);
  }
  assert.deepEqual(fs.readdirSync(outside), ['precious']);
  assert.equal(fs.readFileSync(path.join(outside, 'precious'), 'utf8'), 'old');
  // `..` stops at the top of the instance.
  assert.deepEqual(outcome(await sent(world, { TargetDir: '/../../../up' })), ['Success', '']);
  assert.ok(fs.existsSync(path.join(root, 'up/a.txt')));
});

test('instances that do not take it say why; the whole is PartialFailed [doc, assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, {
    pendingMs: 100,
    fleet: {
      instances: [
        { id: 'i-mute1', agent: 'mute' },
        { id: 'i-up1', agent: 'upgrading' },
        { id: 'i-sim1', simulated: true },
      ],
    },
  });
  const ids = ['i-web1', 'i-stopped1', 'i-noagent1', 'i-windows1', 'i-mute1', 'i-up1', 'i-sim1'];
  const numbered = Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));
  const { InvokeId } = await send(emulator, { ...numbered, Timeout: '20' });
  const state = async () => {
    const [row] = await rows(emulator, { InvokeId });
    return [row.InvocationStatus, row.InvokeInstances.InvokeInstance.flatMap(outcome).join()];
  };
  assert.equal((await state())[0], 'Pending');
  await clock.advance(19_000);
  assert.equal((await state())[0], 'Pending');
  await clock.advance(2_000);
  assert.deepEqual(await state(), [
    'PartialFailed',
    [
      ...['Success,', 'Aborted,InstanceNotRunning', 'Aborted,ClientNotRunning', 'Invalid,CommandNotApplicable'],
      ...['Aborted,DeliveryTimeout', 'Aborted,ClientIsUpgrading', 'Success,'],
    ].join(),
  ]);
});

test('a Timeout below 10 s counts as 10 s [doc]', async (t) => {
  const { emulator, clock } = await simulated(t, { fleet: { instances: [{ id: 'i-mute1', agent: 'mute' }] } });
  await send(emulator, { 'InstanceId.1': 'i-mute1', Timeout: '1' });
  await clock.advance(9_999);
  assert.equal((await rows(emulator))[0].InvocationStatus, 'Pending');
  await clock.advance(1);
  assert.equal((await rows(emulator))[0].InvocationStatus, 'Failed');
});

test('DescribeSendFileResults: fields, filters, pages [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const one = (await send(emulator, { 'Tag.1.Key': 'team', 'Tag.1.Value': 'a' })).InvokeId;
  const two = (await send(emulator, { Name: 'b.txt', 'InstanceId.1': 'i-stopped1' })).InvokeId;
  await clock.advance(0);
  const filters: [Record<string, string>, string[]][] = [
    [{}, [two, one]],
    [{ InvokeId: one }, [one]],
    [{ InvokeId: 'f-nosuch' }, []],
    [{ Name: 'b.txt' }, [two]],
    [{ InstanceId: 'i-web1' }, [one]],
    [{ InvocationStatus: 'Success' }, [one]],
    [{ InvocationStatus: 'Failed' }, [two]],
    [{ 'Tag.1.Key': 'team' }, [one]],
    [{ PageNumber: '2', PageSize: '1' }, [one]],
    [{ RegionId: 'cn-beijing' }, []],
  ];
  for (const [parameters, expected] of filters) {
    assert.deepEqual(
      (await rows(emulator, parameters)).map((row) => row.InvokeId),
      expected,
      JSON.stringify(parameters),
    );
  }
  const first = await ask(emulator, 'DescribeSendFileResults', { MaxResults: '1' });
  assert.equal(first.Invocations.Invocation[0].InvokeId, two);
  const next = await ask(emulator, 'DescribeSendFileResults', { MaxResults: '1', NextToken: first.NextToken });
  assert.deepEqual([next.Invocations.Invocation[0].InvokeId, next.NextToken], [one, '']);
  const [row] = await rows(emulator, { InvokeId: one });
  const { InvokeInstances, Tags, CreationTime, ...rest } = row;
  assert.deepEqual(rest, {
    ...{ InvokeId: one, Name: 'a.txt', TargetDir: '/etc/app', Content: 'x=1\n', ContentType: 'PlainText' },
    ...{ Description: '', FileOwner: 'root', FileGroup: 'root', FileMode: '0644', Overwrite: 'false', VmCount: 1 },
    InvocationStatus: 'Success',
  });
  const at = '2026-01-30T23:59:50Z';
  const times = { CreationTime: at, StartTime: at, FinishTime: at, UpdateTime: at };
  assert.deepEqual(InvokeInstances.InvokeInstance, [
    { InstanceId: 'i-web1', InvocationStatus: 'Success', ErrorCode: '', ErrorInfo: '', ...times },
  ]);
});

test('the same ClientToken sends once [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const once = (more = {}) => send(emulator, { ClientToken: 'token', ...more });
  const [first, second] = [await once(), await once()];
  assert.equal(second.InvokeId, first.InvokeId);
  assert.equal((await once({ Content: 'y' })).Code, 'IdempotentParameterMismatch');
  assert.equal((await rows(emulator)).length, 1);
});

const ids = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`InstanceId.${index + 1}`, `i-x${index}`]));

const refusals: [string, Record<string, string>, number, string][] = [
  ['no name', { Name: '' }, 400, 'MissingName'],
  ['no content', { Content: '' }, 400, 'MissingContent'],
  ['no directory', { TargetDir: '' }, 400, 'MissingTargetDir'],
  ['no instance', { 'InstanceId.1': '' }, 400, 'MissingParam.InstanceId'],
  ['51 instances', ids(51), 403, 'InstanceIds.ExceedLimit'],
  ['50 instances, unknown', ids(50), 404, 'InvalidInstance.NotFound'],
  ['a name of 256 characters', { Name: 'n'.repeat(256) }, 403, 'FileName.ExceedLimit'],
  ['a directory of 256 characters', { TargetDir: '/'.padEnd(256, 'd') }, 400, 'FileTargetDir.Invalid'],
  ['a relative directory', { TargetDir: 'etc' }, 400, 'FileTargetDir.Invalid'],
  ['a description of 513 characters', { Description: 'd'.repeat(513) }, 403, 'FileDesc.ExceedLimit'],
  ['more than 32 KB', { Content: 'x'.repeat(24_577) }, 403, 'FileSize.ExceedLimit'],
  ['bad Base64', { Content: 'x=1', ContentType: 'Base64' }, 400, 'FileContent.DecodeError'],
  ['an unknown ContentType', { ContentType: 'gzip' }, 400, 'FileContentType.Invalid'],
  ['a FileMode of words', { FileMode: 'u+x' }, 400, 'FileMode.Invalid'],
  ['a FileMode of 0888', { FileMode: '0888' }, 400, 'FileMode.Invalid'],
  ['an owner of 65 characters', { FileOwner: 'o'.repeat(65) }, 400, 'InvalidParameter.FileOwner'],
  ['a group of 65 characters', { FileGroup: 'g'.repeat(65) }, 400, 'InvalidParameter.FileGroup'],
];

for (const [what, parameters, status, code] of refusals) {
  test(`SendFile with ${what}: ${code} [doc, assumed]`, async (t) => {
    const { emulator } = await simulated(t);
    const answer = await send(emulator, parameters);
    assert.deepEqual([answer.status, answer.Code], [status, code]);
    assert.deepEqual(await rows(emulator), []);
  });
}

test('32 KB in Base64 are accepted [doc]', async (t) => {
  const world = await simulated(t);
  assert.deepEqual(outcome(await sent(world, { Content: 'x'.repeat(24_576) })), ['Success', '']);
});
