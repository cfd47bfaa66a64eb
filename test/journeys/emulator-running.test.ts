import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import net from 'node:net';
import { test } from 'node:test';
import Ajv from 'ajv';
import { ask } from '../emulator/support/wire-client.ts';
import { ecsInvoke, stage } from '../support/journey.ts';
import { runtime, serving } from '../support/serving.ts';

const follows = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(
  JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8')),
);

/** The documents of `-o json` or `-o jsonl`, each held to the schema. */
function documents(stdout: string, format: 'json' | 'jsonl' = 'json') {
  const found =
    format === 'json'
      ? [JSON.parse(stdout)]
      : stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line));
  for (const document of found) assert.ok(follows(document), JSON.stringify(follows.errors));
  return found;
}

const invoke = ['--emulator', '-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Ada'];

test('--fault: the answer is lost after the commit, found, and the ledger says that it ran once', async (t) => {
  const { run } = await serving(t, [
    '--fault',
    'InvokeCommand:1:after-commit:reset',
    '--fault',
    'DeleteCommand:*:hang',
  ]);
  const lost = await run(...invoke);
  assert.equal(lost.code, 0);
  const again = await run(...invoke);
  assert.equal(again.code, 0);
  const [ledger] = documents((await run('emulator', 'ledger', '--wait', '-o', 'json')).stdout);
  assert.deepEqual(
    new Set(ledger.starts.map(({ invokeId }: { invokeId: string }) => invokeId)),
    new Set([lost.stdout.trim(), again.stdout.trim()]),
  );
  assert.match(ledger.starts[0].clientToken, /^[0-9a-f]{32}-1$/);
  const lines = documents((await run('emulator', 'ledger', '-o', 'jsonl')).stdout, 'jsonl');
  assert.deepEqual(
    lines.map(({ starts }) => starts.length),
    [1, 1],
  );
  const { stdout } = await run('emulator', 'ledger');
  assert.match(stdout, /^started \(UTC\) +instance +process +exit +output +invocation\n/);
  assert.match(stdout, new RegExp(`i-web1 +\\d+ +0 +\\d+ bytes +${again.stdout.trim()}`));
  const count = await run('emulator', 'ledger', '--query', 'length(starts)');
  assert.equal(count.stdout, '2\n');
});

test('emulator fault: added to the one that runs, listed, met, cleared', async (t) => {
  const { run } = await serving(t);
  assert.equal((await run('emulator', 'fault', 'list')).stdout, 'no faults\n');
  const added = await run('emulator', 'fault', 'InvokeCommand:1:code=Forbidden.RAM', '*:1:i-db1:quota', '-o', 'json');
  assert.deepEqual(
    documents(added.stdout)[0].faults.map(({ id }: { id: number }) => id),
    [1, 2],
  );
  assert.equal((await run(...invoke)).code, 77);
  assert.equal((await run(...invoke)).code, 0);
  const { stdout } = await run('emulator', 'fault', 'list');
  assert.equal(
    stdout,
    '1  InvokeCommand:1:code=Forbidden.RAM     over: struck 1 of 1 call\n' +
      '2  *:1:i-db1:code=Invocation.ExceedQuota  struck 0 of 0 calls\n',
  );
  const cleared = documents((await run('emulator', 'fault', 'clear', '-o', 'json')).stdout)[0];
  assert.deepEqual([cleared.cleared, cleared.faults], [1, []]);
  assert.match((await run('--lang', 'zh', 'emulator', 'fault', 'list')).stdout, /^没有故障\n$/);
});

test('what is no fault is refused here, all of it together, in either language', async () => {
  const env = runtime();
  const bad = ['fault', 'InvokeCommand', '*:0:reset', '*:1:body:quota'];
  const en = await ecsInvoke(['emulator', ...bad], { env });
  assert.equal(en.code, 64);
  assert.match(en.stderr, /3 things need mending/);
  assert.match(en.stderr, /InvokeCommand:1:after-commit:reset/);
  const zh = await ecsInvoke(['--lang', 'zh', 'emulator', ...bad], { env });
  assert.match(zh.stderr, /没有说明是第几次调用/);
  const flag = await ecsInvoke(['emulator', '--fault', 'x:1:reset'], { env });
  assert.equal(flag.code, 64);
  assert.match(flag.stderr, /--fault {2}x:1:reset/);
  const exec = await ecsInvoke(['emulator', 'exec', '--fault', 'x', '--', 'true'], { env });
  assert.equal(exec.code, 64);
  assert.equal((await ecsInvoke(['emulator', 'fault'], { env })).code, 64);
});

