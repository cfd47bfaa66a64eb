import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Ajv } from 'ajv';
import { cleanEnvironment } from '../src/cli/emulator-environment.ts';
import { faultSpec, ledgerSpec } from '../src/cli/specs/emulator-running.ts';
import { clockSpec, powerSpec, statusSpec, stopSpec } from '../src/cli/specs/emulator-steering.ts';
import { faultPhases } from '../src/domain/fault.ts';
import { parseFault } from '../src/domain/fault-spec.ts';
import { actions } from '../src/emulator/actions/served.ts';
import { type Ended, ecsInvoke } from './support/journey.ts';
import { type Block, cellsOf, factsOf, linksOf, screensOf, sectionsOf, typedLines } from './support/readme.ts';
import { ourselves } from './support/under-test.ts';

/** The page on the emulator: its programs are run as they stand there, and both languages say the same. */

const programKinds = ['python', 'go', 'js', 'bash'];

function page(file: string, locale: string) {
  const text = readFileSync(path.join('docs', file), 'utf8');
  const sections = sectionsOf(text);
  return { file, locale, language: 'en' as const, switcher: '', text, sections, blocks: blocksOf(sections) };
}

const blocksOf = (sections: ReturnType<typeof sectionsOf>) => sections.flatMap(({ blocks }) => blocks);
const english = page('emulator.md', 'C.UTF-8');
const chinese = page('emulator.zh-CN.md', 'zh_CN.UTF-8');
const home = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-page-'));
after(() => rmSync(home, { recursive: true, force: true }));

const effectKinds = 'close code cut drip hang hide latency quota reset status throttle unknown'.split(' ');

const textOf = ({ lines }: Block) => lines.join('\n');
const programs = english.blocks
  .filter(({ kind }) => programKinds.includes(kind))
  .map((block) => ({ ...block, code: textOf(block) }));

/** The one program that has this in it. */
function program(kind: string, has: string): string {
  const found = programs.filter((block) => block.kind === kind && block.code.includes(has));
  assert.equal(found.length, 1, `${found.length} programs in ${kind} with ${has}`);
  return found[0]!.code;
}

/** `ecs-invoke` is on the PATH, and nobody else's emulator is found. */
const bin = path.join(home, 'bin');
mkdirSync(bin);
writeFileSync(path.join(bin, 'ecs-invoke'), `#!/bin/sh\nexec ${ourselves.map((word) => `'${word}'`).join(' ')} "$@"\n`);
chmodSync(path.join(bin, 'ecs-invoke'), 0o755);
const around = { HOME: home, XDG_RUNTIME_DIR: home, PATH: `${bin}:${process.env.PATH}` };

const behindEmulator = (...words: string[]): Promise<Ended> =>
  ecsInvoke(['emulator', 'exec', '--', ...words], { env: around });

async function greets(...words: string[]) {
  const { code, stdout, stderr } = await behindEmulator(...words);
  assert.deepEqual({ code, said: stdout.trim() }, { code: 0, said: 'Success 0 Hello, Ada! This is web-1.' }, stderr);
}

/** Of this test's own environment what a shell needs. */
const bareEnvironment = () => ({ LANG: 'C.UTF-8', NODE_OPTIONS: process.env.NODE_OPTIONS });

/** Why a program cannot run here, or false. */
const lacks = (what: string, ...[command, ...args]: [string, ...string[]]) =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0 ? false : `${what} is not on this machine`;

const noPython = lacks('python3', 'python3', '--version');
const noPythonSdk = lacks('the SDK for Python', 'python3', '-c', 'import alibabacloud_ecs20140526.client');
const noGo = lacks('gofmt', 'gofmt', '-h');
const noCli = lacks('aliyun', 'aliyun', 'version') || lacks('jq', 'jq', '--version');
const plain = () => program('python', 'import hmac');

