import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { ecsInvoke, type JourneyOptions } from '../support/journey.ts';
import { terminal } from '../support/terminal.ts';
import { lead, program } from '../support/under-test.ts';

/** The built program, without credentials, a region or a service. */
const schedule = (args: readonly string[], options?: JourneyOptions) => ecsInvoke(['schedule', ...args], options);

test('what it means, when it runs, a month of it', async () => {
  const { code, stdout, stderr } = await schedule(['0 0 2 ? 1 SAT 2090 Asia/Shanghai', '--calendar', '2090-01'], {
    env: { TZ: 'Europe/Berlin' },
  });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^At 02:00, on Saturdays, in January, in 2090, Asia\/Shanghai time\.$/m);
  assert.match(stdout, /^Smallest gap between two runs: 7 d$/m);
  assert.match(stdout, /^Next 4 runs\n {2}Asia\/Shanghai +UTC +here \(Europe\/Berlin\)$/m);
  assert.match(stdout, /^ {2}Sat 2090-01-07 02:00:00 {2}Fri 2090-01-06 18:00:00 {2}Fri 2090-01-06 19:00:00$/m);
  assert.match(stdout, /^ {2}4 runs on 4 days$/m);
});

test('without a zone: UTC+8, UTC, and that the third is unknown here', async () => {
  const { code, stdout, stderr } = await schedule(['0 0 2 * * ?', '--lang', 'zh', '--count', '1']);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /下一次执行（按 2018 年文档，以 UTC\+8 为准）[\s\S]*（按 2019 年文档，以 UTC 为准）[\s\S]*--timezone/,
  );
  assert.match(stderr, /未指定时区/);
});

test('--timezone names the zone, and what is read is what invoke would send', async () => {
  const { stdout, stderr } = await schedule(['0 0 2 * * ?', '--timezone', 'Asia/Shanghai']);
  assert.match(stdout, /^0 0 2 \* \* \? Asia\/Shanghai\n/);
  assert.equal(stderr, '');
});

test('-q: run times and nothing else; in UTC, or by a clock whose zone is unknown', async () => {
  const utc = await schedule(['0 0 2 * * ? Asia/Shanghai', '-q', '--count', '2']);
  assert.match(utc.stdout, /^(\d{4}-\d\d-\d\dT18:00:00Z\n){2}$/);
  assert.equal(utc.stderr, '');
  const old = await schedule(['0 0 2 * * ?', '-q', '--count', '2', '--edition', '2018']);
  assert.match(old.stdout, /^(\d{4}-\d\d-\d\dT18:00:00Z\n){2}$/);
  const open = await schedule(['0 0 2 * * ?', '-q', '--count', '2'], { env: { TZ: 'Asia/Tokyo' } });
  assert.match(open.stdout, /^(\d{4}-\d\d-\d\dT02:00:00\n){2}$/);
});

test('clock changes are pointed out, and counted in the calendar', async () => {
  const { stdout, stderr } = await schedule(['0 30 2 * * ? 2089-2090 Europe/Berlin', '--calendar', '2090-03']);
  assert.match(stderr, /Europe\/Berlin sets its clocks (forward|back)/);
  assert.match(stdout, /26!/);
  assert.match(stdout, /! Europe\/Berlin sets its clocks forward on 2090-03-26 02:00:00 to 03:00:00/);
});

test('-o jsonl is one line, --query takes a part', async () => {
  const { stdout } = await schedule(['rate(5m)', '-o', 'jsonl']);
  assert.equal(JSON.parse(stdout).readings[0].runs.length, 5);
  assert.equal(stdout.split('\n').length, 2);
  const part = await schedule(['rate(5m)', '--query', 'meaning', '-q']);
  assert.equal(part.stdout, 'Every 5 minutes, counted from the moment it is created.\n');
});

test('plain words stand for an expression, which is shown; in a document it is the expression', async () => {
  const env = { TZ: 'Asia/Tokyo' };
  const english = await schedule(['every weekday at 9', '--count', '1'], { env });
  assert.equal(english.code, 0, english.stderr);
  assert.match(
    english.stdout,
    /^Frequency {2}0 0 9 \? \* MON-FRI Asia\/Tokyo\nAt 09:00, on Mondays to Fridays, Asia\/Tokyo/,
  );
  const chinese = await schedule(['每天凌晨2点', '--lang', 'zh', '--timezone', 'Asia/Shanghai'], { env });
  assert.match(chinese.stdout, /^Frequency {2}0 0 2 \* \* \? Asia\/Shanghai\n每天，02:00 执行/);
  const document = await schedule(['at 9 every day UTC', '-o', 'json']);
  assert.equal(JSON.parse(document.stdout).expression, '0 0 9 * * ? UTC');
  const once = await schedule(['in 2 hours', '-o', 'json']);
  assert.equal(JSON.parse(once.stdout).form, 'at');
  const old = await schedule(['每天2点', '--edition', '2019', '-q', '--count', '1'], { env });
  assert.match(old.stdout, /^\d{4}-\d\d-\d\dT02:00:00Z\n$/);
});

