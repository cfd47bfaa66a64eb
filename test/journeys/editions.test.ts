import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';

/** The older published forms, each against an emulator of that form. */
const many = (count: number) => Array.from({ length: count }, (_, at) => `i-${at}`).join(',');

test('2018: 51 instances are one JSON array', async () => {
  const { code, stdout } = await ecsInvoke([
    '-n',
    '--edition',
    '2018',
    '-r',
    'cn-hangzhou',
    '-c',
    'c-1',
    '-i',
    many(51),
  ]);
  assert.equal(code, 0);
  const array = /InstanceIds +(\[.*\])\n/.exec(stdout)?.[1];
  assert.equal(JSON.parse(array!).length, 51);
  assert.doesNotMatch(stdout, /InstanceId\.1|RepeatMode|ClientToken|Tag\.|TerminationMode/);
});

const refused: readonly (readonly [string, readonly string[], RegExp])[] = [
  ['parameters', ['-i', 'i-a', '-p', 'a=1'], /no custom parameters/],
  ['101 instances', ['-i', many(101)], /101 instances[\s\S]*at most 100/],
  ['a rehearsal', ['-i', 'i-a', '--rehearse'], /--rehearse/],
  ['a rate', ['-i', 'i-a', '--frequency', 'rate(5m)'], /2018/],
  ['a zone', ['-i', 'i-a', '--frequency', '0 0 2 * * ? Asia/Shanghai'], /2018/],
  ['a timeout', ['-i', 'i-a', '--timeout', '60'], /--timeout/],
];
for (const [title, args, words] of refused) {
  test(`2018: ${title} refused`, async () => {
    const { code, stderr } = await ecsInvoke(['--edition', '2018', '-r', 'cn-hangzhou', '-c', 'c-1', ...args]);
    assert.equal(code, 64);
    assert.match(stderr, words);
  });
}

test('2019: 51 instances are refused, numbered IDs and Timed are sent', async () => {
  const args = ['-n', '--edition', '2019', '-r', 'cn-hangzhou', '-c', 'c-1'];
  assert.equal((await ecsInvoke([...args, '-i', many(51)])).code, 64);
  const { stdout } = await ecsInvoke([...args, '-i', 'i-a,i-b', '--frequency', '0 */20 * * * *', '-p', 'name=Jack']);
  assert.match(stdout, /InstanceId\.2 +i-b\n/);
  assert.match(stdout, /Timed +true\n/);
  assert.match(stdout, /Parameters +\{"name":"Jack"\}\n/);
  assert.doesNotMatch(stdout, /RepeatMode|ClientToken|Tag\./);
});

for (const edition of ['2018', '2019'] as const) {
  test(`${edition}: a whole run against an emulator of that edition`, async (t) => {
    const { run } = await stage(t, { edition });
    const fine = await run(['--edition', edition, '-c', 'c-hello', '-i', 'i-web1,i-web2', '--wait']);
    assert.equal(fine.code, 0, fine.stderr);
    assert.match(fine.stdout, /This is web-2/);
    const failing = await run(['--edition', edition, '-c', 'c-fail', '-i', 'i-web1', '--wait']);
    assert.equal(failing.code, 7, failing.stderr);
  });

  test(`${edition}: a schedule is taken`, async (t) => {
    const { run } = await stage(t, { edition });
    const { code, stdout, stderr } = await run([
      '--edition',
      edition,
      '-c',
      'c-hello',
      '-i',
      'i-web1',
      '--frequency',
      '0 0-5 14 * * ?',
    ]);
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^t-/);
    assert.match(stderr, edition === '2018' ? /UTC\+8|UTC\+08:00/ : /UTC/);
  });
}

test('a 2019 client meets a refusal of 2019: its status and its code', async (t) => {
  const { run } = await stage(t, { edition: '2019' });
  const { stderr, code } = await run(['--edition', '2019', '-c', 'c-fail', '-i', 'i-web1', '-p', 'a=1']);
  assert.match(stderr, /Parameter\.Disabled[\s\S]*HTTP 404/);
  assert.equal(code, 3);
});

for (const words of [
  ['emulator', 'exec', '--edition', '2018'],
  ['emulator', '--edition', '2018', 'exec'],
]) {
  test(`${words.join(' ')} -- …: the emulator speaks that edition`, async () => {
    const { code, stderr } = await ecsInvoke([
      ...words,
      '--',
      'ecs-invoke',
      '--edition',
      '2018',
      '-c',
      'c-hello',
      '-i',
      'i-noagent1',
    ]);
    assert.match(stderr, /InvalidInstance\.NoClient/);
    assert.equal(code, 3);
  });
}

test('emulator exec hands its flags to its emulator: a port that is none is refused', async () => {
  assert.equal((await ecsInvoke(['emulator', 'exec', '--port', 'x', '--', 'true'])).code, 64);
});
