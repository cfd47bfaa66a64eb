import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

/** Refused on this machine: exit 64, a message of its own, nothing sent. */
const requests: string[] = [];
const here = stage({ after }, { logger: (line) => requests.push(line) });

const good = ['-c', 'c-hello', '-i', 'i-web1'];
const fiftyOne = Array.from({ length: 51 }, (_, at) => `i-${at}`).join(',');
const elevenParameters = Array.from({ length: 11 }, (_, at) => ['-p', `p${at}=v`]).flat();

const refusals: readonly (readonly [string, readonly string[], RegExp, RegExp])[] = [
  ['no command', ['-i', 'i-web1'], /^ {2}-c$/m, /No command is given/],
  ['no instance', ['-c', 'c-hello'], /^ {2}-i$/m, /No instance is given/],
  ['51 instances', ['-c', 'c-hello', '-i', fiftyOne], /^ {2}-i$/m, /51 instances[\s\S]*at most 50/],
  ['a bad ID', ['-c', 'c-hello', '-i', 'web1'], /^ {2}-i {2}web1$/m, /"web1" is not an instance ID/],
  ['--timed alone', [...good, '--timed'], /--timed/, /needs a schedule/],
  ['--timed=false with a schedule', [...good, '--timed=false', '--frequency', 'rate(5m)'], /--timed/, /periodically/],
  ['Period alone', [...good, '--repeat-mode', 'Period'], /--repeat-mode/, /needs a schedule/],
  ['every nine seconds', [...good, '--frequency', '*/9 * * * * *'], /--frequency/, /10 s/],
  ['5 s across the minute', [...good, '--frequency', '0,55 * * * * *'], /--frequency/, /5 s apart/],
  ['a range that matches nothing', [...good, '--frequency', '0 0 9 ? * MON-SUN'], /--frequency/, /MON-SUN/],
  ['rate(59s)', [...good, '--frequency', 'rate(59s)'], /--frequency/, /60 s/],
  ['at(…) in the past', [...good, '--frequency', 'at(2020-01-01 00:00:00)'], /--frequency/, /is over/],
  ['eleven parameters', [...good, ...elevenParameters], /^ {2}-p$/m, /11 parameters[\s\S]*at most 10/],
  ['a name of 65 characters', [...good, '-p', `${'n'.repeat(65)}=v`], /^ {2}-p$/m, /65 characters; at most 64/],
  ['an empty name', [...good, '-p', '=v'], /^ {2}-p$/m, /name is empty/],
  ['doubles in JSON', [...good, '--params', '{"a":"1","a":"2"}'], /--params/, /more than once: "a"/],
  ['over 24 KB', [...good, '-p', `a=${'x'.repeat(20_000)}`], /^ {2}-p$/m, /24576/],
  ['a rehearsal of a schedule', [...good, '--rehearse', '--frequency', 'rate(5m)'], /--rehearse/, /real periodic task/],
  ['waiting for a schedule', [...good, '--wait', '--frequency', 'rate(5m)'], /^ {2}-w$/m, /no end to wait for/],
  ['a rate within the timeout', [...good, '--frequency', 'rate(60s)', '--timeout', '60'], /--frequency/, /timeout/i],
  [
    'another mode with a schedule',
    [...good, '--repeat-mode', 'Once', '--frequency', 'rate(5m)'],
    /--repeat-mode/,
    /Frequency/,
  ],
  ['a short timeout', [...good, '--timeout', '9'], /--timeout/, /10 s/],
  ['a region that is none', [...good, '-r', 'hangzhou'], /^ {2}-r {2}hangzhou$/m, /spelled like a region/],
  ['two different commands', ['-c', 'c-hello', '-c', 'c-fail', '-i', 'i-web1'], /^ {2}-c/m, /given twice/],
  ['an unknown flag', [...good, '--freqency', 'x'], /--freqency/, /Did you mean --frequency/],
  ['an unknown word', ['invok', ...good], /invok/, /Did you mean invoke/],
  ['a schedule without quotes', [...good, '--frequency', '0', '*/20', '*', '*', '*', '*'], /\*\/20/, /in quotes/],
  [
    'plain words for a schedule',
    [...good, '--frequency', '每个工作日9点 Asia/Shanghai'],
    /--frequency/,
    /Did you mean --frequency '0 0 9 \? \* MON-FRI\s+Asia\/Shanghai'\?/,
  ],
  ['words that are no schedule', [...good, '--frequency', 'every blue moon'], /--frequency/, /six fields/],
  ['a missing value', ['-i', 'i-web1', '-c'], /^ {2}-c$/m, /value is missing/],
  ['saving without waiting', [...good, '--save-output', 'x'], /--save-output/, /no output to save/],
  ['an unset variable', [...good, '--param-env', 'a=ECS_TEST_UNSET'], /--param-env/, /ECS_TEST_UNSET is not set/],
];
for (const [title, args, flag, words] of refusals) {
  test(`${title}: 64`, async () => {
    const { run } = await here;
    const { code, stdout, stderr } = await run(args);
    assert.equal(code, 64, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /Nothing was sent/);
    assert.match(stderr, flag);
    assert.match(stderr.replace(/\s+/g, ' '), words);
    assert.match(stderr, /→ /);
    assert.doesNotMatch(stderr, /\n\s+at .*[jt]s:\d/);
  });
}

