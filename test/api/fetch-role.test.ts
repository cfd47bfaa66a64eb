import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import { keys, refusal, tokenServices } from '../support/token-services.ts';
import { own, planOf, problemOf, role, shown, surroundingsOf } from './fetching.ts';

const fetchedKeys = ['STS.canary1', 'canarySecret1', 'canaryToken1', '2026-01-01T02:00:00.000Z'];
const ramRole = { name: 'r', mode: 'RamRoleArn', ...own, ram_role_arn: role };

test('RamRoleArn: every field of the profile reaches AssumeRole, and no secret the trace', async (t) => {
  const sts = await tokenServices(t, () => [200, { RequestId: 'R', Credentials: keys(1) }]);
  const plan = planOf([
    {
      ...ramRole,
      sts_token: 'canaryOwnToken',
      external_id: 'canaryExternal',
      ram_session_name: 'jack',
      expired_seconds: 900,
      sts_endpoint: sts.host,
    },
  ]);
  const seen = surroundingsOf();
  assert.deepEqual(shown(await fetchKeys(plan, seen.surroundings)), fetchedKeys);
  const fields = Object.fromEntries(sts.asked[0]?.fields ?? []);
  const { SignatureNonce, Signature, Timestamp, ...rest } = fields;
  assert.deepEqual(rest, {
    Action: 'AssumeRole',
    Version: '2015-04-01',
    Format: 'JSON',
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    AccessKeyId: own.access_key_id,
    SecurityToken: 'canaryOwnToken',
    RoleArn: role,
    RoleSessionName: 'jack',
    DurationSeconds: '900',
    ExternalId: 'canaryExternal',
  });
  assert.equal(seen.events.length, 2);
  assert.doesNotMatch(JSON.stringify(seen.events), /canary/);
});

test('RamRoleArn: a session name of ours, no length of our own', async (t) => {
  const sts = await tokenServices(t, () => [200, { RequestId: 'R', Credentials: keys(1) }]);
  const { surroundings } = surroundingsOf({ env: { ALIBABA_CLOUD_STS_ENDPOINT: sts.host } });
  await fetchKeys(planOf([ramRole]), surroundings);
  const fields = sts.asked[0]?.fields;
  assert.deepEqual([fields?.get('RoleSessionName'), fields?.get('DurationSeconds')], ['ecs-invoke', null]);
});

for (const [name, fields, env, host] of [
  ['the central one', {}, {}, 'sts.aliyuncs.com:443'],
  ['that of its region', { sts_region: 'cn-beijing' }, {}, 'sts.cn-beijing.aliyuncs.com:443'],
  ['that of the environment', {}, { ALIBABA_CLOUD_STS_REGION: 'cn-x' }, 'sts.cn-x.aliyuncs.com:443'],
  ['one it names, encrypted', { sts_endpoint: 'http://sts.example.com/' }, {}, 'sts.example.com:443'],
] as const) {
  test(`the STS asked is ${name}`, async () => {
    const lookup = ((_: string, __: object, done: (error: Error) => void) =>
      process.nextTick(done, Object.assign(new Error('no'), { code: 'ENOTFOUND' }))) as never;
    const seen = surroundingsOf({ env, network: { proxyFor: () => null, lookup } });
    const problem = await problemOf(planOf([{ ...ramRole, ...fields }]), seen);
    assert.equal(problem.code, 'token-service-unreachable');
    assert.match(
      problem.why.en,
      new RegExp(`^Profile "r" \\(mode RamRoleArn\\): .* at ${host} was not reached \\(ENOTFOUND\\)`),
    );
  });
}

test('an address that is none is refused by its field', async () => {
  const problem = await problemOf(planOf([{ ...ramRole, sts_endpoint: 'a/b?canary' }]), surroundingsOf());
  assert.equal(problem.code, 'sts-endpoint');
  assert.match(problem.why.en, /sts_endpoint/);
});

