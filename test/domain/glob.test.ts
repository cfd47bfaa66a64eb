import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseGlob } from '../../src/domain/glob.ts';

const rows: readonly (readonly [
  glob: string,
  starsOnly: string,
  matches: readonly string[],
  not: readonly string[],
])[] = [
  ['web-1', 'web-1', ['web-1'], ['web-10', 'xweb-1', 'WEB-1', '']],
  ['web-*', 'web-*', ['web-', 'web-1', 'web-a/b\nc'], ['web', 'aweb-1']],
  ['*', '*', ['', 'anything'], []],
  ['web-?', 'web-*', ['web-1', 'web-汉', 'web-😀'], ['web-', 'web-10']],
  ['web-[12]', 'web-*', ['web-1', 'web-2'], ['web-3', 'web-12', 'web-[12]']],
  ['web-[!1-3]x', 'web-*x', ['web-4x'], ['web-2x', 'web-x']],
  ['a[]]b', 'a*b', ['a]b'], ['ab', 'a[]]b']],
  ['a[a-]', 'a*', ['aa', 'a-'], ['ab']],
  ['a.b+(c)|d^$', 'a.b+(c)|d^$', ['a.b+(c)|d^$'], ['aXb+(c)|d^$', 'a.b']],
  ['a\\*b', 'a*b', ['a*b'], ['axb']],
  ['a**?b', 'a*b', ['axb', 'axyb'], ['ab']],
  ['部署-*', '部署-*', ['部署-一'], ['部-一']],
  ['trailing\\', 'trailing\\', ['trailing\\'], ['trailing']],
];
for (const [source, starsOnly, matching, not] of rows) {
  test(`the pattern ${source}`, () => {
    const parsed = parseGlob(source);
    assert.ok(parsed.ok);
    assert.equal(parsed.value.starsOnly, starsOnly);
    for (const name of matching) assert.ok(parsed.value.matches(name), `matches ${name}`);
    for (const name of not) assert.ok(!parsed.value.matches(name), `does not match ${name}`);
  });
}

for (const source of ['', 'web-[', 'web-[1', 'web-[]', '[3-1]']) {
  test(`refused: "${source}"`, () => {
    const parsed = parseGlob(source);
    assert.ok(!parsed.ok);
    assert.equal(parsed.objections[0]?.rule, 'name-pattern');
  });
}
