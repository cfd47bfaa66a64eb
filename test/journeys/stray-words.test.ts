import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from '../support/journey.ts';

/** Words of the line that belong to nothing. */
const requests: string[] = [];
const here = stage({ after }, { logger: (line) => requests.push(line) });
const good = ['-c', 'c-hello', '-i', 'i-web1'];

test('stray words, wrong flags and wrong values are told all at once', async () => {
  const { run } = await here;
  const line = ['-c', 'c-1', '-i', 'i-1', 'i-2', '--regoin', 'x', '--frequency', '1 1', '-p', 'a'];
  const { code, stderr, stdout } = await run(line);
  assert.equal(code, 64);
  assert.equal(stdout, '');
  assert.match(stderr, /^ {2}i-2\n[\s\S]*Instances go behind -i/m);
  assert.match(stderr, /^ {2}--regoin\n[\s\S]*Did you mean --region\?/m);
  assert.match(stderr, /^ {2}--frequency {2}1 1\n/m);
  assert.match(stderr, /^ {2}-p\n/m);
  const json = JSON.parse((await run([...line, '-o', 'json'])).stderr);
  assert.deepEqual(json.error.violations.map(({ rule }: { rule: string }) => rule).slice(0, 2), [
    'unknown-word',
    'unknown-flag',
  ]);
});

const secret = 'hunter2';
const spilled: readonly (readonly string[])[] = [
  ['--parm=password=hunter2'],
  ['--parm', 'password=hunter2'],
  ['-p', 'password=', 'hunter2'],
  ['-p', 'password=', '"hunter2"'],
  ['-p', 'password', 'hunter2'],
  ['-p', 'password', '=', 'hunter2'],
  ['-p', 'a=1', 'password=hunter2'],
  ['-p', 'password=my', 'c-hunter2!'],
  ['-p', 'password=my', 'i-hunter2!'],
  ['-p', 'password=', '-Xhunter2'],
];
for (const args of spilled) {
  test(`${args.join(' ')}: refused, and ${secret} is not repeated`, async () => {
    const { run } = await here;
    for (const form of [[], ['-o', 'json'], ['--lang', 'zh']]) {
      const { code, stdout, stderr } = await run([...good, ...args, ...form]);
      assert.equal(code, 64);
      assert.ok(!(stdout + stderr).includes(secret), stderr);
    }
  });
}

test('a word that is nearly a command behind another: that command, and nothing of the rest of the line', async () => {
  const { run } = await here;
  for (const args of [
    ['runs', 'shw'],
    ['runs', 'shw', 'zh1'],
    ['runs', 'prun', '--older-than', '7d'],
  ]) {
    const { code, stderr } = await run(args);
    const meant = args[1] === 'shw' ? 'show' : 'prune';
    assert.deepEqual([code, /one thing needs mending/.test(stderr)], [64, true], stderr);
    assert.match(
      stderr,
      new RegExp(
        `^ {2}${args[1]}\\n.*neither a command nor a flag.*\\n.*Did you mean:\\n +ecs-invoke runs ${meant}$`,
        'm',
      ),
    );
  }
  assert.match((await run(['commands', 'lst', '--lang', 'zh'])).stderr, /是否想输入：\n +ecs-invoke commands list$/m);
  assert.doesNotMatch((await run(['schedule', 'lst'])).stderr, /neither a command/);
  const other = await run(['runs', secret]);
  assert.match(other.stderr, /Behind ecs-invoke runs stands one of these: list, show, prune\./);
  assert.ok(!other.stderr.includes(secret), other.stderr);
});

for (const word of [secret, `password=${secret}`]) {
  test(`${word} as the first word is not repeated either`, async () => {
    const { run } = await here;
    const { code, stderr } = await run([word, ...good]);
    assert.equal(code, 64);
    assert.ok(!stderr.includes(secret), stderr);
    assert.match(stderr, /extra word/);
  });
}

test('of an unknown flag with a value only its name is told', async () => {
  const { run } = await here;
  const { stderr } = await run([...good, '--parm=password=x']);
  assert.match(stderr, /^ {2}--parm\n[\s\S]*Did you mean --param\?/m);
});

test('"help show" is "show --help"', async () => {
  const { run } = await here;
  const asked = await run(['help', 'show']);
  assert.equal(asked.code, 0);
  assert.match(asked.stdout, /show <InvokeId\.\.\.>/);
  assert.deepEqual(asked, await run(['show', '--help']));
});

test('a language that there is not is refused, whoever asked for it', async () => {
  const { run } = await here;
  for (const [args, env, name] of [
    [['--lang', 'fr'], {}, '--lang'],
    [[], { ECS_INVOKE_LANG: 'fr' }, 'ECS_INVOKE_LANG'],
  ] as const) {
    const { code, stderr } = await run([...good, ...args], { env });
    assert.equal(code, 64);
    assert.match(stderr, new RegExp(`^ {2}${name} {2}fr$[\\s\\S]*Allowed are en, zh`, 'm'));
  }
  assert.equal((await run([...good, '--lang', 'zh_CN.UTF-8', '-n'])).code, 0);
});

test('in all of this the service was never asked', () => assert.deepEqual(requests, []));
