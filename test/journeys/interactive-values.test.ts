import assert from 'node:assert/strict';
import { test } from 'node:test';
import { conversation, here, keys, onward } from '../support/conversation.ts';
import { ecsInvoke } from '../support/journey.ts';

test('parameters: a default, allowed values, a hidden one that is never shown', async () => {
  const screen = await conversation(['-c', 'deploy', '-i', 'i-web1', '--interactive']);
  await onward(screen, /\? Region/, /\? Command/, /\? Instances/);
  await screen.sees(/\? Value of "version", what to deploy 1\.0/);
  screen.press('x', keys.enter);
  await screen.sees(/The command allows only what fits \[0-9\.\]\+/);
  screen.press(keys.backspace, keys.enter);
  await screen.sees(/\? Value of "stage"\n> test\n {2}live/);
  screen.press(keys.down, keys.enter);
  await screen.sees(/\? Value of "api-token" \(not shown\)/);
  screen.press(keys.enter);
  await screen.sees(/The command asks for a value here/);
  screen.press('canary-4711', keys.enter);
  await screen.sees(/\? When/);
  screen.press(keys.enter);
  await screen.sees(/"version":"1\.0","stage":"live","api-token":"<hidden:11>"/);
  await screen.sees(/> Run it, and wait/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 0);
  // What the command prints is its own affair; nothing else says it.
  assert.equal(screen.text().match(/canary-4711/g)?.length, 1);
  assert.match(screen.text(), /1\.0\/live\/canary-4711/);
  assert.match(
    screen.text().replace(/\s*\\\n\s*/g, ' '),
    /-p version=1\.0 -p stage=live --param-env api-token=PARAM_API_TOKEN/,
  );
});

test('a schedule in words, with its next runs as it is typed', async () => {
  const screen = await conversation(['--interactive', '-c', 'c-fail', '-i', 'i-web1'], {
    env: { TZ: 'Asia/Shanghai' },
  });
  await onward(screen, /\? Region/, /\? Command/, /\? Instances/);
  await screen.sees(/\? When/);
  screen.press(keys.down, keys.enter);
  await screen.sees(/\? Schedule\n {2}Say it in words/);
  screen.press('every day at 3');
  await screen.sees(/At 03:00, every day, Asia\/Shanghai time\.[\s\S]*Next 3 runs/);
  screen.press('0 nonsense', keys.enter);
  await screen.sees(/This cannot be taken yet/);
  screen.press(keys.backspace.repeat(10), keys.enter);
  await screen.sees(/Frequency +0 0 3 [\s\S]*> Start this schedule/);
  screen.press(keys.enter);
  assert.equal(await screen.ended, 0);
  const line = screen.text().split('\n').at(-1) ?? '';
  assert.match(line, /--frequency '0 0 3 .* Asia\/Shanghai'$/);
  assert.match(screen.text(), /\nt-[0-9a-f]{32}\n/);
  await ecsInvoke(['schedule', 'stop', /t-[0-9a-f]{32}/.exec(screen.text())![0]], { env: (await here).env });
});

for (const [columns, lang] of [
  [60, 'zh_CN.UTF-8'],
  [60, 'C.UTF-8'],
  [200, 'zh_CN.UTF-8'],
] as const) {
  test(`every question fits ${columns} columns (${lang})`, async () => {
    const screen = await conversation(['--interactive', '-c', 'c-hello', '-i', 'i-web1'], {
      columns,
      env: { LANG: lang },
    });
    const questions = [
      /\? (Region|地域)/,
      /\? (Command|命令)/,
      /\? (Instances|实例)/,
      /\? (Value of|参数)/,
      /\? (When|何时)/,
    ];
    for (const question of questions) {
      await screen.sees(question);
      screen.press(keys.enter);
    }
    await screen.sees(/\? (What now|下一步)/);
    screen.press(keys.ctrlC);
    assert.equal(await screen.ended, 130);
    // A line that is too long is broken by the terminal: then it goes on in a row that begins with something else.
    const rows = screen.text().split('\n');
    assert.ok(
      rows.every((row) => /^( {2}|[✔?>]|$|POST|c-hello|在|Left|已退出|\S)/.test(row)),
      screen.text(),
    );
  });
}

test('several lines pasted where one is taken are refused, not cut', async () => {
  const screen = await conversation(['-c', 'c-hello', '-i', 'i-web1', '--interactive']);
  await onward(screen, /\? Region/, /\? Command/, /\? Instances/);
  await screen.sees(/\? Value of "name"/);
  screen.press('line1\rline2\r');
  await screen.sees(/Several lines were pasted, and this takes one/);
  screen.press('\x15', 'Jack');
  await screen.sees(/\? Value of "name" \(may stay empty\) Jack/);
  screen.press(keys.enter);
  await screen.sees(/✔ Value of "name" {2}<hidden:4>\n\? When/);
  screen.press(keys.ctrlC);
  assert.equal(await screen.ended, 130);
});
