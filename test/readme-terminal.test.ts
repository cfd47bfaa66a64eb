import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { type Readme, readmes, withoutIds } from './support/readme.ts';
import { keys, type Tui, tui } from './support/tui.ts';
import { lead, program } from './support/under-test.ts';

/** The windows that the READMEs show are those of the built program, played with the same keys. */

/** What is pressed, and by which signs in every language the next thing has come. */
type Keys = readonly (readonly [press: readonly string[], comes: RegExp])[];

/** One window after the other, in the order of the README. */
const windows: readonly Keys[] = [
  [
    // "…" stands in a list that is still loading.
    [[], /\? \S+\n> cn-hangzhou [^…]*$/],
    [[keys.enter], /\? \S+\n> hello [^…]*$/],
    [['hello'], /\? \S+ hello\n> hello [^…]*$/],
    [[keys.enter], /\n {2}\[-\] i-noagent1 [^…]*$/],
    [[keys.space, keys.down, keys.space], /\n {2}\[x\] i-web1 .*\n> \[x\] i-web2 /],
  ],
  [
    [[keys.enter], /\n\? \S+.*[“"]name[”"].*$/],
    [['Jack', keys.enter], /\n✔ .* <hidden:4>\n\? .*\n> /],
    [[keys.enter], /\n {2}ClientToken [\s\S]*\n> /],
    [[keys.enter], /--wait$/],
  ],
];

for (const readme of readmes()) {
  test(`${readme.file}: the windows of the interactive mode`, async () => {
    const shown = blocksOf(readme);
    assert.equal(shown.length, windows.length);
    const screen = started(readme);
    let answered: readonly string[] = [];
    for (const [at, window] of windows.entries()) {
      await play(screen, window);
      const lines = shown[at]!;
      const wanted = withoutIds([...answered, ...lines].join('\n'));
      // A window may come in two pieces.
      await screen.sees((text) => withoutIds(text) === wanted).catch(() => {});
      assert.equal(withoutIds(screen.text()), wanted);
      // An answered question stays where it was; the next window goes on below it.
      answered = [...answered, ...lines.filter((line) => line.startsWith('✔'))];
    }
    assert.equal(await screen.ended, 0);
  });
}

/** Each block of a terminal, without the line that starts it. */
function blocksOf({ sections }: Readme): readonly (readonly string[])[] {
  const blocks = sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'terminal'));
  const [start] = blocks[0]?.lines ?? [];
  assert.equal(start, '$ ecs-invoke --emulator');
  return blocks.map(({ lines }) => lines.filter((line) => line !== start));
}

function started({ locale }: Readme): Tui {
  const home = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-readme-'));
  // Nothing is remembered there, and no other emulator is running.
  const env = { HOME: home, XDG_STATE_HOME: home, XDG_RUNTIME_DIR: home, LANG: locale };
  const screen = tui(program, [...lead, '--emulator'], { env });
  after(() => {
    screen.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true });
  });
  return screen;
}

async function play(screen: Tui, window: Keys): Promise<void> {
  for (const [press, comes] of window) {
    screen.press(...press);
    await screen.sees(comes);
  }
}
