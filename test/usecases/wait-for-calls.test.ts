import assert from 'node:assert/strict';
import { test } from 'node:test';
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
