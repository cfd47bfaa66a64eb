import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { generalFlags, outputFlags } from '../src/cli/common-flags.ts';
import { exitMeanings } from '../src/cli/exit-meanings.ts';
import { invokeFlags } from '../src/cli/invoke-flags.ts';
import { flagTable } from './support/flag-table.ts';
import { stage } from './support/journey.ts';
import { cellsOf, linksOf, readmes, screensOf } from './support/readme.ts';

/** What the READMEs show is what the program does. */
const here = stage({ after });

/** IDs differ with every run. */
const withoutIds = (text: string) =>
  text.replace(/t-[0-9a-f]{32}/g, 't-…').replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, 'REQUEST-ID');

/** On a screen the two streams are one; the line about acceptance comes first. */
function onScreen({ stdout, stderr }: { stdout: string; stderr: string }): string {
  const [first = '', ...rest] = stderr.split(/(?<=\n)/);
  return /^(accepted as |已受理：)/.test(first) ? first + stdout + rest.join('') : stderr + stdout;
}

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
      assert.match(kind, /^(sh|console|text)$/, 'sh is typed, console is a screen that is made here, text is the map');
      if (kind === 'console') assert.match(lines[0] ?? '', /^\$ /, 'a screen starts with what is typed');
    }
  });

  for (const { line, words, screen } of screens) {
    test(`${file}: the screen of: ${line}`, async () => {
      const { run } = await here;
      assert.equal(withoutIds(onScreen(await run(words, { env: { LANG: locale } }))), withoutIds(screen));
    });
  }

  test(`${file}: the table of exit codes has those of help`, () => {
    const rows = sections.flatMap(({ tables }) => tables.flat()).map((row) => cellsOf(row)[0] ?? '');
    assert.deepEqual(
      rows.filter((cell) => /^\d+(, \d+)*$/.test(cell)),
      exitMeanings.map(([code]) => code),
    );
  });

  test(`${file}: the files on its map, and those it links to, exist`, () => {
    const map = blocks.filter(({ kind }) => kind === 'text').flatMap(({ lines }) => lines);
    const places = map.map((line) => line.split(/\s{2,}/)[0] ?? '');
    assert.ok(places.includes('src/domain/'));
    const files = linksOf(text).filter((target) => !target.startsWith('https://'));
    for (const place of [...places, ...files]) assert.ok(existsSync(place), place);
  });

  test(`${file}: every dependency is justified in one line`, () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const name of Object.keys(dependencies)) assert.match(text, new RegExp(`^\\| \`${name}\` \\| \\S`, 'm'));
  });

  test(`${file}: the test command that CI calls is the one given here`, () => {
    assert.ok(text.includes('npm ci && npm test'));
    assert.match(readFileSync('.ci/run', 'utf8'), /^npm ci && npm test$/m);
  });
}
