import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, here, keys } from '../support/conversation.ts';

for (const [why, args, env] of [
  ['--no-input', ['--no-input'], {}],
  ['CI', [], { CI: 'true' }],
  ['ECS_INVOKE_NO_INPUT', [], { ECS_INVOKE_NO_INPUT: '1' }],
  ['TERM=dumb', [], { TERM: 'dumb' }],
  ['-o json', ['-o', 'json'], {}],
  ['another mistake on the line', ['--timeout', '1s'], {}],
  ['an empty value', ['-i', ''], {}],
  ['instances from standard input', ['-i', '-'], {}],
] as const) {
  test(`nothing is asked with ${why}`, async () => {
    const screen = await conversation(args[0] === '-i' ? [...args] : ['-c', 'c-fail', ...args], { env });
    if (args[1] === '-') screen.press(keys.ctrlD);
    assert.equal(await screen.ended, 64);
    assert.doesNotMatch(screen.text(), /\?/);
  });
}

test('--interactive where nobody can answer is refused', async () => {
  const { run } = await here;
  const { code, stderr } = await run(['--interactive']);
  assert.equal(code, 64);
  assert.match(stderr, /--interactive/);
  assert.match(stderr, /There is nobody to ask/);
});
