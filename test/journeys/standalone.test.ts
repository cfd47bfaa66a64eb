import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';

/** The executable that `npm run standalone` makes, in a directory with nothing of the package near it. */
const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(directory, { recursive: true, force: true }));
const name = process.platform === 'win32' ? 'ecs-invoke.exe' : 'ecs-invoke';

const given = process.env.ECS_INVOKE_UNDER_TEST;
/** What the directory holds before: the last two are of our own names. */
const there = { LICENSE: 'of another', 'sea.json': '{}', 'ecs-invoke.LICENSE': 'old', [name]: 'old' };

async function executable(): Promise<string> {
  const place = path.join(directory, name);
  for (const [file, text] of Object.entries(there)) writeFileSync(path.join(directory, file), text);
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

test('every page of help is inside as it is, to be said before anything else is loaded', async () => {
  await here;
  const whole = readFileSync(path.join(directory, name));
  const pages = readdirSync('dist/help', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.txt'));
  const first = whole.indexOf(readFileSync('dist/help/en/ecs-invoke.txt'));
  assert.notEqual(first, -1);
  const near = whole.subarray(Math.max(0, first - 2 ** 24), first + 2 ** 24);
  assert.deepEqual(
    pages.filter((file) => !near.includes(readFileSync(path.join('dist/help', file)))),
    [],
  );
});

test('its code was compiled when it was made', async () => {
  const { run } = await here;
  // Node names the cache only where it cannot use it, as under a flag that changes how V8 compiles.
  const { stdout, stderr } = await run(['--version'], { env: { NODE_OPTIONS: '--stack-trace-limit=20' } });
  assert.equal(stdout, `${version}\n`);
  assert.match(stderr, /Code cache data rejected/);
});

test('beside it lie its licences and its source map; what else was there stays', async (t) => {
  if (given) return t.skip('made elsewhere');
  await here;
  const of = (file: string) => readFileSync(path.join(directory, file), 'utf8');
  assert.equal(of('ecs-invoke.LICENSE'), readFileSync('LICENSE', 'utf8'));
  assert.equal(of('ecs-invoke.THIRD-PARTY-LICENSES.txt'), readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8'));
  const { sources }: { sources: readonly string[] } = JSON.parse(of('ecs-invoke.js.map'));
  assert.ok(sources.includes('src/main.ts'));
  assert.deepEqual([of('LICENSE'), of('sea.json')], ['of another', '{}']);
  const made = readdirSync(directory).filter((file) => /^(\.?ecs-invoke[.\w-]*|sea.*)$/.test(file));
  const ours = [name, 'ecs-invoke.LICENSE', 'ecs-invoke.THIRD-PARTY-LICENSES.txt', 'ecs-invoke.js.map', 'sea.json'];
  assert.deepEqual(made.sort(), ours.sort());
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
