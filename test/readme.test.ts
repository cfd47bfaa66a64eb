import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { generalFlags, outputFlags } from '../src/cli/common-flags.ts';
import { invokeFlags } from '../src/cli/invoke-flags.ts';
import { flagTable } from './support/flag-table.ts';
import { stage } from './support/journey.ts';

/** What the README shows is what the program does. */
const readme = readFileSync('README.md', 'utf8');
const here = stage({ after });

test('the table of flags is the one that help is made from', () => {
  const table = flagTable([...invokeFlags, ...outputFlags, ...generalFlags]);
  assert.ok(readme.includes(`<!-- flags -->\n${table}\n<!-- /flags -->`), `the README wants this table:\n${table}`);
});

/** IDs differ with every run. */
const withoutIds = (text: string) =>
  text.replace(/t-[0-9a-f]{32}/g, 't-…').replace(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g, 'REQUEST-ID');

const screens = [...readme.matchAll(/```console\n\$ ecs-invoke (.*)\n([\s\S]*?)```/g)];

test('there are screens', () => assert.ok(screens.length >= 3));

for (const [, line = '', expected = ''] of screens) {
  test(`the screen of: ecs-invoke ${line}`, async () => {
    const { run } = await here;
    const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    const { stdout, stderr } = await run(words);
    // On a screen the two streams are one; the line about acceptance comes first.
    const [first = '', ...rest] = stderr.split(/(?<=\n)/);
    const screen = first.startsWith('accepted') ? first + stdout + rest.join('') : stderr + stdout;
    assert.equal(withoutIds(screen), withoutIds(expected));
  });
}

test('every dependency is justified in one line', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  for (const name of Object.keys(dependencies)) assert.match(readme, new RegExp(`^\\| \`${name}\` \\| \\S`, 'm'));
});

test('the test command that CI calls is the one given here', () => {
  assert.ok(readme.includes('npm ci && npm test'));
  assert.match(readFileSync('.ci/run', 'utf8'), /^npm ci && npm test$/m);
});
