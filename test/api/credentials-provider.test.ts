import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigurationProblem } from '../../src/api/configuration-problem.ts';
import { openCredentials } from '../../src/api/credentials/provider.ts';
import type { CredentialsProvider } from '../../src/api/credentials.ts';
import { explainRequestError } from '../../src/api/error-catalogue.ts';
import { integerIn, textIn } from '../../src/api/plain-data.ts';
import { createTransport } from '../../src/api/transport.ts';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { started } from '../emulator/support/start.ts';
import { keys, type Reply, tokenServices } from '../support/token-services.ts';
import { facts, problemOf, requestId } from './calls.ts';
import { now, planOf, surroundingsOf } from './fetching.ts';
import { transportTo } from './loopback.ts';

/** A provider whose keys come from a URI, on a clock that the test moves. */
async function opened(t: Parameters<typeof tokenServices>[0], reply: (turn: number) => Reply) {
  const service = await tokenServices(t, (_, turn) => reply(turn));
  const plan = planOf([{ name: 'u', mode: 'CredentialsURI', credentials_uri: service.origin }]);
  const clock = { now };
  const { surroundings } = surroundingsOf({ now: () => clock.now });
  return { service, clock, provider: openCredentials(plan, surroundings) };
}
const ids = async (provider: CredentialsProvider) => (await provider.current()).accessKeyId;
const minutes = (count: number) => new Date(now + count * 60_000).toISOString();

test('keys are kept until shortly before their end, and fetched once for all who ask', async (t) => {
  const { provider, clock, service } = await opened(t, (turn) => [200, keys(turn, minutes(60 * turn))]);
  const first = await Promise.all([ids(provider), ids(provider), ids(provider)]);
  assert.deepEqual([first, service.asked.length], [Array(3).fill('STS.canary1'), 1]);
  clock.now += 54 * 60_000;
  assert.equal(await ids(provider), 'STS.canary1');
  clock.now += 60_000;
  assert.deepEqual([await ids(provider), service.asked.length], ['STS.canary2', 2]);
});

test('keys of a short life are used for three quarters of it', async (t) => {
  const { provider, clock } = await opened(t, (turn) => [200, keys(turn, minutes(4 * turn))]);
  await ids(provider);
  clock.now += 179_000;
  assert.equal(await ids(provider), 'STS.canary1');
  clock.now += 1000;
  assert.equal(await ids(provider), 'STS.canary2');
});

test('a service that fails is left alone for a while as long as the keys still hold; after that it is told', async (t) => {
  const { provider, clock, service } = await opened(t, (turn) =>
    turn === 1 ? [200, keys(1, minutes(60))] : [500, 'no'],
  );
  await ids(provider);
  clock.now += 56 * 60_000;
  assert.deepEqual([await ids(provider), await ids(provider), service.asked.length], ['STS.canary1', 'STS.canary1', 2]);
  clock.now += 30_000;
  assert.deepEqual([await ids(provider), service.asked.length], ['STS.canary1', 3]);
  clock.now += 4 * 60_000;
  await assert.rejects(ids(provider), ConfigurationProblem);
});

test('whoever gives up goes at once, the others get their keys', async (t) => {
  let answer: () => void = () => {};
  const service = await tokenServices(
    t,
    () => new Promise<Reply>((resolve) => (answer = () => resolve([200, keys(1)]))),
  );
  const plan = planOf([{ name: 'u', mode: 'CredentialsURI', credentials_uri: service.origin }]);
  const provider = openCredentials(plan, surroundingsOf().surroundings);
  const stop = new AbortController();
  const gone = provider.current(stop.signal);
  const waits = provider.current();
  stop.abort();
  await assert.rejects(gone, /credentials-interrupted/);
  while (service.asked.length === 0) await new Promise(setImmediate);
  answer();
  assert.equal((await waits).accessKeyId, 'STS.canary1');
});

const read = (body: Parameters<typeof textIn>[0]) => textIn(body, 'InvokeId') || undefined;
const invoke = { RegionId: 'cn-hangzhou', CommandId: 'c-hello', InstanceId: ['i-web1'] };

