import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { ecsInvoke } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

const scratch = () => mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));

/** The emulator in the foreground, until the test ends. */
async function serving(t: { after(end: () => void): void }, env: Readonly<Record<string, string>>) {
  const child = spawn(program, [...lead, 'emulator'], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...env },
  });
  t.after(() => child.kill('SIGKILL'));
  let banner = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    banner += piece;
  });
  const line = await new Promise<string>((first) => child.stdout.setEncoding('utf8').once('data', first));
  const ended = new Promise<number | null>((end) => child.once('exit', end));
  return { child, line: JSON.parse(line), banner: () => banner, ended };
}

test('in the foreground: one line for machines, a banner for people, the secret in a private file only', async (t) => {
  const { line, banner, child, ended } = await serving(t, { XDG_RUNTIME_DIR: scratch() });
  assert.match(line.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
  assert.equal(line.pid, child.pid);
  const { accessKeySecret } = JSON.parse(readFileSync(line.credentialsFile, 'utf8'));
  assert.ok(accessKeySecret.length >= 20);
  assert.equal(statSync(line.credentialsFile).mode & 0o777, 0o600);
  assert.ok(!JSON.stringify(line).includes(accessKeySecret) && !banner().includes(accessKeySecret));
  assert.match(banner(), /run on THIS machine, as this user/);
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  assert.ok(!existsSync(line.credentialsFile));
});

test('--emulator finds the one that runs, across processes', async (t) => {
  const env = { XDG_RUNTIME_DIR: scratch() };
  await serving(t, env);
  const sent = await ecsInvoke(['--emulator', '-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Ada'], { env });
  const shown = await ecsInvoke(['--emulator', 'show', sent.stdout.trim(), '--wait', '-q'], { env });
  assert.equal(shown.stdout, 'Hello, Ada! This is web-1.\n');
});

test('exec hands on stdin, stdout, stderr and the exit code, and adds nothing', async () => {
  const script = 'cat; echo problem >&2; exit 3';
  const { code, stdout, stderr } = await ecsInvoke(['emulator', 'exec', '--', 'sh', '-c', script], {
    input: 'words\n',
  });
  assert.deepEqual({ code, stdout, stderr }, { code: 3, stdout: 'words\n', stderr: 'problem\n' });
});

test('exec: ecs-invoke is on the PATH and leads to the emulator', async () => {
  const { stdout, code } = await ecsInvoke([
    'emulator',
    'exec',
    '--',
    'sh',
    '-c',
    'ecs-invoke -c c-hello -i i-web1,i-web2 -p name=Jack',
  ]);
  assert.match(stdout, /^t-[0-9a-f]{32}\n$/);
  assert.equal(code, 0);
});

test('exec: the user’s own accounts, profiles, regions and proxies do not get through', async () => {
  const own = {
    ALICLOUD_ACCESS_KEY_ID: 'mine',
    ACCESS_KEY_SECRET: 'mine',
    SECURITY_TOKEN: 'mine',
    ALIBABA_CLOUD_SECURITY_TOKEN: 'mine',
    ALIBABACLOUD_PROFILE: 'mine',
    REGION: 'mine',
    ALIBABA_CLOUD_ROLE_ARN: 'mine',
    ALIBABA_CLOUD_OIDC_TOKEN_FILE: 'mine',
    ALIBABA_CLOUD_CREDENTIALS_URI: 'mine',
    https_proxy: 'mine',
    HTTP_PROXY: 'mine',
    ECS_INVOKE_REGION: 'mine',
    ECS_INVOKE_LANG: 'zh',
    OTHER: 'kept',
  };
  const { stdout } = await ecsInvoke(['emulator', 'exec', '--', 'env'], { env: own });
  const seen = Object.fromEntries(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  );
  assert.ok(!Object.values(seen).includes('mine'), stdout);
  assert.equal(seen.OTHER, 'kept');
  assert.equal(seen.ECS_INVOKE_LANG, 'zh');
  assert.equal(seen.ALIBABA_CLOUD_REGION_ID, 'cn-hangzhou');
  assert.equal(seen.ALIBABA_CLOUD_IGNORE_PROFILE, 'TRUE');
  assert.equal(seen.ECS_INVOKE_ENDPOINT, `http://${seen.ALIBABA_CLOUD_ENDPOINT}`);
});

test('exec of a program that is not there: 127', async () => {
  const { code, stderr } = await ecsInvoke(['emulator', 'exec', '--', 'no-such-program']);
  assert.equal(code, 127);
  assert.match(stderr, /no-such-program: not found/);
});

test('a port that is no port, and one that is taken', async (t) => {
  const bad = await ecsInvoke(['emulator', '--port', 'x']);
  assert.equal(bad.code, 64);
  assert.match(bad.stderr, /--port/);
  const { line } = await serving(t, { XDG_RUNTIME_DIR: scratch() });
  const taken = await ecsInvoke(['emulator', '--port', new URL(line.endpoint).port], {
    env: { XDG_RUNTIME_DIR: scratch() },
  });
  assert.equal(taken.code, 74);
  assert.match(taken.stderr, /is taken/);
});

test('stopping the emulator ends what it runs', async (t) => {
  const env = { XDG_RUNTIME_DIR: scratch() };
  const { child, ended } = await serving(t, env);
  const { stdout } = await ecsInvoke(['--emulator', '-c', 'c-slow', '-i', 'i-web1'], { env });
  assert.match(stdout, /^t-/);
  child.kill('SIGTERM');
  assert.equal(await ended, 143);
  const { stdout: left } = await new Promise<{ stdout: string }>((resolve) => {
    const search = spawn('pgrep', ['-f', `${stdout.trim()}`]);
    let found = '';
    search.stdout.on('data', (piece) => {
      found += piece;
    });
    search.once('close', () => resolve({ stdout: found }));
  });
  assert.equal(left, '');
});