test('a refusal of the STS names profile, mode, service and code, and counts as permission', async (t) => {
  const sts = await tokenServices(t, (asked) => refusal('NoPermission', asked));
  const problem = await problemOf(planOf([{ ...ramRole, sts_endpoint: sts.host }]), surroundingsOf());
  assert.deepEqual([problem.code, problem.refused], ['token-service-refused', true]);
  assert.match(
    problem.why.en,
    /^Profile "r" \(mode RamRoleArn\): the Security Token Service refused \(NoPermission, HTTP 403/,
  );
});

test('a service that tears the connection down, and one that answers a page', async (t) => {
  const torn = await tokenServices(t, () => null);
  const page = await tokenServices(t, ({ body }) => [200, `<html>${body}</html>`]);
  for (const [service, reason] of [
    [torn, 'reset'],
    [page, 'html, HTTP 200'],
  ] as const) {
    const problem = await problemOf(planOf([{ ...ramRole, sts_endpoint: service.host }]), surroundingsOf());
    assert.equal(problem.code, 'token-service-answer');
    assert.match(problem.why.en, new RegExp(`\\(${reason}\\)`));
    assert.equal(problem.refused, false);
  }
});

test('ChainableRamRoleArn: each link takes its role with the keys of the one before', async (t) => {
  const sts = await tokenServices(t, (_, turn) => [200, { RequestId: 'R', Credentials: keys(turn) }]);
  const link = { mode: 'ChainableRamRoleArn', sts_endpoint: sts.host };
  const plan = planOf([
    { ...link, name: 'top', source_profile: 'middle', ram_role_arn: 'acs:ram::1:role/top' },
    { ...link, name: 'middle', source_profile: 'base', ram_role_arn: 'acs:ram::1:role/middle' },
    { name: 'base', mode: 'AK', ...own },
  ]);
  const fetched = shown(await fetchKeys(plan, surroundingsOf().surroundings));
  assert.equal(fetched[0], 'STS.canary2');
  assert.deepEqual(
    sts.asked.map(({ fields }) => ['AccessKeyId', 'SecurityToken', 'RoleArn'].map((name) => fields.get(name))),
    [
      [own.access_key_id, null, 'acs:ram::1:role/middle'],
      ['STS.canary1', 'canaryToken1', 'acs:ram::1:role/top'],
    ],
  );
});

test('ChainableRamRoleArn: a circle and a missing link are named', async () => {
  const link = (name: string, source: string) => ({
    name,
    mode: 'ChainableRamRoleArn',
    source_profile: source,
    ram_role_arn: role,
  });
  const circle = await problemOf(planOf([link('a', 'b'), link('b', 'c'), link('c', 'b')]), surroundingsOf());
  assert.match(circle.why.en, /in a circle: "a" → "b" → "c" → "b"\.$/);
  const self = await problemOf(planOf([link('a', 'a')]), surroundingsOf());
  assert.equal(self.code, 'source-profile-loop');
  assert.equal((await problemOf(planOf([link('a', 'x')]), surroundingsOf())).code, 'source-profile');
  const useless = await problemOf(planOf([link('a', 'b'), { name: 'b', mode: 'Anonymous' }]), surroundingsOf());
  assert.match(useless.why.en, /^Profile "b" has mode Anonymous/);
});

test('RamRoleArnWithRoleName: the role of the instance takes another one', async (t) => {
  const services = await tokenServices(t, ({ path: place, fields }) => {
    if (place === '/latest/api/token') return [200, 'canaryMetadataToken'];
    if (place.startsWith('/latest/')) return [200, { Code: 'Success', ...keys('Instance') }];
    return fields.get('AccessKeyId') === 'STS.canaryInstance' ? [200, { RequestId: 'R', Credentials: keys(1) }] : null;
  });
  const profile = {
    name: 'r',
    mode: 'RamRoleArnWithRoleName',
    ram_role_name: 'web',
    ram_role_arn: role,
    sts_endpoint: services.host,
  };
  const { surroundings } = surroundingsOf({ services: { metadata: services.origin } });
  assert.deepEqual(shown(await fetchKeys(planOf([profile]), surroundings)), fetchedKeys);
});
