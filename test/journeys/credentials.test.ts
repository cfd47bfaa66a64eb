import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { certificate, listen, respondJson } from '../api/loopback.ts';
import { connectProxy } from '../support/connect-proxy.ts';
import { ecsInvoke, stage } from '../support/journey.ts';
import { refusal, requestId, tokenServices } from '../support/token-services.ts';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => fs.rmSync(directory, { recursive: true }));
const here = stage({ after });
const line = ['-c', 'c-hello', '-i', 'i-web1'];

let number = 0;
/** A configuration file with one profile. */
function config(profile: object): readonly string[] {
  const file = path.join(directory, `config-${number++}.json`);
  const whole = { current: 'p', profiles: [{ name: 'p', region_id: 'cn-hangzhou', ...profile }] };
  fs.writeFileSync(file, JSON.stringify(whole), { mode: 0o600 });
  return ['--config', file];
}

/** Without keys in the environment; the endpoint is the emulator's. */
async function bare(env: Readonly<Record<string, string>> = {}) {
  const { emulator } = await here;
  return { env: { ECS_INVOKE_ENDPOINT: emulator.endpoint, ...env } };
}

test('a role is taken, and the call goes out with its keys; --debug shows both calls and no secret', async (t) => {
  const { emulator } = await here;
  const sts = await tokenServices(t, () => {
    const { accessKeyId, accessKeySecret, securityToken, expiration } = emulator.sts();
    const Expiration = expiration.toISOString();
    return [
      200,
      {
        RequestId: requestId,
        Credentials: {
          AccessKeyId: accessKeyId,
          AccessKeySecret: accessKeySecret,
          SecurityToken: securityToken,
          Expiration,
        },
      },
    ];
  });
  const profile = {
    mode: 'RamRoleArn',
    access_key_id: 'LTAIcanary',
    access_key_secret: 'canarySecret',
    external_id: 'canaryId',
  };
  const files = config({ ...profile, ram_role_arn: 'acs:ram::1:role/x', sts_endpoint: sts.host });
  const { code, stdout, stderr } = await ecsInvoke([...line, ...files, '--debug', '--verbose'], await bare());
  assert.match(stdout, /^t-\w+\n$/);
  assert.match(stderr, /AssumeRole/);
  assert.match(stderr, /credentials from profile "p"/);
  assert.doesNotMatch(stdout + stderr, /canary|CAIS/);
  assert.equal(code, 0);
});

test('keys that are refused are 77, keys that cannot be had 78; both name profile and mode', async (t) => {
  const sts = await tokenServices(t, (asked) => refusal('NoPermission', asked));
  const profile = {
    mode: 'RamRoleArn',
    access_key_id: 'LTAIcanary',
    access_key_secret: 'canarySecret',
    ram_role_arn: 'r',
  };
  for (const [endpoint, expected] of [
    [sts.host, 77],
    ['127.0.0.1:1', 78],
  ] as const) {
    const ended = await ecsInvoke([...line, ...config({ ...profile, sts_endpoint: endpoint })], await bare());
    assert.match(ended.stderr, /Profile "p" \(mode RamRoleArn\)/);
    assert.doesNotMatch(ended.stdout + ended.stderr, /canary/);
    assert.deepEqual([ended.code, ended.stdout], [expected, '']);
  }
});

test('a program of mode External: its words on stderr are seen in text and not in JSON, it never gets our input', async () => {
  const { emulator } = await here;
  const { accessKeyId, accessKeySecret } = emulator;
  const printed = JSON.stringify({ mode: 'AK', access_key_id: accessKeyId, access_key_secret: accessKeySecret });
  const script = path.join(directory, 'credentials.mjs');
  fs.writeFileSync(
    script,
    `import fs from 'node:fs'; console.error('from the program', fs.readFileSync(0, 'utf8').length); console.log(${JSON.stringify(printed)})`,
  );
  const files = config({ mode: 'External', process_command: `"${process.execPath}" '${script}'` });
  const input = 'i-web1\n';
  const text = await ecsInvoke(['-c', 'c-hello', '-i', '-', ...files], { ...(await bare()), input });
  assert.match(text.stdout, /^t-/);
  assert.match(text.stderr, /^from the program 0$/m);
  const json = await ecsInvoke([...line, ...files, '-o', 'json'], await bare());
  assert.deepEqual([json.code, json.stderr], [0, '']);
  fs.writeFileSync(script, `console.log('canary ${accessKeySecret}')`);
  const broken = await ecsInvoke([...line, ...files, '--debug'], await bare());
  assert.match(broken.stderr, /did not print the JSON of a profile/);
  assert.ok(!broken.stderr.includes('canary') && !broken.stderr.includes(accessKeySecret));
  assert.equal(broken.code, 78);
});

