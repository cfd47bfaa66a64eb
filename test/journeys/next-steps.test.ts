import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ecsInvoke, stage } from '../support/journey.ts';

/** The commands that are told to be typed, each as a list of words. */
function toType(words: string): readonly string[][] {
  return [...words.matchAll(/^\s+ecs-invoke (.+)$/gm)].map(([, line = '']) => line.replaceAll("'", '').split(' '));
}

test('every command that is told to be typed works as typed', async (t) => {
  const { emulator, run } = await stage(t);
  const lines: readonly (readonly string[])[] = [
    ['exec', '-i', 'i-stopped1', '--type', 'shell', '--skip-unfit', '--', 'true'],
    ['exec', '--name', 'x*', '--', 'uptime'],
    ['-c', 'helo', '-i', 'i-web1'],
    ['commands', 'show', 'nosuch'],
    ['exec', '--name', 'web*', '-i', 'i-web1', '--', 'true'],
    ['exec', '-i', 'i-stopped1', '--', 'true'],
  ];
  const { env } = { env: { ECS_INVOKE_ENDPOINT: undefined } };
  for (const lang of ['en', 'zh']) {
    for (const line of lines) {
      const place = ['-r', 'cn-hangzhou', '--endpoint', emulator.endpoint, '--lang', lang];
      const at = line.indexOf('--') < 0 ? line.length : line.indexOf('--');
      const { stderr } = await run([...line.slice(0, at), ...place, ...line.slice(at)], { env });
      const [told] = toType(stderr);
      assert.ok(told, `${line.join(' ')}: ${stderr}`);
      assert.doesNotMatch(stderr, /aliyun ecs/);
      assert.ok(told.includes(emulator.endpoint), stderr);
      if (told[0] === 'emulator') continue;
      const typed = await run(told, { env });
      assert.ok([0, 3].includes(Number(typed.code)), `${told.join(' ')}: ${typed.code} ${typed.stderr}`);
    }
  }
});

test('where nobody is fit the words are those of 3, not of a line to mend', async (t) => {
  const { run } = await stage(t);
  const { code, stderr } = await run(['exec', '-i', 'i-stopped1', '--type', 'shell', '--skip-unfit', '--', 'true']);
  assert.equal(code, 3);
  assert.match(stderr, /None of the instances can take the command; nothing was sent/);
  assert.doesNotMatch(stderr, /mending/);
});

test('--emulator and --endpoint exclude each other on every command', async () => {
  const both = ['--emulator', '--endpoint', 'http://127.0.0.1:1'];
  for (const line of [
    ['doctor', '-q'],
    ['-c', 'c-1', '-i', 'i-a'],
    ['show', 't-1'],
    ['commands', 'list'],
  ]) {
    const { code, stderr } = await ecsInvoke([...line, ...both]);
    assert.equal(code, 64, stderr);
    assert.match(stderr, /--emulator and --endpoint exclude each other/);
  }
});

test('an instance of two kinds, a file to stop, a name to guess: what to do is named whole', async (t) => {
  const { run } = await stage(t);
  const mixed = await run(['exec', '-i', 'i-web1,i-windows1', '--skip-unfit', '--', 'echo ok']);
  assert.match(mixed.stderr, /--type shell --skip-unfit/);
  assert.match((await run(['stop', 'f-1'])).stderr, /ecs-invoke show f-1/);
  const near = await run(['-c', 'helo', '-i', 'i-web1', '-o', 'json']);
  assert.match(
    JSON.parse(near.stderr).error.fix[0],
    /^Did you mean -c hello\?.*: ecs-invoke commands list -r cn-hangzhou$/,
  );
  assert.equal((await run(['instances', 'check', '-i', 'i-web1', '--type', 'shell', '-q'])).stdout, 'i-web1\n');
  const nosuch = await run(['commands', 'show', 'nosuch']);
  assert.doesNotMatch(nosuch.stderr, /changed/);
});
