import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveProfileSettings } from '../../src/api/profile-settings.ts';
import { akProfile, fileOf, sourcesOf } from './configuration.ts';

const keys = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id1', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret1' };
const variable = { ALIBABA_CLOUD_REGION_ID: 'cn-env' };
const file = fileOf(akProfile, { ...akProfile, name: 'other', region_id: 'cn-other', language: 'en' });
const path = '/home/jack/.aliyun/config.json';
const inDefault = ['cn-beijing', `profile "default" of ${path}`, 'zh', []];

for (const [name, sources, expected] of [
  [
    'the flag before all',
    { ...sourcesOf(variable, file), regionFlag: 'cn-flag' },
    ['cn-flag', 'the command line', 'zh', []],
  ],
  ['the profile that gives the keys, before the environment', sourcesOf(variable, file), inDefault],
  [
    'a named profile, before the environment',
    sourcesOf({ ...keys, ...variable }, file, { profileFlag: 'other' }),
    ['cn-other', `profile "other" of ${path}`, 'en', []],
  ],
  [
    'a profile the environment names, before its region',
    sourcesOf({ ...keys, ...variable, ALIBABA_CLOUD_PROFILE: 'other' }, file),
    ['cn-other', `profile "other" of ${path}`, 'en', []],
  ],
  [
    'the environment, where it gives the keys',
    sourcesOf({ ...keys, ...variable }, file),
    ['cn-env', 'ALIBABA_CLOUD_REGION_ID', 'zh', []],
  ],
  ['the current profile, where the environment has keys but no region', sourcesOf(keys, file), inDefault],
  [
    'the environment, where the profile has no region',
    sourcesOf(variable, fileOf({ ...akProfile, region_id: '', language: 'fr' })),
    ['cn-env', 'ALIBABA_CLOUD_REGION_ID', null, []],
  ],
  [
    'the first name of the environment that is not empty',
    sourcesOf({ ...keys, ALIBABA_CLOUD_REGION_ID: '', ALICLOUD_REGION_ID: 'cn-3', REGION: 'cn-5', REGION_ID: 'cn-4' }),
    ['cn-3', 'ALICLOUD_REGION_ID', null, []],
  ],
  ['REGION', sourcesOf({ ...keys, REGION: 'cn-5', ALICLOUD_REGION: 'cn-6' }), ['cn-5', 'REGION', null, []]],
  [
    'the name of the Terraform provider',
    sourcesOf({ ...keys, ALICLOUD_REGION: 'cn-6' }),
    ['cn-6', 'ALICLOUD_REGION', null, []],
  ],
  [
    'cn-hangzhou, where profiles are ignored',
    sourcesOf({ ...keys, ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' }, file),
    ['cn-hangzhou', 'the default without profiles', null, []],
  ],
  [
    'the environment before cn-hangzhou',
    sourcesOf({ ...keys, ...variable, ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE' }, file),
    ['cn-env', 'ALIBABA_CLOUD_REGION_ID', null, []],
  ],
  ['none', sourcesOf(keys), [null, null, null, []]],
  [
    'a broken file that nothing depends on is a note',
    sourcesOf({ ...keys, ...variable }, '{'),
    ['cn-env', 'ALIBABA_CLOUD_REGION_ID', null, ['config-broken']],
  ],
  ['a broken file that keys would come from is a problem', sourcesOf(variable, '{'), 'config-broken'],
  ['a broken file with a named profile is a problem', sourcesOf(keys, '{', { profileFlag: 'a' }), 'config-broken'],
  ['a named profile that is not there is a problem', sourcesOf(keys, file, { profileFlag: 'a' }), 'profile-not-found'],
] as const) {
  test(`region: ${name}`, () => {
    const settings = resolveProfileSettings(sources);
    const seen = settings.ok
      ? [
          settings.value.region,
          settings.value.regionSource?.en ?? null,
          settings.value.language,
          settings.notes.map(({ code }) => code),
        ]
      : settings.problem.code;
    assert.deepEqual(seen, expected);
  });
}
