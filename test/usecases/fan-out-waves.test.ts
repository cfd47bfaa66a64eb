import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refused } from '../../src/api/call-problem.ts';
import type { RunState } from '../../src/domain/invocation.ts';
import { type FleetPolicy, toleratedErrors, tolerating, usualFleet } from '../../src/usecases/fleet-policy.ts';
import { type RunReport, run } from '../../src/usecases/run.ts';
import type { ChunkHistory } from '../../src/usecases/run-journal.ts';
import { result } from '../support/fakes.ts';
import { fleetInput, fleetOf } from '../support/fleet-of.ts';

const failing = (...ids: string[]) => new Map<string, RunState>(ids.map((id) => [id, 'failed']));
const unsentOf = ({ calls }: RunReport) => {
  const left = calls.flatMap(({ call, outcome }) =>
    outcome.kind === 'not-attempted' ? call.instanceIds.map(() => outcome.why) : [],
  );
  return [left.length, [...new Set(left)].join()] as const;
};
const errors = (atMost: number): Partial<FleetPolicy> => ({ maxErrors: { unit: 'instances', atMost } });

/** Ten instances, one a call, waves of two: which fail, the policy, how many are not sent and why. */
const rows: readonly (readonly [string, readonly string[], Partial<FleetPolicy>, number, string])[] = [
  ['all is well', [], { canary: 1, ...errors(0) }, 0, ''],
  ['the canary fails', ['i-1'], { canary: 1 }, 9, 'canary'],
  ['one of a canary of two fails, though errors are tolerated', ['i-2'], { canary: 2, ...errors(5) }, 8, 'canary'],
  ['behind the canary a failure alone stops nothing', ['i-3'], { canary: 1 }, 0, ''],
  ['one error, none tolerated', ['i-3'], errors(0), 6, 'max-errors'],
  ['one error, one tolerated', ['i-3'], errors(1), 0, ''],
  ['two errors of different waves, one tolerated', ['i-3', 'i-5'], errors(1), 4, 'max-errors'],
  ['two errors, two tolerated', ['i-3', 'i-5'], errors(2), 0, ''],
  ['of 10 % one error passes', ['i-1'], { maxErrors: { unit: 'percent', atMost: 10 } }, 0, ''],
  ['of 19 % two do not', ['i-1', 'i-2'], { maxErrors: { unit: 'percent', atMost: 19 } }, 8, 'max-errors'],
  ['a pause alone stops nothing', ['i-1', 'i-2', 'i-3'], { pauseMs: 5000 }, 0, ''],
];
for (const [title, fails, policy, unsent, why] of rows) {
  test(`${title}: ${unsent} are not sent`, async () => {
    const service = fleetOf({ states: failing(...fails), runsFor: 2 });
    const report = await run(fleetInput(10, { concurrency: 2, ...policy }), service.ports);
    assert.deepEqual(unsentOf(report), [unsent, why]);
    assert.equal(service.sent.length, 10 - unsent);
    assert.equal(report.wait?.results.length, 10 - unsent);
  });
}

test('each wave has ended before the next goes out', async () => {
  const service = fleetOf({ runsFor: 3 });
  await run(fleetInput(5, { concurrency: 2, canary: 1 }), service.ports);
  const open = new Set<string>();
  const waves: string[][] = [[]];
  for (const line of service.log) {
    const [what, id] = line.split(' ') as [string, string];
    if (what === 'sent') {
      if (open.size === 0 && waves.at(-1)!.length > 0) waves.push([]);
      waves.at(-1)!.push(id);
      open.add(id);
    } else if (what === 'ended') open.delete(id);
  }
  assert.deepEqual(waves, [['i-1'], ['i-2', 'i-3'], ['i-4', 'i-5']]);
  assert.deepEqual(
    service.events.flatMap((event) =>
      event.type === 'wave' ? [[event.wave, event.waves, event.instances, event.canary]] : [],
    ),
    [
      [1, 3, 1, true],
      [2, 3, 2, false],
      [3, 3, 2, false],
    ],
  );
});

