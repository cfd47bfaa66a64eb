import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

/** The executable that `npm run standalone` makes, in a directory with nothing of the package near it. */
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(directory, { recursive: true, force: true }));
const name = process.platform === 'win32' ? 'ecs-invoke.exe' : 'ecs-invoke';

async function executable(): Promise<string> {
  const given = process.env.ECS_INVOKE_UNDER_TEST;
  const place = path.join(directory, name);
  if (given) cpSync(given, place);
  else await promisify(execFile)(process.execPath, ['.config/standalone/build.mjs', directory]);
  return place;
}

/** What starts the program is decided when that module is loaded. */
const here = executable().then(async (place) => {
  process.env.ECS_INVOKE_UNDER_TEST = place;
  const { ecsInvoke, stage } = await import('../support/journey.ts');
  return { ecsInvoke, ...(await stage({ after })) };
});
/** No Node on the PATH, and nothing else. */
const alone = { env: { PATH: '/nonexistent' } };
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

test('its version and its help are those of the package', async () => {
  const { run } = await here;
  assert.deepEqual(await run(['--version'], alone), { code: 0, stdout: `${version}\n`, stderr: '' });
  for (const [words, page] of [
    [['--help'], 'en/ecs-invoke'],
    [['help', 'emulator', 'exec'], 'en/emulator.exec'],
  ] as const) {
    const { code, stdout } = await run(words, alone);
    assert.equal(code, 0);
    assert.equal(stdout, readFileSync(`dist/help/${page}.txt`, 'utf8'));
  }
});

test('a refusal, in Chinese: the parts that are read only then are inside', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['-c', 'c-hello', '-i', 'nothing', '--lang', 'zh'], alone);
  assert.equal(code, 64);
  assert.match(stderr, /未发送/);
});

test('a call that is waited for, over HTTP, and nothing but its own words on stderr', async () => {
  const { run } = await here;
  const ended = await run(['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Jack', '--wait'], alone);
  assert.deepEqual([ended.code, ended.stdout], [0, 'Hello, Jack! This is web-1.\n']);
  assert.match(ended.stderr, /^accepted as t-[0-9a-f]{32}\n✔ i-web1 +success +exit code 0\n$/);
});

test('the list for a press of Tab is fetched by the executable itself', async () => {
  const { run } = await here;
  const cache = { ...alone.env, XDG_CACHE_HOME: path.join(directory, 'cache') };
  let rows = '';
  while (rows === '') {
    ({ stdout: rows } = await run(['__complete', 'instances', 'i-web', '--'], { env: cache }));
  }
  assert.match(rows, /^i-web1\tweb-1$/m);
});

test('its own emulator, the executable on the PATH of what runs there, and the demo', async () => {
  const { ecsInvoke } = await here;
  const words = ['emulator', 'exec', '--', 'sh', '-c', 'ecs-invoke __demo; command -v ecs-invoke'];
  const { code, stdout } = await ecsInvoke(words);
  assert.equal(code, 0);
  assert.match(stdout, /^Hello, Jack! This is web-1\.$/m);
  assert.deepEqual(
    [...stdout.matchAll(/\(exit code (\d+)\)/g)].map(([, each]) => each),
    ['0', '0', '7', '3', '64'],
  );
  assert.match(stdout, /ecs-invoke-path-\w+\/ecs-invoke\n$/);
});
