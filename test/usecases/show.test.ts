import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer } from '../../src/api/call-problem.ts';
import type { CloudAssistant, InvocationFacts } from '../../src/api/cloud-assistant.ts';
import { editions } from '../../src/domain/editions.ts';
import { type Look, show, showHistory } from '../../src/usecases/show.ts';
import { fakePorts, result } from '../support/fakes.ts';

const look = (more: Partial<Look> = {}): Look => ({
  ...{ invokeIds: ['t-1'], regionId: 'cn-hangzhou', edition: editions.current, wait: null },
  ...more,
});
const facts = (more: Partial<InvocationFacts> = {}): InvocationFacts => ({
  ...{ invokeId: 't-1', commandId: 'c-1', commandName: 'hello', commandType: 'RunShellScript', createdAt: null },
  ...{ repeatMode: 'Once', frequency: '', timed: false, timeout: 60, username: '', workingDir: '' },
  ...{ containerId: '', containerName: '', parameters: [], tags: [], ...more },
});
const lost = new NoAnswer({ action: 'x', reason: 'reset', host: 'h:1', waitedMs: 1 });

function service(more: Partial<CloudAssistant>) {
  return fakePorts({ invocationFacts: async () => facts(), ...more });
}

test('several, in the order asked for, the unknown among them', async () => {
  const { ports } = service({
    invocationResults: async (invokeId) => (invokeId === 't-2' ? [] : [result('i-a', { invokeId })]),
  });
  const reports = await show(look({ invokeIds: ['t-3', 't-2', 't-1'] }), ports);
  assert.deepEqual(
    reports.map(({ kind, invokeId }) => [invokeId, kind]),
    [
      ['t-3', 'shown'],
      ['t-2', 'not-found'],
      ['t-1', 'shown'],
    ],
  );
});

test('without the facts the verdicts are shown all the same', async () => {
  const { ports } = service({
    invocationResults: async () => [result('i-a')],
    invocationFacts: async () => {
      throw lost;
    },
  });
  const [report] = await show(look(), ports);
  assert.equal(report?.kind === 'shown' && report.facts, null);
});

test('a sent file has results of its own, and no facts', async () => {
  const { ports } = fakePorts({ sendFileResults: async () => [result('i-a', { state: 'delivered' })] });
  const [report] = await show(look({ invokeIds: ['f-1'] }), ports);
  assert.equal(report?.kind, 'shown');
});

test('what is waited for may stay invisible for ten seconds; one look is one look', async () => {
  let looks = 0;
  const { ports } = service({ invocationResults: async () => (++looks < 4 ? [] : [result('i-a')]) });
  assert.equal((await show(look(), ports))[0]?.kind, 'not-found');
  assert.equal((await show(look({ wait: { timeoutMs: null } }), ports))[0]?.kind, 'shown');
  const never = service({ invocationResults: async () => [] });
  assert.equal((await show(look({ wait: { timeoutMs: null } }), never.ports))[0]?.kind, 'not-found');
  assert.deepEqual(never.clock.slept, Array(10).fill(1000));
});

test('the past of a schedule is asked for, of anything else the one run there is', async () => {
  const past = [
    result('i-a', { startedAt: '2026-01-01T00:00:10Z' }),
    result('i-a', { startedAt: '2026-01-01T00:00:20Z' }),
  ];
  const repeated = service({
    invocationFacts: async () => facts({ repeatMode: 'Period', timed: true, frequency: '*/10 * * * * ?' }),
    invocationHistory: async () => past,
  });
  const [report] = await showHistory(look(), repeated.ports);
  assert.deepEqual(report?.kind === 'history' && report.runs.map(({ run }) => run), [2, 1]);
  for (const once of [facts(), facts({ repeatMode: 'NextRebootOnly', timed: true })]) {
    const { ports } = service({ invocationFacts: async () => once, invocationResults: async () => [result('i-a')] });
    const [only] = await showHistory(look(), ports);
    assert.equal(only?.kind === 'history' && only.runs.length, 1);
  }
  const closed = service({ invocationFacts: async () => null, invocationHistory: async () => [] });
  assert.equal((await showHistory(look(), closed.ports))[0]?.kind, 'not-found');
});

test('a schedule that waits for its first run has no past', async () => {
  const waits = result('i-a', { state: 'scheduled', startedAt: null, finishedAt: null, exitCode: null, repeats: 0 });
  const { ports } = service({
    invocationFacts: async () => facts({ repeatMode: 'Period', timed: true, frequency: '*/10 * * * * ?' }),
    invocationHistory: async () => [waits, result('i-b', { state: 'scheduled' })],
  });
  const [report] = await showHistory(look(), ports);
  assert.deepEqual(report?.kind === 'history' && report.runs.map(({ result }) => result.instanceId), ['i-b']);
});

test('an older edition calls a schedule running for ever: it is not waited for', async () => {
  const between = result('i-a', { state: 'running', stateWord: 'Running', exitCode: 7 });
  const { ports, events } = service({
    invocationFacts: async () => facts({ repeatMode: '', timed: true, frequency: '*/10 * * * * ?' }),
    invocationResults: async () => [between],
  });
  const [report] = await show(look({ edition: editions['2019'], wait: { timeoutMs: 60_000 } }), ports);
  assert.equal(report?.kind === 'shown' && report.wait.end, 'scheduled');
  assert.equal(report?.kind === 'shown' && report.wait.results[0]?.state, 'scheduled');
  // Who follows the output is shown it all the same.
  assert.deepEqual(
    events.map(({ type }) => type),
    ['progress'],
  );
  const today = await show(look({ wait: { timeoutMs: 60_000 } }), ports);
  assert.equal(today[0]?.kind === 'shown' && today[0].wait.end, 'wait-timeout');
});