test('between two waves there is the pause, and none behind the last', async () => {
  const service = fleetOf();
  await run(fleetInput(6, { concurrency: 2, pauseMs: 30_000 }), service.ports);
  assert.equal(service.clock.slept.filter((ms) => ms === 30_000).length, 2);
  const pauses = service.events.filter((event) => event.type === 'pause');
  assert.equal(pauses.length, 2);
  // Told when it begins, so that nobody has to reckon.
  assert.equal(pauses[1]!.until.getTime() - pauses[0]!.until.getTime() >= 30_000, true);
});

test('one limit for all waits: where the pause would use it up, the rest is not sent', async () => {
  const service = fleetOf();
  const wait = { wait: { timeoutMs: 20_000 } };
  const report = await run(fleetInput(4, { concurrency: 2, pauseMs: 30_000 }, wait), service.ports);
  assert.deepEqual(unsentOf(report), [2, 'wait-ended']);
  assert.equal(report.wait?.end, 'finished');
  assert.ok(!service.clock.slept.includes(30_000));
});

for (const [title, policy, runsFor] of [
  ['during the pause', { pauseMs: 30_000 }, 1],
  ['during a wave', { canary: 1 }, 100_000],
] as const) {
  test(`the deadline comes ${title}: nothing is awaited past it, and nothing more is sent`, async () => {
    const service = fleetOf({ runsFor });
    const before = service.clock.now().getTime();
    const input = fleetInput(6, { concurrency: 2, ...policy });
    const delivery = { ...input.delivery, deadlineMs: 20_000 };
    const report = await run({ ...input, delivery }, service.ports);
    assert.equal(unsentOf(report)[1], 'deadline');
    assert.ok(service.clock.now().getTime() - before <= 21_000);
  });
}

test('a wave whose end is not known is no success: the rest is not sent', async () => {
  const service = fleetOf({ runsFor: Number.POSITIVE_INFINITY });
  const wait = { wait: { timeoutMs: 60_000 } };
  const report = await run(fleetInput(4, { concurrency: 2, ...errors(4) }, wait), service.ports);
  assert.deepEqual(unsentOf(report), [2, 'wait-ended']);
  assert.equal(report.wait?.end, 'wait-timeout');
});

test('a wave that cannot be looked at any more is no success either, however many errors are tolerated', async () => {
  const { ports, ...service } = fleetOf();
  const invocationResults = async () => {
    throw new Refused({
      action: 'DescribeInvocationResults',
      code: 'Forbidden.RAM',
      serviceMessage: '',
      requestId: 'R',
      status: 403,
    });
  };
  const cloud = { ...ports.cloud, invokeCommand: ports.cloud.invokeCommand, invocationResults } as typeof ports.cloud;
  const report = await run(fleetInput(4, { concurrency: 2, ...errors(4) }), { ...ports, cloud });
  assert.deepEqual(unsentOf(report), [2, 'wait-ended']);
  assert.equal(report.wait?.end, 'lost-sight');
  assert.equal(service.sent.length, 2);
});

test('instances of a refused call count as errors, all of them', async () => {
  const refuse = (_request: unknown, nth: number) => {
    if (nth > 1) return;
    throw new Refused({
      action: 'InvokeCommand',
      code: 'InvalidInstance.NotFound',
      serviceMessage: '',
      requestId: 'R',
      status: 404,
    });
  };
  for (const [tolerated, unsent] of [
    [3, 0],
    [2, 3],
  ] as const) {
    const service = fleetOf({ refuse });
    const input = fleetInput(6, { concurrency: 1, ...errors(tolerated) }, { batchSize: 3 });
    assert.equal(unsentOf(await run(input, service.ports))[0], unsent);
  }
});

test('Ctrl-C during the pause: the rest is not sent', async () => {
  const leaving = new AbortController();
  const { ports, ...service } = fleetOf({ signal: leaving.signal });
  const clock = {
    ...ports.clock,
    async sleep(ms: number, signal: AbortSignal) {
      if (ms === 7000) leaving.abort('SIGINT');
      return ports.clock.sleep(ms, signal);
    },
  };
  const report = await run(fleetInput(4, { concurrency: 2, pauseMs: 7000 }), { ...ports, clock });
  assert.deepEqual(unsentOf(report), [2, 'interrupted']);
  assert.equal(service.sent.length, 2);
});