test('exec takes faults as well', async () => {
  const line = ['--', 'ecs-invoke', '-c', 'c-hello', '-i', 'i-web1'];
  const refused = await ecsInvoke(['emulator', 'exec', '--fault', 'InvokeCommand:1:code=Forbidden.RAM', ...line]);
  assert.equal(refused.code, 77);
});

for (const command of ['fault list', 'ledger']) {
  test(`${command} where none runs: 69, and how to start one; one of another edition is not taken`, async (t) => {
    const none = await ecsInvoke(['emulator', ...command.split(' '), '-o', 'json'], { env: runtime() });
    assert.equal(none.code, 69);
    assert.equal(none.stdout, '');
    assert.equal(documents(none.stderr)[0].error.code, 'NotRunning');
    const { run } = await serving(t, ['--edition', '2018']);
    assert.equal((await run('emulator', ...command.split(' '))).code, 69);
    assert.equal((await run('emulator', ...command.split(' '), '--edition', '2018')).code, 0);
  });
}

test('emulator explain: one action, every action, by people and by programs', async () => {
  const one = await ecsInvoke(['emulator', 'explain', 'stopinvocation']);
  assert.equal(one.code, 0);
  assert.match(one.stdout, /^StopInvocation\n {2}source +What runs is killed/);
  assert.match(one.stdout, /\n {2}assumed {5}Without InstanceId/);
  assert.match(one.stdout, /\n {2}documented/);
  const zh = await ecsInvoke(['--lang', 'zh', 'emulator', 'explain', 'StopInvocation']);
  assert.match(zh.stdout, /\n {2}假定 +未指定 InstanceId/);
  const [all] = documents((await ecsInvoke(['emulator', 'explain', '--all', '-o', 'json'])).stdout);
  const names = all.actions.map(({ action }: { action: string }) => action);
  assert.equal(names[0], '*');
  assert.ok(names.includes('InvokeCommand') && names.includes('DescribeRegions'));
  const lines = documents((await ecsInvoke(['emulator', 'explain', '--all', '-o', 'jsonl'])).stdout, 'jsonl');
  assert.equal(lines.length, names.length);
  const near = await ecsInvoke(['emulator', 'explain', 'InvokeComand']);
  assert.equal(near.code, 64);
  assert.match(near.stderr, /Did you mean InvokeCommand\?/);
  assert.equal((await ecsInvoke(['emulator', 'explain'])).code, 64);
  assert.equal((await ecsInvoke(['emulator', 'explain', '--all', 'InvokeCommand'])).code, 64);
});

test('a body of 100 MB does not fill the memory of the emulator', {
  skip: !existsSync('/proc/self/status'),
}, async (t) => {
  const { run, pid, port } = await serving(t);
  await run(...invoke);
  const peak = () => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  const before = peak();
  for (let n = 0; n < 4; n++) await pour(port, 100 * 1024 * 1024);
  const grown = (peak() - before) / 1024;
  assert.ok(grown < 60, `${grown} MB more at its peak`);
  assert.equal((await run(...invoke)).code, 0);
});

/** Sends zeros, in chunks, until all are out or nobody listens any more. */
function pour(port: number, bytes: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const piece = Buffer.from(`10000\r\n${'0'.repeat(65536)}\r\n`);
    let sent = 0;
    const pump = () => {
      while (sent < bytes) {
        sent += 65536;
        if (!socket.write(piece)) return;
      }
      socket.end();
    };
    socket.on('connect', () => {
      socket.write(`POST / HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ntransfer-encoding: chunked\r\n\r\n`);
      pump();
    });
    socket.on('drain', pump);
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.resume();
  });
}

test('what was asked for and is not served is told at the end', async (t) => {
  const { port, credentialsFile, ended } = await serving(t);
  const { accessKeyId, accessKeySecret } = JSON.parse(readFileSync(credentialsFile, 'utf8'));
  for (let n = 0; n < 2; n++) await ask({ port, accessKeyId, accessKeySecret }, 'RunInstances');
  assert.match(await ended(), /Asked for, but not served: RunInstances ×2\n$/);
});

