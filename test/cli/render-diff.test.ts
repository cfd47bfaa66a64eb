import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { renderDiff } from '../../src/cli/render/diff.ts';
import { compareLines } from '../../src/cli/render/line-diff.ts';
import { renderOutputs } from '../../src/cli/render/output.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const style = { fold: true, diff: true, raw: false, terminal: false, encoding: null };
const compared = (...results: readonly InstanceResult[]) =>
  renderOutputs(results, results.length, style, page).toString();
const says = (id: string, output: string, facts: Partial<InstanceResult> = {}) =>
  result(id, { output: Buffer.from(output), ...facts });

test('the majority’s output whole, every other group as it differs from it', () => {
  const lines = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\n';
  const odd = lines.replace('two\n', 'zwei\n').replace('seven\n', 'seven\neight\n');
  assert.equal(
    compared(says('i-odd', odd, { state: 'failed', exitCode: 1 }), says('i-a', lines), says('i-b', lines)),
    `── i-a, i-b (2 instances)  success ──\n${lines}── i-odd  failed 1 ──\n` +
      '@@ -1,4 +1,4 @@\n one\n-two\n+zwei\n three\n four\n@@ -6,2 +6,3 @@\n six\n seven\n+eight\n',
  );
});

test('the same output with another verdict is said to be the same', () => {
  const text = compared(says('i-a', 'x\n'), says('i-b', 'x\n'), says('i-c', 'x\n', { state: 'failed', exitCode: 1 }));
  assert.match(text, /── i-c {2}failed 1 ──\n\(the same output as most\)\n$/);
});

test('a missing line end is a difference that is shown', () => {
  assert.equal(renderDiff('a\nb\n', 'a\nb', page), '@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of output\n');
});

test('what differs too much is shown whole, and that is said', () => {
  const noise = (word: string) => Array.from({ length: 600 }, (_, at) => `${word} ${at}\n`).join('');
  const text = compared(says('i-a', noise('a')), says('i-b', noise('a')), says('i-c', noise('c')));
  assert.match(text, /── i-c {2}success ──\n\(too different from most to be compared; here it is whole\)\nc 0\nc 1\n/);
  assert.match(text, /c 599\n$/);
});

test('on a terminal the lines are safe and coloured', () => {
  const paint = { ...noPaint, red: (text: string) => `<red ${text}>`, green: (text: string) => `<green ${text}>` };
  const results = [says('i-a', 'x\n'), says('i-b', 'x\n'), says('i-c', '\x1b[2J\n')];
  const text = renderOutputs(results, 3, { ...style, terminal: true }, { ...page, paint }).toString();
  assert.match(text, /<red -x>\n<green \+\^\[\[2J>\n/);
});

const line = fc.constantFrom('a', 'b', 'c', '');
const output = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

test('a comparison leads from one text to the other, with as few lines as there can be', () => {
  fc.assert(
    fc.property(output, output, (before, after) => {
      const way = compareLines(before, after)!;
      const side = (without: 'gone' | 'new') =>
        way.flatMap((each) => (each.kind === without ? [] : [each.line])).join('');
      assert.equal(side('new'), before);
      assert.equal(side('gone'), after);
      const changes = way.filter(({ kind }) => kind !== 'same').length;
      const [a, b] = [before, after].map((text) => text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
      assert.equal(changes, a!.length + b!.length - 2 * longestCommon(a!, b!));
    }),
    { numRuns: 500 },
  );
});

/** By the textbook's table. */
function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const each of a) {
    const next = [0];
    for (let at = 1; at <= b.length; at++) {
      next.push(each === b[at - 1] ? row[at - 1]! + 1 : Math.max(row[at]!, next[at - 1]!));
    }
    row = next;
  }
  return row.at(-1)!;
}
