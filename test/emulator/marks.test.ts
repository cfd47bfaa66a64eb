import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { actions } from '../../src/emulator/actions/served.ts';
import { behaviours } from '../../src/emulator/behaviours.ts';

/**
 * Where the behaviour under test is known from: a public page or official SDK (doc), the agent's code (source), a
 * system of this kind (measured), nowhere (assumed), what we promise to users (contract); own: nothing of the service.
 */
const marked = /\[(doc|source|measured|assumed|contract|own)(, (doc|source|measured|assumed|contract|own))*\]$/;

const here = path.resolve('test/emulator');
const files = readdirSync(here).filter((name) => name.endsWith('.test.ts'));

/** The titles as they stand in the source; a test without a literal title gives null. */
function titlesIn(source: string): (string | null)[] {
  return [...source.matchAll(/(?<![\w.])test\((?:\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1)?/g)].map(
    ([, , title]) => title ?? null,
  );
}

test('titles are found, and a title without a mark is noticed [own]', () => {
  const source = `import { test } from 'x'; test('a [doc]', f); test(\n  \`b \${c} [doc, own]\`, f); test(name, f); test("d", f)`;
  assert.deepEqual(titlesIn(source), ['a [doc]', `b \${c} [doc, own]`, null, 'd']);
  assert.deepEqual(
    titlesIn(source).map((title) => marked.test(title ?? '')),
    [true, true, false, false],
  );
});

test('every test of the emulator says where the behaviour is known from [own]', () => {
  assert.ok(files.length > 20);
  const bare = files
    .filter((file) => file !== 'marks.test.ts')
    .flatMap((file) => {
      const titles = titlesIn(readFileSync(path.join(here, file), 'utf8'));
      assert.ok(titles.length > 0, `no test found in ${file}`);
      return titles.filter((title) => !marked.test(title ?? '')).map((title) => `${file}: ${title}`);
    });
  assert.deepEqual(bare, []);
});

test('every action that is served is explained, sentence by sentence, in both languages [own]', () => {
  assert.deepEqual([...behaviours.keys()], ['*', ...actions.keys()]);
  for (const [action, rows] of behaviours) {
    assert.ok(rows.length >= 2, `${action} has ${rows.length} rows`);
    assert.equal(new Set(rows.map(({ words }) => words.en)).size, rows.length, `${action} says something twice`);
    for (const { mark, words } of rows) {
      assert.ok(['doc', 'source', 'measured', 'assumed', 'own'].includes(mark));
      assert.match(words.en, /^[A-Z0-9].*\.$/, action);
      assert.match(words.zh, /[一-鿿].*。$/, action);
    }
  }
});
