import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { generalFlags, outputFlags } from '../src/cli/common-flags.ts';
import { shellNames, shells } from '../src/cli/completion/scripts.ts';
import { exitMeanings } from '../src/cli/exit-meanings.ts';
import { invokeFlags } from '../src/cli/invoke-flags.ts';
import { flagTable } from './support/flag-table.ts';
import { stage } from './support/journey.ts';
import { cellsOf, linksOf, readmes, screensOf, typedLines, withoutIds } from './support/readme.ts';

/** What the READMEs show is what the program does. */
const here = stage({ after });
const stateHome = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
after(() => rmSync(stateHome, { recursive: true }));

const checkedKinds =
  'sh is typed, console is a screen that is made here, terminal is a window of readme-terminal.test.ts, text is the map';

/** On a screen the two streams are one; the line about acceptance comes first. */
function onScreen({ stdout, stderr }: { stdout: string; stderr: string }): string {
  const [first = '', ...rest] = stderr.split(/(?<=\n)/);
  return /^(accepted as |已受理：)/.test(first) ? first + stdout + rest.join('') : stderr + stdout;
}

const filesLinkedIn = (text: string) => linksOf(text).filter((target) => !target.startsWith('https://'));

for (const readme of readmes()) {
  const { file, language, locale, text, sections } = readme;
  const blocks = sections.flatMap((section) => section.blocks);
  const screens = screensOf(readme);

  test(`${file}: the table of flags is the one that help is made from`, () => {
    const table = flagTable([...invokeFlags, ...outputFlags, ...generalFlags], language);
    assert.ok(text.includes(`<!-- flags -->\n${table}\n<!-- /flags -->`), `${file} wants this table:\n${table}`);
  });

  test(`${file}: there are screens, and every block is of a kind that is checked`, () => {
    assert.ok(screens.length >= 3);
    for (const { kind, lines } of blocks) {
      assert.match(kind, /^(sh|console|terminal|text)$/, checkedKinds);
      if (kind === 'console') assert.match(lines[0] ?? '', /^\$ /, 'a screen starts with what is typed');
    }
  });

  for (const { line, words, screen } of screens) {
    test(`${file}: the screen of: ${line}`, async () => {
      const { run } = await here;
      const env = { LANG: locale, XDG_STATE_HOME: stateHome };
      assert.equal(withoutIds(onScreen(await run(words, { env }))), withoutIds(screen));
    });
  }

  test(`${file}: the table of exit codes says what help says`, () => {
    const rows = sections.flatMap(({ tables }) => tables.flat()).map((row) => cellsOf(row.replaceAll('`', '')));
    assert.deepEqual(
      rows.filter(([cell = '']) => /^\d+(, \d+)*$/.test(cell)),
      exitMeanings.map(([code, words]) => [code, words[language]]),
    );
  });

  test(`${file}: completion is installed as the command itself says`, () => {
    const typed = sections.flatMap(({ blocks }) => blocks.flatMap(typedLines));
    for (const name of shellNames) {
      const line = typed.find((each) => each.includes(`completion ${name}`)) ?? '';
      assert.ok(line && shells[name].install[language].includes(line), `${name}: ${line}`);
    }
  });

  test(`${file}: the files on its map, and those it links to, exist`, () => {
    const map = blocks.filter(({ kind }) => kind === 'text').flatMap(({ lines }) => lines);
    const places = map.map((line) => line.split(/\s{2,}/)[0] ?? '');
    for (const place of [...places, ...filesLinkedIn(text)]) assert.ok(existsSync(place), place);
    const parts = readdirSync('src', { withFileTypes: true });
    const known = parts.map((entry) => `src/${entry.name}${entry.isDirectory() ? '/' : ''}`);
    assert.deepEqual(
      known.filter((place) => !places.includes(place)),
      [],
      'on no map',
    );
  });

  test(`${file}: what it links to is in the package`, () => {
    const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: readonly string[] };
    // npm takes these along whatever is listed.
    const taken = (target: string) =>
      /^(README|LICENSE)/.test(target) || files.some((each) => target === each || target.startsWith(`${each}/`));
    for (const target of filesLinkedIn(text)) assert.ok(taken(target), target);
  });

  test(`${file}: every dependency is justified in one line`, () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) assert.match(text, new RegExp(`^\\| \`${name}\` \\| \\S`, 'm'));
  });

  test(`${file}: the test command that CI calls is the one given here`, () => {
    assert.ok(text.includes('npm ci && npm test'));
    assert.match(readFileSync('.ci/run', 'utf8'), /^ *npm ci && npm test$/m);
  });
}
