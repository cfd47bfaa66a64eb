import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ConfigurationSources } from '../../src/api/profile-choice.ts';
import { lookedAtSources } from '../../src/api/resolve-credentials.ts';
import { akProfile, fileOf, sourcesOf } from './configuration.ts';

const order = [
  'profile-flag',
  'environment-keys',
  'environment-profile',
  'environment-oidc',
  'current-profile',
  'terraform-keys',
  'environment-uri',
  'instance-role',
];

/** The place that decides, how, and what is said of it. */
function decided(sources: ConfigurationSources): readonly [string, string, string] | null {
  const places = lookedAtSources(sources);
  assert.deepEqual(
    places.map(({ id }) => id),
    order,
  );
  assert.doesNotMatch(JSON.stringify(places), /hush/i);
  for (const { name, words } of places)
    for (const each of [name.en, name.zh, words.en, words.zh]) assert.notEqual(each, '');
  const at = places.findIndex(({ state }) => state === 'taken' || state === 'broken');
  if (at < 0) return null;
  assert.ok(places.slice(0, at).every(({ state }) => state === 'absent'));
  assert.ok(places.slice(at + 1).every(({ state, words }) => state === 'passed-over' && /comes first/.test(words.en)));
  const { id, state, words } = places[at]!;
  return [id, state, words.en];
}

const pair = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'hush1', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'hush2' };
const trio = {
  ALIBABA_CLOUD_OIDC_PROVIDER_ARN: 'hush3',
  ALIBABACLOUD_OIDC_TOKEN_FILE: '/hush/token',
  ALIBABA_CLOUD_ROLE_ARN: 'hush4',
};
const uri = { ALIBABA_CLOUD_CREDENTIALS_URI: 'http://hush' };
const metadata = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'false' };
const file = fileOf(akProfile);
const used = 'Used: profile "default" of /home/jack/.aliyun/config.json.';

for (const [name, sources, expected] of [
  [
    'a profile that was named',
    sourcesOf({ ...pair, ...trio }, file, { profileFlag: 'default' }),
    ['profile-flag', 'taken', used],
  ],
  [
    'a profile that is not there',
    sourcesOf(pair, file, { profileFlag: 'x' }),
    ['profile-flag', 'broken', 'There is no profile "x".'],
  ],
  [
    'keys',
    sourcesOf({ ...pair, ...trio, ALIBABA_CLOUD_PROFILE: 'default' }, file),
    [
      'environment-keys',
      'taken',
      'Used: the environment (ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET).',
    ],
  ],
  [
    'a profile the environment names',
    sourcesOf({ ...trio, ALIBABA_CLOUD_PROFILE: 'default' }, file),
    ['environment-profile', 'taken', used],
  ],
  [
    'an OIDC token, before the current profile',
    sourcesOf(trio, file),
    [
      'environment-oidc',
      'taken',
      'Used: the environment (ALIBABA_CLOUD_OIDC_PROVIDER_ARN, ALIBABACLOUD_OIDC_TOKEN_FILE, ALIBABA_CLOUD_ROLE_ARN).',
    ],
  ],
  [
    'an OIDC token without a role',
    sourcesOf({ ...trio, ALIBABA_CLOUD_ROLE_ARN: '' }, file),
    ['environment-oidc', 'broken', 'ALIBABA_CLOUD_OIDC_PROVIDER_ARN is set, but not ALIBABA_CLOUD_ROLE_ARN.'],
  ],
  ['a role alone is no OIDC', sourcesOf({ ALIBABA_CLOUD_ROLE_ARN: 'hush' }, file), ['current-profile', 'taken', used]],
  ['the current profile, before a URI', sourcesOf(uri, file), ['current-profile', 'taken', used]],
  [
    'a mode that is fetched, although nothing was fetched',
    sourcesOf({}, fileOf({ ...akProfile, mode: 'EcsRamRole' })),
    ['current-profile', 'taken', used],
  ],
  [
    'a URI',
    sourcesOf({ ...uri, ...metadata }),
    ['environment-uri', 'taken', 'Used: the environment (ALIBABA_CLOUD_CREDENTIALS_URI).'],
  ],
  ['the role of the instance', sourcesOf(metadata), ['instance-role', 'taken', 'Used: the RAM role of this instance.']],
  [
    'the role of the instance by its name',
    sourcesOf({ ...metadata, ALIBABA_CLOUD_ECS_METADATA: 'web' }),
    ['instance-role', 'taken', 'Used: the environment (ALIBABA_CLOUD_ECS_METADATA).'],
  ],
  ['nothing', sourcesOf({}), null],
] as const) {
  test(`credentials looked for: ${name}`, () => assert.deepEqual(decided(sources), expected));
}
