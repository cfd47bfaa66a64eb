import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { renderVerdicts } from '../../src/cli/render/results.ts';
import type { WaitReport } from '../../src/usecases/wait.ts';
import { result } from '../support/fakes.ts';

const page: Page = { language: 'en', width: 80, paint: noPaint };
const verdicts = (
  results: readonly InstanceResult[],
  targets: readonly string[],
  end: WaitReport['end'] = 'finished',
) => renderVerdicts({ wait: { results, end }, targets, region: 'cn-hangzhou' }, page);

test('what needs attention comes first, then what goes on, then the good ones', () => {
  const results = [
    result('i-good'),
    result('i-going', { state: 'running', exitCode: null }),
    result('i-bad', { state: 'failed', exitCode: 2, errorCode: 'ExitCodeNonzero' }),
    result('i-later', { state: 'scheduled', exitCode: null }),
    result('i-odd', { state: 'unknown', stateWord: 'Splendid', exitCode: null }),
  ];
  const text = verdicts(results, [...results.map(({ instanceId }) => instanceId), 'i-unseen']);
  assert.deepEqual(
    [...text.matchAll(/^(.) (i-\w+)/gm)].map(([, sign, id]) => `${sign} ${id}`),
    ['✖ i-bad', '✖ i-odd', '? i-unseen', '… i-going', '… i-later', '✔ i-good'],
  );
  assert.match(text, /^1 of 6 succeeded, 1 still running, 1 failed, 1 scheduled, 1 outcome unknown\n$/m);
});

test('a target that was never seen: not yet, or not listed at all', () => {
  assert.equal(verdicts([], ['i-a'], 'wait-timeout'), '? i-a  not seen yet\n');
  assert.equal(verdicts([], ['i-a'], 'not-listed'), '? i-a  outcome unknown: the service does not list it\n');
});

test('the service’s own words are shown where we have none, without their control sequences', () => {
  const unexplained = { state: 'failed', exitCode: null, errorCode: 'Zz9', errorInfo: 'the \x1b[2Jmoon' } as const;
  assert.equal(verdicts([result('i-a', unexplained)], ['i-a']), '✖ i-a  failed  Zz9\n    the ^[[2Jmoon\n');
});

test('a code that is explained needs no other words, and the way out names this instance', () => {
  const explained = { state: 'aborted', exitCode: null, errorCode: 'ClientNotRunning', errorInfo: 'the moon' } as const;
  const text = verdicts([result('i-a', explained)], ['i-a']);
  assert.doesNotMatch(text, /the moon/);
  assert.match(text, /→ /);
});
