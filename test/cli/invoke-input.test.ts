import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { makeSources } from '../../src/cli/sources.ts';
import { type EditionName, editionNames } from '../../src/domain/editions.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { filesOf, inputOf } from '../support/line.ts';

const good = ['-c', 'c-1', '-i', 'i-a'];
const container = 'a'.repeat(64);
const otherContainer = 'b'.repeat(64);

/** Two values, each of them acceptable by itself. */
const decisive: readonly (readonly [string, string, string])[] = [
  ['-c', 'c-1', 'c-2'],
  ['-r', 'cn-hangzhou', 'cn-beijing'],
  ['--frequency', 'rate(1h)', 'rate(2h)'],
  ['--timezone', 'Asia/Shanghai', 'UTC'],
  ['--timed', 'true', 'false'],
  ['--repeat-mode', 'Once', 'EveryReboot'],
  ['--timeout', '60', '90'],
  ['--user', 'jack', 'jill'],
  ['--working-dir', '/a', '/b'],
  ['--container-id', container, otherContainer],
  ['--container-name', 'a', 'b'],
  ['--termination-mode', 'Process', 'ProcessTree'],
  ['--launcher', 'python3', 'python2'],
  ['--windows-password-name', 'a', 'b'],
  ['--oss-output', 'oss://bucket/a', 'oss://bucket/b'],
  ['--resource-group', 'rg-1', 'rg-2'],
  ['--client-token', 'a', 'b'],
  ['--profile', 'a', 'b'],
  ['--config', 'a', 'b'],
  ['--endpoint', 'http://127.0.0.1:1', 'http://127.0.0.1:2'],
  ['--edition', '2018', 'current'],
];
/** Beside the flag under test everything is given once. */
const others = (flag: string) => (flag === '-c' ? ['-i', 'i-a'] : good);
for (const [flag, one, other] of decisive) {
  test(`${flag} twice: different values are refused, the same one is taken`, async () => {
    // --timed takes its value with "=" only.
    const give = (value: string) => (flag === '--timed' ? [`--timed=${value}`] : [flag, value]);
    const { rules, input, findings } = await inputOf([...others(flag), ...give(one), ...give(other)]);
    assert.ok(rules.includes(`${flag} given-twice`), rules.join());
    assert.equal(findings.violations.find(({ rule }) => rule === 'given-twice')?.given, `${one}, ${other}`);
    assert.equal(input, null);
    const same = await inputOf([...others(flag), ...give(one), ...give(one)]);
    assert.ok(!same.rules.includes(`${flag} given-twice`), same.rules.join());
  });
}

const modes: readonly (readonly [EditionName, readonly string[], string | undefined])[] = [
  ['current', [], 'ProcessTree'],
  ['current', ['--termination-mode', 'process'], 'Process'],
  ['2019', [], undefined],
  ['2018', [], undefined],
];
for (const [edition, more, expected] of modes) {
  test(`termination mode of edition ${edition} ${more.join(' ')}: ${expected ?? 'not sent'}`, async () => {
    const { input } = await inputOf([...good, ...more], { edition });
    assert.equal(input!.rest.terminationMode, expected);
  });
}

const schedule = ['--frequency', 'rate(1h)'];
const refusals: readonly (readonly [readonly string[], string])[] = [
  [['--timezone', 'Asia/Shanghai'], '--timezone frequency-missing'],
  [[...schedule, '--follow'], '--follow wait-endless'],
  [[...schedule, '--wait'], '-w wait-endless'],
  [['--wait', '--repeat-mode', 'EveryReboot'], '-w wait-endless'],
  [['--wait', '--repeat-mode', 'NextRebootOnly'], '-w wait-endless'],
  [['--wait-timeout', '60'], '--wait-timeout wait-timeout-alone'],
  [['--wait', '--wait-timeout', 'soon'], '--wait-timeout duration'],
];
for (const [more, rule] of refusals) {
  test(`${more.join(' ')}: ${rule}`, async () => assert.deepEqual((await inputOf([...good, ...more])).rules, [rule]));
}