test('Node.js with the official SDK', () => greets(process.execPath, '-e', program('js', 'require(')));
test('Python without packages', { skip: noPython }, () => greets('python3', '-c', plain()));
test('Python with the official SDK', { skip: noPythonSdk }, () =>
  greets('python3', '-c', program('python', 'alibabacloud_ecs20140526')),
);
test('the official CLI', { skip: noCli }, () => greets('bash', '-c', program('bash', 'aliyun ecs')));
// Nothing else of it is checked: the module of its SDK cannot be had where these tests run, so it is not compiled there.
test('Go is written as gofmt writes it', { skip: noGo }, () => {
  const code = program('go', 'package main');
  const { status, stdout, stderr } = spawnSync('gofmt', [], { input: `${code}\n`, encoding: 'utf8' });
  assert.deepEqual([status, stdout, stderr], [0, `${code}\n`, '']);
});

test('the ledger and temporary credentials over the wire', { skip: noPython }, async () => {
  const more = [program('python', 'Emulator.ListProcessStarts'), program('python', 'Emulator.CreateSecurityToken')];
  const { code, stdout, stderr } = await behindEmulator('python3', '-c', [plain(), ...more].join('\n'));
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^Success 0 Hello, Ada! This is web-1\.$/m);
  assert.match(stdout, /^1 i-web1$/m);
  // The tool is let in, and after an hour it is not, while the own keys move the clock.
  assert.match(stdout, /\n0 77\n$/);
  assert.match(stderr, /InvalidSecurityToken\.Expired/);
});

test('the lines that lead a tool to an emulator that runs', async () => {
  const lines = program('bash', 'credentialsFile');
  const use = 'ecs-invoke -c c-hello -i i-web1 -p name=Ada --wait -q\necs-invoke emulator stop >&2\nwait';
  const env = { ...bareEnvironment(), ...around, ALIBABA_CLOUD_SECURITY_TOKEN: 'of somebody else' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `${lines}\n${use}`], {
    cwd: home,
    env,
    encoding: 'utf8',
  });
  assert.deepEqual([status, stdout], [0, 'Hello, Ada! This is web-1.\n'], stderr);
});

test('every line that steers an emulator runs as it stands', async () => {
  const lines = english.blocks
    .flatMap(typedLines)
    .filter((line) => /^ecs-invoke emulator (fault|ledger|status|clock|power|stop)\b/.test(line));
  for (const word of ['clock advance', 'clock next', 'power', 'status', 'ledger --wait', 'stop']) {
    assert.ok(
      lines.some((line) => line.startsWith(`ecs-invoke emulator ${word}`)),
      word,
    );
  }
  const { code, stderr } = await behindEmulator('bash', '-exc', lines.join('\n'));
  assert.equal(code, 0, stderr);
});

test('what help gives as examples of steering an emulator runs as it stands', async () => {
  const lines = [faultSpec, ledgerSpec, statusSpec, clockSpec, powerSpec, stopSpec].flatMap(({ examples }) =>
    examples.map(({ line }) => line),
  );
  const { code, stderr } = await behindEmulator('bash', '-exc', lines.join('\n'));
  assert.equal(code, 0, stderr);
});

test('the fleet on the page follows the schema, is the same in both languages, and its lines run', async () => {
  const [fleet, other] = [english, chinese].map(({ blocks }) =>
    blocks.filter(({ kind }) => kind === 'json').map(textOf),
  );
  assert.equal(fleet!.length, 1);
  assert.deepEqual(other, fleet);
  const follows = new Ajv({ allErrors: true, formats: { regex: true } }).compile(
    JSON.parse(readFileSync('src/schema/emulator-fleet-1.json', 'utf8')),
  );
  assert.ok(follows(JSON.parse(fleet![0]!)), JSON.stringify(follows.errors));
  const file = path.join(home, 'fleet.json');
  writeFileSync(file, fleet![0]!);
  const lines = english.blocks.flatMap(typedLines).filter((line) => line.includes('--fleet fleet.json'));
  const ended = await Promise.all(
    lines.map((line) => ecsInvoke(line.replace('fleet.json', file).split(' ').slice(1), { env: { HOME: home } })),
  );
  assert.deepEqual(
    ended.map(({ code, stdout }) => [code, stdout.trim()]),
    [
      [0, 'v7 for deploy'],
      [0, 'Windows IP Configuration'],
    ],
  );
});

