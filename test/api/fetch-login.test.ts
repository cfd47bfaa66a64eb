import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import type { CredentialsPlan } from '../../src/api/credentials/plan.ts';
import { Credentials } from '../../src/api/credentials.ts';
import { resolveCredentials } from '../../src/api/resolve-credentials.ts';
import { type Asked, keys, type Reply, refusal, tokenServices } from '../support/token-services.ts';
import { now, problemOf, shown, surroundingsOf } from './fetching.ts';

const seconds = now / 1000;
const fetchedKeys = ['STS.canary1', 'canarySecret1', 'canaryToken1', '2026-01-01T02:00:00.000Z'];
const tokensAfter = {
  access_key_id: 'STS.canary1',
  access_key_secret: 'canarySecret1',
  sts_token: 'canaryToken1',
  sts_expiration: seconds + 2 * 3600 - 5,
};
const stored = {
  access_key_id: 'STS.canaryStored',
  access_key_secret: 'canaryStored',
  sts_token: 'canaryStored',
  sts_expiration: seconds + 600,
};

interface Disk {
  readonly file: string;
  readonly plan: CredentialsPlan;
  profile(): Record<string, unknown>;
  content(): Record<string, unknown>;
}

/** A configuration file on the real disk; its profile `p` is the one in question. */
function disk(t: TestContext, profile: object): Disk {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true }));
  const file = path.join(directory, 'config.json');
  const other = { name: 'other', mode: 'AK', access_key_id: 'x', unknown_field: [1, { deep: true }] };
  const whole = {
    current: 'p',
    profiles: [other, { name: 'p', future_field: 'kept', ...profile }],
    meta_path: '',
    future: 7,
  };
  fs.writeFileSync(file, JSON.stringify(whole), { mode: 0o644 });
  const content = () => JSON.parse(fs.readFileSync(file, 'utf8'));
  return { file, plan: planIn(file), content, profile: () => content().profiles[1] };
}

function planIn(file: string): CredentialsPlan {
  const readFile = (place: string) => ({ text: fs.readFileSync(place, 'utf8'), mode: 0o600 });
  const found = resolveCredentials({ env: {}, home: '/', platform: 'linux', configFlag: file, readFile });
  if (!found.ok) throw found.problem;
  if (found.value.credentials instanceof Credentials) return assert.fail('nothing to fetch');
  return found.value.credentials;
}

const sso = (origin: string, more = {}) => ({
  mode: 'CloudSSO',
  cloud_sso_sign_in_url: `${origin}/d-00x/login`,
  cloud_sso_account_id: '17',
  cloud_sso_access_config: 'ac-1',
  access_token: 'canaryAccess',
  cloud_sso_access_token_expire: seconds + 60,
  ...more,
});

