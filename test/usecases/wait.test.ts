import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { waitForEnd } from '../../src/usecases/wait.ts';
import { fakePorts, result, watching } from '../support/fakes.ts';

const running = (id: string) =>
  result(id, { state: 'running', stateWord: 'Running', exitCode: null, finishedAt: null });
const noAnswer = new NoAnswer({ action: 'DescribeInvocationResults', reason: 'reset', host: 'h:1', waitedMs: 1 });
const refusal = (code: string, retryAfterMs: number | null = null) =>
  new Refused({
    ...{ action: 'DescribeInvocationResults', code, serviceMessage: '', requestId: 'R', status: 400, retryAfterMs },
  });

/** Answers one after the other; the last one for ever. An error is thrown. */
function answers(...list: readonly (readonly InstanceResult[] | Error)[]) {
  let at = 0;
  return async () => {
    const answer = list[Math.min(at++, list.length - 1)]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
}

test('it ends when every target has ended, and reports each end once', async () => {
  const { ports, events } = fakePorts({
    invocationResults: answers([running('i-a')], [result('i-a'), running('i-b')], [result('i-a'), result('i-b')]),
  });
  const report = await waitForEnd(['i-b', 'i-a'], null, watching(ports));
  assert.equal(report.end, 'finished');
  assert.deepEqual(
    report.results.map(({ instanceId }) => instanceId),
    ['i-b', 'i-a'],
  );
  assert.deepEqual(
    events.flatMap((event) => (event.type === 'finished' ? [event.result.instanceId] : [])),
    ['i-a', 'i-b'],
  );
});

test('reads come quickly at first, then slower, and after the first never more than one a second', async () => {
  const { ports, clock } = fakePorts({ invocationResults: answers([running('i-a')]) });
  const report = await waitForEnd(['i-a'], 120_000, watching(ports));
  assert.equal(report.end, 'wait-timeout');
  const [first, ...rest] = clock.slept.slice(0, -1);
  assert.ok(first! <= 300);
  assert.ok(
    rest.every((pause) => pause >= 1000),
    String(rest),
  );
  assert.ok(rest.at(-1)! > rest[0]!);
  assert.equal(
    clock.slept.reduce((sum, pause) => sum + pause, 0),
    120_000,
  );
});

test('a read that fails in passing does not end the waiting', async () => {
  const gone = new NotSent({ action: 'x', reason: 'connection-refused', host: 'h:1', code: 'ECONNREFUSED' });
  const { ports, events } = fakePorts({
    invocationResults: answers(noAnswer, gone, refusal('Throttling.User'), [result('i-a')]),
  });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'finished');
  assert.equal(events.filter(({ type }) => type === 'poll-failed').length, 3);
});

test('after a minute without an answer sight is lost, and what was seen is kept', async () => {
  const { ports } = fakePorts({ invocationResults: answers([running('i-a')], noAnswer) });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'lost-sight');
  assert.equal(report.problem, noAnswer);
  assert.equal(report.results[0]?.state, 'running');
});

test('a refusal that will not pass ends it at once', async () => {
  const { ports, clock } = fakePorts({ invocationResults: answers(refusal('Forbidden.RAM')) });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'lost-sight');
  assert.equal(clock.slept.length, 1);
});

test('an invocation that stays invisible is given a minute, then it is not listed', async () => {
  const { ports, clock } = fakePorts({ invocationResults: answers([]) });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'not-listed');
  assert.ok(clock.slept.reduce((sum, pause) => sum + pause, 0) > 60_000);
});

test('Ctrl-C while waiting keeps what was seen', async () => {
  const controller = new AbortController();
  const { ports } = fakePorts(
    {
      invocationResults: async () => {
        controller.abort('SIGINT');
        return [running('i-a')];
      },
    },
    controller.signal,
  );
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'interrupted');
  assert.equal(report.results.length, 1);
});

test('a bug is not taken for a failed read', async () => {
  const { ports } = fakePorts({ invocationResults: answers(new TypeError('oops')) });
  await assert.rejects(waitForEnd(['i-a'], null, watching(ports)), TypeError);
});

test('each good read starts the patience with failing reads anew', async () => {
  let failures = 0;
  const { ports, clock } = fakePorts({
    invocationResults: async () => {
      const seconds = (clock.now().getTime() - Date.UTC(2026, 0, 1)) / 1000;
      if (seconds < 120) return [running('i-a')];
      if (failures++ === 0) throw noAnswer;
      return [result('i-a')];
    },
  });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'finished');
  assert.equal(failures, 2);
});

test('Ctrl-C during a read that fails is an interruption, not lost sight', async () => {
  const controller = new AbortController();
  const { ports } = fakePorts(
    {
      invocationResults: async () => {
        controller.abort('SIGINT');
        throw refusal('Forbidden.RAM');
      },
    },
    controller.signal,
  );
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.deepEqual(report, { end: 'interrupted', results: [], problem: null });
});

test('a certificate that is refused once is refused for good', async () => {
  const untrusted = new NotSent({ action: 'x', reason: 'tls-certificate', host: 'h:1', code: 'CERT_HAS_EXPIRED' });
  const { ports, clock } = fakePorts({ invocationResults: answers(untrusted, [result('i-a')]) });
  const report = await waitForEnd(['i-a'], null, watching(ports));
  assert.equal(report.end, 'lost-sight');
  assert.equal(report.problem, untrusted);
  assert.equal(clock.slept.length, 1);
});

