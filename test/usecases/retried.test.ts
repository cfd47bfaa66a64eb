import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, type NoAnswerReason, NotSent, type NotSentReason, Refused } from '../../src/api/call-problem.ts';
import type { CallOptions, Transport } from '../../src/api/transport.ts';
import { retryingReads } from '../../src/retrying-reads.ts';
import { retried } from '../../src/usecases/retried.ts';
import { fakeClock } from '../support/fakes.ts';

const noAnswer = (reason: NoAnswerReason = 'html') =>
  new NoAnswer({ action: 'DescribeInstances', reason, host: 'ecs:443', waitedMs: 1 });
const notSent = (reason: NotSentReason) =>
  new NotSent({ action: 'DescribeInstances', reason, host: 'ecs:443', code: '' });
const refused = (code: string, retryAfterMs: number | null = null) =>
  new Refused({ action: 'DescribeInstances', code, serviceMessage: '', requestId: 'R', status: 400, retryAfterMs });

/** A read that throws these in turn, then answers. */
function failing(...problems: readonly Error[]) {
  let made = 0;
  return {
    made: () => made,
    async read() {
      const problem = problems[made++];
      if (problem) throw problem;
      return 'answer';
    },
  };
}

test('a read without an answer is made three times, with pauses that grow', async () => {
  const clock = fakeClock();
  const twice = failing(noAnswer(), noAnswer('server-error'));
  assert.equal(await retried(twice.read, { clock, random: () => 1 }), 'answer');
  assert.deepEqual(clock.slept, [250, 500]);
  const always = failing(noAnswer(), noAnswer('timeout'), noAnswer('reset'), noAnswer());
  await assert.rejects(retried(always.read, { clock, random: () => 0 }), ({ reason }) => reason === 'reset');
  assert.equal(always.made(), 3);
});

test('throttling is waited for as long as the service asks, up to a minute', async () => {
  const clock = fakeClock();
  const read = failing(refused('Throttling.User', 7000), refused('Throttling', 3_600_000));
  assert.equal(await retried(read.read, { clock, random: () => 0 }), 'answer');
  assert.deepEqual(clock.slept, [7000, 60_000]);
  const silent = failing(refused('Rejected.Throttling'));
  await retried(silent.read, { clock, random: () => 0 });
  assert.equal(clock.slept.at(-1), 1000);
});

test('what cannot pass is not tried again', async () => {
  const clock = fakeClock();
  const lasting = [refused('Forbidden.RAM'), notSent('tls-certificate'), notSent('credentials'), new TypeError('bug')];
  for (const problem of lasting) {
    const once = failing(problem);
    await assert.rejects(retried(once.read, { clock }), problem);
    assert.equal(once.made(), 1);
  }
  const refusedOnce = failing(notSent('connection-refused'));
  assert.equal(await retried(refusedOnce.read, { clock }), 'answer');
});

test('reads that hang do not add up: no try begins 45 s after the first', async () => {
  const clock = fakeClock();
  const hanging = failing(noAnswer('timeout'), noAnswer('timeout'), noAnswer('timeout'));
  const slow = async () => {
    await clock.sleep(30_000, new AbortController().signal);
    return hanging.read();
  };
  await assert.rejects(retried(slow, { clock }));
  assert.equal(hanging.made(), 2);
});

test('an interruption ends it, during a try and during a pause', async () => {
  const interruption = new AbortController();
  const clock = { ...fakeClock(), sleep: async () => interruption.abort() };
  const read = failing(noAnswer(), noAnswer());
  await assert.rejects(retried(read.read, { clock, signal: interruption.signal }), NoAnswer);
  await assert.rejects(retried(read.read, { clock, signal: interruption.signal }), NoAnswer);
  assert.equal(read.made(), 2);
});

test('of a transport the reads are tried again, but nothing that starts something and no paced look', async () => {
  const made: string[] = [];
  const transport: Transport = {
    async call(action: string) {
      made.push(action);
      throw noAnswer();
    },
  };
  const calls = retryingReads(transport, fakeClock());
  const call = (action: string, options?: CallOptions) => assert.rejects(calls.call(action, {}, () => null, options));
  await call('DescribeInstances');
  assert.equal(made.splice(0).length, 3);
  await call('RunCommand', { mutating: true });
  await call('StopInvocation', { mutating: true });
  await call('DescribeInvocationResults');
  await call('DescribeSendFileResults');
  assert.equal(made.length, 4);
});
