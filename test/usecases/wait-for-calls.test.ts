import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { waitForCalls, waitForEach } from '../../src/usecases/wait-for-calls.ts';
import { fakePorts, result } from '../support/fakes.ts';

const calls = Array.from({ length: 20 }, (_, at) => ({ invokeId: `t-${at}`, targets: [`i-${at}`] }));
const running = (invokeId: string) =>
  result(invokeId.replace('t', 'i'), { invokeId, state: 'running', exitCode: null });

test('of twenty invocations four are read at once', async () => {
  let under = 0;
  let most = 0;
  const { ports } = fakePorts({
    async invocationResults(invokeId) {
      under++;
      most = Math.max(most, under);
      await new Promise((done) => setImmediate(done));
      under--;
      return [result(invokeId.replace('t', 'i'), { invokeId })];
    },
  });
  const report = await waitForCalls(calls, null, ports);
  assert.equal(report.end, 'finished');
  assert.equal(report.results.length, 20);
  assert.equal(most, 4);
});

test('twenty side by side are each read every two seconds at the most', async () => {
  const reads = new Map<string, number>();
  const { ports, clock } = fakePorts({
    async invocationResults(invokeId) {
      const count = (reads.get(invokeId) ?? 0) + 1;
      reads.set(invokeId, count);
      return [count < 4 ? running(invokeId) : result(invokeId.replace('t', 'i'), { invokeId })];
    },
  });
  assert.equal((await waitForCalls(calls, null, ports)).end, 'finished');
  const pauses = [...clock.slept].sort((a, b) => a - b);
  assert.deepEqual(pauses, [...Array(20).fill(300), ...Array(60).fill(2000)]);
});

test('each has a report of its own, and the whole says what weighs most', async () => {
  const of = (invokeId: string): readonly InstanceResult[] =>
    invokeId === 't-1'
      ? [result('i-1', { invokeId, state: 'scheduled', exitCode: null })]
      : [result('i-0', { invokeId })];
  const { ports } = fakePorts({ invocationResults: async (id) => of(id) });
  const two = calls.slice(0, 2);
  assert.deepEqual(
    (await waitForEach(two, null, ports)).map(({ end }) => end),
    ['finished', 'scheduled'],
  );
  assert.equal((await waitForCalls(two, null, ports)).end, 'scheduled');
});

const silent = new NoAnswer({ action: 'DescribeInvocationResults', reason: 'timeout', host: 'ecs:443', waitedMs: 1 });
const forbidden = new Refused({
  ...{ action: 'DescribeInvocationResults', code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 },
});

test('of several that were lost the forbidden one is told, wherever it stands', async () => {
  for (const denied of ['t-0', 't-1']) {
    const { ports } = fakePorts({
      async invocationResults(invokeId) {
        throw invokeId === denied ? forbidden : silent;
      },
    });
    const report = await waitForCalls(calls.slice(0, 2), null, ports);
    assert.deepEqual([report.end, report.problem], ['lost-sight', forbidden]);
  }
});

test('a target that is nowhere listed weighs more than one that was lost sight of', async () => {
  const { ports } = fakePorts({
    async invocationResults(invokeId) {
      if (invokeId === 't-0') throw silent;
      return [];
    },
  });
  const report = await waitForCalls(calls.slice(0, 2), null, ports);
  assert.deepEqual([report.end, report.problem], ['not-listed', silent]);
});
