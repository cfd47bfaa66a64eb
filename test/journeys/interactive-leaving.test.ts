import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, keys, onward, starts } from '../support/conversation.ts';

for (const [question, way] of [
  [/\? Region/, []],
  [/\? Command/, [/\? Region/]],
  [/\? Instances/, [/\? Region/, /\? Command/]],
  [/\? Value of "name"/, [/\? Region/, /\? Command/, /\? Instances/]],
  [/\? When/, [/\? Region/, /\? Command/, /\? Instances/, /\? Value of "name"/]],
  [/\? What now/, [/\? Region/, /\? Command/, /\? Instances/, /\? Value of "name"/, /\? When/]],
] as const) {
  for (const [name, key] of [
    ['Ctrl-C', keys.ctrlC],
    ['Ctrl-D', keys.ctrlD],
  ] as const) {
    test(`${name} at ${question.source}: 130, nothing sent, the terminal as it was`, async () => {
      const before = await starts();
      const shell =
        'before=$(stty -g); ecs_invoke --interactive -c c-hello -i i-web1; code=$?; [ "$before" = "$(stty -g)" ] && echo "same terminal, code $code"';
      const screen = await conversation([], { shell });
      await onward(screen, ...way);
      await screen.sees(question);
      screen.press(key);
      await screen.ended;
      assert.match(screen.text(), /Left\. Nothing was sent\.\nsame terminal, code 130$/);
      assert.equal(screen.cursorHidden(), false);
      assert.equal(await starts(), before);
    });
  }
}

test('Ctrl-C in the schedule question leaves the terminal as it was', async () => {
  const screen = await conversation(['--interactive', '-c', 'c-fail', '-i', 'i-web1']);
  await onward(screen, /\? Region/, /\? Command/, /\? Instances/);
  await screen.sees(/\? When/);
  screen.press(keys.down, keys.enter);
  await screen.sees(/\? Schedule/);
  screen.press('every day', keys.ctrlC);
  assert.equal(await screen.ended, 130);
  assert.equal(screen.cursorHidden(), false);
});

test('a termination signal at a question: 143', async () => {
  const screen = await conversation(['-c', 'c-fail']);
  await screen.sees(/\? Instances/);
  screen.kill('SIGTERM');
  assert.equal(await screen.ended, 143);
  assert.match(screen.text(), /Left\. Nothing was sent\.$/);
});

for (const [question, way] of [
  [/\? Region\n> cn-hangzhou/, []],
  [/\? Value of "name"/, [/\? Region/, /\? Command/, /\? Instances/]],
] as const) {
  test(`Ctrl-Z and fg at ${question.source}: the question is there again`, async () => {
    const screen = await conversation([], {
      shell: 'set -m; ecs_invoke --interactive -c c-hello -i i-web1; echo stopped; fg; echo "code $?"',
    });
    await onward(screen, ...way);
    await screen.sees(question);
    screen.press(keys.ctrlZ);
    await screen.sees(new RegExp(`stopped[\\s\\S]*${question.source}`));
    screen.press(keys.ctrlC);
    await screen.ended;
    assert.match(screen.text(), /Left\. Nothing was sent\.\ncode 130$/);
  });
}
