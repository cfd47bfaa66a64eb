import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { stage } from '../support/journey.ts';
import { keys, tui } from '../support/tui.ts';
import { lead, program } from '../support/under-test.ts';

const long = {
  id: 'c-long',
  name: '很长的命令名称'.repeat(12),
  description: 'd'.repeat(300),
  content: 'printf "\\033[31m\x1b[2J"',
};
const here = stage({ after }, { fleet: { commands: [long] } });

async function screen(line: readonly string[], columns = 80) {
  const { env } = await here;
  return tui(program, [...lead, 'commands', ...line], {
    env: { ...env, ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true' },
    columns,
  });
}

async function isThere(name: string): Promise<boolean> {
  const { run } = await here;
  return (await run(['commands', 'list', '-q', '--name', name])).stdout !== '';
}

for (const columns of [40, 60, 80, 140]) {
  test(`a list fits a window of ${columns}: a row a command, IDs whole`, async () => {
    const window = await screen(['list'], columns);
    assert.equal(await window.ended, 0);
    const lines = window.text().split('\n');
    assert.ok(lines.every((line) => stringWidth(line) <= columns));
    const rows = lines.filter((line) => /^c-/.test(line)).map((line) => line.split(' ')[0]);
    assert.deepEqual(rows, ['c-long', 'c-hello', 'c-fail', 'c-slow', 'c-big'], window.text());
  });
}

test('a script cannot touch the terminal', async () => {
  for (const line of [
    ['show', 'c-long'],
    ['show', 'c-long', '--content'],
  ]) {
    const window = await screen(line);
    assert.equal(await window.ended, 0);
    assert.match(window.text(), /\^\[\[2J/);
    assert.doesNotMatch(window.all(), /\x1b\[2J/);
  }
});

test('deleting asks, with "no" under the cursor', async () => {
  const window = await screen(['delete', 'fail', 'big']);
  await window.sees(/c-fail {2}fail[\s\S]*c-big {2}big[\s\S]*\? Delete these 2 for good\?[\s\S]*> No/);
  window.press(keys.enter);
  assert.equal(await window.ended, 130);
  assert.match(window.text(), /Nothing was deleted\.$/);
  assert.equal(window.cursorHidden(), false);
  assert.deepEqual([await isThere('fail'), await isThere('big')], [true, true]);
});

test('Ctrl-C and Esc at the question leave everything as it is', async () => {
  for (const key of [keys.ctrlC, keys.escape]) {
    const window = await screen(['update', 'slow', '--timeout', '99']);
    await window.sees(/timeout {2}60 s → 99 s[\s\S]*\? Change c-slow\?[\s\S]*> No/);
    window.press(key);
    assert.equal(await window.ended, 130);
    assert.match(window.text(), /Left\. Nothing was changed\.$/);
  }
  const { run } = await here;
  const shown = await run(['commands', 'show', 'slow', '--query', 'command.timeout', '-q']);
  assert.equal(shown.stdout, '60\n');
});

test('a yes deletes; with --no-input there is no question, but a refusal', async () => {
  const window = await screen(['delete', 'fail']);
  await window.sees(/\? Delete it for good\?/);
  window.press(keys.down, keys.enter);
  assert.equal(await window.ended, 0);
  assert.match(window.text(), /Yes, delete \(cn-hangzhou\)\nc-fail$/);
  assert.equal(await isThere('fail'), false);
  const silent = await screen(['delete', 'big', '--no-input']);
  assert.equal(await silent.ended, 64);
  assert.match(silent.text(), /Add -y if it is meant/);
  assert.equal(await isThere('big'), true);
});
