import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { questions } from './live/questions.ts';
import type { Ended } from './support/journey.ts';
import { stage } from './support/journey.ts';
import { sectionsOf } from './support/readme.ts';

const flag = '--yes-this-costs-nothing-but-runs-commands-on';

/** Emulators only: the network guard, which the script inherits, lets nothing past loopback. */
function verifyLive(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Ended> {
  const { PATH, NODE_OPTIONS } = process.env;
  return new Promise((resolve) => {
    const words = ['--import', 'tsx', 'test/live/verify-live.ts', ...args];
    const child = spawn(process.execPath, words, { env: { PATH, NODE_OPTIONS, ...env } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      stdout += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
    });
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? '', stdout, stderr }));
  });
}

test('the emulator answers each question as it is said to', async (t) => {
  const { env } = await stage(t);
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-live-'));
  t.after(async () => rmSync(directory, { recursive: true, force: true }));
  const save = path.join(directory, 'answers.json');
  const { code, stdout, stderr } = await verifyLive([flag, 'i-web1', '--save', save], env);
  assert.deepEqual([code, stderr], [0, '']);
  const { answers } = JSON.parse(readFileSync(save, 'utf8'));
  const wanted = questions.filter(({ ask }) => ask !== null);
  assert.deepEqual(
    answers.map(({ number, answered }: { number: number; answered: string }) => [number, answered]),
    wanted.map(({ number, assumed }) => [number, assumed]),
  );
  assert.match(stdout, /\n9 of 9 as assumed\n$/);
  assert.match(stdout, /7\. .*\n.*\n {2}not asked/);
});

test('an answer that is another is called so; a token of an earlier run is asked again', async (t) => {
  const { env, emulator, starts } = await stage(t);
  const once = await verifyLive([flag, 'i-web1', '--only', '1'], env);
  const [, again = ''] = /later: --again (\S+)/.exec(once.stdout) ?? [];
  const later = await verifyLive([flag, 'i-web1', '--only', '1', '--again', again], env);
  assert.match(later.stdout, /service {3}yes\n {2}the same/);
  assert.equal((await starts()).length, 1);
  emulator.faults.ignoresClientTokens = true;
  const { stdout } = await verifyLive([flag, 'i-web1', '--only', '1', '--again', again], env);
  assert.match(stdout, /service {3}no, it ran again\n {2}DIFFERENT\n\n0 of 1 as assumed\n$/);
});

test('nothing is sent without the word, and in CI or a test to an emulator only', async (t) => {
  const lines: string[] = [];
  const { env } = await stage(t, { logger: (line) => lines.push(line) });
  const cloud = { ...env, ECS_INVOKE_ENDPOINT: undefined };
  for (const [args, around, why] of [
    [[], env, `${flag} is missing`],
    [['--region', 'cn-hangzhou'], env, `${flag} is missing`],
    [[flag], env, flag],
    [[flag, 'i-web1', '--again', 'nothing'], env, '--again wants'],
    [[flag, 'i-web1', '--only', '99'], env, '--only wants'],
    [[flag, 'i-web1', '--nonsense'], env, '--nonsense'],
    [[flag, 'i-web1'], { ...cloud, CI: 'true' }, 'no place for a real account'],
    [[flag, 'i-web1'], { ...cloud, NODE_TEST_CONTEXT: 'child-v8' }, 'no place for a real account'],
    [[flag, 'i-web1'], { ...cloud, ECS_INVOKE_ENDPOINT: 'http://ecs.example' }, 'without TLS'],
    [[flag, 'i-web1'], { ...env, ALIBABA_CLOUD_ACCESS_KEY_SECRET: undefined }, 'no credentials'],
    [[flag, 'i-web1'], { ...env, ALIBABA_CLOUD_REGION_ID: undefined }, '--region is missing'],
  ] as const) {
    const { code, stdout, stderr } = await verifyLive(args, around);
    assert.deepEqual([code, stdout], [64, ''], stderr);
    assert.ok(stderr.split('\n')[0]?.includes(why), `${why}: ${stderr}`);
  }
  assert.deepEqual(lines, []);
});

test('the list of the page and of the script are one', () => {
  for (const [file, title] of [
    ['docs/emulator.md', 'What cannot be known without an account'],
    ['docs/emulator.zh-CN.md', '没有账号便无法得知的事'],
  ] as const) {
    const section = sectionsOf(readFileSync(file, 'utf8')).find((each) => each.title === title);
    const numbers = section?.prose.flatMap((line) => /^(\d+)\. /.exec(line)?.[1] ?? []).map(Number);
    assert.deepEqual(
      numbers,
      questions.map(({ number }) => number),
    );
  }
});