test('temporary credentials of the emulator are the client’s too, until they expire', async (t) => {
  const { emulator, run, starts } = await stage(t);
  const env = ({ accessKeyId, accessKeySecret, securityToken }: ReturnType<typeof emulator.sts>) => ({
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ALIBABA_CLOUD_SECURITY_TOKEN: securityToken,
  });
  const line = ['-c', 'c-hello', '-i', 'i-web1', '-o', 'json', '--wait'];
  assert.equal((await run(line, { env: env(emulator.sts()) })).code, 0);
  const expired = await run(line, { env: env(emulator.sts({ durationSeconds: 0.001 })) });
  assert.equal(expired.code, 77);
  assert.equal(documents(expired.stderr)[0].error.code, 'InvalidSecurityToken.Expired');
  assert.equal((await starts()).length, 1);
});

test('--ignore-client-tokens: the same ClientToken twice is two invocations', async (t) => {
  const { port, credentialsFile } = await serving(t, ['--ignore-client-tokens']);
  const target = { port, ...JSON.parse(readFileSync(credentialsFile, 'utf8')) };
  const once = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', ClientToken: 'once' };
  const [first, second] = [await ask(target, 'InvokeCommand', once), await ask(target, 'InvokeCommand', once)];
  assert.deepEqual([first.status, second.status], [200, 200]);
  assert.notEqual(first.InvokeId, second.InvokeId);
});

test('--pending, --token-lifetime and --output-profile reach the emulator, and are refused when they make no sense', async (t) => {
  const flags = ['--pending', '0', '--token-lifetime', '1m', '--output-profile', 'legacy'];
  const { run, port, credentialsFile } = await serving(t, flags);
  const target = { port, ...JSON.parse(readFileSync(credentialsFile, 'utf8')) };
  const once = { CommandId: 'c-big', 'InstanceId.1': 'i-web1', ClientToken: 'once' };
  const { InvokeId } = await ask(target, 'InvokeCommand', once);
  assert.equal((await ask(target, 'InvokeCommand', once)).InvokeId, InvokeId);
  const shown = await run('--emulator', 'show', InvokeId, '--wait', '-q');
  // A run of less than a second keeps its tail only.
  assert.match(shown.stdout, /^0+999$/m);
  assert.doesNotMatch(shown.stdout, /^0+$/m);
  await run('emulator', 'clock', 'advance', '1m');
  assert.notEqual((await ask(target, 'InvokeCommand', once)).InvokeId, InvokeId);
  const late = await serving(t, ['--pending', '59s']);
  const lateTarget = { port: late.port, ...JSON.parse(readFileSync(late.credentialsFile, 'utf8')) };
  const waiting = await ask(lateTarget, 'InvokeCommand', { CommandId: 'c-hello', 'InstanceId.1': 'i-web1' });
  const { Invocation } = await ask(lateTarget, 'DescribeInvocationResults', { InvokeId: waiting.InvokeId });
  assert.equal(Invocation.InvocationResults.InvocationResult[0].InvocationStatus, 'Pending');
  for (const wrong of [
    ['--pending', '60s'],
    ['--pending', '100000ms'],
    ['--pending', 'x'],
    ['--token-lifetime', '0'],
    ['--token-lifetime', '5ms'],
    ['--output-profile', 'rung'],
  ]) {
    const { code, stderr } = await ecsInvoke(['emulator', ...wrong], { env: runtime() });
    assert.equal(code, 64, wrong.join(' '));
    assert.match(stderr, new RegExp(wrong[0]!));
  }
});

test('Ctrl-\\ ends it as a termination does: nothing it started lives, and its secret is gone', async (t) => {
  const { run, pid, credentialsFile } = await serving(t);
  await run('--emulator', '-c', 'c-slow', '-i', 'i-web1');
  const started = async () => JSON.parse((await run('emulator', 'ledger', '-o', 'json')).stdout).starts[0]?.pid;
  let child: number | undefined;
  while (child === undefined) child = await started();
  process.kill(pid, 'SIGQUIT');
  const alive = (id: number) => existsSync(`/proc/${id}/stat`) && !/ Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  for (let round = 0; round < 500 && alive(pid); round++) await new Promise((wake) => setTimeout(wake, 20));
  assert.deepEqual([alive(pid), alive(child), existsSync(credentialsFile)], [false, false, false]);
});
