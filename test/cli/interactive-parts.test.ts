import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import type { InstanceFacts } from '../../src/api/cloud-assistant.ts';
import { generalFlags, outputFlags } from '../../src/cli/common-flags.ts';
import { readGiven } from '../../src/cli/given.ts';
import { type Choice, search } from '../../src/cli/interactive/choice.ts';
import { type Draft, draftFrom, lineOf, withoutAsked } from '../../src/cli/interactive/draft.ts';
import { Listing } from '../../src/cli/interactive/listing.ts';
import { type PickView, renderPick } from '../../src/cli/interactive/pick-view.ts';
import { unfitness } from '../../src/cli/interactive/steps/instances.ts';
import { invokeFlags } from '../../src/cli/invoke-flags.ts';
import { noPaint } from '../../src/cli/page.ts';
import { clip } from '../../src/cli/render/clip.ts';
import { foldCommand } from '../../src/cli/render/command-line.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { shellLine } from '../../src/cli/shell-words.ts';
import { parseFlags } from '../../src/cli/tree.ts';
import { editions } from '../../src/domain/editions.ts';
import { memory } from '../../src/memory.ts';

const flags = [...invokeFlags, ...outputFlags, ...generalFlags];
const given = (words: readonly string[], env = {}) => readGiven(parseFlags(flags, words), flags, env);
const empty: Draft = draftFrom(given([]), flags);

test('what stood on the line stands there again, whatever no question is about', () => {
  const words = [
    '-c',
    'deploy',
    '-i',
    'i-1,i-2',
    '-i',
    '@more',
    '-p',
    'a=1',
    '--params',
    '{"b":"2"}',
    '--frequency',
    'rate(1h)',
  ];
  const rest = [
    '--timeout',
    '90',
    '--user',
    'jack',
    '--invocation-tag',
    'a=b',
    '--edition',
    'current',
    '--raw',
    '--no-tags',
  ];
  const { words: again, typed } = lineOf(draftFrom(given([...words, ...rest]), flags));
  assert.deepEqual(again, [
    ...['-c', 'deploy', '-i', 'i-1,i-2', '-i', '@more', '-p', 'a=1', '-p', 'b=2'],
    ...[
      '--frequency',
      'rate(1h)',
      '--timeout',
      '90',
      '--user',
      'jack',
      '--invocation-tag',
      'a=b',
      '--no-tags',
      '--raw',
    ],
    ...['--edition', 'current'],
  ]);
  assert.deepEqual(typed, {});
});

test('variables of questions are answered, others hold by themselves', () => {
  const env = { ECS_INVOKE_COMMAND: 'c-1', ECS_INVOKE_REGION: 'cn-beijing', ECS_INVOKE_TIMEOUT: '90', HOME: '/h' };
  const draft = draftFrom(given([], env), flags);
  assert.deepEqual(lineOf(draft).words, ['-r', 'cn-beijing', '-c', 'c-1']);
  assert.deepEqual(withoutAsked(env), { ECS_INVOKE_TIMEOUT: '90', HOME: '/h' });
});

test('typed values are named by variables of their own; defaults stand on the line', () => {
  const answers = new Map([
    ['api-token', { value: 's3cret', typed: true }],
    ['api_token', { value: 'other', typed: true }],
    ['stage', { value: 'live', typed: false }],
    ['note', { value: '', typed: true }],
  ]);
  const { words, typed } = lineOf({ ...empty, answers });
  assert.deepEqual(words, [
    ...['--param-env', 'api-token=PARAM_API_TOKEN', '--param-env', 'api_token=PARAM_API_TOKEN_2'],
    ...['-p', 'stage=live', '-p', 'note='],
  ]);
  assert.deepEqual(typed, { PARAM_API_TOKEN: 's3cret', PARAM_API_TOKEN_2: 'other' });
});