const accepted = (chunk: number): ChunkHistory => {
  const invokeId = `t-old${chunk}`;
  return { kind: 'accepted', invokeId, requestId: 'R', invokeIds: [invokeId], firstSentAt: null, attempts: 1 };
};
const onRecord = {
  chunks: new Map([1, 2].map((chunk) => [chunk, accepted(chunk)])),
  results: [result('i-1', { invokeId: 't-old1' }), result('i-2', { invokeId: 't-old2', state: 'failed', exitCode: 1 })],
};

test('on resume recorded ends are judged anew, and not asked for again', async () => {
  const service = fleetOf();
  const policy = { ...usualFleet, concurrency: 2, canary: 2, pauseMs: 9000 };
  const stopped = await run(fleetInput(6, policy), service.ports, onRecord);
  assert.deepEqual(unsentOf(stopped), [4, 'canary']);
  assert.deepEqual([service.sent, service.log, stopped.wait?.results.length], [[], [], 2]);
  // After a look: one error is tolerated, and those that went first are counted like the others.
  const after = tolerating(policy, { unit: 'instances', atMost: 1 });
  const on = await run(fleetInput(6, after), service.ports, onRecord);
  assert.deepEqual(unsentOf(on), [0, '']);
  assert.equal(service.sent.length, 4);
  assert.equal(on.wait?.results.length, 6);
  assert.deepEqual(
    service.events.flatMap((event) => (event.type === 'wave' ? [event.wave] : [])),
    [2, 3],
  );
  // Nobody has to wait behind a wave that is on record whole.
  assert.equal(service.clock.slept.filter((ms) => ms === 9000).length, 1);
});

test('a tally over all waves, never more than there are', async () => {
  const service = fleetOf({ runsFor: 1, states: failing('i-2') });
  await run(fleetInput(6, { concurrency: 2, ...errors(3) }), service.ports);
  const progress = service.events.flatMap((event) => (event.type === 'progress' ? [event] : []));
  assert.ok(progress.every(({ total, tally }) => total === 6 && tally.ended <= 6 && tally.running <= 2));
  assert.deepEqual(progress.at(-1)?.tally, { ended: 6, running: 0, verdicts: { success: 5, failed: 1 } });
});

test('whatever becomes of the instances: never more errors than tolerated and those of one wave', async () => {
  const ends: readonly RunState[] = ['success', 'success', 'failed', 'timeout', 'aborted', 'terminated', 'unknown'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...ends), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 4 }),
      fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }),
      fc.oneof(
        fc.record({ unit: fc.constant('instances' as const), atMost: fc.integer({ min: 0, max: 10 }) }),
        fc.record({ unit: fc.constant('percent' as const), atMost: fc.integer({ min: 0, max: 100 }) }),
      ),
      async (states, batchSize, concurrency, wanted, maxErrors) => {
        const count = states.length;
        const canary = wanted === null ? null : Math.min(wanted, count);
        const policy: Partial<FleetPolicy> = { concurrency, canary, maxErrors };
        const service = fleetOf({ states: new Map(states.map((state, at) => [`i-${at + 1}`, state])) });
        const input = fleetInput(count, policy, { batchSize });
        const report = await run(input, service.ports);
        const sent = service.sent.flat();
        assert.equal(new Set(sent).size, sent.length, 'an instance twice');
        const bad = sent.filter((id) => states[Number(id.slice(2)) - 1] !== 'success').length;
        const tolerated = toleratedErrors(input.fleet, count);
        assert.ok(bad <= tolerated + concurrency * batchSize, `${bad} errors`);
        const failedFirst = states.slice(0, canary ?? 0).some((state) => state !== 'success');
        if (failedFirst) assert.ok(sent.every((id) => Number(id.slice(2)) <= canary!));
        // Nothing is held back for no reason.
        if (!failedFirst && bad <= tolerated) assert.equal(sent.length, count);
        assert.equal(sent.length + unsentOf(report)[0], count);
      },
    ),
    { numRuns: 300 },
  );
});
