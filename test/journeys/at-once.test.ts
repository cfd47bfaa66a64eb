import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import path from 'node:path';
import { test as always } from 'node:test';
import { keys, tui } from '../support/tui.ts';
import { isExecutable, lead, program } from '../support/under-test.ts';

/** The script answers some lines without the program; here it is held beside what the program says itself. */
const test = isExecutable ? always.skip : always;

const itself = [
  process.execPath,
  '-e',
  `require('${path.resolve('dist/main.js')}').main(process).then((code) => (process.exitCode = code))`,
  '--',
  'ecs-invoke',
];
const atOnce = [program, ...lead];

/** `full`: standard output goes to a full disk; `gone`: to nobody. */
type To = 'reader' | 'full' | 'gone';

function ended([file = '', ...words]: readonly string[], env: Readonly<Record<string, string>>, to: To) {
  const disk = to === 'full' ? openSync('/dev/full', 'w') : null;
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const { PATH, NODE_OPTIONS } = process.env;
    const child = spawn(file, words, {
      env: { PATH, NODE_OPTIONS, HOME: '/dev/null', ...env },
      stdio: ['ignore', disk ?? 'pipe', 'pipe'],
    });
    if (disk !== null) closeSync(disk);
    if (to === 'gone') child.stdout?.destroy();
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (piece) => {
      stdout += piece;
    });
    child.stderr?.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
    });
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

const lines = [['--version'], ['--help'], ['help', 'emulator', 'exec']];
const environments: readonly (readonly [Readonly<Record<string, string>>, To])[] = [
  [{}, 'reader'],
  [{ LANG: 'zh_CN.UTF-8' }, 'reader'],
  [{ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }, 'reader'],
  [{ LC_ALL: 'zh_CN.UTF-8', LANG: 'C' }, 'reader'],
  [{ ECS_INVOKE_LANG: 'en', LC_ALL: 'zh_CN.UTF-8' }, 'reader'],
  [{ ECS_INVOKE_LANG: 'zh' }, 'gone'],
  [{}, 'gone'],
  ...(existsSync('/dev/full')
    ? ([
        [{}, 'full'],
        [{ LC_ALL: 'zh_CN.UTF-8' }, 'full'],
      ] as const)
    : []),
];

for (const words of lines) {
  for (const [env, to] of environments) {
    test(`${words.join(' ')}, ${JSON.stringify(env)}, ${to}: as the program says it`, async () => {
      assert.deepEqual(await ended([...atOnce, ...words], env, to), await ended([...itself, ...words], env, to));
    });
  }
}

for (const [name, value] of [
  ['ECS_INVOKE_OUTPUT', 'json'],
  ['ECS_INVOKE_QUERY', 'a'],
] as const) {
  test(`--help, ${name}: the program answers`, async () => {
    for (const to of ['reader', 'full'] as const) {
      const own = await ended([...itself, '--help'], { [name]: value }, to);
      assert.deepEqual(await ended([...atOnce, '--help'], { [name]: value }, to), own);
    }
  });
}

test('a narrow window: no line of help is wider', async () => {
  const screen = tui(program, [...lead, 'invoke', '--help'], {
    env: { HOME: '/dev/null', LANG: 'C.UTF-8' },
    columns: 50,
  });
  await screen.ended;
  screen.press(keys.enter);
  // A line that the window had to break goes on in the next without a blank before it.
  assert.doesNotMatch(screen.text(), /^.{50}\n\S/m);
  assert.match(screen.text(), /--concurrency/);
});
