import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPaint } from '../../src/cli/page.ts';
import { plainProgress } from '../../src/cli/progress.ts';
import { renderBar } from '../../src/cli/render/bar.ts';
import { tallyWords, waveWords } from '../../src/cli/render/fleet-words.ts';
import { quotaNote } from '../../src/cli/render/quota-words.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { editions } from '../../src/domain/editions.ts';
import { text } from '../../src/domain/text.ts';
import { toleratedErrors, usualFleet } from '../../src/usecases/fleet-policy.ts';
import type { Work } from '../../src/usecases/run-input.ts';
import { inputOf } from '../support/line.ts';

const three = ['-c', 'c-1', '-i', 'i-a,i-b,i-c'];
const waited = [...three, '--wait'];
const refusals: readonly (readonly [readonly string[], readonly string[]])[] = [
  [[...three, '--canary', '1'], ['--canary fleet-wait']],
  [[...three, '--max-errors', '0'], ['--max-errors fleet-wait']],
  [[...three, '--pause', '5s'], ['--pause fleet-wait']],
  [[...waited, '--canary', '0'], ['--canary canary']],
  [[...waited, '--canary', '4'], ['--canary canary-count']],
  [[...waited, '--concurrency', '0'], ['--concurrency concurrency']],
  [[...waited, '--concurrency', '21'], ['--concurrency concurrency']],
  [[...waited, '--max-errors', '101%'], ['--max-errors max-errors']],
  [[...waited, '--max-errors', '-1'], ['--max-errors max-errors']],
  [[...waited, '--max-errors', '1.5'], ['--max-errors max-errors']],
  [[...waited, '--pause', 'soon'], ['--pause duration']],
  [[...waited, '--canary', '1', '--canary', '2'], ['--canary given-twice']],
  [[...waited, '--canary', '1', '--client-token', 'x'], ['--client-token client-token-batch']],
  [[...waited, '--plan', 'p', '--dry-run'], ['--plan plan-dry-run']],
];
for (const [line, rules] of refusals) {
  test(`${line.slice(4).join(' ')}: ${rules.join()}`, async () => assert.deepEqual((await inputOf(line)).rules, rules));
}

const accepted: readonly (readonly [readonly string[], object])[] = [
  [three, usualFleet],
  [[...three, '--concurrency', '20'], { ...usualFleet, concurrency: 20 }],
  [
    [...waited, '--canary', '2', '--max-errors', '10%'],
    { ...usualFleet, canary: 2, maxErrors: { unit: 'percent', atMost: 10 } },
  ],
  [[...three, '--follow', '--max-errors', '0'], { ...usualFleet, maxErrors: { unit: 'instances', atMost: 0 } }],
  [[...waited, '--pause', '2m'], { ...usualFleet, pauseMs: 120_000 }],
  [[...waited, '--pause', '0'], usualFleet],
];
for (const [line, fleet] of accepted) {
  test(`${line.slice(4).join(' ')} is taken`, async () => {
    const { input, rules } = await inputOf(line);
    assert.deepEqual(rules, []);
    assert.deepEqual(input?.fleet, fleet);
  });
}

test('a canary of all is taken, with a note', async () => {
  const { input, findings } = await inputOf([...waited, '--canary', '3']);
  assert.equal(input?.fleet.canary, 3);
  assert.deepEqual(
    findings.notes.map(({ code }) => code),
    ['canary-is-all'],
  );
});

test('a percentage tolerates whole instances only', () => {
  const of = (atMost: number, instances: number) =>
    toleratedErrors({ ...usualFleet, maxErrors: { unit: 'percent', atMost } }, instances);
  assert.deepEqual([of(0, 50), of(10, 9), of(10, 10), of(33, 10), of(100, 7)], [0, 0, 1, 3, 7]);
});

const command: Work = { kind: 'command', command: { kind: 'id', id: 'c-1' } };
const script: Work = {
  kind: 'script',
  script: { type: 'RunShellScript', content: Buffer.from('x'), base64Bytes: 4, interpreter: null },
};
test('the daily quota: percentages only where the reference gives a number, and never for one call', () => {
  const said = (work: Work, edition: keyof typeof editions, calls: number) =>
    quotaNote({ work, edition: editions[edition] }, calls)?.text.en ?? null;
  assert.equal(said(command, 'current', 1), null);
  assert.match(said(command, '2019', 100)!, /^100 calls: 2 % of the 5,000 that this edition .* day and region\./);
  assert.match(said(command, 'current', 100)!, /is not stated any more; until 2021 it was 5,000, .* be 2 % of it\./);
  assert.match(said(script, 'current', 100)!, /in 2021 it was 2,000 to 200,000, depending on usage/);
  assert.doesNotMatch(said(script, 'current', 100)!, /%/);
  assert.doesNotMatch(said(command, '2018', 100)!, /%|5,000/);
  assert.match(said(command, '2019', 2)!, /0\.04 %/);
});

const page = { language: 'en', width: 80, paint: noPaint } as const;
test('the bar: in one line of any window, what failed is always seen', () => {
  assert.equal(
    renderBar({ good: 5, bad: 5, total: 20 }, 'words', 26, page),
    `${'█'.repeat(5)}${'▓'.repeat(5)}${'░'.repeat(10)} words`,
  );
  assert.match(renderBar({ good: 4999, bad: 1, total: 5000 }, 'w', 80, page), /^█{29}▓ w$/);
  assert.match(renderBar({ good: 0, bad: 0, total: 5000 }, 'w', 80, page), /^░{30} w$/);
  const words = tallyWords({ ended: 34, running: 50, verdicts: { success: 30, failed: 4 } }, 5000);
  assert.equal(words.en, '34 of 5,000 ended, 50 running, 4 failed');
  for (let columns = 5; columns < 120; columns++) {
    for (const language of ['en', 'zh'] as const) {
      const line = renderBar({ good: 30, bad: 4, total: 5000 }, words[language], columns, page);
      assert.ok(stringWidth(line) <= columns, `${columns}: ${line}`);
    }
  }
});

test('a wave announces itself', () => {
  const wave = { type: 'wave', wave: 2, waves: 21, instances: 250, canary: false } as const;
  assert.equal(waveWords(wave).en, 'wave 2 of 21: 250 instances');
  assert.equal(waveWords({ ...wave, wave: 1, instances: 2, canary: true }).en, 'canary: 2 instances');
  assert.equal(waveWords({ ...wave, instances: 1 }).en, 'wave 2 of 21: 1 instance');
});

test('in a log, a large fleet is told every few seconds, one machine every half a minute', () => {
  let now = 0;
  for (const [total, expected] of [
    [5000, 6],
    [3, 1],
  ] as const) {
    const lines: unknown[] = [];
    const progress = plainProgress({ write: (line) => lines.push(line) }, page, () => now);
    const begun = now;
    for (; now <= begun + 30_000; now += 1000) progress.show(text('x', ''), { good: 0, bad: 0, total });
    assert.equal(lines.length, expected);
  }
});
