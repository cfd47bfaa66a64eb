import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import Ajv from 'ajv';
import fc from 'fast-check';
import { Refused } from '../../src/api/call-problem.ts';
import { allCodes, type CatalogueEntry, entryOf } from '../../src/api/error-catalogue.ts';
import { exitOfProblem, exits } from '../../src/cli/exit-code.ts';
import { outcomeOf } from '../../src/cli/outcome-of-code.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { foldCommand } from '../../src/cli/render/command-line.ts';
import { renderCatalogue, renderExplanations } from '../../src/cli/render/explanation.ts';
import { explanationDocuments } from '../../src/cli/render/explanation-json.ts';
import { renderTable } from '../../src/cli/render/table.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';

const pages: readonly Page[] = (['en', 'zh'] as const).flatMap((language) =>
  [60, 80, 100, 200].map((width) => ({ language, width, paint: noPaint })),
);

function assertFits(text: string, { width, language }: Page) {
  for (const line of text.split('\n')) assert.ok(stringWidth(line) <= width, `${language} ${width}: ${line}`);
}

for (const page of pages) {
  test(`every code fits ${page.width} columns, ${page.language}, and is all there`, () => {
    for (const entry of allCodes()) {
      const text = renderExplanations([entry], page);
      assertFits(text, page);
      assert.ok(text.startsWith(`${entry.row.code}\n`));
      assert.doesNotMatch(text, /undefined|\[object/);
      const together = text.replace(/\\\n|\s/g, '');
      const { why, fix } = entry.row[page.language];
      for (const sentence of [why, ...entry.row.documented.map(({ message }) => message)])
        assert.ok(together.includes(sentence.replace(/\s/g, '')), sentence);
      assert.equal(text.match(/^ {2}→ /gm)?.length, fix.length);
    }
  });

  test(`the whole catalogue fits ${page.width} columns, ${page.language}`, () => {
    const text = renderCatalogue(allCodes(), page);
    assertFits(text, page);
    for (const { row } of allCodes()) assert.match(text, new RegExp(`^${row.code.replaceAll('.', '\\.')} `, 'm'));
  });
}

test('columns stand under one another, Chinese or not', () => {
  const rows = [
    ['中文', 'x', 'one two three'],
    ['ab', 'yy', 'four'],
  ];
  assert.deepEqual(renderTable(rows, 80), ['中文  x   one two three', 'ab    yy  four']);
});

test('a command goes on behind a backslash, never inside quotes', () => {
  const line = `aliyun ecs DescribeInstances --RegionId cn-hangzhou --InstanceIds '["i-a", "i-b"]'`;
  assert.equal(foldCommand(line, 100, '  '), `  ${line}`);
  for (let width = 20; width < line.length; width++) {
    const folded = foldCommand(line, width, '  ');
    assert.equal(folded.replaceAll(/ \\\n\s+/g, ' ').trim(), line);
    assert.match(folded, /\\\n/);
    assert.match(folded, /'\["i-a", "i-b"\]'$/);
  }
});

test('the exit code told is the one the program ends with', () => {
  for (const entry of allCodes()) {
    if (entry.of !== 'request') continue;
    const refused = new Refused({ action: 'X', code: entry.row.code, serviceMessage: '', requestId: '', status: 400 });
    const { code, reason } = exitOfProblem(refused, true);
    assert.deepEqual(outcomeOf(entry).exits[0], { code, reason, when: null });
  }
});

const outcomes: readonly (readonly [string, 'no' | 'yes' | 'unknown', readonly (number | null)[]])[] = [
  ['InvalidInstance.NotFound', 'no', [3]],
  ['Forbidden.RAM', 'no', [77]],
  ['Throttling.User', 'no', [69]],
  ['Invocation.ExceedQuota', 'no', [69]],
  ['IdempotentProcessing', 'unknown', [4]],
  ['InternalError', 'unknown', [4, 69]],
  ['ClientNotRunning', 'no', [3]],
  ['ClientNotResponse', 'unknown', [4]],
  ['ExitCodeNonzero', 'yes', [1, null]],
  ['ExecutionTimeout', 'yes', [1]],
];
for (const [code, ran, codes] of outcomes) {
  test(`${code}: ran ${ran}, exit ${codes.join(' or ')}`, () => {
    const outcome = outcomeOf(entryOf(code)!);
    assert.equal(outcome.ran, ran);
    assert.deepEqual(
      outcome.exits.map((each) => each.code),
      codes,
    );
  });
}

test('as JSON every code follows the schema, also as lines', () => {
  const schema = JSON.parse(readFileSync('src/schema/ecs-invoke-1.json', 'utf8'));
  const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);
  const check = (entries: readonly CatalogueEntry[], format: 'json' | 'jsonl') =>
    explanationDocuments(entries, format, exits.shown).map((document) => {
      assert.ok(valid(document), JSON.stringify(valid.errors));
      return document;
    });
  assert.equal(check(allCodes(), 'json').length, 1);
  assert.equal(check(allCodes(), 'jsonl').length, allCodes().length);
  check([entryOf('Throttling.Nobody')!], 'json');
});

test('whatever the capitals, a code is found; a family by its shape', () => {
  const codes = allCodes().map(({ row }) => row.code);
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.array(fc.boolean(), { minLength: 50, maxLength: 50 }), (code, shifts) => {
      const mixed = [...code].map((letter, at) => (shifts[at] ? letter.toUpperCase() : letter.toLowerCase()));
      assert.equal(entryOf(mixed.join(''))?.row.code, code);
    }),
    { numRuns: 500 },
  );
  assert.equal(entryOf('throttling.nobody')?.of, 'request');
  assert.equal(entryOf('UserInvalid_jack')?.of, 'result');
  assert.equal(entryOf('NoSuchCode'), null);
});
