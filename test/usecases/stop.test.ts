import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { stop } from '../../src/usecases/stop.ts';
import { fakePorts, result } from '../support/fakes.ts';

const running = { state: 'running', exitCode: null } as const;
const terminated = { state: 'terminated', exitCode: -1 } as const;
const lost = new NoAnswer({ action: 'StopInvocation', reason: 'reset', host: 'h:1', waitedMs: 1 });
const denied = new Refused({
  ...{ action: 'StopInvocation', code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 },
});

/** A service on which i-a runs and i-b is over; a stop takes effect after so many looks. */
function service({ effectAfter = 1, answers = [] as readonly (Error | null)[] } = {}) {
  const asked: (readonly string[])[] = [];
  let looks = 0;
  let effective = Number.POSITIVE_INFINITY;
  const { ports, clock } = fakePorts({
    stopInvocation: async (_id, instanceIds) => {
      asked.push(instanceIds);
      const answer = answers[asked.length - 1] ?? null;
      if (answer instanceof Refused) throw answer;
      if (answer === null) effective = Math.min(effective, looks + effectAfter);
      if (answer !== null) throw answer;
      return { requestId: 'R' };
    },
    invocationResults: async (): Promise<readonly InstanceResult[]> => {
      looks++;
      return [result('i-a', looks > effective ? terminated : running), result('i-b')];
    },
  });
  return { ports, clock, asked };
}

const outcomes = (report: Awaited<ReturnType<typeof stop>>) =>
  report.kind === 'asked' && report.targets.map(({ instanceId, outcome }) => `${instanceId} ${outcome}`);

test('what ran is stopped when a look shows it, what was over stays what it was', async () => {
  const { ports, asked } = service({ effectAfter: 3 });
  const report = await stop('t-1', [], ports);
  assert.deepEqual(outcomes(report), ['i-a stopped', 'i-b over-before']);
  assert.deepEqual(asked, [[]]);
  assert.equal(report.kind === 'asked' && report.targets[0]?.result.state, 'terminated');
});

test('an accepted stop that shows no effect is not called stopped', async () => {
  const { ports } = service({ effectAfter: 1000 });
  assert.deepEqual(outcomes(await stop('t-1', [], ports)), ['i-a going-on', 'i-b over-before']);
});

test('some of the targets: only those still open are named', async () => {
  const { ports, asked } = service();
  assert.deepEqual(outcomes(await stop('t-1', ['i-a'], ports)), ['i-a stopped']);
  assert.deepEqual(asked, [['i-a']]);
});

test('nothing to stop: nothing is asked', async () => {
  const { ports, asked } = service();
  assert.deepEqual(outcomes(await stop('t-1', ['i-b'], ports)), ['i-b over-before']);
  assert.deepEqual(asked, []);
});

test('a stop whose answer was lost is asked for again, until a look shows it', async () => {
  const { ports, asked } = service({ answers: [lost, lost, null] });
  const report = await stop('t-1', [], ports);
  assert.deepEqual(outcomes(report), ['i-a stopped', 'i-b over-before']);
  assert.equal(asked.length, 3);
  assert.equal(report.kind === 'asked' && report.problem, null);
});

test('a refused stop is told at once', async () => {
  const { ports, asked } = service({ answers: [denied] });
  const report = await stop('t-1', [], ports);
  assert.equal(report.kind === 'asked' && report.problem, denied);
  assert.equal(asked.length, 1);
});

test('a stranger among the instances: nothing is stopped', async () => {
  const { ports, asked } = service();
  const report = await stop('t-1', ['i-a', 'i-x'], ports);
  assert.deepEqual(report, { kind: 'no-targets', instanceIds: ['i-x'], targets: ['i-a', 'i-b'] });
  assert.deepEqual(asked, []);
});

test('an invocation nobody knows', async () => {
  const { ports } = fakePorts({ invocationResults: async () => [] });
  assert.deepEqual(await stop('t-1', [], ports), { kind: 'not-found' });
});
