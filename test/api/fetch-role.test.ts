import assert from 'node:assert/strict';
import { constants, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import { keys, refusal, tokenServices } from '../support/token-services.ts';
import { own, planOf, problemOf, role, shown, surroundingsOf } from './fetching.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(directory, { recursive: true }));

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
  assert.match(circle.why.en, /in a circle: "a" → "b" → "c" → "b"/);
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

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
for (const [form, content] of [
  ['PEM', privateKey.export({ type: 'pkcs8', format: 'pem' })],
  ['old PEM', privateKey.export({ type: 'pkcs1', format: 'pem' })],
  ['bare Base64', privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')],
] as const) {
  test(`RsaKeyPair: signs with a key in ${form}, and gets keys without a token`, async (t) => {
    const file = path.join(directory, `${form.replace(/\W/g, '')}.pem`);
    writeFileSync(file, content);
    const sts = await tokenServices(t, () => [
      200,
      {
        RequestId: 'R',
        SessionAccessKey: {
          SessionAccessKeyId: 'TMPSK.1',
          SessionAccessKeySecret: 's',
          Expiration: '2026-01-01T01:00:00Z',
        },
      },
    ]);
    const plan = planOf([
      { name: 'r', mode: 'RsaKeyPair', private_key: file, key_pair_name: 'LTAIpublic', sts_endpoint: sts.host },
    ]);
    const fetched = await fetchKeys(plan, surroundingsOf().surroundings);
    assert.deepEqual(shown(fetched), ['TMPSK.1', 's', null, '2026-01-01T01:00:00.000Z']);
    const query = sts.asked[0]!.query;
    const { Signature = '', ...signed } = Object.fromEntries(query);
    assert.deepEqual(
      [
        signed.Action,
        signed.AccessKeyId,
        signed.SignatureMethod,
        signed.SignatureType,
        signed.DurationSeconds,
        signed.Timestamp,
      ],
      ['GenerateSessionAccessKey', 'LTAIpublic', 'SHA256withRSA', 'PRIVATEKEY', '3600', '2026-01-01T00:00:00Z'],
    );
    const canonical = Object.keys(signed)
      .sort()
      .map((name) => `${name}=${encodeURIComponent(signed[name]!)}`)
      .join('&');
    const toSign = Buffer.from(`GET&%2F&${encodeURIComponent(canonical)}`);
    const key = {
      key: createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })),
      padding: constants.RSA_PKCS1_PADDING,
    };
    assert.ok(verify('sha256', toSign, key, Buffer.from(Signature, 'base64')));
  });
}

test('RsaKeyPair: a key that is none, one that is missing, a length that is not allowed', async () => {
  const file = path.join(directory, 'canary-none.txt');
  writeFileSync(file, '-----BEGIN PRIVATE KEY-----\ncanaryKey\n-----END PRIVATE KEY-----');
  const profile = { name: 'r', mode: 'RsaKeyPair', key_pair_name: 'LTAIcanary' };
  const at = (private_key: string, more = {}) =>
    problemOf(planOf([{ ...profile, private_key, ...more }]), surroundingsOf());
  const renamed = path.join(directory, 'none.txt');
  writeFileSync(renamed, 'canaryKey');
  assert.match((await at(renamed)).why.en, /none\.txt cannot be used \(not an RSA private key\)/);
  assert.match((await at('/nowhere/key.pem')).why.en, /key\.pem cannot be used \(ENOENT\)/);
  assert.equal((await at(renamed, { expired_seconds: 60 })).code, 'expired-seconds');
});

const oidc = { name: 'o', mode: 'OIDC', oidc_provider_arn: 'acs:ram::1:oidc-provider/k', ram_role_arn: role };

test('OIDC: the token is read anew each time, and nothing is signed', async (t) => {
  const file = path.join(directory, 'token');
  const sts = await tokenServices(t, () => [200, { RequestId: 'R', Credentials: keys(1) }]);
  const plan = planOf([{ ...oidc, oidc_token_file: file, sts_endpoint: sts.host }]);
  for (const token of ['canary.first', 'canary.second']) {
    writeFileSync(file, `${token}\n`);
    assert.deepEqual(shown(await fetchKeys(plan, surroundingsOf().surroundings)), fetchedKeys);
  }
  assert.deepEqual(
    sts.asked.map(({ fields, query }) => [query.get('Action'), query.get('Signature'), fields.get('OIDCToken')]),
    [
      ['AssumeRoleWithOIDC', null, 'canary.first'],
      ['AssumeRoleWithOIDC', null, 'canary.second'],
    ],
  );
  assert.deepEqual(Object.fromEntries(sts.asked[0]!.fields), {
    RoleArn: role,
    OIDCProviderArn: oidc.oidc_provider_arn,
    OIDCToken: 'canary.first',
    RoleSessionName: 'ecs-invoke',
    DurationSeconds: '3600',
  });
});

test('OIDC from the environment; a refusal and a missing file', async (t) => {
  const file = path.join(directory, 'token-2');
  writeFileSync(file, 'canary.jwt');
  const env = {
    ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'p',
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: file,
    ALIBABA_CLOUD_ROLE_ARN: role,
    ALIBABA_CLOUD_ROLE_SESSION_NAME: 'pod',
  };
  const sts = await tokenServices(t, (asked) => refusal('AuthenticationFail.OIDCToken.Expired', asked));
  const seen = surroundingsOf({ env: { ...env, ALIBABA_CLOUD_STS_ENDPOINT: sts.host } });
  const problem = await problemOf(planOf([], env), seen);
  assert.match(
    problem.why.en,
    /^The environment \(ALIBABA_CLOUD_OIDC_PROVIDER_ARN, .*AuthenticationFail\.OIDCToken\.Expired, HTTP 403/,
  );
  assert.equal(problem.refused, true);
  assert.equal(sts.asked[0]?.fields.get('RoleSessionName'), 'pod');
  const gone = { ...env, ALIBABA_CLOUD_OIDC_TOKEN_FILE: '/nowhere/token' };
  assert.equal((await problemOf(planOf([], gone), surroundingsOf({ env: gone }))).code, 'oidc-token-file');
});
