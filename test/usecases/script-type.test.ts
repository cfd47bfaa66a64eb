import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import { scriptTypeFor } from '../../src/usecases/script-type.ts';
import { fakePorts } from '../support/fakes.ts';

const noAnswer = () => new NoAnswer({ action: 'DescribeInstances', reason: 'timeout', host: 'ecs:443', waitedMs: 1 });
const refused = (status: number) =>
  new Refused({ action: 'DescribeInstances', code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status });

/** A look that never ends of itself. */
function hanging(signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(noAnswer());
    signal?.addEventListener('abort', () => reject(noAnswer()));
  });
}

test('a look that takes ten seconds is given up, and a shell script assumed', async (t) => {
  const limits: number[] = [];
  const patience = new AbortController();
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    limits.push(ms);
    return patience.signal;
  });
  const { ports } = fakePorts({ instances: (_ids, signal) => hanging(signal) });
  const guess = scriptTypeFor(['i-a'], ports);
  patience.abort();
  assert.deepEqual(await guess, { ok: true, value: { kind: 'assumed', because: 'silent' } });
  assert.deepEqual(limits, [10_000]);
});

test('Ctrl-C during the look assumes nothing', async (t) => {
  t.mock.method(AbortSignal, 'timeout', () => AbortSignal.abort());
  const { ports } = fakePorts({ instances: (_ids, signal) => hanging(signal) }, AbortSignal.abort('SIGINT'));
  assert.equal((await scriptTypeFor(['i-a'], ports)).ok, false);
});

test('a look that is refused for good is done without; any other problem is one', async () => {
  const failing = (problem: Error) => fakePorts({ instances: () => Promise.reject(problem) }).ports;
  assert.deepEqual(await scriptTypeFor(['i-a'], failing(refused(403))), {
    ok: true,
    value: { kind: 'assumed', because: 'refused' },
  });
  assert.equal((await scriptTypeFor(['i-a'], failing(refused(400)))).ok, false);
  assert.equal((await scriptTypeFor(['i-a'], failing(noAnswer()))).ok, false);
});
