import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test as always } from 'node:test';
import { ecsInvoke, type JourneyOptions, stage } from '../support/journey.ts';
import { terminal } from '../support/terminal.ts';
import { isExecutable } from '../support/under-test.ts';

/** Of npm's package: an executable reads no chunks, and its source map lies beside it. */
const test = isExecutable ? always.skip : always;

/** What each line may cost is decided by what it reads: here it stands by name. */
const directory = mkdtempSync(path.join(os.tmpdir(), 'loaded-'));
after(() => rmSync(directory, { recursive: true, force: true }));
const dist = path.resolve('dist');

interface Loaded {
  readonly files: readonly string[];
  /** Of those files, in KiB. */
  readonly size: number;
  readonly packages: ReadonlySet<string>;
  /** Ours, as `cli/run.ts`. */
  readonly own: readonly string[];
  readonly nodes: readonly string[];
}

const file = path.join(directory, 'loaded.json');
const list = `--require=${JSON.stringify(path.resolve('test/support/list-loaded.cjs'))}`;
// Without the guard of the network, which reads half of Node itself; none of these lines leads past this machine.
const listing = { NODE_OPTIONS: list, LOADED_FILE: file };

async function loadedBy(args: readonly string[], code: number, options: JourneyOptions = {}): Promise<Loaded> {
  const ended = await ecsInvoke(args, { ...options, env: { ...options.env, ...listing } });
  assert.equal(ended.code, code, ended.stderr);
  assert.doesNotMatch(ended.stderr, /Warning/);
  return readLoaded();
}

function readLoaded(): Loaded {
  const { files, nodes } = JSON.parse(readFileSync(file, 'utf8')) as { files: string[]; nodes: string[] };
  const ours = files.filter((each) => each.startsWith(dist + path.sep));
  // A chunk without a source of its own has no map.
  const sources = ours
    .filter((each) => existsSync(`${each}.map`))
    .flatMap((each) => JSON.parse(readFileSync(`${each}.map`, 'utf8')).sources as string[]);
  return {
    files: ours.map((each) => path.basename(each)),
    size: ours.reduce((sum, each) => sum + statSync(each).size, 0) / 1024,
    packages: new Set(
      sources.flatMap((each) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(each)?.[1] ?? []),
    ),
    own: sources.flatMap((each) => /\/src\/(.*)$/.exec(each)?.[1] ?? []),
    nodes,
  };
}

function assertOnly(found: ReadonlySet<string>, allowed: readonly string[]) {
  assert.deepEqual(
    [...found].filter((name) => !allowed.includes(name)),
    [],
  );
}

const farOff = [
  'emulator/',
  'api/errors/',
  'cli/doctor/',
  'cli/interactive/steps/',
  'cli/commands/emulator',
  'usecases/waves.ts',
];

for (const args of [['--version'], ['--help'], ['invoke', '--help'], ['help', 'emulator', 'exec']]) {
  test(`ecs-invoke ${args.join(' ')} reads nothing but its answer`, async () => {
    const { files, nodes } = await loadedBy(args, 0);
    assert.deepEqual(files, []);
    assertNone(nodes, ['http', 'https', 'crypto', 'child_process']);
  });
}

test('a press of Tab reads one file', async () => {
  const { files, packages, nodes } = await loadedBy(['__complete', 'profiles', '', '--', 'ecs-invoke'], 0);
  assert.deepEqual(files, ['complete.js']);
  assertOnly(packages, []);
  assertNone(nodes, ['http', 'https', 'child_process']);
});

test('a refusal reads the grammar of the line and of schedules; no network, no catalogue, no prompts', async () => {
  const loaded = await loadedBy(['-c', 'c-1', '-i', 'i-1', '--frequency', '* * * * * *'], 64);
  assertOnly(loaded.packages, ['commander', 'cron-validator']);
  assert.deepEqual(
    loaded.own.filter((name) => [...farOff, 'api/transport'].some((start) => name.startsWith(start))),
    [],
  );
  assertNone(loaded.nodes, ['http', 'https', 'crypto', 'child_process', 'net', 'stream', 'tty']);
  assert.ok(loaded.files.length <= 6 && loaded.size <= 250, `${loaded.files.length} files, ${loaded.size} KiB`);
});

test('a call reads the signer beside that; no colours, no prompts, no catalogue', async (t) => {
  const { env } = await stage(t);
  const loaded = await loadedBy(['-c', 'c-hello', '-i', 'i-web1', '-p', 'name=Jack'], 0, { env });
  const signer = ['@alicloud/pop-core', 'httpx', 'debug', 'ms', 'kitx', 'json-bigint', 'bignumber.js'];
  assertOnly(loaded.packages, ['commander', ...signer]);
  assert.deepEqual(
    loaded.own.filter((name) => farOff.some((start) => name.startsWith(start))),
    [],
  );
  assertNone(loaded.nodes, ['child_process', 'readline']);
  assert.ok(loaded.files.length <= 6 && loaded.size <= 330, `${loaded.files.length} files, ${loaded.size} KiB`);
});

test('in a terminal a refusal reads the colours beside that; no tables of widths, no spinner, no prompts', async () => {
  const line = ['-c', 'c-1', '-i', 'i-1', '--frequency', '* * * * * *'];
  const { ended, all } = terminal(process.execPath, ['bin/ecs-invoke.js', ...line], { env: listing });
  assert.equal(await ended, 64, all());
  const { packages, files, size } = readLoaded();
  assertOnly(packages, ['commander', 'cron-validator', 'chalk']);
  assert.ok(files.length <= 8 && size <= 280, `${files.length} files, ${size} KiB`);
});

function assertNone(nodes: readonly string[], names: readonly string[]) {
  assert.deepEqual(
    nodes.filter((name) => names.includes(name)),
    [],
  );
}

test('every page of help that the build rendered is what the program prints itself', async () => {
  const { helpPages } = await import('../../src/help-pages.ts');
  const pages = helpPages();
  for (const { language, name, text } of pages) {
    assert.equal(readFileSync(path.join(dist, 'help', language, `${name || 'ecs-invoke'}.txt`), 'utf8'), text);
  }
  // A word more, and the program has to answer itself.
  for (const name of ['', 'invoke', 'emulator.exec']) {
    const words = name === '' ? [] : name.split('.');
    const page = pages.find((each) => each.name === name && each.language === 'zh')?.text;
    const atOnce = await ecsInvoke([...words, '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    const itself = await ecsInvoke([...words, '--lang', 'zh', '--help']);
    assert.deepEqual(
      [atOnce, itself],
      [
        { code: 0, stdout: page, stderr: '' },
        { code: 0, stdout: page, stderr: '' },
      ],
    );
  }
});

test('a stack of ours is told in lines of the source', async () => {
  const broken = path.resolve('test/support/broken-clock.cjs');
  const NODE_OPTIONS = `--enable-source-maps --require=${JSON.stringify(broken)}`;
  const { code, stderr } = await ecsInvoke(['-c', 'c-1', '-i', 'i-1'], { env: { NODE_OPTIONS } });
  assert.equal(code, 70);
  const [, line] = /\(progress\.ts:(\d+):\d+\)/.exec(stderr) ?? [];
  assert.match(readFileSync('src/cli/progress.ts', 'utf8').split('\n')[Number(line) - 1] ?? '', /Date/);
});
