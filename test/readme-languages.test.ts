import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, factsOf, type Readme, readmes, type Section, sectionsOf, typedLines } from './support/readme.ts';

/** The two READMEs say the same: section by section, what no language changes is alike. */
const [english, chinese] = readmes();
const both = (look: (section: Section) => unknown, index: number, what: string) =>
  assert.deepEqual(look(chinese.sections[index]!), look(english.sections[index]!), what);

for (const { file, text, switcher } of [english, chinese]) {
  test(`${file} leads to the other language at the top`, () => {
    assert.equal(text.split('\n').slice(0, 3).join('\n'), `# ecs-invoke\n\n${switcher}`);
  });
}

const levels = ({ sections }: Readme) => sections.map(({ level }) => level);
const outline = ({ file, sections }: Readme) =>
  [file, ...sections.map(({ level, title }) => `${'  '.repeat(level - 1)}${title}`)].join('\n');
const sameOutline = levels(english).join() === levels(chinese).join();

test('the headings are of the same levels in the same order', () => {
  assert.ok(english.sections.length > 10);
  assert.ok(sameOutline, `A section is missing on one side.\n${outline(english)}\n\n${outline(chinese)}`);
});

/** A section missing on one side would put every later one beside a stranger. */
const comparable = sameOutline ? [...english.sections.keys()] : [];

for (const index of comparable) {
  const { title } = english.sections[index]!;
  const named = `${title} | ${chinese.sections[index]!.title}`;

  test(`the same is typed under: ${named}`, () => {
    both(({ blocks }) => blocks.map(({ kind }) => kind), index, 'kinds of blocks');
    both(({ blocks }) => blocks.flatMap(typedLines), index, 'lines that are typed');
    both(({ blocks }) => blocks.filter(({ kind }) => kind === 'text').flatMap(firstColumn), index, 'first column');
  });

  test(`flags, variables, figures and links are the same under: ${named}`, () => {
    both(({ title, prose }) => factsOf([title, ...prose].join('\n')), index, 'names in code type, links and figures');
  });

  test(`the tables have the same rows under: ${named}`, () => {
    both(({ tables }) => tables.map((rows) => rows.map((row) => cellsOf(row).length)), index, 'cells in each row');
    both(({ tables }) => tables.map((rows) => rows.map((row) => cellsOf(row).map(factsOf))), index, 'facts of a cell');
  });
}

function firstColumn({ lines }: { readonly lines: readonly string[] }): string[] {
  return lines.map((line) => line.split(/\s{2,}/)[0] ?? '');
}

test('the flags, exit codes and variables are found at all', () => {
  const facts = english.sections.flatMap(({ prose, tables }) => factsOf([...prose, ...tables.flat()].join('\n')));
  for (const known of ['`--wait`', '124', '`ECS_INVOKE_REGION`', 'LICENSE']) assert.ok(facts.includes(known), known);
});

test('comments are not typed, and what only looks like one is', () => {
  const lines = ['# alone', "ecs-invoke schedule '0 0 9 ? * 6#3'    # the third Saturday", 'echo "a # b" c#d', ''];
  assert.deepEqual(typedLines({ kind: 'sh', lines }), ["ecs-invoke schedule '0 0 9 ? * 6#3'", 'echo "a # b" c#d']);
  assert.deepEqual(typedLines({ kind: 'console', lines: ['$ ecs-invoke show', 'its answer'] }), ['ecs-invoke show']);
});

test('a heading inside a block is none', () => {
  const [first, ...more] = sectionsOf('# one\n```sh\n# two\n```\n| a |\n| --- |\n\n| b |\n');
  assert.deepEqual(more, []);
  assert.deepEqual(first?.blocks, [{ kind: 'sh', lines: ['# two'] }]);
  assert.deepEqual(first?.tables, [['| a |', '| --- |'], ['| b |']]);
});