/** An emulator whose temporary keys end on a clock of the test's, and a transport that gets them from a URI. */
async function longWait(t: Parameters<typeof started>[0], tells: boolean) {
  // The signature has this machine's time, so the emulator may be ahead of it by less than a quarter of an hour.
  const clock = new VirtualClock(new Date());
  const emulator = await started(t, { clock });
  const service = await tokenServices(t, () => {
    const { expiration, ...temporary } = emulator.sts({ durationSeconds: 120 });
    const { accessKeyId, accessKeySecret, securityToken } = temporary;
    const Expiration = tells ? expiration.toISOString() : '';
    return [
      200,
      { AccessKeyId: accessKeyId, AccessKeySecret: accessKeySecret, SecurityToken: securityToken, Expiration },
    ];
  });
  const plan = planOf([{ name: 'u', mode: 'CredentialsURI', credentials_uri: service.origin }]);
  const { surroundings } = surroundingsOf({ now: () => clock.now().getTime() });
  const problems: (string | null)[] = [];
  const transport = createTransport({
    endpoint: emulator.endpoint,
    credentials: openCredentials(plan, surroundings),
    trace: (event) => event.kind === 'end' && problems.push(event.problem),
  });
  return { clock, service, transport, problems };
}
const look = { RegionId: 'cn-hangzhou' };

test('a long wait outlives its keys five times, without a single refusal', async (t) => {
  const { clock, service, transport, problems } = await longWait(t, true);
  for (let poll = 0; poll < 15; poll++) {
    await transport.call('DescribeInvocations', look, () => true);
    await clock.advance(45_000);
  }
  assert.deepEqual(problems, Array(15).fill(null));
  assert.equal(service.asked.length, 8);
});

for (const mutating of [false, true]) {
  const what = mutating ? 'a call that changes something' : 'a read';
  test(`keys that the service calls expired are replaced once, and ${what} goes out again`, async (t) => {
    const { clock, service, transport, problems } = await longWait(t, false);
    await transport.call('DescribeInvocations', look, () => true);
    await clock.advance(121_000);
    assert.match(await transport.call('InvokeCommand', invoke, read, { mutating }), /^t-/);
    assert.equal(service.asked.length, 2);
    assert.deepEqual(problems, [null, 'Refused: InvalidSecurityToken.Expired', null]);
    assert.equal(
      await transport.call('DescribeInvocations', look, (body) => integerIn(body, 'TotalCount') ?? undefined),
      1,
    );
  });
}

test('new keys that are refused too, and none to be had: the refusal is told, once', async (t) => {
  for (const reply of [
    (turn: number): Reply => [200, keys(turn)],
    (turn: number): Reply => (turn === 1 ? [200, keys(1)] : null),
  ]) {
    const gateway = await tokenServices(t, () => [
      403,
      { Code: 'InvalidSecurityToken.Expired', Message: '', RequestId: requestId, HostId: 'ecs' },
    ]);
    const { provider } = await opened(t, reply);
    const transport = createTransport({ endpoint: gateway.origin, credentials: provider });
    const problem = await problemOf(transport.call('InvokeCommand', invoke, read, { mutating: true }));
    assert.deepEqual(facts(problem), { name: 'Refused', code: 'InvalidSecurityToken.Expired', status: 403, requestId });
    assert.equal(gateway.asked.length, reply(2) === null ? 1 : 2);
  }
});

test('keys that ended and cannot be renewed: nothing is sent, and why is told', async (t) => {
  const gateway = await tokenServices(t, () => [200, { InvokeId: 't-1', RequestId: requestId }]);
  const { provider, clock } = await opened(t, (turn) => (turn === 1 ? [200, keys(1, minutes(60))] : [403, {}]));
  const transport = createTransport({ endpoint: gateway.origin, credentials: provider });
  assert.equal(await transport.call('InvokeCommand', invoke, read), 't-1');
  clock.now += 61 * 60_000;
  const problem = await problemOf(transport.call('InvokeCommand', invoke, read));
  assert.deepEqual(facts(problem), { name: 'NotSent', reason: 'credentials', code: 'token-service-refused' });
  assert.equal(gateway.asked.length, 1);
});

test('keys of a profile that nobody can renew are tried once, and the message says so', async (t) => {
  const gateway = await tokenServices(t, () => [
    403,
    { Code: 'InvalidSecurityToken.Expired', Message: '', RequestId: requestId, HostId: 'ecs' },
  ]);
  await problemOf(transportTo(gateway.origin).call('InvokeCommand', invoke, read));
  assert.equal(gateway.asked.length, 1);
  assert.match(
    explainRequestError('InvalidSecurityToken.Expired')?.en.fix.join(' ') ?? '',
    /mode StsToken cannot be renewed here/,
  );
});
