import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noPaint, type Page } from '../../src/cli/page.ts';
import { renderFoundCauses } from '../../src/cli/render/found-causes.ts';
import type { ExplainedResult } from '../../src/usecases/explain-unfit.ts';
import type { Unfitness } from '../../src/usecases/fitness.ts';

const page: Page = { language: 'en', width: 400, paint: noPaint };
const stoppedNow: Unfitness = { reason: 'not-running', status: 'Stopped' };
const found = (instanceId: string, ...causes: readonly Unfitness[]): ExplainedResult => ({
  ...{ instanceId, name: '', checked: true, causes, errorCode: '' },
});
const told = (ids: readonly string[], explained: readonly ExplainedResult[]) =>
  renderFoundCauses(ids, explained, 'cn-hangzhou', page);

test('of one instance: why and the way out, without its name above', () => {
  const words = told(['i-a'], [found('i-a', stoppedNow)]);
  assert.match(words, /^ {4}it is not running \(Stopped\)\n {4}→ [\s\S]*StartInstance .*i-a\n$/);
});

test('where nothing was found of these instances nothing is said', () => {
  assert.equal(told(['i-a'], []), '');
  assert.equal(told(['i-a'], [found('i-b', stoppedNow)]), '');
});

test('each cause once, with the names of those that have it; of many the first five and a count', () => {
  const ids = ['i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6', 'i-x', 'i-unexplained'];
  const explained = [...ids.slice(0, 6).map((id) => found(id, stoppedNow)), found('i-x', { reason: 'no-agent' })];
  const words = told(ids, explained);
  assert.equal(words.match(/it is not running/g)?.length, 1);
  assert.match(words, /^ {4}i-1, i-2, i-3, i-4, i-5 … \(6\)\n {4}it is not running/);
  assert.match(words, /\n {4}i-x\n {4}/);
  assert.doesNotMatch(words, /i-unexplained/);
});

test('an instance with several causes has them all', () => {
  const words = told(['i-a'], [found('i-a', stoppedNow, { reason: 'classic-network' })]);
  assert.match(words, /not running[\s\S]*classic network/);
});