test('parameters of a secret name or from the environment are named by variables too', () => {
  const words = ['-p', 'plain=a', '-p', 'password=b', '--params', '{"x":"1","api-key":"c"}', '--param-env', 'y=HOME'];
  const { words: line, typed } = lineOf(draftFrom(given(words), flags));
  const variables = ['--param-env', 'password=PARAM_PASSWORD', '--param-env', 'api-key=PARAM_API_KEY'];
  assert.deepEqual(line, ['-p', 'plain=a', '--param-env', 'y=HOME', '-p', 'x=1', ...variables]);
  assert.deepEqual(typed, { PARAM_PASSWORD: 'b', PARAM_API_KEY: 'c' });
  const env = { ECS_INVOKE_PARAM: 'name=d', ECS_INVOKE_PARAMS: '@file' };
  assert.deepEqual(lineOf(draftFrom(given([], env), flags)), {
    words: ['--params', '@file', '--param-env', 'name=PARAM_NAME'],
    typed: { PARAM_NAME: 'd' },
  });
});

const choice = (id: string, more: Partial<Choice> = {}): Choice => ({
  id,
  cells: [id],
  haystack: id,
  unfit: null,
  preview: [],
  ...more,
});

test('a search finds every word anywhere, names first', () => {
  const shell = choice('c-1', { cells: ['big', 'c-1'], haystack: 'big c-1 runshellscript' });
  const hello = choice('c-2', { cells: ['Hello', 'c-2'], haystack: 'hello c-2 runshellscript' });
  assert.deepEqual(search([shell, hello], 'HELL'), [hello, shell]);
  assert.deepEqual(search([shell, hello], ' c-2  script '), [hello]);
  assert.deepEqual(search([shell, hello], 'nowhere'), []);
  assert.deepEqual(search([shell, hello], ' '), [shell, hello]);
});

const view: PickView = {
  message: 'Instances',
  typed: '',
  found: [],
  total: 0,
  cursor: 0,
  chosen: new Set(),
  onlyChosen: false,
  atMost: 50,
  loading: false,
  broken: null,
  complaint: null,
  height: 24,
};

for (const width of [40, 60, 80, 200]) {
  for (const language of ['en', 'zh'] as const) {
    test(`no row of a list is wider than ${width} columns (${language})`, () => {
      const found = Array.from({ length: 40 }, (_, at) =>
        choice(`i-bp1${'x'.repeat(at)}`, {
          cells: [`i-bp1${'x'.repeat(at)}`, '中文名称的服务器'.repeat(at % 4), 'Running', '172.16.0.1', 'env=prod'],
          unfit: at % 3 === 0 ? 'no Cloud Assistant agent: install it' : null,
          preview: ['预览'.repeat(80)],
        }),
      );
      for (const cursor of [0, 20, 39]) {
        const [, body] = renderPick({ ...view, found, total: 40, cursor }, { language, width, paint: noPaint });
        for (const line of body.split('\n')) assert.ok(stringWidth(line) < width, line);
        assert.match(body, /^> \[[ -]\] i-bp1/m);
      }
    });
  }
}

test('a name cannot begin a row of its own', () => {
  const forged = choice('i-1', { cells: ['i-1', 'web\n> [x] i-prod\t\x1b[31m'], preview: ['a=x\ny'] });
  const [, body] = renderPick({ ...view, found: [forged], total: 1 }, { language: 'en', width: 100, paint: noPaint });
  assert.equal(body.split('\n')[0], '> [ ] i-1  web > [x] i-prod ^[[31m');
  assert.equal(body.split('\n')[1], '    a=x y');
});

test('a low window still shows three rows and the keys', () => {
  const found = Array.from({ length: 40 }, (_, at) => choice(`i-${at}`, { preview: ['more', 'and more'] }));
  const [, body] = renderPick({ ...view, found, cursor: 7, height: 8 }, { language: 'en', width: 100, paint: noPaint });
  const lines = body.split('\n');
  assert.deepEqual(lines.slice(0, 3), ['  [ ] i-6', '> [ ] i-7', '  [ ] i-8']);
  assert.ok(lines.length <= 7, body);
});

test('a line is cut between characters, and says so', () => {
  assert.equal(clip('short', 5), 'short');
  assert.equal(clip('longer', 5), 'long…');
  assert.equal(clip('中文字', 5), '中文…');
  assert.equal(clip('中文字', 4), '中…');
});

const running: InstanceFacts = {
  instanceId: 'i-1',
  name: '',
  status: 'Running',
  network: 'vpc',
  os: 'linux',
  addresses: [],
  tags: [],
};
const online = { instanceId: 'i-1', online: true, version: '2.2' };
const shell = { type: 'RunShellScript' };

