import assert from 'node:assert/strict';
import { test } from 'node:test';
import { format, inspect } from 'node:util';
import { Credentials } from '../../src/api/credentials.ts';
import type { ConfigurationSources } from '../../src/api/profile-choice.ts';
import { resolveCredentials } from '../../src/api/resolve-credentials.ts';
import { akProfile, fileOf, hush, sourcesOf } from './configuration.ts';

/** Keys, where from, and which notes; or the code of the problem. Never a secret in any text of it. */
function outcome(sources: ConfigurationSources): unknown {
  const resolved = resolveCredentials(sources);
  assert.doesNotMatch(`${JSON.stringify(resolved)}${inspect(resolved, { depth: 9 })}`, /hush/i);
  if (!resolved.ok) {
    const { code, why, fix } = resolved.problem;
    for (const part of [why.en, why.zh, fix.en, fix.zh]) assert.notEqual(part, '');
    return code;
  }
  const { credentials, source } = resolved.value;
  if (!(credentials instanceof Credentials)) return { fetched: credentials.mode, from: source.en };
  return {
    keys: [credentials.accessKeyId, credentials.accessKeySecret, credentials.securityToken],
    from: source.en,
    notes: resolved.notes.map(({ code }) => code),
  };
}

const pair = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id1', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret1' };
const path = '/home/jack/.aliyun/config.json';
const fromDefault = { keys: [hush.id, hush.secret, null], from: `profile "default" of ${path}`, notes: [] };
const stsProfile = { ...akProfile, name: 'sts', mode: 'StsToken', sts_token: hush.token };

