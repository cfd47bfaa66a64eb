import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { CallOutcome } from '../../src/usecases/call-outcome.ts';
import { run } from '../../src/usecases/run.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import type { ChunkHistory } from '../../src/usecases/run-journal.ts';
import { fleetInput, fleetOf } from '../support/fleet-of.ts';

const kinds = (calls: readonly { outcome: CallOutcome }[]) =>
  calls.map(({ outcome }) => (outcome.kind === 'not-attempted' ? outcome.why : outcome.kind));
const lost = new NoAnswer({ action: 'InvokeCommand', reason: 'reset', host: 'h:1', waitedMs: 1 });
const refusal = (code: string) =>
  new Refused({ action: 'InvokeCommand', code, serviceMessage: '', requestId: 'R', status: 403 });
const noWait = { wait: null };

for (const [concurrency, expected] of [
  [1, 1],
  [3, 3],
  [20, 11],
] as const) {
  test(`twelve calls, --concurrency ${concurrency}: ${expected} under way at most, told in their order`, async () => {
    const service = fleetOf();
    const { calls } = await run(fleetInput(12, { concurrency }, noWait), service.ports);
    assert.equal(service.mostUnder(), expected);
    assert.deepEqual(
      calls.map(({ call }) => call.instanceIds[0]),
      fleetInput(12, {}).instanceIds,
    );
    assert.ok(calls.every(({ outcome }) => outcome.kind === 'accepted'));
  });
}

test('the window slides: a slow call holds up nobody but its own place', async () => {
  const { ports } = fleetOf();
  const started: string[] = [];
  let letGo = () => {};
  const slow = new Promise<void>((done) => {
    letGo = done;
  });
  const cloud = {
    ...ports.cloud,
    invokeCommand: async ({ instanceIds: [id = ''] }: { instanceIds: readonly string[] }) => {
      started.push(id);
      if (id === 'i-2') await slow;
      if (started.length === 8) letGo();
      return { invokeId: `t-${id}`, requestId: 'R' };
    },
  };
  await run(fleetInput(8, { concurrency: 2 }, noWait), { ...ports, cloud: cloud as typeof ports.cloud });
  assert.equal(started.length, 8);
});

test('what strikes every call is told once: the first goes alone', async () => {
  const service = fleetOf({
    refuse() {
      throw refusal('Forbidden.RAM');
    },
  });
  const { calls } = await run(fleetInput(9, { concurrency: 5 }, noWait), service.ports);
  assert.deepEqual(kinds(calls), ['failed', ...Array(8).fill('call-before')]);
  assert.equal(service.sent.length, 1);
});

for (const [title, problem, expected] of [
  ['an answer is lost', lost, 'unknown'],
  ['a refusal strikes every call', refusal('Throttling.User'), 'failed'],
] as const) {
  test(`${title}: no further call starts, those under way are finished and told`, async () => {
    const service = fleetOf({
      refuse: (_request, nth) => {
        if (nth === 3) throw problem;
      },
    });
    const { calls } = await run(fleetInput(9, { concurrency: 3 }, noWait), service.ports);
    assert.deepEqual(kinds(calls).slice(0, 4), ['accepted', 'accepted', expected, 'accepted']);
    const accepted = kinds(calls).filter((kind) => kind === 'accepted').length;
    assert.equal(service.sent.length, accepted + 1);
    assert.ok(service.sent.length <= 5, `${service.sent.length} calls`);
    assert.deepEqual(new Set(kinds(calls).slice(5)), new Set(['call-before']));
  });
}

test('one refused chunk never hides another', async () => {
  const service = fleetOf({
    refuse: (_request, nth) => {
      if (nth % 2 === 1) throw refusal('InvalidInstance.NotFound');
    },
  });
  const { calls } = await run(fleetInput(4, {}, noWait), service.ports);
  assert.deepEqual(kinds(calls).sort(), ['accepted', 'accepted', 'failed', 'failed']);
});

test('Ctrl-C: what has not been sent stays unsent, and says so', async () => {
  const ended = new AbortController();
  const service = fleetOf({
    signal: ended.signal,
    refuse: (_request, nth) => {
      if (nth === 2) ended.abort('SIGINT');
    },
  });
  const { calls } = await run(fleetInput(6, { concurrency: 1 }, noWait), service.ports);
  assert.deepEqual(kinds(calls), ['accepted', 'accepted', ...Array(4).fill('interrupted')]);
});

test('after a halt, what an earlier process sent is still brought to its outcome', async () => {
  const service = fleetOf({
    refuse() {
      throw refusal('Forbidden.RAM');
    },
  });
  const known: ChunkHistory = {
    kind: 'accepted',
    invokeId: 't-9',
    requestId: 'R',
    invokeIds: ['t-9'],
    firstSentAt: null,
    attempts: 1,
  };
  const history = { chunks: new Map([[3, known]]), results: [] };
  const { calls } = await run(fleetInput(4, { concurrency: 1 }, noWait), service.ports, history);
  assert.deepEqual(kinds(calls), ['failed', 'call-before', 'accepted', 'call-before']);
});

test('those that go first have calls of their own; chunks are numbered through', () => {
  const plan = (canary: number | null) =>
    planCalls(fleetInput(10, { canary }, { batchSize: 4 })).map(({ chunk, chunks, instanceIds, clientToken }) => [
      chunk,
      chunks,
      instanceIds.length,
      clientToken,
    ]);
  assert.deepEqual(plan(null), [
    [1, 3, 4, 'run-1'],
    [2, 3, 4, 'run-2'],
    [3, 3, 2, 'run-3'],
  ]);
  assert.deepEqual(plan(5), [
    [1, 4, 4, 'run-1'],
    [2, 4, 1, 'run-2'],
    [3, 4, 4, 'run-3'],
    [4, 4, 1, 'run-4'],
  ]);
  assert.equal(plan(10).length, 3);
});
