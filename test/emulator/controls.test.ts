import assert from 'node:assert/strict';
import { test } from 'node:test';
import { controls } from '../../src/emulator/controls.ts';
import { knownActions } from '../../src/emulator/known-actions.ts';
import { invoke, simulated, started } from './support/start.ts';
import { ask, call, callAcs3, type Json } from './support/wire-client.ts';

test('no control has a name that an action of the cloud has, or could have [own]', () => {
  for (const name of controls.keys()) assert.match(name, /^Emulator\.[A-Z][A-Za-z]+$/);
  for (const name of knownActions) assert.doesNotMatch(name, /\./);
});

test('a control needs a signature like any request [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const stranger = { ...emulator, accessKeySecret: 'wrong' };
  for (const name of controls.keys()) {
    assert.equal((await ask(stranger, name, { Spec: '*:1:reset' })).Code, 'SignatureDoesNotMatch');
    const dropped = await call(emulator, { Action: name }, { now: clock.now(), drop: ['Signature'] });
    assert.equal(JSON.parse(dropped.text).Code, 'MissingSignature');
  }
  assert.deepEqual(emulator.faults.list(), []);
});

test('faults over the wire: added, met, listed, cleared; by both signatures [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const added = await ask(emulator, 'Emulator.AddFault', { Spec: 'DescribeRegions:2-:code=Forbidden.RAM' });
  assert.deepEqual([added.status, added.FaultId], [200, 1]);
  const acs3 = await callAcs3(emulator, 'Emulator.AddFault', { Spec: '*:1:body:i-web1:cut' }, { date: clock.now() });
  assert.equal(JSON.parse(acs3.text).FaultId, 2);
  const codes = [];
  for (let n = 0; n < 3; n++) codes.push((await ask(emulator, 'DescribeRegions')).Code);
  assert.deepEqual(codes, [undefined, 'Forbidden.RAM', 'Forbidden.RAM']);
  assert.deepEqual((await ask(emulator, 'Emulator.ListFaults')).Faults.Fault, [
    { FaultId: 1, Spec: 'DescribeRegions:2-:code=Forbidden.RAM', Met: 3, Struck: 2, Over: false },
    { FaultId: 2, Spec: '*:1:body:i-web1:cut', Met: 0, Struck: 0, Over: false },
  ]);
  assert.equal((await ask(emulator, 'Emulator.ClearFaults')).Cleared, 2);
  assert.equal((await ask(emulator, 'DescribeRegions')).status, 200);
});

test('what is no fault is refused, and says why [own]', async (t) => {
  const { emulator } = await simulated(t);
  const refused = await ask(emulator, 'Emulator.AddFault', { Spec: 'InvokeCommand:zero:reset' });
  assert.deepEqual([refused.status, refused.Code], [400, 'Emulator.InvalidFault']);
  assert.match(refused.Message, /"zero"/);
  assert.equal((await ask(emulator, 'Emulator.AddFault')).Code, 'MissingSpec');
  assert.equal((await ask(emulator, 'Emulator.ClearFaults', { All: '1' })).Code, 'Emulator.UnknownParameter');
  assert.equal((await ask(emulator, 'Emulator.Nothing')).Code, 'InvalidAction.NotFound');
});

test('no fault strikes a control, so that what was ordered can be taken back [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  for (const phase of ['before-read', 'after-read', 'after-commit', 'body'] as const) {
    emulator.faults.add({ action: '*', phase, effect: { kind: 'close' } });
    // Before it is read a request is known by its headers only.
    const reply = await callAcs3(emulator, 'Emulator.ClearFaults', {}, { date: clock.now() });
    assert.equal(JSON.parse(reply.text).Cleared, 1);
  }
});