const joined: readonly (readonly [readonly string[], string])[] = [
  [['-c=c-1', '-i', 'i-a'], '-c equals-sign'],
  [['-c', 'c-1', '-i=i-a'], '-i equals-sign'],
  [[...good, '-r=cn-hangzhou'], '-r equals-sign'],
];
for (const [line, rule] of joined) {
  test(`${line.join(' ')}: a short flag takes no "="`, async () =>
    assert.ok((await inputOf(line)).rules.includes(rule)));
}

test('a limit of waiting from the environment is kept for when there is something to wait for', async () => {
  const env = { ECS_INVOKE_WAIT_TIMEOUT: '90' };
  const idle = await inputOf(good, { env });
  assert.deepEqual([idle.rules, idle.input?.wait], [[], null]);
  assert.deepEqual((await inputOf([...good, '--wait'], { env })).input?.wait, { timeoutMs: 90_000 });
  assert.deepEqual((await inputOf([...good, '--follow'])).input?.wait, { timeoutMs: null });
});

const contents: readonly (readonly [string, string])[] = [
  ['hunter2', 'hunter2'],
  ['hunter2\n', 'hunter2'],
  ['hunter2\r\n', 'hunter2'],
  ['hunter2\n\n', 'hunter2\n'],
  ['\nhunter2 ', '\nhunter2 '],
];
for (const [content, value] of contents) {
  test(`--param-file: ${JSON.stringify(content)} is ${JSON.stringify(value)}, and secret`, async () => {
    const sources = filesOf({ '/value': content });
    const { input } = await inputOf([...good, '--param-file', 'a=/value'], { sources });
    assert.deepEqual(input?.parameters, [{ name: 'a', value, secret: true }]);
  });
}

for (const edition of editionNames) {
  test(`tags and token of edition ${edition}`, async () => {
    const { input } = await inputOf(good, { edition });
    const sent = edition === 'current';
    const [call] = planCalls(input!);
    assert.equal(call?.clientToken, sent ? `${'f'.repeat(32)}-1` : null);
    assert.equal(call?.tags.length, sent ? 2 : 0);
  });
}

const fiftyOne = Array.from({ length: 51 }, (_, at) => `i-${at}`).join(',');
const guarded: readonly (readonly [string, readonly string[], string | null])[] = [
  ['51 alone', [fiftyOne], '--batch: they go in calls of at most 50'],
  ['51 with --batch-size 100', [fiftyOne, '--batch-size', '100'], '--batch: they go in calls of at most 50'],
  ['2 with --batch-size 1', ['i-a,i-b', '--batch-size', '1'], '--batch: they go in calls of at most 1'],
  ['2 with --batch-size 2', ['i-a,i-b', '--batch-size', '2'], null],
  ['51 with --batch and --batch-size 100', [fiftyOne, '--batch', '--batch-size', '100'], null],
];
for (const [title, more, fix] of guarded) {
  test(`${title}: ${fix === null ? 'taken' : 'refused, the way out is --batch'}`, async () => {
    const { input, findings } = await inputOf(['-c', 'c-1', '-i', ...more]);
    assert.equal(input === null, fix !== null);
    if (fix !== null) assert.ok(findings.violations[0]?.fix.en.includes(fix), findings.violations[0]?.fix.en);
  });
}

test('standard input twice is a violation beside the others, not a failure of this machine', async () => {
  const sources = makeSources(Readable.from([Buffer.from('i-a')]), () => Readable.from([]));
  const { rules, findings } = await inputOf(['-c', 'c-1', '-i', '-', '--param-file', 'x=-', '--timeout', 'soon'], {
    sources,
  });
  assert.deepEqual([...rules].sort(), ['- stdin-twice', '--timeout duration']);
  assert.deepEqual(findings.unreadable, []);
});
