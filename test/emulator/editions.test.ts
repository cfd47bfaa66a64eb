import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Emulator } from '../../src/emulator/start.ts';
import { type Simulated, simulated } from './support/start.ts';
import { ask, type Json } from './support/wire-client.ts';

/** The rows, asked for as the older editions take it. */
async function results(emulator: Emulator, InvokeId: string): Promise<Json[]> {
  const { Invocation } = await ask(emulator, 'DescribeInvocationResults', { InvokeId });
  return Invocation.InvocationResults.InvocationResult;
}

const good2018 = { CommandId: 'c-hello', InstanceIds: '["i-web1"]' };
const good2019 = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const many = (count: number) => Array.from({ length: count }, (_, index) => `i-more${index + 1}`);
const numbered = (ids: string[]) => Object.fromEntries(ids.map((id, index) => [`InstanceId.${index + 1}`, id]));

for (const [edition, message] of [
  ['2018', 'An internal error occurred when dispatching your request.'],
  ['2019', 'An error occurred when you dispatched the request.'],
] as const) {
  test(`edition ${edition}: InternalError.Dispatch in its own words [doc]`, async (t) => {
    const { emulator } = await simulated(t, { edition });
    emulator.faults.refuseNext('InvokeCommand', 'InternalError.Dispatch');
    const answer = await ask(emulator, 'InvokeCommand', edition === '2018' ? good2018 : good2019);
    assert.deepEqual([answer.status, answer.Code, answer.Message], [500, 'InternalError.Dispatch', message]);
  });
}

for (const InstanceIds of ['["i-web1","i-web2"]', '[i-web1, i-web2]', 'i-web1,i-web2', ' [ "i-web1" , "i-web2" ] ']) {
  test(`edition 2018 reads InstanceIds=${InstanceIds} [doc, assumed]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t, { edition: '2018' });
    assert.equal((await ask(emulator, 'InvokeCommand', { ...good2018, InstanceIds })).status, 200);
    await clock.advance(0);
    assert.deepEqual(
      runner.requests.map((request) => request.instanceId),
      ['i-web1', 'i-web2'],
    );
  });
}

for (const [edition, most] of [
  ['2018', 100],
  ['2019', 50],
] as const) {
  test(`edition ${edition} takes ${most} instances and ignores a ClientToken [doc]`, async (t) => {
    const instances = many(most).map((id) => ({ id }));
    const { emulator, clock, runner } = await simulated(t, { edition, fleet: { instances } });
    const targets = edition === '2018' ? { InstanceIds: JSON.stringify(many(most)) } : numbered(many(most));
    const send = () => ask(emulator, 'InvokeCommand', { CommandId: 'c-hello', ...targets, ClientToken: 'same' });
    assert.notEqual((await send()).InvokeId, (await send()).InvokeId);
    await clock.advance(0);
    assert.equal(runner.requests.length, 2 * most);
  });
}

test('edition 2019: what cannot run there is told by the result, in the older field [doc, assumed]', async (t) => {
  const { emulator, clock } = await simulated(t, { edition: '2019' });
  const ids = ['i-web1', 'i-stopped1', 'i-noagent1', 'i-classic1', 'i-windows1'];
  const { InvokeId } = await ask(emulator, 'InvokeCommand', { ...good2019, ...numbered(ids) });
  await clock.advance(1_000);
  const rows = await results(emulator, InvokeId);
  assert.deepEqual(
    rows.map((row) => [row.InstanceId, row.InvokeRecordStatus]),
    [
      ['i-web1', 'Finished'],
      ['i-stopped1', 'Failed'],
      ['i-noagent1', 'Failed'],
      ['i-classic1', 'Failed'],
      ['i-windows1', 'Failed'],
    ],
  );
});

for (const edition of ['2018', '2019'] as const) {
  const send = ({ emulator }: Simulated, more: Record<string, string>) =>
    ask(emulator, 'InvokeCommand', { ...(edition === '2018' ? good2018 : good2019), ...more });

  test(`edition ${edition}: the answers have the fields of their time only [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    const { InvokeId } = await send(world, {});
    await world.clock.advance(0);
    const [row] = await results(world.emulator, InvokeId);
    const fields = ['InvokeId', 'CommandId', 'InstanceId', 'InvokeRecordStatus', 'ExitCode', 'Output', 'FinishedTime'];
    assert.deepEqual(Object.keys(row).sort(), fields.sort());
    const { Invocations } = await ask(world.emulator, 'DescribeInvocations', { InvokeId });
    const [invocation] = Invocations.Invocation;
    assert.equal(invocation.InvokeStatus, 'Finished');
    assert.equal('InvocationStatus' in invocation, false);
    assert.equal('Parameters' in invocation, edition === '2019');
    assert.deepEqual(invocation.InvokeInstances.InvokeInstance, [
      { InstanceId: 'i-web1', InstanceInvokeStatus: 'Finished' },
    ]);
  });

  test(`edition ${edition}: a Frequency counts with Timed=true only [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    await send(world, { Frequency: '0 0 0 * * ?' });
    await world.clock.advance(10_000);
    assert.equal(world.runner.requests.length, 1);
  });

  test(`edition ${edition}: schedules are relative to ${edition === '2018' ? 'UTC+8' : 'UTC'} [doc]`, async (t) => {
    const world = await simulated(t, { edition });
    // It is 23:59:50 UTC, and 07:59:50 at UTC+8.
    await send(world, { Timed: 'true', Frequency: '0 0 0 * * ?' });
    await send(world, { Timed: 'True', Frequency: '0 0 8 * * ?' });
    await world.clock.advance(20_000);
    const { Invocations } = await ask(world.emulator, 'DescribeInvocations');
    assert.equal(world.runner.requests.length, 1);
    const ran = Invocations.Invocation.find(
      (row: { InvokeId: string }) => row.InvokeId === world.runner.requests[0]?.invokeId,
    );
    assert.equal(ran.Frequency, edition === '2018' ? '0 0 8 * * ?' : '0 0 0 * * ?');
  });
}

test('edition 2018: CreateCommand has TimeOut, 3600 s unless given [doc]', async (t) => {
  const { emulator } = await simulated(t, { edition: '2018' });
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: 'ZWNobyBoaQ==' };
  for (const [more, seconds] of [
    [{}, 3600],
    [{ TimeOut: '90' }, 90],
  ] as const) {
    const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, ...more });
    const { Commands } = await ask(emulator, 'DescribeCommands', { CommandId });
    assert.equal(Commands.Command[0].Timeout, seconds);
  }
  assert.equal((await ask(emulator, 'CreateCommand', { ...create, Timeout: '90' })).Code, 'Emulator.UnknownParameter');
});

test('current: InstanceIds is no parameter any more [doc]', async (t) => {
  const { emulator } = await simulated(t);
  const answer = await ask(emulator, 'InvokeCommand', good2018);
  assert.equal(answer.Message, 'InvokeCommand has no parameter InstanceIds.');
});
