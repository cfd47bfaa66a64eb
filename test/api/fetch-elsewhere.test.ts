import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fetchKeys } from '../../src/api/credentials/fetch-keys.ts';
import { type Asked, keys, type Reply, refusal, tokenServices } from '../support/token-services.ts';
import { own, planOf, problemOf, shown, surroundingsOf } from './fetching.ts';

const fetchedKeys = ['STS.canary1', 'canarySecret1', 'canaryToken1', '2026-01-01T02:00:00.000Z'];
const roles = '/latest/meta-data/ram/security-credentials/';

/** The metadata of an instance with the role `web`. */
function metadata({ method, path, headers }: Asked, version: 1 | 2): Reply {
  if (path === '/latest/api/token') return method === 'PUT' && version === 2 ? [200, 'canaryMeta'] : [404, 'no'];
  if (version === 2 && headers['x-aliyun-ecs-metadata-token'] !== 'canaryMeta') return [403, 'no token'];
  if (path === roles) return [200, 'web\n'];
  return path === `${roles}web` ? [200, { Code: 'Success', ...keys(1) }] : [404, 'none'];
}

const here = (services: { origin: string }, env = {}) =>
  surroundingsOf({ env, services: { metadata: services.origin } });

test('EcsRamRole: with a token, the role that the instance has', async (t) => {
  const services = await tokenServices(t, (asked) => metadata(asked, 2));
  const { surroundings, events } = here(services);
  assert.deepEqual(shown(await fetchKeys(planOf([{ name: 'e', mode: 'EcsRamRole' }]), surroundings)), fetchedKeys);
  assert.deepEqual(
    services.asked.map(({ method, path }) => `${method} ${path}`),
    ['PUT /latest/api/token', `GET ${roles}`, `GET ${roles}web`],
  );
  assert.equal(services.asked[0]?.headers['x-aliyun-ecs-metadata-token-ttl-seconds'], '21600');
  assert.doesNotMatch(JSON.stringify(events), /canary/);
});

test('EcsRamRole: the old form where the instance does not know the new one, unless it is forbidden', async (t) => {
  const services = await tokenServices(t, (asked) => metadata(asked, 1));
  const plan = planOf([{ name: 'e', mode: 'EcsRamRole', ram_role_name: 'web' }]);
  assert.deepEqual(shown(await fetchKeys(plan, here(services).surroundings)), fetchedKeys);
  assert.equal(services.asked.length, 2);
  const problem = await problemOf(plan, here(services, { ALIBABA_CLOUD_IMDSV1_DISABLED: 'true' }));
  assert.match(problem.why.en, /\(mode EcsRamRole\): the metadata service of the instance gave no keys \(HTTP 404\)/);
});

test('EcsRamRole: another role, a service that is off, and a machine that is no instance', async (t) => {
  const services = await tokenServices(t, (asked) => metadata(asked, 2));
  const other = await problemOf(planOf([{ name: 'e', mode: 'EcsRamRole', ram_role_name: 'db' }]), here(services));
  assert.equal(other.code, 'metadata-role');
  const off = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' };
  const disabled = await problemOf(planOf([{ name: 'e', mode: 'EcsRamRole' }]), here(services, off));
  assert.match(disabled.why.en, /ALIBABA_CLOUD_ECS_METADATA_DISABLED/);
  const nobody = await problemOf(planOf([{ name: 'e', mode: 'EcsRamRole' }]), here({ origin: 'http://127.0.0.1:1' }));
  assert.equal(nobody.code, 'token-service-unreachable');
});

test('the instance role as the last resort: taken where there is one, else there are no credentials at all', async (t) => {
  const on = { ALIBABA_CLOUD_ECS_METADATA_DISABLED: '' };
  const services = await tokenServices(t, (asked) => metadata(asked, 2));
  assert.deepEqual(shown(await fetchKeys(planOf([], on), here(services, on).surroundings)), fetchedKeys);
  const roleless = await tokenServices(t, ({ path }) => (path === '/latest/api/token' ? [200, 'x'] : [404, 'none']));
  for (const [place, env] of [
    [roleless, on],
    [{ origin: 'http://127.0.0.1:1' }, on],
    [roleless, { ...on, ALIBABA_CLOUD_IMDSV1_DISABLED: '1' }],
  ] as const) {
    const problem = await problemOf(planOf([], on), here(place, env));
    assert.equal(problem.code, 'credentials-none');
    assert.match(problem.why.en, /This machine has no RAM role either/);
  }
  const named = await fetchKeys(planOf([], { ...on, ALIBABA_CLOUD_ECS_METADATA: 'web' }), here(services).surroundings);
  assert.deepEqual(shown(named), fetchedKeys);
});

const uri = (credentials_uri: string) => planOf([{ name: 'u', mode: 'CredentialsURI', credentials_uri }]);

test('CredentialsURI: its address, or the variable’s; nothing of the address is ever shown', async (t) => {
  const service = await tokenServices(t, () => [200, { Code: 'Success', ...keys(1) }]);
  const address = `${service.origin}/canary/path?token=canary`;
  const { surroundings, events } = surroundingsOf();
  assert.deepEqual(shown(await fetchKeys(uri(address), surroundings)), fetchedKeys);
  assert.doesNotMatch(JSON.stringify(events), /canary/);
  const env = { ALIBABA_CLOUD_CREDENTIALS_URI: address };
  for (const plan of [planOf([], env), planOf([{ name: 'u', mode: 'CredentialsURI' }], env)]) {
    assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
  }
});