test('several at once are told together, in Chinese too', async () => {
  const { run } = await here;
  const args = ['-i', 'web1,i-ok', '--timed', '-p', '=x', '--frequency', 'rate(1s)', '--wait'];
  const english = await run(args);
  assert.equal(english.code, 64);
  for (const flag of ['-c', '-i', '-p', '--frequency', '-w'])
    assert.match(english.stderr, new RegExp(`^ {2}${flag}\\b`, 'm'));
  const chinese = await run([...args, '--lang', 'zh']);
  assert.match(chinese.stderr, /未发送任何请求：有 \d+ 处需要修正/);
  assert.equal(chinese.stderr.match(/→/g)?.length, english.stderr.match(/→/g)?.length);
});

test('as JSON: one object on stderr with every violation, language-free', async () => {
  const { run } = await here;
  const { stdout, stderr, code } = await run(['-i', 'web1', '--timed', '-o', 'json', '--lang', 'zh']);
  const document = JSON.parse(stderr);
  assert.equal(stdout, '');
  assert.deepEqual(document.error.violations.map((each: { rule: string }) => each.rule).sort(), [
    'command-missing',
    'frequency-missing',
    'instance-id',
  ]);
  assert.doesNotMatch(stderr, /\p{Script=Han}/u);
  assert.deepEqual(document.exit, { code: 64, reason: 'usage' });
  assert.equal(code, 64);
});

test('of several lists of instances the wrong one is named as it was given', async () => {
  const { run } = await here;
  const { stderr } = await run(['-c', 'c-hello', '-i', 'i-a,web1', '-i', 'i-b', '-i', '-', '-o', 'json'], {
    input: 'i-c\nweb2\nweb3\n',
  });
  assert.deepEqual(
    JSON.parse(stderr).error.violations.map(({ flag, given, why }: Record<string, string>) => [
      flag,
      given,
      why?.split(' ')[0],
    ]),
    [
      ['-i', 'i-a,web1', '"web1"'],
      ['-i', '-', '"web2"'],
      ['-i', '-', '"web3"'],
    ],
  );
});

test('a query that is none is refused before anything is sent; asking for JSON, it is answered in JSON', async () => {
  const { run } = await here;
  const { stderr, code } = await run([...good, '--query', 'results[']);
  assert.equal(JSON.parse(stderr).error.violations[0].rule, 'query');
  assert.equal(code, 64);
});

test('a word that commander refuses is JSON too', async () => {
  const { run } = await here;
  const { stderr } = await run(['--nope', '-o', 'json']);
  assert.equal(JSON.parse(stderr).error.violations[0].rule, 'unknown-flag');
});

test('a parameter in the wrong form is never quoted back: it may be a password', async () => {
  const { run } = await here;
  const { stderr, code } = await run([...good, '-p', 'hunter2-canary']);
  assert.equal(code, 64);
  assert.doesNotMatch(stderr, /hunter2/);
});

test('a file that cannot be read: 74, after everything that is 64', async () => {
  const { run } = await here;
  const missing = await run(['-c', 'c-hello', '-i', '@/nonexistent/list']);
  assert.equal(missing.code, 74);
  assert.match(missing.stderr, /\/nonexistent\/list does not exist/);
  const both = await run(['-i', '@/nonexistent/list', '--timed']);
  assert.equal(both.code, 64);
});

test('a directory, a binary file and standard input asked for twice are told apart', async () => {
  const { run } = await here;
  const directory = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const binary = path.join(directory, 'binary');
  writeFileSync(binary, Buffer.from([0xff, 0xfe, 0x00]));
  assert.match((await run([...good, '--param-file', `a=${directory}`])).stderr, /is a directory/);
  assert.match((await run([...good, '--param-file', `a=${binary}`])).stderr, /not UTF-8/);
  assert.match(
    (await run(['-c', 'c-hello', '-i', '-', '--param-file', 'a=-'], { input: 'i-web1' })).stderr,
    /read only once/,
  );
});

const accepted = ['0 0-5 14 * * ?', '0 */20 * * * *', '0,50 59 23 * * ?', '0 0/5 14 * 10 ? 2028/2 UTC', 'rate(60s)'];
for (const expression of accepted) {
  test(`${expression} is accepted`, async () => {
    const { run } = await here;
    const { code, stderr } = await run([...good, '--frequency', expression, '--dry-run']);
    assert.equal(code, 0, stderr);
  });
}

test('in all of this the service was never asked', () => assert.deepEqual(requests, []));