const rows: readonly [string, ConfigurationSources, unknown][] = [
  [
    'keys in the environment',
    sourcesOf(pair),
    {
      keys: ['id1', 'secret1', null],
      from: 'the environment (ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET)',
      notes: [],
    },
  ],
  [
    'the first name that is not empty, and a token',
    sourcesOf({
      ALIBABA_CLOUD_ACCESS_KEY_ID: ' ',
      ALIBABACLOUD_ACCESS_KEY_ID: 'id2\n',
      ALICLOUD_ACCESS_KEY_ID: 'id3',
      ALIBABACLOUD_ACCESS_KEY_SECRET: 'secret2',
      ALIBABACLOUD_SECURITY_TOKEN: 'token2',
    }),
    {
      keys: ['id2', 'secret2', 'token2'],
      from: 'the environment (ALIBABACLOUD_ACCESS_KEY_ID, ALIBABACLOUD_ACCESS_KEY_SECRET, ALIBABACLOUD_SECURITY_TOKEN)',
      notes: [],
    },
  ],
  [
    'bare names, and a token of another family',
    sourcesOf({ ACCESS_KEY_ID: 'id4', ACCESS_KEY_SECRET: 'secret4', ALICLOUD_SECURITY_TOKEN: 'token3' }),
    {
      keys: ['id4', 'secret4', 'token3'],
      from: 'the environment (ACCESS_KEY_ID, ACCESS_KEY_SECRET, ALICLOUD_SECURITY_TOKEN)',
      notes: ['credentials-mixed'],
    },
  ],
  [
    'half a pair, although there is a profile',
    sourcesOf({ ACCESS_KEY_ID: hush.id }, fileOf(akProfile)),
    'credentials-half',
  ],
  ['the other half', sourcesOf({ ALICLOUD_ACCESS_KEY_SECRET: hush.secret }), 'credentials-half'],
  ['the current profile', sourcesOf({}, fileOf(akProfile)), fromDefault],
  [
    'the current profile, with a byte order mark',
    sourcesOf({}, `\uFEFF${JSON.stringify(fileOf(akProfile))}`),
    fromDefault,
  ],
  ['keys before the current profile', sourcesOf(pair, fileOf(akProfile)), outcome(sourcesOf(pair))],
  [
    'keys before a profile the environment names',
    sourcesOf({ ...pair, ALIBABACLOUD_PROFILE: 'sts' }, fileOf(akProfile, stsProfile)),
    outcome(sourcesOf(pair)),
  ],
  [
    'a named profile before keys, with a note',
    sourcesOf(pair, fileOf(akProfile), { profileFlag: 'default' }),
    { ...fromDefault, notes: ['profile-over-environment'] },
  ],
  [
    'a profile the environment names',
    sourcesOf({ ALICLOUD_PROFILE: 'sts' }, fileOf(akProfile, stsProfile)),
    { keys: [hush.id, hush.secret, hush.token], from: `profile "sts" of ${path}`, notes: [] },
  ],
  [
    'the first of the three variables that name a profile',
    sourcesOf({ ALIBABA_CLOUD_PROFILE: 'none', ALIBABACLOUD_PROFILE: 'sts' }, fileOf(akProfile, stsProfile)),
    { keys: [hush.id, hush.secret, hush.token], from: `profile "sts" of ${path}`, notes: [] },
  ],
  ['"default" where no profile is current', sourcesOf({}, { profiles: [stsProfile, akProfile] }), fromDefault],
  ['a profile that is not there', sourcesOf({}, fileOf(akProfile), { profileFlag: 'prod' }), 'profile-not-found'],
  ['a profile named, and no file', sourcesOf({ ALIBABA_CLOUD_PROFILE: 'prod' }), 'profile-not-found'],
  ['a current profile that is not there', sourcesOf({}, { current: 'x', profiles: [akProfile] }), 'profile-not-found'],
  ['no profiles at all', sourcesOf({}, { current: '', profiles: [] }), 'credentials-none'],
  ['profiles ignored', sourcesOf({ ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' }, fileOf(akProfile)), 'credentials-none'],
  ['profiles not quite ignored', sourcesOf({ ALIBABA_CLOUD_IGNORE_PROFILE: 'true' }, fileOf(akProfile)), fromDefault],
  [
    'profiles ignored, but one named',
    sourcesOf({ ALIBABACLOUD_IGNORE_PROFILE: 'TRUE' }, fileOf(akProfile), { profileFlag: 'default' }),
    { ...fromDefault, notes: ['profile-despite-ignore'] },
  ],
  [
    'a file others can read',
    sourcesOf({}, fileOf(akProfile), { mode: 0o640 }),
    { ...fromDefault, notes: ['config-open-to-others'] },
  ],
  ['a file on a system without modes', sourcesOf({}, fileOf(akProfile), { mode: null }), fromDefault],
  ['a broken file', sourcesOf({}, `{"profiles":[{"access_key_secret":"${hush.secret}"`), 'config-broken'],
  ['a file of another shape', sourcesOf({}, { profiles: { name: hush.secret } }), 'config-broken'],
  ['a file that is null', sourcesOf({}, 'null'), 'config-broken'],
  ['a broken file nobody asks', sourcesOf(pair, '{'), outcome(sourcesOf(pair))],
  ['a file that cannot be read', sourcesOf({}, null, { failure: 'EACCES' }), 'config-unreadable'],
  ['a named file that is missing', sourcesOf({}, null, { configFlag: '/x.json' }), 'config-missing'],
  [
    'a named file',
    sourcesOf({}, fileOf(akProfile), { configFlag: '/x.json' }),
    { ...fromDefault, from: 'profile "default" of /x.json' },
  ],
  ['StsToken without a token', sourcesOf({}, fileOf({ ...akProfile, mode: 'StsToken' })), 'profile-incomplete'],
  ['AK without a secret', sourcesOf({}, fileOf({ ...akProfile, access_key_secret: ' ' })), 'profile-incomplete'],
  ['AK with a number for a key', sourcesOf({}, fileOf({ ...akProfile, access_key_id: 7 })), 'profile-incomplete'],
  ['AK beside a token', sourcesOf({}, fileOf({ ...akProfile, sts_token: hush.token })), fromDefault],
  ['no mode: a pair', sourcesOf({}, fileOf({ ...akProfile, mode: '' })), fromDefault],
  [
    'no mode: a pair and a token',
    sourcesOf({}, fileOf({ ...stsProfile, name: 'default', mode: undefined })),
    { ...fromDefault, keys: [hush.id, hush.secret, hush.token] },
  ],
  [
    'no mode: a pair and a role',
    sourcesOf({}, fileOf({ ...stsProfile, mode: '', ram_role_arn: 'acs:ram::1:role/x' })),
    { fetched: 'RamRoleArn', from: `profile "sts" of ${path}` },
  ],
  ['no mode, nothing', sourcesOf({}, fileOf({ name: 'default' })), 'profile-incomplete'],
  ['an unknown mode', sourcesOf({}, fileOf({ ...akProfile, mode: hush.secret })), 'profile-mode-unknown'],
  [
    'a mode that every object has',
    sourcesOf({}, fileOf({ ...akProfile, mode: 'constructor' })),
    'profile-mode-unknown',
  ],
  [
    'the names of the Terraform provider, last',
    sourcesOf({ ALICLOUD_ACCESS_KEY: 'id5', ALICLOUD_SECRET_KEY: 'secret5' }),
    {
      keys: ['id5', 'secret5', null],
      from: 'the environment (ALICLOUD_ACCESS_KEY, ALICLOUD_SECRET_KEY)',
      notes: ['terraform-names'],
    },
  ],
  [
    'a profile before the names of the Terraform provider',
    sourcesOf({ ALICLOUD_ACCESS_KEY: 'id5', ALICLOUD_SECRET_KEY: 'secret5' }, fileOf(akProfile)),
    fromDefault,
  ],
  ['half a pair of Terraform', sourcesOf({ ALICLOUD_SECRET_KEY: hush.secret }), 'credentials-half'],
  ['nothing', sourcesOf({}), 'credentials-none'],
];

for (const [name, sources, expected] of rows) {
  test(`credentials: ${name}`, () => assert.deepEqual(outcome(sources), expected));
}

for (const [name, sources, file] of [
  ['HOME', sourcesOf({}), '/home/jack/.aliyun/config.json'],
  ['the system where HOME is empty', sourcesOf({ HOME: '' }), '/system/home/.aliyun/config.json'],
  [
    'HOMEDRIVE and HOMEPATH',
    sourcesOf({ HOMEDRIVE: 'H:', HOMEPATH: '\\jack', USERPROFILE: 'C:\\u' }, null, { platform: 'win32' }),
    'H:\\jack\\.aliyun\\config.json',
  ],
  [
    'USERPROFILE',
    sourcesOf({ HOMEDRIVE: 'H:', USERPROFILE: 'C:\\u' }, null, { platform: 'win32' }),
    'C:\\u\\.aliyun\\config.json',
  ],
] as const) {
  test(`the file is looked for under ${name}`, () => {
    outcome(sources);
    assert.deepEqual(sources.read, [file]);
  });
}

test('credentials printed by accident show nothing', () => {
  const credentials = new Credentials({
    accessKeyId: hush.id,
    accessKeySecret: hush.secret,
    securityToken: hush.token,
  });
  const printed = [
    JSON.stringify({ credentials }),
    inspect({ credentials }, { showHidden: true, depth: 9, getters: true }),
    format('%s %o %O %j', credentials, credentials, credentials, credentials),
    `${credentials}`,
    JSON.stringify({ ...credentials }),
    JSON.stringify(Object.entries(credentials)),
  ];
  assert.doesNotMatch(printed.join('\n'), /hush/i);
  assert.deepEqual(credentials.secrets(), [hush.id, hush.secret, hush.token]);
});
