import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import Ajv from 'ajv';
import { ask, type Json } from '../emulator/support/wire-client.ts';
import { ecsInvoke, stage } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

const follows = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);

function document(text: string): Json {
  const parsed = JSON.parse(text);
  assert.ok(follows(parsed), JSON.stringify(follows.errors));
  return parsed;
}

function scratch(t: TestContext): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

/** The built program's emulator in the foreground, in a temporary directory of the test's own. */
async function serving(t: TestContext, flags: readonly string[] = []) {
  const directory = scratch(t);
  const env = { XDG_RUNTIME_DIR: directory, TMPDIR: directory };
  const child = spawn(program, [...lead, 'emulator', ...flags], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const line = await new Promise<string>((first) => child.stdout.setEncoding('utf8').once('data', first));
  const { endpoint, credentialsFile } = JSON.parse(line);
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(credentialsFile, 'utf8'));
  const wire = { port: Number(new URL(endpoint).port), accessKeyId, accessKeySecret };
  return { directory, endpoint, wire, ended, pid: child.pid!, run: (...args: string[]) => ecsInvoke(args, { env }) };
}

const alive = (pid: number) => {
  try {
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function until<Value>(look: () => Promise<Value | false>): Promise<Value> {
  for (let round = 0; round < 100; round++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error('it never came to be');
}

test('24 h forward are 72 runs in the ledger, and time goes on from there', async (t) => {
  const { run } = await serving(t);
  // Ten minutes off, so that no run starts by itself.
  const minute = (new Date().getUTCMinutes() + 10) % 20;
  const frequency = `0 ${minute},${minute + 20},${minute + 40} * * * *`;
  const every = ['--emulator', '-c', 'c-hello', '-i', 'i-web1', '--frequency', frequency];
  const invokeId = (await run(...every)).stdout.trim();
  await until(async () => document((await run('emulator', 'status', '-o', 'json')).stdout).waiting.length === 1);
  const moved = await run('emulator', 'clock', 'advance', '24h');
  assert.equal(moved.code, 0, moved.stderr);
  assert.match(
    moved.stdout,
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC, (1 d|23 h).* ahead of this machine\n72 runs were started/,
  );
  assert.equal((await run('emulator', 'ledger', '--query', 'length(starts)')).stdout, '72\n');
  const shown = document((await run('emulator', 'clock', '-o', 'json')).stdout);
  assert.ok(shown.aheadMs > 23 * 3600_000 && shown.move.starts === 72);
  // An ordinary client, which goes by the time of the machine, is not locked out.
  const seen = await run('--emulator', 'show', invokeId, '-o', 'json');
  assert.equal(seen.code, 0, seen.stderr);
  const next = document((await run('emulator', 'clock', 'next', '-o', 'json')).stdout);
  assert.equal(next.move.starts, 1);
  const zh = await run('emulator', 'clock', '--lang', 'zh');
  assert.match(zh.stdout, /UTC，比本机快 /);
});

/** Its one child outlives a kill; that ends by itself at last, so that a test that fails leaves nothing for ever. */
const stubborn = 'sleep 60 &\nwait\n';

test('a survivor of a kill is in the status, and stop leaves no process and no directory', {
  skip: !existsSync('/proc/self/stat'),
}, async (t) => {
  const { run, wire, endpoint, pid, directory, ended } = await serving(t);
  const command = { Name: 's', Type: 'RunShellScript', CommandContent: stubborn, ContentEncoding: 'PlainText' };
  const { CommandId } = await ask(wire, 'CreateCommand', { ...command, Timeout: '1' });
  const call = { CommandId, TerminationMode: 'Process', 'InstanceId.1': 'i-web1' };
  const { InvokeId } = await ask(wire, 'InvokeCommand', call);
  const status = () => run('emulator', 'status', '-o', 'json');
  const told = await until(async () => {
    const found = document((await status()).stdout);
    return found.survivors.length > 0 && found.running.length === 0 && found;
  });
  assert.deepEqual([told.endpoint, told.pid, told.edition, told.temporary], [endpoint, pid, 'current', true]);
  for (const survivor of told.survivors) {
    assert.deepEqual([survivor.invokeId, survivor.instanceId], [InvokeId, 'i-web1']);
    assert.match(survivor.program, /^(sh|dash|bash|sleep|t-.*)$/);
    assert.ok(alive(survivor.pid) && survivor.since !== null);
  }
  const text = (await run('emulator', 'status')).stdout;
  assert.match(text, /\nOutlived their runs; they end with the emulator \(\d\)\n/);
  assert.ok(text.includes(InvokeId));
  assert.ok(text.split('\n').every((line) => line.length <= 100));
  const stopped = document((await run('emulator', 'stop', '-o', 'json')).stdout);
  assert.deepEqual([stopped.gone, stopped.pid, stopped.dataDir], [true, pid, told.dataDir]);
  assert.deepEqual(
    told.survivors.filter((each: Json) => alive(each.pid)),
    [],
  );
  assert.equal(alive(pid), false);
  assert.deepEqual(
    readdirSync(directory).filter((name) => name.startsWith('ecs-emulator-')),
    [],
  );
  assert.deepEqual(readdirSync(path.join(directory, 'ecs-invoke')), []);
  assert.equal(await ended, 0);
  const none = await run('emulator', 'stop');
  assert.equal(none.code, 69);
});

test('power from the command line: states before and after; a reboot of what is down is refused', async (t) => {
  const { run } = await serving(t);
  const down = await run('emulator', 'power', 'stop', 'i-web1,i-web2', 'i-db1');
  assert.equal(down.stdout, 'i-web1  Running → Stopped\ni-web2  Running → Stopped\ni-db1   Running → Stopped\n');
  const refused = await run('emulator', 'power', 'reboot', 'i-web1');
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /emulator power start/);
  const up = document((await run('emulator', 'power', 'start', 'i-web1', '-o', 'json')).stdout);
  assert.deepEqual(up.instances, [{ instanceId: 'i-web1', before: 'Stopped', after: 'Running' }]);
});

test('thousands of rows are summarised, and JSON has all of them', async (t) => {
  const { run } = await serving(t, ['--instances', '300']);
  const ids = Array.from({ length: 50 }, (_, at) => `i-sim${String(at + 1).padStart(5, '0')}`).join(',');
  assert.equal((await run('--emulator', '-c', 'c-hello', '-i', ids, '--frequency', '0 0 3 * * ?')).code, 0);
  await until(async () => document((await run('emulator', 'status', '-o', 'json')).stdout).waiting.length === 50);
  const { stdout } = await run('emulator', 'status');
  assert.match(stdout, /instances +306 Running, 1 Stopped \(300 of them simulated\)\n/);
  assert.match(stdout, /\nWaiting \(50\)\n/);
  assert.match(stdout, /\n {2}… and 40 more \(-o json has all\)\n/);
  assert.ok(stdout.split('\n').length < 30);
});

test('behind exec they find its emulator, which stop ends; the command goes on without', async (t) => {
  const script = [
    'ecs-invoke emulator status -o json --query endpoint -q',
    'echo "$ECS_INVOKE_ENDPOINT"',
    'ecs-invoke emulator fault SendFile:1:reset >/dev/null',
    'ecs-invoke emulator fault list',
    'ecs-invoke emulator ledger',
    'ecs-invoke emulator stop >/dev/null; echo $?',
    'ecs-invoke emulator status; echo $?',
    'exit 5',
  ].join('\n');
  // Another one is announced: the one of the environment wins.
  const { directory } = await serving(t, ['--edition', '2018']);
  const env = { XDG_RUNTIME_DIR: directory };
  const { code, stdout, stderr } = await ecsInvoke(
    ['emulator', 'exec', '--edition', '2018', '--', 'sh', '-c', script],
    { env },
  );
  assert.equal(code, 5);
  const [found, named, fault, ledger, stopped, after] = stdout.trim().split('\n');
  assert.equal(found, named);
  assert.match(fault!, /SendFile:1:reset/);
  assert.deepEqual([ledger, stopped, after], ['nothing was started', '0', '69']);
  assert.match(stderr, /At http:\/\/127\.0\.0\.1:\d+, where ECS_INVOKE_ENDPOINT leads, no emulator answers\./);
});

test('what is no emulator is told as such; an endpoint elsewhere does not count', async (t) => {
  const { env } = await stage(t);
  const server = http.createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end('<html>hello</html>');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  t.after(() => server.close());
  const elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const runtime = { XDG_RUNTIME_DIR: scratch(t) };
  const odd = await ecsInvoke(['emulator', 'status', '-o', 'json'], {
    env: { ...env, ...runtime, ECS_INVOKE_ENDPOINT: elsewhere },
  });
  assert.equal(odd.code, 69);
  assert.equal(document(odd.stderr).error.code, 'NotAnEmulator');
  const far = await ecsInvoke(['emulator', 'status', '--lang', 'zh'], {
    env: { ...env, ...runtime, ECS_INVOKE_ENDPOINT: 'https://ecs.cn-hangzhou.aliyuncs.com' },
  });
  assert.equal(far.code, 69);
  assert.match(far.stderr, /本机没有运行/);
});

test('what cannot be done is refused here, in both languages', async (t) => {
  const env = { XDG_RUNTIME_DIR: scratch(t) };
  const lines: [string[], RegExp, RegExp][] = [
    [['clock', 'foo'], /Allowed are advance, set, next/, /可选值为/],
    [['clock', 'advance'], /How far to go is missing/, /没有指定要前进多久/],
    [['clock', 'advance', 'soon'], /not a length of time/, /不是大于零的时长/],
    [['clock', 'set', '2030-02-31'], /not a moment in time/, /不是有效的时间/],
    [['clock', 'next', '1h'], /takes nothing behind it/, /不能再有内容/],
    [['clock', '--patience', 'long'], /not a length of time/, /不是大于零的时长/],
    [['power'], /not said what is to happen/, /没有指定要执行的动作/],
    [['power', 'reboot'], /No instance is given/, /没有指定实例/],
    [['power', 'explode', 'i-web1'], /Allowed are stop, start, reboot/, /可选值为/],
    [['power', 'stop', 'web1'], /web1/, /web1/],
    [['stop', 'now'], /extra word/, /多出一个词/],
  ];
  for (const [words, en, zh] of lines) {
    const english = await ecsInvoke(['emulator', ...words], { env });
    assert.equal(english.code, 64, words.join(' '));
    assert.match(english.stderr, en);
    if (words.length < 3) assert.match((await ecsInvoke(['--lang', 'zh', 'emulator', ...words], { env })).stderr, zh);
  }
});