test('Ctrl-C while a program of mode External hangs: 130, and nothing was sent', async () => {
  const script = `"${process.execPath}" -e "console.error('waiting'); setInterval(() => {}, 1000)"`;
  const files = config({ mode: 'External', process_command: script });
  let once = true;
  const watch = (stderr: string, kill: (signal: NodeJS.Signals) => void) => {
    if (once && stderr.includes('waiting')) {
      once = false;
      kill('SIGINT');
    }
  };
  const { code, stderr } = await ecsInvoke([...line, ...files], { ...(await bare()), watch });
  assert.match(stderr, /Nothing was sent/);
  assert.equal(code, 130);
});

const secure = certificate('trusted');
const keysOnly = {
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret',
  ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
  ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
};
const authority = path.resolve('test/support/tls/trusted-cert.pem');

test('an authority of one’s own: by --ca-file, its variable, and NODE_EXTRA_CA_CERTS; otherwise the certificate is named', async (t) => {
  const server = await listen(t, respondJson(200, { InvokeId: 't-1', RequestId: requestId }), { secure });
  const env = { ...keysOnly, ECS_INVOKE_ENDPOINT: server.origin };
  const other = path.resolve('test/support/tls/other-name-cert.pem');
  for (const [flags, more] of [
    [['--ca-file', authority], {}],
    [[], { ECS_INVOKE_CA_FILE: authority }],
    [[], { NODE_EXTRA_CA_CERTS: authority }],
    [['--ca-file', other], { NODE_EXTRA_CA_CERTS: authority }],
  ] as const) {
    const { stdout, stderr } = await ecsInvoke([...line, ...flags], { env: { ...env, ...more } });
    assert.equal(stdout, 't-1\n', stderr);
  }
  const { code, stderr } = await ecsInvoke(line, { env });
  assert.match(stderr, /--ca-file/);
  assert.equal(code, 69);
});

test('an authority that cannot be read is 74, one that is none 64', async () => {
  const env = { ...keysOnly, ECS_INVOKE_ENDPOINT: 'https://127.0.0.1:1' };
  const missing = await ecsInvoke([...line, '--ca-file', '/nowhere/ca.pem'], { env });
  assert.match(missing.stderr, /\/nowhere\/ca\.pem does not exist/);
  assert.equal(missing.code, 74);
  const key = path.resolve('test/support/tls/trusted-key.pem');
  const wrong = await ecsInvoke([...line, '--ca-file', key], { env });
  assert.match(wrong.stderr, /--ca-file/);
  assert.doesNotMatch(wrong.stderr, /PRIVATE KEY/);
  assert.equal(wrong.code, 64);
});

test('the proxy of the environment carries the call; a loopback endpoint never uses it', async (t) => {
  const { emulator, run } = await here;
  const proxy = await connectProxy(t, { to: emulator.port });
  const address = proxy.url.replace('://', '://jack:canary@');
  const through = await run([...line, '--debug'], {
    env: { ECS_INVOKE_ENDPOINT: 'http://ecs.test', HTTP_PROXY: address },
  });
  assert.match(through.stdout, /^t-/, through.stderr);
  assert.match(proxy.asked[0] ?? '', /^POST http:\/\/ecs\.test\/ Basic /);
  assert.doesNotMatch(through.stderr, /canary|jack|Basic/);
  const direct = await run(line, { env: { HTTP_PROXY: address, HTTPS_PROXY: address, ALL_PROXY: address } });
  assert.match(direct.stdout, /^t-/);
  assert.equal(proxy.asked.length, 1);
});

test('a proxy that says no is named, without its password; one that cannot be used is 78', async (t) => {
  const proxy = await connectProxy(t, { answer: (socket) => socket.end('HTTP/1.1 407 No\r\n\r\n') });
  const env = { ECS_INVOKE_ENDPOINT: 'https://ecs.test' };
  const { run } = await here;
  const refused = await run(line, { env: { ...env, HTTPS_PROXY: proxy.url.replace('://', '://jack:canary@') } });
  assert.match(refused.stderr, new RegExp(`proxy 127\\.0\\.0\\.1:${proxy.port}`));
  assert.match(refused.stderr, /HTTP_407/);
  assert.doesNotMatch(refused.stderr, /canary|jack/);
  assert.equal(refused.code, 69);
  const socks = await run(line, { env: { ...env, ALL_PROXY: 'socks5://jack:canary@127.0.0.1:1' } });
  assert.match(socks.stderr, /ALL_PROXY names a SOCKS proxy/);
  assert.doesNotMatch(socks.stderr, /canary|jack/);
  assert.equal(socks.code, 78);
});
