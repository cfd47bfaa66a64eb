import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { Follower } from '../../src/cli/follower.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { plainProgress } from '../../src/cli/progress.ts';
import { type OutputStyle, renderFollowed } from '../../src/cli/render/output.ts';
import { text } from '../../src/domain/text.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const style: OutputStyle = { fold: true, diff: false, raw: false, terminal: false, encoding: null };
const says = (id: string, output: string | Buffer, facts: Partial<InstanceResult> = {}) =>
  result(id, { output: Buffer.from(output), ...facts });
const going = { state: 'running', exitCode: null } as const;
const mark = '[… 75,424 bytes of output dropped by the service …]';

test('200 instances that print all at once: each has its share, the rest is said to come', () => {
  const follower = new Follower(style, page);
  const lines = Array.from({ length: 50 }, (_, at) => `line ${at}\n`).join('');
  const results = Array.from({ length: 200 }, (_, at) => says(`i-${at}`, lines));
  const shown = follower.news(results, 200).toString();
  assert.equal(shown.match(/\n/g)?.length, 400);
  assert.match(shown, /^i-0: line 0\ni-0: … 49 more lines come with the outputs at the end\ni-1: line 0\n/);
  // What was held back comes whole, once.
  const followed = renderFollowed(results, follower.heldBack, style, page).toString();
  assert.match(followed, /^── i-0 … i-199 \(200 instances\) {2}success ──\nline 0\nline 1\n/);
  assert.equal(followed.match(/line 49/g)?.length, 1);
});

test('the summary says who printed the same, without printing it again; nothing where all differ', () => {
  const results = [says('i-a', 'x\n'), says('i-b', 'y\n'), says('i-c', 'x\n'), says('i-d', '')];
  assert.equal(
    renderFollowed(results, new Set(), style, page).toString(),
    '── i-a, i-c (2 instances)  success ──\n(shown above)\n── i-b  success ──\n(shown above)\n' +
      '── i-d  success ──\n(no output)\n',
  );
  assert.equal(renderFollowed(results.slice(1), new Set(), style, page).length, 0);
});

test('the gap between what was seen and the end is marked, for one on a terminal and for several anywhere', () => {
  const head = `${'h'.repeat(79)}\n`.repeat(75);
  const whole = says('i-a', `${head}${'t'.repeat(79)}\n`.padEnd(24_576, 't'), { dropped: 75_424 });
  const seen = says('i-a', head.slice(0, 3000), going);
  const after = (follower: Follower, targets: number) => {
    follower.news([seen], targets);
    return follower.news([whole], targets).toString();
  };
  const one = after(new Follower({ ...style, terminal: true }, page), 1);
  assert.ok(one.startsWith(`${head.slice(2960)}${mark}\nttt`), one.slice(0, 200));
  assert.ok(after(new Follower(style, page), 2).includes(`\ni-a: ${mark}\ni-a: ttt`));
  // In a pipe one target's bytes stay exact.
  assert.equal(after(new Follower(style, page), 1), whole.output.subarray(2960).toString());
});

test('an output that begins anew, as that of a schedule’s next run, is shown from its beginning', () => {
  const follower = new Follower(style, page);
  follower.news([says('i-a', 'first run\n', going)], 1);
  assert.equal(follower.news([says('i-a', 'second run\n', going)], 1).toString(), 'second run\n');
});

test('live lines are safe on a terminal, and each instance has a colour of its own', () => {
  const paint = { ...noPaint, cyan: (text: string) => `<c ${text}>`, green: (text: string) => `<g ${text}>` };
  const follower = new Follower({ ...style, terminal: true }, { ...page, paint });
  const results = [says('i-a', '\x1b[2J\n', going), says('i-b', 'b\n', going)];
  assert.equal(follower.news(results, 2).toString(), '<c i-a:> ^[[2J\n<g i-b:> b\n');
  const later = [says('i-a', '\x1b[2J\nx\n', going), results[1]!];
  assert.equal(follower.news(later, 2).toString(), '<c i-a:> x\n');
});

test('where nothing can move: a line every half a minute, none for a short wait', () => {
  let now = 0;
  const lines: unknown[] = [];
  const progress = plainProgress({ write: (line) => lines.push(line) }, page, () => now);
  for (; now <= 95_000; now += 5_000) progress.show(text(`after ${now / 1000} s`, ''));
  assert.deepEqual(lines, ['after 30 s\n', 'after 60 s\n', 'after 90 s\n']);
});

test('after following, a comparison does not print the majority again', () => {
  const results = [says('i-a', 'x\n'), says('i-b', 'y\n'), says('i-c', 'x\n')];
  const compared = (heldBack: ReadonlySet<string>) =>
    renderFollowed(results, heldBack, { ...style, diff: true }, page).toString();
  assert.equal(
    compared(new Set()),
    '── i-a, i-c (2 instances)  success ──\n(shown above)\n── i-b  success ──\n@@ -1 +1 @@\n-x\n+y\n',
  );
  assert.match(compared(new Set(['i-c'])), /^── i-a, i-c .*\nx\n── i-b/);
});
