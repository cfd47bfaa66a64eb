import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
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

test('a stop whose answer stays lost is asked for every few seconds only', async () => {
  const { ports, clock } = service();
  const asked: number[] = [];
  const cloud = {
    ...ports.cloud,
    stopInvocation: async () => {
      asked.push(clock.now().getTime());
      throw lost;
    },
  };
  const report = await stop('t-1', [], { ...ports, cloud });
  assert.equal(report.kind === 'asked' && report.problem, lost);
  const gaps = asked.slice(1).map((at, before) => at - asked[before]!);
  assert.ok(gaps.length >= 3 && gaps.every((gap) => gap > 5000 && gap <= 6500), String(gaps));
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

const unreadable = new NoAnswer({ action: 'DescribeInvocationResults', reason: 'timeout', host: 'h:1', waitedMs: 1 });
const unsent = (action: string) =>
  new NotSent({ action, reason: 'connection-refused', host: 'h:1', code: 'ECONNREFUSED' });

/** A service whose first so many looks fail; the stop is effective at once unless it throws. */
function unreadableService(failures: number, answer: Error | null = null, failure: Error = unreadable) {
  let looks = 0;
  let asked = 0;
  const { ports } = fakePorts({
    stopInvocation: async () => {
      asked++;
      if (answer !== null) throw answer;
      return { requestId: 'R' };
    },
    invocationResults: async () => {
      if (++looks <= failures) throw failure;
      return [result('i-a', terminated), result('i-b')];
    },
  });
  return { ports, asked: () => asked };
}

test('a look before that fails: the stop goes out all the same', async () => {
  const { ports, asked } = unreadableService(1);
  assert.deepEqual(outcomes(await stop('t-1', [], ports)), ['i-a stopped', 'i-b over-before']);
  assert.equal(asked(), 1);
});

test('a look before that hangs is given up, and the stop goes out', async (t) => {
  const hanging: number[] = [];
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    hanging.push(ms);
    return AbortSignal.abort();
  });
  let asked = 0;
  const { ports } = fakePorts({
    stopInvocation: async () => {
      asked++;
      return { requestId: 'R' };
    },
    invocationResults: async (_id, signal) => {
      if (asked > 0) return [result('i-a', terminated)];
      if (signal?.aborted) throw unreadable;
      return new Promise(() => {});
    },
  });
  assert.deepEqual(outcomes(await stop('t-1', [], ports)), ['i-a stopped']);
  assert.equal(hanging[0], 5000);
});

test('a stop that no look shows: asked, and unread', async () => {
  const { ports, asked } = unreadableService(1000);
  assert.deepEqual(await stop('t-1', [], ports), { kind: 'unread', lost: false, problem: unreadable });
  assert.equal(asked(), 1);
});

test('neither look nor stop gets through: nothing was stopped, and it is not tried on and on', async () => {
  const { ports, asked } = unreadableService(1000, unsent('StopInvocation'), unsent('DescribeInvocationResults'));
  const report = await stop('t-1', [], ports);
  assert.equal(report.kind === 'failed' && report.problem.action, 'StopInvocation');
  assert.equal(asked(), 1);
});

test('of a run of our own that is not listed yet the stop goes out', async () => {
  let asked = 0;
  const { ports } = fakePorts({
    stopInvocation: async () => {
      asked++;
      return { requestId: 'R' };
    },
    invocationResults: async () => (asked > 0 ? [result('i-a', terminated)] : []),
  });
  assert.deepEqual(outcomes(await stop('t-1', [], ports, ['i-a'])), ['i-a stopped']);
});

test('interrupted during the look before: no stop is sent', async () => {
  const { ports } = fakePorts({ invocationResults: async () => Promise.reject(unreadable) }, AbortSignal.abort());
  assert.deepEqual(await stop('t-1', [], ports), { kind: 'failed', problem: unreadable });
});