test('both languages have the same programs, lines, rows, figures and names', () => {
  const comparable = ({ sections }: typeof english) =>
    sections.map(({ level, prose, tables, blocks }) => ({
      level,
      programs: blocks.filter(({ kind }) => programKinds.includes(kind)),
      typed: blocks.filter(({ kind }) => !programKinds.includes(kind)).flatMap(typedLines),
      facts: factsOf(prose.slice(level === 1 ? 2 : 0).join('\n')),
      rows: tables.map((rows) => rows.map((row) => cellsOf(row).map(factsOf))),
    }));
  assert.deepEqual(comparable(chinese), comparable(english));
});

for (const { file, text, sections, blocks, ...rest } of [english, chinese]) {
  test(`${file}: its screens are what the program says`, async () => {
    const screens = screensOf({ file, text, sections, ...rest });
    assert.ok(screens.length > 0);
    for (const { words, screen } of screens) {
      assert.equal((await ecsInvoke(words, { env: { LANG: rest.locale } })).stdout, screen);
    }
  });

  test(`${file}: every fault can be given, and every phase is named`, () => {
    const specs = blocks.flatMap(typedLines).flatMap((line) => line.match(/[\w*]+:[^\s']*:[^\s']+/g) ?? []);
    assert.ok(specs.length >= 4);
    for (const spec of specs) assert.ok(parseFault(spec).ok, spec);
    for (const phase of faultPhases) assert.ok(text.includes(`\`${phase}\``), phase);
    const rows = sections.flatMap(({ tables }) => tables.flat()).map(cellsOf);
    const effects = rows.flatMap(([effect = '', words = '']) =>
      effectKinds.includes(/^`(\w+)/.exec(effect)?.[1] ?? '') ? [{ effect, words }] : [],
    );
    assert.deepEqual(effects.map(({ effect }) => /\w+/.exec(effect)?.[0]).sort(), effectKinds);
    for (const { effect, words } of effects) {
      for (const [, spec = ''] of effect.replace('<Code>', 'Some.Code').matchAll(/`([^`]+)`/g)) {
        const fits = faultPhases.filter((phase) => parseFault(`*:*:${phase}:${spec}`).ok);
        assert.ok(fits.length > 0, spec);
        // A row names the phases where there are but one or two.
        const named = faultPhases.filter((phase) => words.includes(`\`${phase}\``));
        assert.deepEqual(named, fits.length <= 2 ? fits : [], spec);
      }
      for (const [, spec = ''] of words.replace('<Code>', 'Some.Code').matchAll(/`((?:status|code)=[^`]+)`/g)) {
        assert.ok(parseFault(`*:*:${spec}`).ok, spec);
      }
    }
  });

  test(`${file}: the variables are those that exec sets, the actions those that are served, the links lead somewhere`, () => {
    const emulator = {
      endpoint: '',
      port: 1,
      accessKeyId: '',
      accessKeySecret: '',
      fleet: { fit: [], simulated: [], unfit: [], commands: [], example: null },
      leftBehind: { killed: [], leftAlone: [] },
      unserved: () => new Map(),
      stop: async () => {},
    };
    const rows = sections.flatMap(({ tables }) => tables.flat()).map((row) => cellsOf(row)[0] ?? '');
    const named = rows.flatMap((cell) => /^`([A-Z_]+)`$/.exec(cell)?.[1] ?? []);
    assert.deepEqual(named.sort(), Object.keys(cleanEnvironment({}, emulator)).sort());
    for (const action of actions.keys()) assert.ok(text.includes(`\`${action}\``), action);
    for (const target of linksOf(text)) assert.ok(existsSync(path.join('docs', target)), target);
  });
}
