import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly man: readonly [string];
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly repository?: { readonly url: string };
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const npm = (...args: string[]) => execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const forUsers: Manifest = JSON.parse(
  execFileSync(process.execPath, ['.config/packed-manifest.mjs', 'print'], { encoding: 'utf8' }),
);
const maps = () => readdirSync('dist').filter((name) => name.endsWith('.map'));
const sourcesOf = (map: string): { readonly sources: readonly string[]; readonly sourcesContent: readonly string[] } =>
  JSON.parse(readFileSync(`dist/${map}`, 'utf8'));

/** Each is in the package, and nothing else is. */
const packed: readonly RegExp[] = [
  /^package\.json$/,
  /^LICENSE$/,
  /^README(\.zh-CN)?\.md$/,
  /^(CHANGELOG|CONTRIBUTING)\.md$/,
  /^docs\/emulator(\.zh-CN)?\.md$/,
  /^bin\/ecs-invoke\.js$/,
  /^dist\/[\w.-]+\.js$/,
  /^dist\/[\w.-]+\.js\.map$/,
  /^dist\/help\/(en|zh)\/[\w.-]+\.txt$/,
  /^dist\/THIRD-PARTY-LICENSES\.txt$/,
  /^src\/schema\/[\w-]+\.json$/,
  /^completions\/ecs-invoke\.(bash|zsh|fish|ps1)$/,
  /^man\/ecs-invoke\.1$/,
];

test('the package holds what a user needs, and nothing else', () => {
  const [listed]: [{ files: { path: string }[] }] = JSON.parse(npm('pack', '--dry-run', '--ignore-scripts', '--json'));
  const files = listed.files.map((file) => file.path);
  assert.deepEqual(
    files.filter((file) => !packed.some((kind) => kind.test(file))),
    [],
  );
  for (const kind of packed)
    assert.ok(
      files.some((file) => kind.test(file)),
      `${kind} is not in it`,
    );
});

test('nothing of it runs when it is installed, and what it names is there', () => {
  assert.deepEqual(Object.keys(forUsers.scripts), ['demo']);
  assert.deepEqual(
    Object.keys(forUsers).filter((name) => /^(devD|optionalD|peerD|overrides)/.test(name)),
    [],
  );
  for (const file of Object.values(manifest.bin)) assert.match(readFileSync(file, 'utf8'), /^#!\/usr\/bin\/env node\n/);
  assert.match(readFileSync(manifest.man[0], 'utf8'), /^\.TH /m);
});

test('the lowest Node that is allowed is one that CI tests with', () => {
  const { optionalDependencies: nodes } = JSON.parse(readFileSync('.ci/nodes/package.json', 'utf8')) as {
    optionalDependencies: Record<string, string>;
  };
  const [, lowest] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? [];
  assert.ok(
    Object.values(nodes).some((each) => each.endsWith(`@${lowest}.0`)),
    `${lowest}.0`,
  );
});

test('every source map carries its sources', () => {
  assert.ok(maps().length > 0);
  for (const map of maps()) {
    const { sources, sourcesContent } = sourcesOf(map);
    assert.equal(sourcesContent.length, sources.length, map);
    for (const [at, text] of sourcesContent.entries()) assert.equal(typeof text, 'string', `${map}: ${sources[at]}`);
  }
});

/** Of the MIT licence, for packages that publish no copy: they declare it. */
const standardText = readFileSync('LICENSE', 'utf8')
  .slice(readFileSync('LICENSE', 'utf8').indexOf('Permission is'))
  .trim();

test('the licence of every package that is bundled stands in the package, whole', () => {
  const told = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  const folders = new Set<string>();
  for (const source of maps().flatMap((map) => sourcesOf(map).sources)) {
    const inside = source.lastIndexOf('node_modules/');
    if (inside < 0) continue;
    const [first = '', second = ''] = source.slice(inside + 'node_modules/'.length).split('/');
    folders.add(
      path.join(
        path.resolve('dist', source.slice(0, inside)),
        'node_modules',
        first.startsWith('@') ? `${first}/${second}` : first,
      ),
    );
  }
  assert.ok(folders.size > 0);
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    assert.ok(told.includes(`\n${name} ${version} (${license})\n`), `${name} ${version}`);
    const text = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
    const expected = text === undefined ? standardText : readFileSync(`${folder}/${text}`, 'utf8').trim();
    const at = told.indexOf(`\n${name} ${version} (${license})\n`);
    assert.ok(told.slice(at, told.indexOf('\n-----', at) + 1 || undefined).includes(expected), `${name}: ${text}`);
  }
  for (const name of Object.keys(manifest.dependencies)) {
    const isBundled = [...folders].some((folder) => folder.endsWith(`node_modules/${name}`));
    assert.equal(isBundled, !(name in forUsers.dependencies), name);
  }
});