test('CredentialsURI: what can be wrong with it', async (t) => {
  const replies: readonly [Reply, string][] = [
    [[200, { Code: 'Fail', Message: 'canary' }], 'token-service-answer'],
    [[200, { Code: 'Success', AccessKeyId: 'canary' }], 'token-service-answer'],
    [[200, '<html>canary</html>'], 'token-service-answer'],
    [[404, '<html>canary</html>'], 'token-service-refused'],
    [[302, 'canary'], 'token-service-answer'],
    [[500, { AccessKeyId: 'canary' }], 'token-service-answer'],
    [[200, 'canary'.repeat(100_000)], 'token-service-answer'],
  ];
  for (const [reply, code] of replies) {
    const service = await tokenServices(t, () => reply);
    const problem = await problemOf(uri(`${service.origin}/?canary`), surroundingsOf());
    assert.equal(problem.code, code);
  }
  assert.equal((await problemOf(uri('file:///canary'), surroundingsOf())).code, 'credentials-uri');
  const env = { ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS: '1' };
  assert.equal((await problemOf(uri('http://127.0.0.1:1/'), surroundingsOf({ env }))).code, 'external-disabled');
});

const node = JSON.stringify(process.execPath);
const external = (script: string, more = {}) =>
  planOf([{ name: 'x', mode: 'External', process_command: `${node} -e ${JSON.stringify(script)}`, ...more }]);
const prints = (profile: object) =>
  `process.stdout.write(${JSON.stringify(JSON.stringify(profile)).replaceAll('"', "'").replaceAll("\\'", '"')})`;

test('External: its output is laid over the profile and names the mode to go on with', async (t) => {
  const { surroundings } = surroundingsOf();
  const sts_expiration = Date.UTC(2026, 0, 1, 2) / 1000;
  const temporary = { mode: 'StsToken', ...own, sts_token: 'canaryToken', sts_expiration };
  assert.deepEqual(shown(await fetchKeys(external(prints(temporary)), surroundings)), [
    own.access_key_id,
    own.access_key_secret,
    'canaryToken',
    '2026-01-01T02:00:00.000Z',
  ]);
  const sts = await tokenServices(t, () => [200, { RequestId: 'R', Credentials: keys(1) }]);
  const plan = external(prints({ mode: 'RamRoleArn', ...own }), {
    ram_role_arn: 'acs:ram::1:role/x',
    sts_endpoint: sts.host,
  });
  assert.deepEqual(shown(await fetchKeys(plan, surroundings)), fetchedKeys);
});

for (const [name, script, sentence] of [
  ['prints something else', `console.log('canary secret'); console.error('canary')`, /did not print the JSON/],
  ['names no mode', prints({ ...own }), /did not print the JSON of a profile with a mode/],
  ['names External again', prints({ mode: 'External' }), /names the mode External again/],
  ['fails', `console.log('canary'); process.exit(3)`, /ended with exit code 3/],
  ['is killed', `console.log('canary'); process.kill(process.pid, 'SIGKILL')`, /ended with SIGKILL/],
  ['prints without end', `setInterval(() => process.stdout.write('canary'.repeat(10000)))`, /did not print the JSON/],
] as const) {
  test(`External: a program that ${name}`, async () => {
    const problem = await problemOf(external(script), surroundingsOf());
    assert.equal(problem.code, 'external-program');
    assert.match(problem.why.en, sentence);
    assert.match(problem.why.en, /^Profile "x" \(mode External\)/);
  });
}

test('External: a program that hangs, one that is not there, a quote that is open, and the switch', async () => {
  const rules = { mayAsk: false, showsErrors: false, platform: 'linux', limitMs: 50 } as const;
  const hanging = await problemOf(external('setInterval(() => {}, 1000)'), surroundingsOf({ program: rules }));
  assert.match(hanging.why.en, /did not end within 0 s/);
  const of = (process_command: string) => planOf([{ name: 'x', mode: 'External', process_command }]);
  assert.match((await problemOf(of('/nowhere/canary a'), surroundingsOf())).why.en, /cannot be started \(ENOENT\)/);
  assert.match((await problemOf(of('"canary'), surroundingsOf())).why.en, /quote that is not closed/);
  const env = { ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS: 'true' };
  assert.equal((await problemOf(external(''), surroundingsOf({ env }))).code, 'external-disabled');
});

test('External: Ctrl-C ends it', async () => {
  const stop = new AbortController();
  const seen = surroundingsOf({ signal: stop.signal });
  const problem = problemOf(external('setInterval(() => {}, 1000)'), seen);
  setImmediate(() => stop.abort('SIGINT'));
  assert.equal((await problem).code, 'credentials-interrupted');
});

test('a refusal of a service that quotes everything it was sent', async (t) => {
  const service = await tokenServices(t, (asked) => refusal('canary but no code!', asked));
  const problem = await problemOf(uri(`${service.origin}/?canary`), surroundingsOf());
  assert.match(problem.why.en, /refused \(HTTP 403, RequestId 473469C7/);
});
