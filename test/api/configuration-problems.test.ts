import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigurationSources } from '../../src/api/profile-choice.ts';
import { resolveCredentials } from '../../src/api/resolve-credentials.ts';
import { akProfile, fileOf, hush, sourcesOf } from './configuration.ts';

const stsProfile = { ...akProfile, name: 'sts', mode: 'StsToken', sts_token: hush.token };

function codeOf(sources: ConfigurationSources): string {
  const resolved = resolveCredentials(sources);
  return resolved.ok ? 'resolved' : resolved.problem.code;
}

/** The problem's four texts in one. */
function told(sources: ConfigurationSources): string {
  const resolved = resolveCredentials(sources);
  if (resolved.ok) return assert.fail('resolved');
  const { why, fix } = resolved.problem;
  return [why.en, fix.en, why.zh, fix.zh].join('\n');
}

for (const mode of ['BearerToken', 'Anonymous']) {
  test(`mode ${mode} is refused by its name, with a way out`, () => {
    const sources = sourcesOf({}, fileOf({ ...akProfile, mode }));
    assert.equal(codeOf(sources), 'profile-mode');
    assert.match(told(sources), new RegExp(`^Profile "default" has mode ${mode}, which `));
    assert.match(told(sources), /--profile/);
  });
}

for (const [mode, missing] of [
  ['RamRoleArn', 'ram_role_arn'],
  ['RamRoleArnWithRoleName', 'ram_role_arn'],
  ['RsaKeyPair', 'private_key and no key_pair_name'],
  ['ChainableRamRoleArn', 'source_profile and no ram_role_arn'],
  ['External', 'process_command'],
  ['CredentialsURI', 'credentials_uri'],
  ['OIDC', 'oidc_provider_arn and no oidc_token_file and no ram_role_arn'],
  ['CloudSSO', 'cloud_sso_sign_in_url and no cloud_sso_account_id and no cloud_sso_access_config'],
  ['OAuth', 'oauth_site_type'],
] as const) {
  test(`mode ${mode} without its fields names them`, () => {
    const sources = sourcesOf({}, fileOf({ ...akProfile, mode }));
    assert.equal(codeOf(sources), 'profile-incomplete');
    assert.match(told(sources), new RegExp(`^Profile "default" has mode ${mode}, but no ${missing}\\.`));
  });
}

for (const [name, sources, sentence] of [
  [
    'the half that is missing',
    sourcesOf({ ACCESS_KEY_ID: 'x' }),
    /^ACCESS_KEY_ID is set, but ACCESS_KEY_SECRET is not\.\nSet ACCESS_KEY_SECRET too/,
  ],
  [
    'the half that is missing, the other one',
    sourcesOf({ ALICLOUD_ACCESS_KEY_SECRET: 'x' }),
    /Set ALICLOUD_ACCESS_KEY_ID too/,
  ],
  ['the half of Terraform that is missing', sourcesOf({ ALICLOUD_ACCESS_KEY: 'x' }), /Set ALICLOUD_SECRET_KEY too/],
  [
    'the profiles there are',
    sourcesOf({}, fileOf(akProfile, stsProfile), { profileFlag: 'prod' }),
    /There are: "default", "sts"\n/,
  ],
  [
    'at most twenty profiles',
    sourcesOf({}, fileOf(...Array(30).fill(akProfile)), { profileFlag: 'prod' }),
    /There are: ("default", ){19}"default" …\n/,
  ],
  ['the mode that was meant', sourcesOf({}, fileOf({ ...akProfile, mode: 'ststoken' })), /write StsToken\./],
  [
    'the fields that are missing',
    sourcesOf({}, fileOf({ name: 'a', mode: 'StsToken' })),
    /no access_key_id and no access_key_secret and no sts_token\./,
  ],
  [
    'a token that is of no use here',
    sourcesOf({ ALIBABA_CLOUD_BEARER_TOKEN: hush.token }),
    /ALIBABA_CLOUD_BEARER_TOKEN is set, but ECS does not take bearer tokens/,
  ],
  ['that profiles are ignored', sourcesOf({ ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' }), /Profiles are ignored/],
  ['the way without an account', sourcesOf({}), /--emulator/],
] as const) {
  test(`a problem names ${name}`, () => assert.match(told(sources), sentence));
}

test('a profile name cannot draw on the terminal', () => {
  const sources = sourcesOf({}, fileOf({ ...akProfile, name: '\u001b[31mred\nline' }), { profileFlag: 'prod' });
  assert.match(told(sources), /There are: " ?\[31mred line"\n/);
});
