import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { renderVerdicts, type VerdictTable } from '../../src/cli/render/results.ts';
import { stringWidth } from '../../src/cli/render/wrap.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const numbered = (number: number) => `i-sim${String(number).padStart(5, '0')}`;
const table = (results: VerdictTable['wait']['results'], more: Partial<VerdictTable> = {}): VerdictTable => ({
  wait: { results, end: 'finished' },
  targets: results.map(({ instanceId }) => instanceId),
  region: 'cn-hangzhou',
  ...more,
});
const nonzero = { state: 'failed', exitCode: 2, errorCode: 'ExitCodeNonzero' } as const;

test('forty machines, one that misbehaves: it stands first, the others share a line', () => {
  const results = Array.from({ length: 40 }, (_, at) => result(numbered(at + 1), at === 12 ? nonzero : {}));
  assert.equal(
    renderVerdicts(table(results), page),
    '✖ i-sim00013  failed  exit code 2  ExitCodeNonzero\n' +
      '✔ i-sim00001 … i-sim00012 and 27 more (39 instances)  success  exit code 0\n' +
      'Again only where it failed or did not run: -i i-sim00013\n' +
      '39 of 40 succeeded, 1 failed\n',
  );
  const verbose = renderVerdicts(table(results, { verbose: true }), page);
  assert.equal(verbose.match(/^✔ i-sim\d+ {2}success {2}exit code 0$/gm)?.length, 39);
});

test('1,000 instances with two causes: each cause once, and a choice instead of one instance’s ID', () => {
  const stopped = { state: 'aborted', exitCode: null, errorCode: 'InstanceNotRunning' } as const;
  const results = Array.from({ length: 1000 }, (_, at) => result(numbered(at + 1), at < 30 ? stopped : {}));
  const text = renderVerdicts(table(results), page);
  assert.ok(text.split('\n').length < 12, text);
  assert.match(text, /^✖ i-sim00001 … i-sim00030 \(30 instances\) {2}not delivered {2}InstanceNotRunning\n {4}\S/);
  assert.doesNotMatch(text, /--InstanceId i-sim/);
  assert.match(text, /\n970 of 1,000 succeeded, 30 not delivered\n$/);
});

test('no more than a screenful of different verdicts, and the rest is counted', () => {
  const results = Array.from({ length: 40 }, (_, at) => result(numbered(at), { ...nonzero, exitCode: at + 1 }));
  const text = renderVerdicts(table(results), page);
  assert.equal(text.match(/^✖/gm)?.length, 12);
  assert.match(text, /… and 28 more instances; --verbose shows all\./);
  assert.equal(renderVerdicts(table(results, { verbose: true }), page).match(/^✖/gm)?.length, 40);
});

for (const language of ['en', 'zh'] as const) {
  for (const count of [3, 300]) {
    test(`${count} targets in 40 columns (${language})`, () => {
      const results = Array.from({ length: count }, (_, at) => result(numbered(at), at % 7 === 0 ? nonzero : {}));
      const text = renderVerdicts(table(results), { ...page, width: 40, language });
      // The list to paste stays whole.
      const lines = text.split('\n').filter((line) => !line.includes('-i i-'));
      for (const line of lines) assert.ok(stringWidth(line) <= 40, line);
    });
  }
}

test('the list for another run: only where it failed or did not run, and only when some succeeded', () => {
  const results = [
    result('i-good'),
    result('i-bad', nonzero),
    result('i-lost', { state: 'aborted', exitCode: null, errorCode: 'ClientNotRunning' }),
    result('i-who', { state: 'unknown', exitCode: null }),
    result('i-late', { state: 'timeout', exitCode: null, errorCode: 'ExecutionTimeout' }),
    result('i-cut', { state: 'terminated', exitCode: null }),
    result('i-on', { state: 'running', exitCode: null }),
    result('i-silent', { state: 'aborted', exitCode: null, errorCode: 'ClientNotResponse' }),
  ];
  const elsewhere = [
    { instanceId: 'i-refused', verdict: 'refused' },
    { instanceId: 'i-open', verdict: 'unknown' },
  ] as const;
  const again = (rows: typeof results) => /-i (.*)$/m.exec(renderVerdicts(table(rows, { elsewhere }), page))?.[1];
  assert.equal(again(results), 'i-bad,i-lost,i-refused');
  assert.equal(again(results.slice(1)), undefined);
  const recorded = renderVerdicts(table(results, { elsewhere, goesOnByRecord: true }), page);
  assert.doesNotMatch(recorded, /Again only/);
});

test('the slowest is named where that took long', () => {
  const long = { startedAt: '2026-01-01T00:00:00Z', finishedAt: '2026-01-01T00:20:30Z' };
  const text = renderVerdicts(table([result('i-a'), result('i-b', long)]), page);
  assert.match(text, /^2 of 2 succeeded; the slowest took 21 min \(i-b\)$/m);
  assert.doesNotMatch(renderVerdicts(table([result('i-a'), result('i-b')]), page), /slowest/);
});

test('an instance named in an answer cannot write its own words: control sequences stay visible', () => {
  const odd = { state: 'failed', exitCode: null, errorCode: 'Zz\x1b[2J', errorInfo: '\x1b]0;x\x07' } as const;
  const text = renderVerdicts(table([result('i-a', odd)]), page);
  assert.ok(!text.includes('\x1b'));
});