test('CloudSSO: keys by the login, written back beside everything else, for its owner alone', async (t) => {
  const service = await tokenServices(t, () => [200, { RequestId: 'R', CloudCredential: keys(1) }]);
  const { file, plan, content, profile } = disk(t, sso(service.origin));
  const before = content();
  const { surroundings, notes, events } = surroundingsOf();
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  const [asked] = service.asked;
  assert.deepEqual(
    [asked?.method, asked?.path, asked?.headers.authorization],
    ['POST', '/cloud-credentials', 'Bearer canaryAccess'],
  );
  assert.deepEqual(JSON.parse(asked?.body ?? ''), { AccountId: '17', AccessConfigurationId: 'ac-1' });
  const [other, mine] = before.profiles as object[];
  assert.deepEqual(content(), { ...before, profiles: [other, { ...mine, ...tokensAfter }] });
  assert.equal(fs.statSync(file).mode & 0o777, 0o600);
  assert.deepEqual(fs.readdirSync(path.dirname(file)), ['config.json']);
  assert.match(fs.readFileSync(file, 'utf8'), /^\{\n\t"current"/);
  assert.deepEqual(notes, []);
  assert.doesNotMatch(JSON.stringify(events), /canary/);
  assert.equal(profile().future_field, 'kept');
});

test('CloudSSO: keys that the file still has are used, unless the service called them expired', async (t) => {
  const service = await tokenServices(t, () => [200, { RequestId: 'R', CloudCredential: keys(1) }]);
  const { plan } = disk(t, sso(service.origin, stored));
  const { surroundings } = surroundingsOf();
  const { credentials } = await fetchKeys(plan, surroundings);
  assert.deepEqual([credentials.accessKeyId, service.asked.length], ['STS.canaryStored', 0]);
  assert.deepEqual(shown(await fetchKeys(plan, surroundings, credentials)), fetchedKeys);
});

test('CloudSSO: what another process has written meanwhile counts', async (t) => {
  const service = await tokenServices(t, () => null);
  const { plan, file, content } = disk(t, sso(service.origin));
  const whole = content() as { profiles: object[] };
  Object.assign(whole.profiles[1]!, stored);
  fs.writeFileSync(file, JSON.stringify(whole));
  assert.equal((await fetchKeys(plan, surroundingsOf().surroundings)).credentials.accessKeyId, 'STS.canaryStored');
});

test('CloudSSO: a login that has expired, one that is refused, an address without encryption', async (t) => {
  const service = await tokenServices(t, (asked) => refusal('InvalidToken', asked));
  const expired = await problemOf(
    disk(t, sso(service.origin, { cloud_sso_access_token_expire: seconds })).plan,
    surroundingsOf(),
  );
  assert.deepEqual([expired.code, expired.refused, service.asked.length], ['login-expired', false, 0]);
  assert.match(expired.fix.en, /aliyun configure --profile "p" --mode CloudSSO/);
  const refused = await problemOf(disk(t, sso(service.origin)).plan, surroundingsOf());
  assert.deepEqual([refused.code, refused.refused], ['token-service-refused', true]);
  assert.match(refused.why.en, /CloudSSO refused \(InvalidToken, HTTP 403/);
  assert.match(refused.fix.en, /Log in again/);
  const plain = await problemOf(disk(t, sso('http://sso.example.com')).plan, surroundingsOf());
  assert.equal(plain.code, 'sso-address');
});

test('a link is followed, and stays a link', async (t) => {
  const service = await tokenServices(t, () => [200, { RequestId: 'R', CloudCredential: keys(1) }]);
  const { file, profile } = disk(t, sso(service.origin));
  const link = `${file}.link`;
  fs.symlinkSync(file, link);
  await fetchKeys(planIn(link), surroundingsOf().surroundings);
  assert.equal(fs.lstatSync(link).isSymbolicLink(), true);
  assert.equal(profile().sts_token, 'canaryToken1');
});

test('a file that cannot be written: the keys are used, and a note says what follows', async (t) => {
  const service = await tokenServices(t, () => [200, { RequestId: 'R', CloudCredential: keys(1) }]);
  const { plan, file, content } = disk(t, sso(service.origin));
  const before = content();
  // Root may write anything; a name that is taken stops it too.
  t.mock.method(fs, 'openSync', () => {
    throw Object.assign(new Error('canary'), { code: 'EROFS' });
  });
  const { surroundings, notes } = surroundingsOf({
    readFile: () => ({ text: JSON.stringify(before), mode: 0o600 }),
  });
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  t.mock.restoreAll();
  assert.deepEqual(
    [notes, content(), fs.readdirSync(path.dirname(file))],
    [['tokens-not-saved'], before, ['config.json']],
  );
});

test('a profile that was made anew meanwhile is left alone', async (t) => {
  const { plan, file, profile } = disk(t, sso('http://127.0.0.1:1'));
  const service = await tokenServices(t, () => {
    const whole = JSON.parse(fs.readFileSync(file, 'utf8'));
    whole.profiles[1] = { ...whole.profiles[1], cloud_sso_account_id: '18' };
    fs.writeFileSync(file, JSON.stringify(whole));
    return [200, { RequestId: 'R', CloudCredential: keys(1) }];
  });
  const whole = JSON.parse(fs.readFileSync(file, 'utf8'));
  whole.profiles[1].cloud_sso_sign_in_url = service.origin;
  fs.writeFileSync(file, JSON.stringify(whole));
  await fetchKeys(plan, surroundingsOf().surroundings);
  assert.deepEqual([profile().cloud_sso_account_id, profile().sts_token], ['18', undefined]);
});

const oauth = (more = {}) => ({
  mode: 'OAuth',
  oauth_site_type: 'CN',
  oauth_access_token: 'canaryAccess',
  oauth_refresh_token: 'canaryRefresh',
  oauth_access_token_expire: seconds + 600,
  oauth_refresh_token_expire: seconds + 6000,
  ...more,
});
const { AccessKeyId, AccessKeySecret, SecurityToken, Expiration } = keys(1);
const exchanged = {
  requestId: 'R',
  accessKeyId: AccessKeyId,
  accessKeySecret: AccessKeySecret,
  securityToken: SecurityToken,
  expiration: Expiration,
};

function oauthReplies({ path: place, headers, fields }: Asked): Reply {
  if (place === '/v1/token') {
    const ours = fields.get('refresh_token') === 'canaryRefresh' && fields.get('grant_type') === 'refresh_token';
    if (!ours || fields.get('client_id') !== '4038181954557748008') return [400, { error: 'invalid_grant' }];
    return [200, { access_token: 'canaryNew', refresh_token: 'canaryRotated', expires_in: 3600, token_type: 'Bearer' }];
  }
  return headers.authorization?.startsWith('Bearer canary') ? [200, exchanged] : [401, { error: 'expired_token' }];
}

test('OAuth: an access token that holds is exchanged', async (t) => {
  const service = await tokenServices(t, oauthReplies);
  const { plan, profile } = disk(t, oauth());
  const { surroundings } = surroundingsOf({ services: { oauth: service.origin } });
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  assert.deepEqual(
    service.asked.map(({ path: place }) => place),
    ['/v1/exchange'],
  );
  assert.deepEqual(profile(), { name: 'p', future_field: 'kept', ...oauth(), ...tokensAfter });
});

test('OAuth: an expired one is renewed first, and the new refresh token is on disk before it is used', async (t) => {
  const state: unknown[] = [];
  const { plan, profile } = disk(t, oauth({ oauth_access_token_expire: seconds - 1 }));
  const service = await tokenServices(t, (asked) => {
    state.push(profile().oauth_refresh_token);
    return oauthReplies(asked);
  });
  const { surroundings } = surroundingsOf({ services: { oauth: service.origin } });
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  assert.deepEqual(state, ['canaryRefresh', 'canaryRotated']);
  assert.equal(service.asked[1]?.headers.authorization, 'Bearer canaryNew');
  const { oauth_access_token, oauth_refresh_token, oauth_access_token_expire } = profile();
  assert.deepEqual(
    [oauth_access_token, oauth_refresh_token, oauth_access_token_expire],
    ['canaryNew', 'canaryRotated', seconds + 3600],
  );
});

test('OAuth: another process was first with the refresh token', async (t) => {
  const { plan, file } = disk(t, oauth({ oauth_access_token_expire: 0 }));
  const service = await tokenServices(t, (asked) => {
    if (asked.path !== '/v1/token') return oauthReplies(asked);
    const whole = JSON.parse(fs.readFileSync(file, 'utf8'));
    Object.assign(whole.profiles[1], { oauth_access_token: 'canaryTheirs', oauth_access_token_expire: seconds + 900 });
    fs.writeFileSync(file, JSON.stringify(whole));
    return [400, { error: 'invalid_grant', error_description: 'canary' }];
  });
  const { surroundings } = surroundingsOf({ services: { oauth: service.origin } });
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  assert.equal(service.asked[1]?.headers.authorization, 'Bearer canaryTheirs');
});

test('OAuth: a login that is over, refused, or of no known site', async (t) => {
  const service = await tokenServices(t, () => [400, { error: 'invalid_grant', error_description: 'canary canary' }]);
  const seen = () => surroundingsOf({ services: { oauth: service.origin } });
  const over = await problemOf(disk(t, oauth({ oauth_access_token_expire: 0, oauth_refresh_token: '' })).plan, seen());
  assert.equal(over.code, 'login-expired');
  assert.match(over.fix.en, /aliyun configure --profile "p" --mode OAuth --oauth-site-type CN/);
  const refused = await problemOf(disk(t, oauth({ oauth_access_token_expire: 0 })).plan, seen());
  assert.match(refused.why.en, /the OAuth service refused \(invalid_grant, HTTP 400\)/);
  assert.equal((await problemOf(disk(t, oauth({ oauth_site_type: 'MARS' })).plan, seen())).code, 'oauth-site');
});
