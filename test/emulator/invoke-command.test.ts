import assert from 'node:assert/strict';
import { test } from 'node:test';
import { results, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const good = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };
const name = (text: string) => JSON.stringify({ name: text });
const numbered = (count: number, of: (n: number) => [string, string][]) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => of(index + 1)).flat());
const tags = (prefix: string, count: number) =>
  numbered(count, (n) => [
    [`${prefix}.${n}.Key`, `k${n}`],
    [`${prefix}.${n}.Value`, 'v'],
  ]);

test('what is just within the limits is accepted [doc]', async (t) => {
  const { emulator, clock } = await simulated(t);
  const script = Array.from({ length: 10 }, (_, index) => `{{p${index}}}`).join('');
  const create = { Name: 'ten', Type: 'RunShellScript', CommandContent: Buffer.from(script).toString('base64') };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const accepted: Record<string, string>[] = [
    { CommandId, Parameters: JSON.stringify(numbered(10, (n) => [[`p${n - 1}`, '']])) },
    { Parameters: '{}' },
    { CommandId: 'c-fail', Parameters: '{}' },
    { Parameters: name('x'.repeat(18_000)) },
    { Timeout: '10', WorkingDir: '/'.padEnd(200, 'd'), Username: 'u'.repeat(255), ClientToken: 't'.repeat(64) },
    { TerminationMode: 'ProcessTree', RepeatMode: 'EveryReboot', Timed: 'false', ...tags('Tag', 20) },
    { Frequency: '0,50 59 23 * * ?' },
    { Frequency: 'rate(60s)' },
    { Frequency: '0 0/5 14 * 10 ? 2028/2 UTC' },
    { 'InstanceId.1': '', 'ResourceTag.1.Key': 'role', 'ResourceTag.1.Value': 'web' },
  ];
  for (const parameters of accepted) {
    const answer = await ask(emulator, 'InvokeCommand', { ...good, ...parameters });
    assert.equal(answer.status, 200, `${JSON.stringify(parameters)}: ${answer.Code}`);
  }
  await clock.advance(0);
});

test('100 instances of one call, in the order of their numbers, gaps and doubles allowed [doc, assumed]', async (t) => {
  const instances = Array.from({ length: 98 }, (_, index) => ({ id: `i-more${index}` }));
  const { emulator, clock, runner } = await simulated(t, { fleet: { instances } });
  const ids = ['i-web2', ...instances.map(({ id }) => id), 'i-web1'];
  const list = Object.fromEntries(ids.map((id, index) => [`InstanceId.${index * 2 + 1}`, id]));
  const answer = await ask(emulator, 'InvokeCommand', { ...good, ...list, 'InstanceId.999': 'i-web1' });
  await clock.advance(0);
  assert.deepEqual(
    runner.requests.map((request) => request.instanceId),
    ids,
  );
  assert.equal((await results(emulator, answer.InvokeId)).length, 50);
});

test('the script has its parameters filled in: by any spelling, empty when not given, built-ins by the agent [doc, source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const script = 'a={{name}} b={{ Name }} c={{\n NAME\n}} d={{other}} e={{ ACS :: InstanceId }} {{ACS::InvokeId}} {{x';
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: script, ContentEncoding: 'PlainText' };
  const { CommandId } = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const { InvokeId } = await ask(emulator, 'InvokeCommand', {
    ...good,
    CommandId,
    Parameters: '{"nAme":"$& O\'Hara"}',
  });
  await clock.advance(0);
  const value = "$& O'Hara";
  assert.equal(runner.requests[0]?.script, `a=${value} b=${value} c=${value} d= e=i-web1 ${InvokeId} {{x`);
});

test('a built-in nobody knows makes the task invalid; without EnableParameter nothing is touched [source]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const content = '{{ACS::constructor}}';
  const create = { Name: 'n', Type: 'RunShellScript', CommandContent: content, ContentEncoding: 'PlainText' };
  const parametric = await ask(emulator, 'CreateCommand', { ...create, EnableParameter: 'true' });
  const plain = await ask(emulator, 'CreateCommand', create);
  const invalid = await ask(emulator, 'InvokeCommand', { ...good, CommandId: parametric.CommandId });
  const valid = await ask(emulator, 'InvokeCommand', { ...good, CommandId: plain.CommandId });
  await clock.advance(0);
  const [row] = await results(emulator, invalid.InvokeId);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Invalid', 'InvalidEnvironmentParameter']);
  assert.equal((await results(emulator, valid.InvokeId))[0].InvocationStatus, 'Success');
  assert.deepEqual(
    runner.requests.map((request) => request.script),
    [content],
  );
});

test('the same ClientToken and parameters give the same InvokeId and one run; others are refused [doc]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  const once = () => ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'token' });
  const [first, second] = [await once(), await once()];
  assert.equal(second.InvokeId, first.InvokeId);
  assert.notEqual(second.RequestId, first.RequestId);
  await clock.advance(60_000);
  assert.equal((await once()).InvokeId, first.InvokeId);
  const other = await ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'token', Timeout: '30' });
  assert.deepEqual([other.status, other.Code], [403, 'IdempotentParameterMismatch']);
  assert.notEqual((await ask(emulator, 'InvokeCommand', { ...good, ClientToken: 'Token' })).InvokeId, first.InvokeId);
  await clock.advance(0);
  assert.equal(runner.requests.length, 2);
  assert.deepEqual(
    emulator.ledger.starts().map((start) => [start.invokeId === first.InvokeId, start.clientToken]),
    [
      [true, 'token'],
      [false, 'Token'],
    ],
  );
});
