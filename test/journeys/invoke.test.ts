import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { open } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';
import { lead, program } from '../support/under-test.ts';

/** The main job, end to end: the built program, real HTTP, real signatures, real processes. */
const tick = 'for n in 1 2 3 4; do echo "tick $n"; sleep 0.7; done';
const here = stage({ after }, { fleet: { commands: [{ id: 'c-tick', name: 'tick', content: tick }] } });

test('without waiting stdout holds the InvokeId and nothing else', async () => {
  const { run, starts } = await here;
  const { code, stdout } = await run(['-c', 'c-hello', '-i', 'i-web1,i-web2', '-p', 'name=Jack']);
  assert.match(stdout, /^t-[0-9a-f]{32}\n$/);
  assert.equal(code, 0);
  const { run: ask } = await here;
  await ask(['show', stdout.trim(), '--wait']);
  const started = (await starts()).filter(({ invokeId }) => invokeId === stdout.trim());
  assert.deepEqual(started.map(({ instanceId }) => instanceId).sort(), ['i-web1', 'i-web2']);
});

test('waiting for one target: stdout holds exactly the remote bytes, the verdict is on stderr', async () => {
  const { run } = await here;
  const { code, stdout, stderr } = await run(['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=杰克', '--wait']);
  assert.equal(stdout, 'Hello, 杰克! This is web-1.\n');
  assert.match(stderr, /accepted as t-/);
  assert.match(stderr, /✔ i-web1 {2}success/);
  assert.equal(code, 0);
});

test('a failing command: both streams are shown, its exit code is handed on', async () => {
  const { run } = await here;
  const { code, stdout, stderr } = await run(['-c', 'c-fail', '-i', 'i-web1', '--wait']);
  assert.match(stdout, /standard output/);
  assert.match(stdout, /standard error/);
  assert.match(stderr, /failed {2}exit code 7/);
  assert.equal(code, 7);
});

test('a failing command on two instances: exit 1, equal outputs folded', async () => {
  const { run } = await here;
  const { code, stdout } = await run(['-c', 'c-fail', '-i', 'i-web1,i-web2', '--wait']);
  assert.match(stdout, /── i-web1, i-web2 \(2 instances\) {2}failed 7 ──/);
  assert.equal(code, 1);
});

test('a command by its name, instances from a file and from standard input, doubles dropped', async () => {
  const { run } = await here;
  const list = '# the web tier\ni-web1\n i-web2 # two\n\ni-web1\n';
  const { code, stdout, stderr } = await run(['-c', 'hello', '-i', '-', '--wait', '-o', 'json'], { input: list });
  const document = JSON.parse(stdout);
  assert.deepEqual(
    document.results.map((each: { instanceId: string }) => each.instanceId),
    ['i-web1', 'i-web2'],
  );
  assert.deepEqual(
    document.notes.map((each: { code: string }) => each.code),
    ['instance-doubles'],
  );
  assert.equal(stderr, '');
  assert.equal(code, 0);
});

test('output that grew too large is marked, and its bytes are those the service kept', async () => {
  const { run } = await here;
  const { stdout, stderr, code } = await run(['-c', 'c-big', '-i', 'i-web1', '--wait']);
  assert.equal(Buffer.byteLength(stdout), 24_576);
  assert.match(stderr, /75,424 bytes of output dropped/);
  assert.equal(code, 0);
});

test('following shows lines while the command runs', async () => {
  const { run } = await here;
  const { stdout, code } = await run(['-c', 'c-tick', '-i', 'i-web1,i-web2', '--follow', '-o', 'text']);
  const [live, folded] = stdout.split('── ');
  const lines = live!.trimEnd().split('\n');
  assert.equal(lines.length, 8);
  for (const id of ['i-web1', 'i-web2']) assert.equal(lines.filter((line) => line.startsWith(`${id}: `)).length, 4);
  // Not one block after the other: both came while both ran.
  assert.ok(
    lines.findIndex((line) => line.startsWith('i-web2')) < lines.findLastIndex((line) => line.startsWith('i-web1')),
  );
  assert.equal(folded, 'i-web1, i-web2 (2 instances)  success ──\n(shown above)\n');
  assert.equal(code, 0);
});

test('-q leaves stderr empty; --query takes a part, bare with -q', async () => {
  const { run } = await here;
  const quiet = await run(['-c', 'c-hello', '-i', 'i-web1', '-q', '--wait']);
  assert.equal(quiet.stderr, '');
  const asked = await run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '-q', '--query', 'results[0].verdict']);
  assert.equal(asked.stdout, 'success\n');
  const list = await run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '--query', 'results[].exitCode']);
  assert.deepEqual(JSON.parse(list.stdout), [0]);
});

