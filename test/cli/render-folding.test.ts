import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { compressNames } from '../../src/cli/render/compressed-names.ts';
import { type OutputStyle, renderOutputs } from '../../src/cli/render/output.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const plain: OutputStyle = { fold: true, diff: false, raw: false, terminal: false, encoding: null };
const simulated = (number: number) => `i-sim${String(number).padStart(5, '0')}`;
const shown = (results: readonly InstanceResult[], style: Partial<OutputStyle> = {}, on: Page = page) =>
  renderOutputs(results, results.length, { ...plain, ...style }, on).toString();
const headings = (text: string) => text.match(/^── .*$/gm) ?? [];

/** 1,000 instances with three kinds of output: 7 failed, 420 said one thing, 573 the other. */
const thousand = Array.from({ length: 1000 }, (_, at) => {
  const id = simulated(at + 1);
  if (at % 150 === 149) return result(id, { output: Buffer.from('no such unit\n'), state: 'failed', exitCode: 5 });
  return result(id, { output: Buffer.from(at < 420 ? 'nginx 1.24\n' : 'nginx 1.26\n') });
});

test('1,000 instances with three kinds of output: three headings, the failed ones first, then the largest group', () => {
  const text = shown(thousand);
  assert.deepEqual(headings(text), [
    '── i-sim00150, i-sim00300, i-sim00450 and 3 more (6 instances)  failed 5 ──',
    '── i-sim00421 … i-sim00449 and 547 more (576 instances)  success ──',
    '── i-sim00001 … i-sim00149 and 269 more (418 instances)  success ──',
  ]);
  assert.equal(text.match(/nginx 1\.26/g)?.length, 1);
});

for (const width of [40, 60, 200]) {
  for (const language of ['en', 'zh'] as const) {
    test(`no heading is wider than ${width} columns (${language})`, () => {
      for (const line of shown(thousand, {}, { ...page, width, language }).split('\n')) {
        assert.ok(stringWidth(line) <= width, line);
      }
    });
  }
}

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => simulated(from + at));
const lists: readonly (readonly [readonly string[], number, string])[] = [
  [['i-b', 'i-a'], 80, 'i-b, i-a'],
  [numbers(1, 1000), 40, 'i-sim00001 … i-sim01000'],
  [[...numbers(1, 420), ...numbers(422, 1000)], 40, 'i-sim00001 … i-sim00420 and 579 more'],
  [[...numbers(1, 420), ...numbers(422, 1000)], 50, 'i-sim00001 … i-sim00420, i-sim00422 … i-sim01000'],
  // Two neighbours are no range, and a range holds every number between its ends.
  [[...numbers(1, 2), ...numbers(4, 5), ...numbers(8, 11)], 42, 'i-sim00001, i-sim00002 and 6 more'],
  [[...numbers(7, 11), 'i-sim8'], 25, 'i-sim00007 and 5 more'],
  [['i-8', 'i-9', 'i-10', 'i-11', 'i-x'], 16, 'i-8 … i-11, i-x'],
  [['i-09', 'i-10', 'i-11', 'i-12'], 16, 'i-09 and 3 more'],
  [['i-bp1aaaaaaaaaaaaaaaaaa', 'i-bp1bbbbbbbbbbbbbbbbbb'], 20, 'i-bp1aaaaaaaaaaaaaa…'],
];
for (const [names, columns, expected] of lists) {
  test(`in ${columns} columns: ${expected}`, () => {
    const list = compressNames(names, columns, page);
    assert.equal(list, expected);
    assert.ok(stringWidth(list) <= columns);
  });
}

test('outputs that differ only by the instance’s own ID share a heading that says so', () => {
  const says = (id: string, words: string) => result(id, { output: Buffer.from(words) });
  const text = shown([says('i-a', 'I am i-a.\n'), says('i-b', 'I am i-b.\n'), says('i-c', 'I am i-cc.\n')]);
  assert.equal(
    text,
    '── i-a, i-b (2 instances)  success ──\n' +
      "(differs only by the instance's own ID; this is the output of i-a)\nI am i-a.\n" +
      '── i-c  success ──\nI am i-cc.\n',
  );
  // Naming another instance is a difference, and so is a name that only contains the ID.
  assert.equal(headings(shown([says('i-a', 'i-a i-b'), says('i-b', 'i-a i-b')])).length, 2);
  assert.equal(headings(shown([says('i-a', 'xi-a'), says('i-b', 'xi-b')])).length, 2);
  assert.equal(headings(shown([says('i-a', 'i-a'), says('i-b', '\0')])).length, 2);
});

test('unfolded, each instance is by itself, in the order of the targets', () => {
  const results = [result('i-b'), result('i-a', { state: 'failed', exitCode: 1 }), result('i-c')];
  assert.deepEqual(headings(shown(results, { fold: false })), [
    '── i-b  success ──',
    '── i-a  failed 1 ──',
    '── i-c  success ──',
  ]);
});

test('the ID of a single instance stays whole, however narrow the window', () => {
  const id = `mi-hz${'0a1b2c3d'.repeat(4)}`;
  const narrow: Page = { ...page, width: 40 };
  const text = renderOutputs([result(id), result('i-b', { state: 'failed', exitCode: 1 })], 2, plain, narrow);
  assert.ok(text.toString().includes(id));
});
