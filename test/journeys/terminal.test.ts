import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { stage } from '../support/journey.ts';
import { terminal } from '../support/terminal.ts';
import { lead, ourselves, program } from '../support/under-test.ts';

/** In a real pseudo-terminal, and in real pipelines. */
const cursor = { id: 'c-cursor', name: 'cursor', content: "printf '\\033[2J\\033[31mred\\033[0m\\n'" };
const tick = { id: 'c-tick', name: 'tick', content: 'for n in 1 2 3; do echo "tick $n"; sleep 0.7; done' };
const here = stage({ after }, { fleet: { commands: [cursor, tick] } });

async function inTerminal(
  args: readonly string[],
  options: { env?: Readonly<Record<string, string>>; columns?: number } = {},
) {
  const { env } = await here;
  return terminal(program, [...lead, ...args], { ...options, env: { ...env, ...options.env } });
}

test('colour on a terminal, none with NO_COLOR, --no-color or TERM=dumb', async () => {
  const args = ['-c', 'c-fail', '-i', 'i-web1', '--wait'];
  const coloured = await inTerminal(args);
  assert.equal(await coloured.ended, 7);
  assert.match(coloured.all(), /\x1b\[31m✖/);
  for (const [more, env] of [
    [[], { NO_COLOR: '1' }],
    [['--no-color'], {}],
    [[], { TERM: 'dumb' }],
  ] as const) {
    const plain = await inTerminal([...args, ...more], { env });
    await plain.ended;
    assert.doesNotMatch(plain.all(), /\x1b\[3\dm/);
  }
});

test('remote output cannot clear the screen, unless --raw asks for it', async () => {
  const shown = await inTerminal(['-c', 'c-cursor', '-i', 'i-web1', '--wait', '-q']);
  await shown.ended;
  assert.ok(!shown.all().includes('\x1b[2J'));
  assert.match(shown.all(), /\^\[\[2J\^\[\[31mred/);
  const raw = await inTerminal(['-c', 'c-cursor', '-i', 'i-web1', '--wait', '-q', '--raw']);
  await raw.ended;
  assert.ok(raw.all().includes('\x1b[2J'));
});

for (const columns of [60, 80, 200]) {
  for (const lang of ['en', 'zh']) {
    test(`explanations fit ${columns} columns (${lang})`, async () => {
      const screen = await inTerminal(['-c', 'c-hello', '-i', 'i-nosuch', '--lang', lang], { columns });
      assert.equal(await screen.ended, 3);
      const text = stripVTControlCharacters(screen.all().slice(screen.all().indexOf('✖')));
      // A command to type stays whole, so that it can be copied.
      const lines = text.split(/\r?\n/).filter((line) => !/^ {6}aliyun /.test(line));
      assert.ok(lines.length > 5, text);
      for (const line of lines) assert.ok(stringWidth(line) <= columns, line);
    });
  }
}

test('progress is drawn while waiting; Ctrl-C detaches at once and leaves the terminal as it was', async (t) => {
  const { env } = await here;
  const shell = terminal('/bin/sh', [], { env: { ...env, PS1: 'PROMPT ' } });
  t.after(() => shell.pty.kill());
  const before = path.join(mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')), 'stty');
  // What is awaited is spelled in two pieces on the line, so that its echo is not taken for it.
  await shell.until(/PROMPT /);
  shell.pty.write(`stty -a > ${before}; echo BEFORE-"OK"\r`);
  await shell.until(/BEFORE-OK/);
  shell.pty.write(`${ourselves.join(' ')} -c c-slow -i i-web1,i-web2 --wait\r`);
  await shell.until(/of 2 ended/);
  shell.pty.write('\x03');
  await shell.until(/goes on without us[\s\S]*PROMPT /);
  shell.pty.write(`echo "code=$?"; stty -a | diff - ${before} && echo SA"ME"\r`);
  await shell.until(/code=130/);
  await shell.until(/SAME/);
  // A hidden cursor would need the sequence that shows it again.
  assert.ok(shell.all().lastIndexOf('\x1b[?25l') <= shell.all().lastIndexOf('\x1b[?25h'), 'the cursor is hidden');
});

test('a pipe whose reader has left: no stack trace, 74, and the InvokeId on stderr', async () => {
  const { env } = await here;
  const line = `{ sleep 0.1; ${ourselves.join(' ')} -c c-big -i i-web1 --wait; echo "code=$?" >&2; } | true`;
  const screen = terminal('/bin/sh', ['-c', line], { env });
  await screen.ended;
  assert.match(screen.all(), /accepted as t-/);
  assert.match(screen.all(), /code=74/);
  assert.match(screen.all(), /Standard output could not be written/);
  assert.doesNotMatch(screen.all(), /Error|\n\s+at /);
});

test('help: examples, groups, in both languages; with nothing at all it goes to stderr with 64', async () => {
  const { run } = await here;
  const english = await run(['invoke', '--help']);
  assert.equal(english.code, 0);
  for (const words of ['Examples:', 'What and where:', '--frequency <expression>', '--wait-timeout'])
    assert.ok(english.stdout.includes(words), words);
  const chinese = await run(['--help', '--lang', 'zh']);
  assert.match(chinese.stdout, /用法：[\s\S]*示例：/);
  const nothing = await run([]);
  assert.equal(nothing.code, 64);
  assert.equal(nothing.stdout, '');
  assert.match(nothing.stderr, /Usage:/);
});

test('the version, quickly and the long way', async () => {
  const { run } = await here;
  const { stdout } = await run(['--version']);
  assert.match(stdout, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await run(['--version', '--lang', 'zh'])).stdout, stdout);
});