interface BillOfMaterials {
  readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly hashes: readonly unknown[];
  }[];
}

test('the bill of materials names what is bundled and nothing of builders alone, without a network', () => {
  const text = execFileSync(process.execPath, ['.config/bill-of-materials.mjs'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    // Where npm would not find a registry; the network guard stops it as well.
    env: { ...process.env, npm_config_registry: 'http://127.0.0.1:1/' },
  });
  const { metadata, components }: BillOfMaterials = JSON.parse(text);
  assert.deepEqual([metadata.component.name, metadata.component.version], ['ecs-invoke', manifest.version]);
  const named = new Set(components.map(({ name, version }) => `${name} ${version}`));
  const told = readFileSync('dist/THIRD-PARTY-LICENSES.txt', 'utf8');
  const bundled = [...told.matchAll(/^-{80}\n\n(\S+ \S+) \(.+\)$/gm)].map(([, each = '']) => each);
  assert.ok(bundled.length > 0);
  assert.deepEqual(
    bundled.filter((each) => !named.has(each)),
    [],
  );
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { readonly version: string; readonly dev?: boolean }>;
  };
  const forRunning = Object.entries(packages).filter(([folder, { dev }]) => folder !== '' && !dev);
  const expected = forRunning.map(([folder, { version }]) => `${folder.split('node_modules/').at(-1)} ${version}`);
  assert.deepEqual([...named].sort(), [...new Set(expected)].sort());
  for (const { name, hashes } of components) assert.equal(hashes.length, 1, name);
  for (const place of [process.cwd(), os.tmpdir(), os.homedir()]) assert.ok(!text.includes(`${place}/`), place);
});

test('nothing is tracked that .gitignore ignores', (t) => {
  if (!existsSync('.git')) return t.skip('no repository here');
  // Whoever it belongs to: in a container it may be another.
  const git = ['-c', 'safe.directory=*', 'ls-files', '--cached', '--ignored', '--exclude-standard'];
  const { error, status, stdout, stderr } = spawnSync('git', git, { encoding: 'utf8' });
  if (error) return t.skip(`no git here: ${error.message}`);
  if (status === 128) return t.skip(`git does not read this repository: ${stderr}`);
  assert.deepEqual([status, stdout], [0, '']);
});

test('what is packed runs elsewhere, with the packages of a user only', (t) => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-package-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  npm('pack', '--ignore-scripts', '--pack-destination', home);
  execFileSync('tar', ['-xzf', path.join(home, `ecs-invoke-${manifest.version}.tgz`), '-C', home]);
  writeFileSync(path.join(home, 'package', 'package.json'), JSON.stringify(forUsers));
  for (const name of Object.keys(forUsers.dependencies)) {
    mkdirSync(path.join(home, path.dirname(`node_modules/${name}`)), { recursive: true });
    symlinkSync(path.resolve('node_modules', name), path.join(home, 'node_modules', name));
  }
  const entry = path.join(home, 'package', 'bin', 'ecs-invoke.js');
  const run = (...args: string[]) =>
    execFileSync(process.execPath, args, {
      encoding: 'utf8',
      cwd: home,
      env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  assert.equal(run(entry, '--version'), `${manifest.version}\n`);
  const invoke = [process.execPath, entry, 'exec', '-i', 'i-web1', '--', 'echo', 'packed'];
  assert.match(run(entry, 'emulator', 'exec', '--', ...invoke), /^packed$/m);
  assert.match(
    run(entry, 'emulator', 'exec', '--', process.execPath, path.join(home, 'package/dist/demo.js')),
    /i-web1/,
  );
});