test('a row that a later read leaves out is not forgotten', async () => {
  const failed = result('i-a', { state: 'failed', stateWord: 'Failed', exitCode: 1 });
  const { ports } = fakePorts({ invocationResults: answers([failed], [result('i-b')]) });
  const report = await waitForEnd(['i-a', 'i-b'], null, watching(ports));
  assert.equal(report.end, 'finished');
  assert.deepEqual(
    report.results.map(({ instanceId, state }) => [instanceId, state]),
    [
      ['i-a', 'failed'],
      ['i-b', 'success'],
    ],
  );
});

const scheduled = (id: string) => result(id, { state: 'scheduled', stateWord: 'Scheduled', exitCode: null });
const schedules: readonly (readonly [string, readonly InstanceResult[]])[] = [
  ['only scheduled rows', [scheduled('i-a'), scheduled('i-b')]],
  ['one ended, one scheduled', [result('i-a'), scheduled('i-b')]],
];
for (const [title, rows] of schedules) {
  test(`${title}: there is no end to wait for`, async () => {
    const { ports, clock } = fakePorts({ invocationResults: answers([running('i-a'), scheduled('i-b')], rows) });
    const report = await waitForEnd(['i-a', 'i-b'], null, watching(ports));
    assert.equal(report.end, 'scheduled');
    assert.equal(clock.slept.length, 2);
  });
}

test('a read that stalls is given up at the end of --wait-timeout', async (t) => {
  const limits: number[] = [];
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    limits.push(ms);
    return AbortSignal.abort();
  });
  const { ports } = fakePorts({
    // Answers nothing, ever; rejects when it is told to stop.
    invocationResults: (_id, signal) =>
      new Promise((_, reject) => {
        if (signal?.aborted) reject(noAnswer);
        signal?.addEventListener('abort', () => reject(noAnswer));
      }),
  });
  const report = await waitForEnd(['i-a'], 2000, watching(ports));
  assert.equal(report.end, 'wait-timeout');
  assert.deepEqual(limits, [1700, 1000, 1000]);
});

test('throttled reads come slower, as slow as the service asks, and quicker again once they are answered', async () => {
  const { ports, clock, events } = fakePorts({
    invocationResults: answers(
      [running('i-a')],
      refusal('Throttling.User'),
      refusal('Throttling.User', 15_000),
      [running('i-a')],
      [running('i-a')],
      [result('i-a')],
    ),
  });
  assert.equal((await waitForEnd(['i-a'], null, watching(ports))).end, 'finished');
  assert.deepEqual(clock.slept, [300, 1000, 2000, 15_000, 2000, 1000]);
  assert.deepEqual(
    events.flatMap((event) => (event.type === 'poll-failed' ? [event.nextInMs] : [])),
    [2000, 15_000],
  );
});

test('throttling is borne longer than silence, but not for ever', async () => {
  const { ports, clock } = fakePorts({ invocationResults: answers(refusal('Throttling.User')) });
  assert.equal((await waitForEnd(['i-a'], null, watching(ports))).end, 'lost-sight');
  const waited = clock.slept.reduce((sum, pause) => sum + pause, 0);
  assert.ok(waited > 600_000 && waited < 620_000, String(waited));
});

test('a machine that slept has lost no patience: failing reads are asked again', async () => {
  let slept = false;
  const { ports, clock } = fakePorts({
    invocationResults: async () => {
      if (clock.slept.length < 3) return [running('i-a')];
      if (clock.slept.length < 6) throw noAnswer;
      return [result('i-a')];
    },
  });
  const { sleep } = clock;
  clock.sleep = async (ms, signal) => {
    await sleep(ms, signal);
    if (clock.slept.length !== 3 || slept) return;
    slept = true;
    await sleep(3_600_000, signal);
    clock.slept.pop();
  };
  assert.equal((await waitForEnd(['i-a'], null, watching(ports))).end, 'finished');
});

test('a machine that slept does not call an invocation unlisted at its first look', async () => {
  const { ports, clock } = fakePorts({ invocationResults: answers([], [], [result('i-a')]) });
  const { sleep } = clock;
  clock.sleep = (ms, signal) => sleep(clock.slept.length === 1 ? 3_600_000 : ms, signal);
  assert.equal((await waitForEnd(['i-a'], null, watching(ports))).end, 'finished');
});

for (const [title, ms] of [
  ['25 days', 25 * 86_400_000],
  ['a century', 999_999 * 3_600_000],
] as const) {
  test(`a patience of ${title} is longer than timers take, and does not end at once`, async () => {
    const { ports } = fakePorts({
      invocationResults: async (_id, signal) => {
        await new Promise((later) => setTimeout(later, 20));
        if (signal?.aborted) throw new NoAnswer({ action: 'A', reason: 'interrupted', host: 'h:1', waitedMs: 1 });
        return [result('i-a')];
      },
    });
    assert.equal((await waitForEnd(['i-a'], ms, watching(ports))).end, 'finished');
  });
}