test('the ledger over the wire, in pages [own]', async (t) => {
  const { emulator, clock } = await simulated(t, { instances: 1_100 });
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, at) => at).map((at) => [`InstanceId.${at + 1}`, '']));
  for (let call = 0; call < 11; call++) {
    const ids = Object.keys(many).map((name, at) => [name, `i-sim${String(call * 100 + at + 1).padStart(5, '0')}`]);
    await invoke(emulator, { CommandId: 'c-hello', ...Object.fromEntries(ids) });
  }
  await clock.advance(0);
  const tagged = { ClientToken: 'once', 'Tag.1.Key': 'run', 'Tag.1.Value': '7' };
  await invoke(emulator, { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', ...tagged });
  await clock.advance(0);
  const first = await ask(emulator, 'Emulator.ListProcessStarts');
  const second = await ask(emulator, 'Emulator.ListProcessStarts', { Offset: '1000' });
  assert.deepEqual([first.TotalCount, first.ProcessStarts.ProcessStart.length], [1101, 1000]);
  const rows = [...first.ProcessStarts.ProcessStart, ...second.ProcessStarts.ProcessStart];
  assert.deepEqual(
    rows.map((row: Json) => row.InstanceId),
    emulator.ledger.starts().map(({ instanceId }) => instanceId),
  );
  const { InvokeId, ...last } = rows.at(-1);
  assert.match(InvokeId, /^t-/);
  assert.deepEqual(last, {
    InstanceId: 'i-web1',
    Pid: 1,
    Simulated: false,
    StartedAt: clock.now().toISOString(),
    ClientToken: 'once',
    Tags: { Tag: [{ TagKey: 'run', TagValue: '7' }] },
    ExitCode: 0,
    OutputBytes: 6,
  });
});

test('temporary credentials over the wire work until they expire [own]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const { Credentials: given } = await ask(emulator, 'Emulator.CreateSecurityToken', { DurationSeconds: '60' });
  assert.equal(given.Expiration, '2026-01-31T00:00:50Z');
  const { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken } = given;
  const identity = { ...emulator, accessKeyId, accessKeySecret, securityToken };
  assert.equal((await ask(identity, 'DescribeRegions')).status, 200);
  await clock.advance(60_000);
  assert.equal((await ask(identity, 'DescribeRegions')).Code, 'InvalidSecurityToken.Expired');
});

test('a line of the log names the action, if there is such a one, and what was done wrong on order [own]', async (t) => {
  const lines: string[] = [];
  const emulator = await started(t, { logger: (line) => lines.push(line) });
  await ask(emulator, 'DescribeRegions', { 'Tag.1.Key': 'canary' });
  await callAcs3(emulator, 'DescribeInvocations', { RegionId: 'cn-hangzhou' });
  await call(emulator, { Action: 'DescribeRegions' }, { how: 'GET' });
  await ask(emulator, 'Canary\nPOST');
  emulator.faults.add({ action: 'DescribeRegions', calls: 1, effect: { kind: 'close' } });
  await assert.rejects(ask(emulator, 'DescribeRegions'));
  emulator.faults.add({ action: 'DescribeRegions', phase: 'body', effect: { kind: 'latency', ms: 1 } });
  await ask(emulator, 'DescribeRegions');
  await ask(emulator, 'Emulator.ClearFaults');
  const id = '[0-9A-F-]{36}';
  const expected = [
    `POST DescribeRegions 400 Emulator.UnknownParameter ${id}`,
    `POST DescribeInvocations 200 ${id}`,
    `GET DescribeRegions 200 ${id}`,
    `POST - 404 InvalidAction.NotFound ${id}`,
    `POST DescribeRegions close ${id}`,
    `POST DescribeRegions 200 ${id} disturbed`,
    `POST Emulator.ClearFaults 200 ${id}`,
  ];
  assert.equal(lines.length, expected.length);
  for (const [at, line] of lines.entries()) assert.match(line, new RegExp(`^${expected[at]}$`));
});

test('calls of actions that exist and are not served are counted, if they are signed [own]', async (t) => {
  const { emulator } = await simulated(t);
  for (const action of ['RunInstances', 'RunInstances', 'RebootInstance', 'DescribeRegions', 'Nothing']) {
    await ask(emulator, action);
  }
  await ask({ ...emulator, accessKeySecret: 'wrong' }, 'RunInstances');
  assert.deepEqual(
    [...emulator.unserved()],
    [
      ['RunInstances', 2],
      ['RebootInstance', 1],
    ],
  );
});
