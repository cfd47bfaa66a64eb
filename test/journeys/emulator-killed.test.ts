import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { tellSleepers } from '../emulator/support/tell-sleepers.ts';
import { ask, type Json } from '../emulator/support/wire-client.ts';
import { ecsInvoke } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

function scratch(t: TestContext): string {
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}

interface Serving {
  readonly wire: { port: number; accessKeyId: string; accessKeySecret: string };
  readonly pid: number;
  stderr(): string;
  /** Ends it by a signal and waits for its end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** The built program's emulator in the foreground. */
async function serving(t: TestContext, args: readonly string[], env: Record<string, string> = {}): Promise<Serving> {
  const child = spawn(program, [...lead, 'emulator', ...args], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, XDG_RUNTIME_DIR: scratch(t), ...env },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    stderr += piece;
  });
  const line = await new Promise<string>((first, reject) => {
    child.stdout.setEncoding('utf8').once('data', first);
    child.once('exit', () => reject(new Error(`no emulator: ${stderr}`)));
  });
  const { endpoint, accessKeyId, credentialsFile } = JSON.parse(line);
  const { accessKeySecret } = JSON.parse(readFileSync(credentialsFile, 'utf8'));
  return {
    wire: { port: Number(new URL(endpoint).port), accessKeyId, accessKeySecret },
    pid: child.pid!,
    stderr: () => stderr,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

const alive = (pid: number) => {
  try {
    return !/^\S+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

async function until<Value>(look: () => Promise<Value | null | false> | Value | null | false): Promise<Value> {
  for (let round = 0; round < 1000; round++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((wake) => setTimeout(wake, 20));
  }
  throw new Error('it never came to be');
}

async function resultOf({ wire }: Serving, InvokeId: string): Promise<Json> {
  const answer = await ask(wire, 'DescribeInvocationResults', { InvokeId, ContentEncoding: 'PlainText' });
  return answer.Invocation.InvocationResults.InvocationResult[0];
}

test('killed in the middle of 200 invocations: the next one knows each that was accepted', async (t) => {
  const data = scratch(t);
  const first = await serving(t, ['--data', data, '--instances', '50']);
  const accepted: string[] = [];
  let killed: Promise<void> | null = null;
  const callers = Array.from({ length: 10 }, async (_, caller) => {
    for (let call = 0; call < 20; call++) {
      const target = call % 4 === 0 ? 'i-web1' : `i-sim000${10 + call}`;
      const token = { ClientToken: `${caller}-${call}`, 'InstanceId.1': target, 'InstanceId.2': 'i-sim00050' };
      const answer = await ask(first.wire, 'InvokeCommand', { CommandId: 'c-hello', ...token }).catch(() => null);
      if (answer === null) return;
      assert.equal(answer.status, 200);
      accepted.push(answer.InvokeId);
      if (accepted.length === 120) killed = first.end('SIGKILL');
    }
  });
  await Promise.all(callers);
  await killed;
  assert.ok(accepted.length >= 120 && accepted.length < 200, `${accepted.length} were accepted`);
  const second = await serving(t, ['--data', data, '--instances', '50']);
  for (const InvokeId of accepted) {
    const { Invocations } = await ask(second.wire, 'DescribeInvocations', { InvokeId });
    const [invocation] = Invocations.Invocation;
    assert.equal(invocation?.InvokeId, InvokeId);
    assert.equal(invocation.InvokeInstances.InvokeInstance.length, 2);
  }
  await until(async () => {
    const { TotalCount } = (await ask(second.wire, 'DescribeInvocations', { InvokeStatus: 'Running' })) as Json;
    return TotalCount === 0;
  });
});

/** Ends by itself at last, so that a test that fails leaves nothing for ever. */
const stubborn = `trap '' TERM
sleep 60 &
echo "child $!"
wait
`;

/** The result of a run of that script which took too long. The least Timeout of a call is 10 s, a stored one may be 2 s. */
async function timedOut(emulator: Serving, TerminationMode: string): Promise<Json> {
  const command = { Name: 's', Type: 'RunShellScript', CommandContent: stubborn, ContentEncoding: 'PlainText' };
  const { CommandId } = await ask(emulator.wire, 'CreateCommand', { ...command, Timeout: '2' });
  const call = { CommandId, TerminationMode, 'InstanceId.1': 'i-web1' };
  const { InvokeId } = await ask(emulator.wire, 'InvokeCommand', call);
  return until(async () => {
    const row = await resultOf(emulator, InvokeId);
    return row.InvocationStatus === 'Timeout' && row;
  });
}

test('a survivor of a timeout is killed when the emulator ends, and after kill -9 when the next one starts', async (t) => {
  const data = scratch(t);
  const survivor = async (emulator: Serving) => {
    const { Output } = await timedOut(emulator, 'Process');
    return Number(/child (\d+)/.exec(Output)?.[1]);
  };
  const started = (emulator: Serving, InvokeId: string) =>
    until(async () => (await resultOf(emulator, InvokeId)).Output !== '' && InvokeId);
  const first = await serving(t, ['--data', data]);
  const left = await survivor(first);
  const tree = Number(/child (\d+)/.exec((await timedOut(first, 'ProcessTree')).Output)?.[1]);
  assert.ok(tree > 0 && !alive(tree));
  const running = await ask(first.wire, 'InvokeCommand', { CommandId: 'c-slow', 'InstanceId.1': 'i-web1' });
  await started(first, running.InvokeId);
  await first.end('SIGKILL');
  assert.ok(alive(left));
  const second = await serving(t, ['--data', data]);
  await until(() => !alive(left));
  const killed = await until(() => /left running: process ([\d ]+)/.exec(second.stderr())?.[1] ?? null);
  assert.ok(killed.split(' ').includes(String(left)));
  const interrupted = await resultOf(second, running.InvokeId);
  assert.deepEqual([interrupted.InvocationStatus, interrupted.ErrorCode], ['Error', 'ExecutionInterrupted']);
  const another = await survivor(second);
  assert.ok(alive(another));
  await second.end('SIGTERM');
  assert.ok(!alive(another));
});

test('a directory in use is refused, with the process that uses it, in both languages: 74', async (t) => {
  const data = scratch(t);
  const { pid, end } = await serving(t, ['--data', data]);
  const env = { XDG_RUNTIME_DIR: scratch(t) };
  const english = await ecsInvoke(['emulator', '--data', data], { env });
  assert.equal(english.code, 74);
  assert.match(english.stderr, new RegExp(`Another emulator, process ${pid}, is using ${data}\\.`));
  const chinese = await ecsInvoke(['emulator', '--data', data, '--lang', 'zh'], { env });
  assert.equal(chinese.code, 74);
  assert.match(chinese.stderr, new RegExp(`另一个模拟器（进程 ${pid}）正在使用`));
  await end('SIGKILL');
  await (await serving(t, ['--data', data])).end('SIGTERM');
});

test('data of a newer program is refused: 74', async (t) => {
  const data = scratch(t);
  writeFileSync(path.join(data, 'state.log'), '["ecs-emulator-log",99]\n');
  const { code, stderr } = await ecsInvoke(['emulator', '--data', data], { env: { XDG_RUNTIME_DIR: scratch(t) } });
  assert.equal(code, 74);
  assert.match(stderr, /written by a newer ecs-invoke/);
});

test('what a killed emulator left in the temporary directory is removed by the next', async (t) => {
  const env = { TMPDIR: scratch(t) };
  const mine = () => readdirSync(env.TMPDIR).filter((name) => name.startsWith('ecs-emulator-'));
  const first = await serving(t, [], env);
  const { InvokeId } = await ask(first.wire, 'InvokeCommand', { CommandId: 'c-slow', 'InstanceId.1': 'i-web1' });
  await until(async () => (await resultOf(first, InvokeId)).Output !== '');
  await first.end('SIGABRT');
  const [left] = mine();
  assert.ok(left);
  const second = await serving(t, [], env);
  assert.equal(existsSync(path.join(env.TMPDIR, left)), false);
  assert.equal(mine().length, 1);
  await second.end('SIGTERM');
  assert.deepEqual(mine(), []);
});

test('killed without a directory: the next one says what it killed and what it left alone, as long as that lives', async (t) => {
  const env = { TMPDIR: scratch(t) };
  const first = await serving(t, [], env);
  const script = `sleep 60 & child=$!; setsid sleep 60 & away=$!; ${tellSleepers('child', 'away')}`;
  const run = {
    Type: 'RunShellScript',
    CommandContent: script,
    ContentEncoding: 'PlainText',
    'InstanceId.1': 'i-web1',
  };
  const { InvokeId } = await ask(first.wire, 'RunCommand', run);
  const { Output } = await until(async () => {
    const row = await resultOf(first, InvokeId);
    return row.InvocationStatus === 'Success' && row;
  });
  const [child, away] = [...Output.matchAll(/child (\d+)/g)].map((match: RegExpMatchArray) => Number(match[1]));
  t.after(() => alive(away!) && process.kill(away!, 'SIGKILL'));
  await first.end('SIGKILL');
  assert.ok(alive(child!) && alive(away!));
  const second = await serving(t, [], env);
  await until(() => second.stderr().includes(`an earlier emulator had left running: process ${child}\n`));
  await until(() => second.stderr().includes(`so it was left alone: process ${away}\n`));
  assert.ok(!alive(child!) && alive(away!));
  await second.end('SIGTERM');
  const third = await serving(t, [], env);
  await until(() => third.stderr().includes(`so it was left alone: process ${away}\n`));
  assert.equal(third.stderr().includes('had left running'), false);
  await third.end('SIGTERM');
  process.kill(away!, 'SIGKILL');
  await until(() => !alive(away!));
  const fourth = await serving(t, [], env);
  await fourth.end('SIGTERM');
  assert.equal(fourth.stderr().includes('left alone'), false);
  assert.deepEqual(readdirSync(env.TMPDIR), []);
});

test('a log with lines that are none of ours, and a directory with a colon, are refused: 74', async (t) => {
  const env = { XDG_RUNTIME_DIR: scratch(t) };
  for (const line of ['[["invocation/t-1",{"x":1}]]', '[5]']) {
    const data = scratch(t);
    writeFileSync(path.join(data, 'state.log'), `["ecs-emulator-log",1]\n${line}\n`);
    const { code, stderr } = await ecsInvoke(['emulator', '--data', data], { env });
    assert.equal(code, 74);
    assert.match(stderr, new RegExp(`cannot be read at ${data}/state\\.log:2 `));
  }
  for (const [lang, words] of [
    ['en', /has a colon in it/],
    ['zh', /含有冒号/],
  ] as const) {
    const { code, stderr } = await ecsInvoke(['emulator', '--data', path.join(scratch(t), 'a:b'), '--lang', lang], {
      env,
    });
    assert.equal(code, 74);
    assert.match(stderr, words);
  }
});

test('what a run had printed before kill -9 is told by the next emulator, which says that it was interrupted', async (t) => {
  const data = scratch(t);
  const first = await serving(t, ['--data', data]);
  const { InvokeId } = await ask(first.wire, 'InvokeCommand', { CommandId: 'c-slow', 'InstanceId.1': 'i-web1' });
  const printed = 'line 1 of 10'; // 12 bytes: its base64 is the beginning of the base64 of whatever follows it
  const kept = () => readFileSync(path.join(data, 'state.log'), 'utf8');
  await until(() => kept().includes(`"${Buffer.from(printed).toString('base64')}`));
  await first.end('SIGKILL');
  const row = await resultOf(await serving(t, ['--data', data]), InvokeId);
  assert.deepEqual([row.InvocationStatus, row.ErrorCode], ['Error', 'ExecutionInterrupted']);
  assert.ok(row.Output.startsWith(printed), row.Output);
});

/** A file system of its own, so small that it can be filled; null where this user may not mount one. */
function smallDisk(t: TestContext): string | null {
  const place = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  t.after(() => {
    if (status === 0) spawnSync('umount', ['-l', place]);
    rmSync(place, { recursive: true });
  });
  return status === 0 ? place : null;
}

test('a full disk: what cannot be recorded is refused, reads go on, and all is well once there is room', async (t) => {
  const data = smallDisk(t);
  if (data === null) return t.skip('this user may not mount a small file system');
  const emulator = await serving(t, ['--data', data, '--instances', '1']);
  const call = { CommandId: 'c-hello', 'InstanceId.1': 'i-sim00001' };
  const before = await ask(emulator.wire, 'InvokeCommand', call);
  await until(async () => (await resultOf(emulator, before.InvokeId)).ExitCode !== undefined);
  const filler = path.join(data, 'filler');
  const fill = () => {
    const file = openSync(filler, 'a');
    for (const size of [64 * 1024, 1024, 1]) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size));
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
      }
    }
    closeSync(file);
  };
  fill();
  // The last page of the log has some room left.
  const refused: Json[] = [];
  const accepted: string[] = [before.InvokeId];
  while (refused.length < 3) {
    const answer = await ask(emulator.wire, 'InvokeCommand', { ...call, ClientToken: `token-${accepted.length}` });
    if (answer.status === 200) accepted.push(answer.InvokeId);
    else refused.push(answer);
    assert.ok(accepted.length < 20);
  }
  for (const { status, Code, Message } of refused) {
    assert.deepEqual([status, Code], [500, 'InternalError']);
    assert.match(Message, /could not write its state \(ENOSPC\)/);
  }
  assert.equal((await ask(emulator.wire, 'DescribeInvocations')).TotalCount, accepted.length);
  assert.equal(emulator.stderr().match(/! The emulator cannot write its state \(ENOSPC\)/g)?.length, 1);
  rmSync(filler);
  const token = { ClientToken: `token-${accepted.length}` };
  const again = await ask(emulator.wire, 'InvokeCommand', { ...call, ...token });
  assert.equal(again.status, 200);
  accepted.push(again.InvokeId);
  await until(() => emulator.stderr().includes('! The emulator can write its state again.'));
  await emulator.end('SIGKILL');
  const next = await serving(t, ['--data', data, '--instances', '1']);
  for (const id of accepted) assert.equal((await resultOf(next, id)).InvokeId, id);
  assert.equal((await ask(next.wire, 'DescribeInvocations')).TotalCount, accepted.length);
});

test('--loose ignores what it does not know, and says so once; else it is refused', async (t) => {
  const strict = await serving(t, []);
  const call = { CommandId: 'c-hello', 'InstanceId.1': 'i-web1', Nonsense: '1' };
  assert.equal((await ask(strict.wire, 'InvokeCommand', call)).Code, 'Emulator.UnknownParameter');
  const loose = await serving(t, ['--loose', '--lang', 'zh']);
  for (let n = 0; n < 2; n++) assert.equal((await ask(loose.wire, 'InvokeCommand', call)).status, 200);
  assert.equal((await ask(loose.wire, 'InvokeCommand', { ...call, ContainerId: 'a'.repeat(64) })).status, 200);
  await until(() => loose.stderr().includes('ContainerId'));
  assert.deepEqual(loose.stderr().match(/^! InvokeCommand.*$/gm), [
    '! InvokeCommand：参数 "Nonsense" 被忽略。',
    '! InvokeCommand：参数 "ContainerId" 被忽略。',
  ]);
});
