import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { stage } from '../support/journey.ts';

/** Scripts that travel with the call, run for real. */
const here = stage({ after });
const files = mkdtempSync(path.join(os.tmpdir(), 'exec-'));
after(() => rmSync(files, { recursive: true }));

function file(name: string, content: string): string {
  const place = path.join(files, name);
  writeFileSync(place, content);
  return place;
}

interface Case {
  readonly args: readonly string[];
  readonly input?: string;
  readonly code: number;
  readonly stdout: string;
}
const on = ['exec', '-i', 'i-web1'];
const cases: Readonly<Record<string, Case>> = {
  'the exit code of a single target is passed on': { args: [...on, '--', 'sh', '-c', 'exit 42'], code: 42, stdout: '' },
  'several words arrive as they are': {
    args: [...on, '--', 'printf', '%s|', 'a b', "it's", '$HOME', ''],
    code: 0,
    stdout: "a b|it's|$HOME||",
  },
  'a single word is a line of the remote shell': { args: [...on, '--', 'echo one | tr o 0'], code: 0, stdout: '0ne\n' },
  'words without -- will do when none looks like a flag': { args: [...on, 'echo', 'hi'], code: 0, stdout: 'hi\n' },
  'a script from standard input': { args: [...on, '--script', '-'], input: 'echo piped', code: 0, stdout: 'piped\n' },
  'a script of another language, by its #! line': {
    args: [...on, '--script', file('x.py', '#!/usr/bin/env python3\nprint(6 * 7)\n')],
    code: 0,
    stdout: '42\n',
  },
  'parameters are filled in': {
    args: [...on, '-p', 'who=Ada', '--', 'echo "hello {{who}}"'],
    code: 0,
    stdout: 'hello Ada\n',
  },
  'without parameters braces stay what they are': {
    args: [...on, '--', 'echo "{{who}}"'],
    code: 0,
    stdout: '{{who}}\n',
  },
};
for (const [title, { args, input, code, stdout }] of Object.entries(cases)) {
  test(title, async () => {
    const { run } = await here;
    const ended = await run(args, input === undefined ? {} : { input });
    assert.deepEqual([ended.code, ended.stdout], [code, stdout], ended.stderr);
  });
}

const refusals: readonly (readonly [readonly string[], RegExp])[] = [
  [['-i', 'i-web1'], /nothing to run[\s\S]*exec -i i-web1 -- uptime/],
  [['-i', 'i-web1', '--script', file('a.sh', 'true'), '--', 'true'], /a file and a command line/],
  [['-i', 'i-web1', '--script', file('empty.sh', ' \n')], /script is empty/],
  [['-i', 'i-web1', '--type', 'perl', '--', 'true'], /shell, powershell and bat/],
  [['-i', 'i-web1', '--edition', '2019', '--', 'true'], /stored commands only/],
  [['-i', 'i-web1', '--no-wait', '--wait-timeout', '5s', '--', 'true'], /nobody is there/],
  [['-i', 'i-web1', '--script', file('large.sh', '#'.repeat(20_000))], /26668 in Base64; at most 24576/],
  [['--', 'true'], /No instance is given/],
];
for (const [args, message] of refusals) {
  test(`refused here: exec ${args.map((word) => path.basename(word)).join(' ')}`, async () => {
    const { run, starts } = await here;
    const before = (await starts()).length;
    const { code, stdout, stderr } = await run(['exec', ...args]);
    assert.equal(code, 64, stderr);
    assert.match(stderr.replace(/\s+/g, ' '), message);
    assert.equal(stdout, '');
    assert.equal((await starts()).length, before);
  });
}

test('Linux and Windows among the targets: refused, unless --type says what is meant', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['exec', '-i', 'i-web1,i-windows1', '--', 'true']);
  assert.equal(code, 64);
  assert.match(stderr.replace(/\s+/g, ' '), /Linux \(i-web1\) and Windows \(i-windows1\)/);
  const told = await run(['exec', '-i', 'i-web1', '-i', 'i-windows1', '--type', 'shell', '-n', '--', 'true']);
  assert.match(told.stdout, /Type +RunShellScript/);
});