test('unfit is what is known not to run it, and nothing else', () => {
  const why = (
    instance: Partial<InstanceFacts>,
    agent = online as typeof online | null,
    command: typeof shell | null = shell,
  ) => unfitness({ ...running, ...instance }, agent, command, editions.current)?.en ?? null;
  assert.equal(why({}), null);
  assert.equal(why({}, null), null);
  assert.equal(why({ status: '' }), null);
  assert.equal(why({ status: 'Stopped' }), 'Stopped: start it first');
  assert.equal(why({ os: 'windows' }), 'Windows: the command is RunShellScript');
  assert.equal(why({ os: 'windows' }, online, null), null);
  assert.equal(why({ os: 'windows' }, online, { type: 'RunPowerShellScript' }), null);
  assert.equal(why({}, online, { type: 'RunBatScript' }), 'Linux: the command is RunBatScript');
  assert.equal(why({}, { ...online, online: false, version: '' }), 'no Cloud Assistant agent: install it');
  assert.equal(why({}, { ...online, online: false }), 'its agent does not answer');
  assert.equal(why({ network: 'classic' }), null);
  assert.match(unfitness({ ...running, network: 'classic' }, online, shell, editions['2018'])?.en ?? '', /VPC/);
});

test('a listing keeps what came before it broke, and loads again; a row that comes again replaces the first', async () => {
  let broken = true;
  const listing = new Listing<Choice>(async function* () {
    yield [choice('a'), choice('b')];
    yield [choice('b', { haystack: 'new' })];
    if (broken) throw new Error('gone');
    yield [choice('c')];
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      const stop = listing.onChange(() => {
        if (listing.progress.state === 'loading') return;
        stop();
        resolve();
      });
    });
  await settled();
  assert.equal(listing.progress.state, 'broken');
  assert.deepEqual(
    listing.rows.map(({ haystack }) => haystack),
    ['a', 'new'],
  );
  broken = false;
  listing.retry();
  await settled();
  assert.equal(listing.progress.state, 'whole');
  assert.deepEqual(
    listing.rows.map(({ id }) => id),
    ['a', 'b', 'c'],
  );
});

test('a word for the shell is what it was', () => {
  assert.equal(shellLine(['ecs-invoke', '-i', 'i-1,i-2', '@file']), 'ecs-invoke -i i-1,i-2 @file');
  assert.equal(shellLine(['a b', "it's", '', '$HOME', '中']), `'a b' 'it'\\''s' '' '$HOME' '中'`);
  for (const width of [20, 40, 60]) {
    for (const word of [
      "a'b  c",
      "isn't it  so",
      'x\ny\tz',
      '\x1b[31mred',
      "$'\\x41",
      '\\',
      '"',
      '`id`',
      '!!',
      '\u0085',
      '-x',
      '中 文',
    ]) {
      const words = [word, `${word} ${'long '.repeat(9)}`, 'end'];
      const line = foldCommand(shellLine(['printf', '%s\\0', ...words]), width, '  ');
      assert.doesNotMatch(line, /[\x00-\x09\x0b-\x1f]/);
      const { stdout } = spawnSync('bash', ['-c', line], { encoding: 'utf8' });
      assert.deepEqual(stdout.split('\0').slice(0, -1), words, line);
    }
  }
});

test('what is remembered is this user’s alone; what cannot be read or written is forgotten', (t) => {
  const state = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-state-'));
  t.after(() => rmSync(state, { recursive: true, force: true }));
  const keeper = memory({ XDG_STATE_HOME: state }, '/nonexistent', 'linux');
  assert.equal(keeper.recall('region'), null);
  keeper.keep('region', 'cn-beijing');
  keeper.keep('other', 'x');
  assert.equal(memory({ XDG_STATE_HOME: state }, '', 'linux').recall('region'), 'cn-beijing');
  const file = path.join(state, 'ecs-invoke', 'remembered.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  writeFileSync(file, '{"region": 4, broken');
  assert.equal(keeper.recall('region'), null);
  const nowhere = memory({}, '/dev/null/x', 'linux');
  nowhere.keep('region', 'cn-beijing');
  assert.equal(nowhere.recall('region'), null);
});