test('whose clock plain words were taken to mean is said, where they do not say it', async () => {
  const env = { TZ: 'Asia/Tokyo' };
  const guessed = /The words name no time zone: Asia\/Tokyo is that of this machine/;
  assert.match((await schedule(['every day at 9:00'], { env })).stderr.replace(/\s+/g, ' '), guessed);
  for (const words of [['every day at 9:00 UTC'], ['every 7 minutes'], ['every day at 9:00', '--timezone', 'UTC']]) {
    assert.doesNotMatch((await schedule(words, { env })).stderr, /no time zone/, words.join(' '));
  }
});

test('an expression is shown as it is', async () => {
  assert.match((await schedule(['0 0 2 * * ? UTC'])).stdout, /^0 0 2 /);
});

test('words are named as a way out only where words were given', async () => {
  const expressions = ['0 2 * * *', 'rate(5x)', 'at(2030-01-01)', '@daily'];
  for (const expression of expressions) {
    const { code, stderr } = await schedule([expression]);
    assert.equal(code, 64);
    assert.doesNotMatch(stderr, /words/, expression);
  }
});

const refusals: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['closer than 10 s', ['*/7 * * * * *'], /<expression> {2}\*\/7 [\s\S]*4 s apart/],
  ['within the timeout', ['rate(60s)', '--timeout', '60'], /timeout of 60 s/],
  ['a short timeout', ['rate(60s)', '--timeout', '9'], /--timeout {2}9/],
  ['five fields', ['0 2 * * *'], /write "0 0 2 \* \* \*"/],
  ['no words', [''], /schedule is empty/],
  ['never', ['0 0 0 31 2 ?'], /never run/],
  ['a zone that is none', ['0 0 2 * * ?', '--timezone', 'CST'], /--timezone {2}CST/],
  ['two zones', ['0 0 2 * * ? UTC', '--timezone', 'Asia/Shanghai'], /Leave out one of the two/],
  ['a later form', ['rate(5m)', '--edition', '2019'], /Edition 2019/],
  [
    'a flag of later',
    ['0 0 2 * * ?', '--edition', '2018', '--timezone', 'UTC'],
    /Edition 2018[\s\S]*does not know this/,
  ],
  ['no number', ['rate(5m)', '--count', '0'], /--count {2}0[\s\S]*1 to 1000/],
  ['no month', ['rate(5m)', '--calendar=2027-13'], /--calendar {2}2027-13/],
  ['without quotes', ['0', '0', '2', '*', '*', '?'], /several words[\s\S]*in quotes/],
  [
    'words not understood',
    ['every blue moon'],
    /not understood as a schedule[\s\S]*'every weekday at 9:00' or '每天凌晨 2\s+点'/,
  ],
  ['words that look like an at', ['at 9 every blue day'], /not understood as a schedule[\s\S]*'every weekday at 9:00'/],
  ['words not understood, in Chinese', ['有空的时候', '--lang', 'zh'], /'每天凌晨 2 点' 或\s+'every weekday at 9:00'/],
  [
    'words for what the service refuses',
    ['every 5 seconds UTC'],
    /<expression> {2}\*\/5 \* \* \* \* \? UTC\s[\s\S]*5 s apart/,
  ],
  ['words with two zones', ['every day at 2 UTC', '--timezone', 'Asia/Shanghai'], /Leave out one of the two/],
  ['words that an edition cannot say', ['in 2 hours', '--edition', '2019'], /Edition 2019[\s\S]*"at\(/],
  ['words without quotes', ['every', 'day', 'at', '2'], /several words[\s\S]*in quotes/],
  ['nothing', [], /<expression>[\s\S]*value is missing/],
];
for (const [title, args, words] of refusals) {
  test(`refused: ${title}`, async () => {
    const { code, stdout, stderr } = await schedule(args);
    assert.equal(code, 64, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, words);
  });
}

test('help has its examples and flags, in both languages', async () => {
  const english = await schedule(['--help']);
  assert.equal(english.code, 0);
  for (const words of ['--calendar [yyyy-MM]', '--count <n>', 'Examples:'])
    assert.ok(english.stdout.includes(words), words);
  assert.match((await schedule(['--help', '--lang', 'zh'])).stdout, /用法：[\s\S]*示例：/);
});

for (const lang of ['en', 'zh']) {
  test(`a terminal of 60 columns (${lang})`, async () => {
    const args = ['schedule', '0 0 9 15W,1 * 6#3 Asia/Shanghai', '--calendar', '--lang', lang];
    const screen = terminal(program, [...lead, ...args], { env: { TZ: 'Europe/Berlin' }, columns: 60 });
    assert.equal(await screen.ended, 0, screen.all());
    const lines = stripVTControlCharacters(screen.all()).split(/\r?\n/);
    assert.ok(lines.length > 30, screen.all());
    for (const line of lines) assert.ok(stringWidth(line) <= 60, line);
    assert.match(screen.all(), /\x1b\[1m/);
  });
}