test('a query that does not fit the result loses nothing', async () => {
  const { run } = await here;
  const { stdout } = await run(['-c', 'c-hello', '-i', 'i-web1', '--query', 'length(exit.code)']);
  const document = JSON.parse(stdout);
  assert.match(document.invokeIds[0], /^t-/);
  assert.equal(typeof document.queryError, 'string');
});

test('jsonl: one event a line', async () => {
  const { run } = await here;
  const { stdout } = await run(['-c', 'c-hello', '-i', 'i-web1', '--wait', '-o', 'jsonl']);
  const kinds = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).kind);
  assert.deepEqual(kinds, ['accepted', 'result', 'run']);
});

test('waiting has an end of its own: 124, and how to come back', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['-c', 'c-tick', '-i', 'i-web1', '--wait', '--wait-timeout', '1']);
  assert.equal(code, 124);
  assert.match(stderr, /ecs-invoke show t-[0-9a-f]+ -r cn-hangzhou --wait/);
});

test('Ctrl-C while waiting: 130, the InvokeId stays, the remote run goes on', async () => {
  const { run, starts } = await here;
  const { code, stderr } = await run(['-c', 'c-tick', '-i', 'i-db1', '--wait'], {
    watch: (text, kill) => {
      if (/accepted as t-/.test(text)) kill('SIGINT');
    },
  });
  assert.equal(code, 130);
  const invokeId = /accepted as (t-\S+)/.exec(stderr)?.[1];
  assert.match(stderr, /interrupted[\s\S]*goes on without us/);
  const { run: ask } = await here;
  const { code: later } = await ask(['show', invokeId!, '--wait', '-q']);
  assert.equal(later, 0);
  assert.equal((await starts()).filter((start) => start.invokeId === invokeId).length, 1);
});

test('the same client token never runs twice', async () => {
  const { run, starts } = await here;
  const args = ['-c', 'c-hello', '-i', 'i-db1', '--client-token', 'release-42', '--no-tags'];
  const first = await run(args);
  const second = await run(args);
  assert.equal(second.stdout, first.stdout);
  await run(['show', first.stdout.trim(), '--wait']);
  assert.equal((await starts()).filter((start) => start.invokeId === first.stdout.trim()).length, 1);
});

test('a rehearsal runs nothing', async () => {
  const { run, starts } = await here;
  const { stdout, code } = await run(['-c', 'c-hello', '-i', 'i-db1', '--rehearse']);
  assert.equal(code, 0);
  await run(['show', stdout.trim(), '--wait', '--wait-timeout', '2']);
  assert.equal((await starts()).filter((start) => start.invokeId === stdout.trim()).length, 0);
});

test('a dry run needs no account, shows the request, and sends nothing', async () => {
  const { code, stdout } = await ecsInvoke([
    '-n',
    '-r',
    'cn-beijing',
    '-c',
    'c-1',
    '-i',
    'i-a,i-b',
    '-p',
    'v=1',
    '-p',
    'token=abc',
  ]);
  assert.match(stdout, /^POST https:\/\/ecs\.cn-beijing\.aliyuncs\.com\/ {2}InvokeCommand\n/);
  assert.match(stdout, /InstanceId\.2 +i-b\n/);
  assert.match(stdout, /Parameters +\{"v":"1","token":"<hidden:3>"\}\n/);
  assert.equal(code, 0);
});

test('--emulator starts one for the length of the command', async () => {
  const { code, stdout } = await ecsInvoke(
    ['--emulator', '-c', 'c-hello', '-i', 'i-web1', '-p', 'name=you', '--wait', '-q'],
    {
      env: { XDG_RUNTIME_DIR: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) },
    },
  );
  assert.equal(stdout, 'Hello, you! This is web-1.\n');
  assert.equal(code, 0);
});

test('instances from a pipe of the shell, and from one whose writer comes late', async () => {
  const { run } = await here;
  const pipe = path.join(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const late = run(['-c', 'c-hello', '-i', `@${pipe}`, '--wait', '-q']);
  execFile('sh', ['-c', `sleep 0.4; echo i-web1 > ${pipe}`]);
  assert.equal((await late).stdout, 'Hello! This is web-1.\n');
});

test('Ctrl-C ends the waiting for a pipe nobody writes to: 130, nothing sent', async () => {
  const { env } = await here;
  const pipe = path.join(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), 'pipe');
  execFileSync('mkfifo', [pipe]);
  const child = spawn(program, [...lead, '-c', 'c-hello', '-i', `@${pipe}`], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...env },
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    stderr += piece;
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  // That is over when the program has opened it for reading.
  const writer = await open(pipe, 'w');
  child.kill('SIGINT');
  assert.equal(await ended, 130);
  await writer.close();
  assert.match(stderr, /Nothing was sent/);
});
