import assert from 'node:assert/strict';
import { constants, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import { keys, refusal, tokenServices } from '../support/token-services.ts';
import { planOf, problemOf, role, shown, surroundingsOf } from './fetching.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(directory, { recursive: true }));

const fetchedKeys = ['STS.canary1', 'canarySecret1', 'canaryToken1', '2026-01-01T02:00:00.000Z'];

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