test('--dry-run prints the RunCommand with its Timeout, and sends nothing', async () => {
  const { run } = await here;
  const { code, stdout } = await run([...on, '--type', 'shell', '--dry-run', '--', 'uptime']);
  assert.equal(code, 0);
  assert.match(stdout, /RunCommand/);
  assert.match(stdout, /Timeout +60/);
  assert.match(stdout, new RegExp(`CommandContent +${Buffer.from('uptime\n').toString('base64')}`));
});

test('--no-wait prints the InvokeId and nothing else; stop ends it, and says so', async () => {
  const { run, emulator } = await here;
  const started = await run([...on, '--no-wait', '--', 'sleep', '60']);
  assert.match(started.stdout, /^t-\S+\n$/);
  assert.equal(started.stderr, '');
  const invokeId = started.stdout.trim();
  const startOf = () => emulator.ledger.starts().find((each) => each.invokeId === invokeId);
  // Stopped before, it would never run.
  while (startOf() === undefined) await sleep(20);
  const stopped = await run(['stop', invokeId]);
  assert.deepEqual([stopped.code, stopped.stdout], [0, '']);
  assert.match(stopped.stderr, /i-web1 +stopped[\s\S]*1 stopped, 0 over before/);
  assert.throws(() => process.kill(startOf()!.pid, 0), /ESRCH/);
  const again = await run(['stop', invokeId, '-o', 'json']);
  assert.equal(again.code, 0);
  assert.equal(JSON.parse(again.stdout).targets[0].outcome, 'over-before');
});

test('--stop-on-interrupt: Ctrl-C ends the remote run too', async () => {
  const { run, emulator } = await here;
  const { code, stderr } = await run([...on, '--stop-on-interrupt', '--follow', '--', 'echo up; sleep 60'], {
    watch: (text, kill) => {
      if (/accepted as t-/.test(text)) setTimeout(() => kill('SIGINT'), 500);
    },
  });
  assert.equal(code, 130);
  assert.match(stderr, /i-web1 +stopped/);
  const last = emulator.ledger.starts().at(-1);
  assert.throws(() => process.kill(last!.pid, 0), /ESRCH/);
});

test('a batch: one refused call hides neither the others nor itself', async () => {
  const { run } = await here;
  const line = ['-c', 'c-hello', '-i', 'i-web1,i-nosuch,i-web2', '--batch', '--batch-size', '1', '--wait'];
  const { code, stdout, stderr } = await run(line);
  assert.equal(code, 3);
  assert.match(stdout, /i-web1[\s\S]*web-1\.[\s\S]*i-web2[\s\S]*web-2\./);
  assert.match(stderr, /call 2 of 3, 1 instance: i-nosuch\n✖ InvalidInstance\.NotFound/);
  assert.match(stderr, /2 of 3 succeeded, 1 refused/);
  const { results, calls, exit } = JSON.parse((await run([...line, '-o', 'json'])).stdout);
  assert.deepEqual(
    results.map(({ instanceId, verdict }: Record<string, string>) => `${instanceId} ${verdict}`),
    ['i-web1 success', 'i-nosuch refused', 'i-web2 success'],
  );
  assert.deepEqual(
    calls.map((each: { error: { code: string } | null }) => each.error?.code ?? null),
    [null, 'InvalidInstance.NotFound', null],
  );
  assert.deepEqual(exit, { code: 3, reason: 'not-run' });
});

test('a batch that is not waited for: one InvokeId a line', async () => {
  const { run } = await here;
  const { code, stdout } = await run(['-c', 'c-hello', '-i', 'i-web1,i-web2,i-db1', '--batch', '--batch-size', '2']);
  assert.equal(code, 0);
  assert.match(stdout, /^t-\S+\nt-\S+\n$/);
});

test('51 instances without --batch: refused, and the way out is --batch', async () => {
  const ids = Array.from({ length: 51 }, (_, at) => `i-x${at}`).join(',');
  const { run } = await here;
  const { code, stderr } = await run(['-c', 'c-hello', '-i', ids]);
  assert.equal(code, 64);
  assert.match(stderr, /51 instances are given[\s\S]*--batch/);
});
