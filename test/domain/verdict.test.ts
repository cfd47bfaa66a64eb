import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allCodes } from '../../src/api/error-catalogue.ts';
import type { RunState, Verdict } from '../../src/domain/invocation.ts';
import { isFinished, openResultCodes, verdictOf } from '../../src/domain/verdict.ts';

const table: readonly (readonly [RunState, number | null, string, Verdict])[] = [
  ['success', 0, '', 'success'],
  ['success', null, '', 'unknown'],
  ['success', 3, '', 'unknown'],
  ['failed', 1, 'ExitCodeNonzero', 'failed'],
  ['timeout', null, 'ExecutionTimeout', 'timed-out'],
  ['error', null, 'ExecutionException', 'failed'],
  ['aborted', null, 'InstanceNotRunning', 'not-delivered'],
  ['aborted', null, 'ClientNotResponse', 'unknown'],
  ['aborted', null, 'InstanceReleased', 'unknown'],
  ['error', null, 'ExecutionInterrupted', 'unknown'],
  ['invalid', null, 'CommandNotApplicable', 'refused'],
  ['cancelled', null, '', 'cancelled'],
  ['terminated', -1, '', 'terminated'],
  ['failed-or-timeout', null, '', 'unknown'],
  ['failed-or-timeout', null, 'ExecutionTimeout', 'timed-out'],
  ['failed-or-timeout', null, 'ClientNotRunning', 'not-delivered'],
  ['pending', null, '', 'running'],
  ['running', null, '', 'running'],
  ['stopping', null, '', 'running'],
  ['scheduled', null, '', 'scheduled'],
  ['unknown', 0, '', 'unknown'],
];
for (const [state, exitCode, errorCode, verdict] of table) {
  test(`${state}, exit code ${exitCode}, ${errorCode || 'no error'}: ${verdict}`, () => {
    assert.equal(verdictOf({ state, exitCode, errorCode }), verdict);
  });
}

for (const [exitCode, errorCode, repeats, verdict] of [
  [0, '', 5, 'success'],
  [7, 'ExitCodeNonzero', 5, 'failed'],
  [1, 'ExecutionTimeout', 5, 'timed-out'],
  [-1, 'ExecutionInterrupted', 5, 'unknown'],
  [null, 'TaskConcurrencyLimit', 5, 'cancelled'],
  [0, '', 0, 'cancelled'],
] as const) {
  test(`cancelled after ${repeats} runs, the last ${exitCode} ${errorCode}: ${verdict}`, () => {
    assert.equal(verdictOf({ state: 'cancelled', exitCode, errorCode, repeats }), verdict);
  });
}

test('pending, scheduled, running and stopping go on; everything else is an end', () => {
  const going = table.map(([state]) => state).filter((state) => !isFinished(state));
  assert.deepEqual(new Set(going), new Set(['pending', 'scheduled', 'running', 'stopping']));
});

test('the codes that leave it open are those whose explanation says so', () => {
  // An exception is reported as one; codes of files concern SendFile, which has no verdict here.
  const aside = (code: string) => code === 'ExecutionException' || /File(?!Existed)/.test(code);
  const unknown = allCodes().flatMap((each) =>
    each.of === 'result' && each.row.ran === 'unknown' && !aside(each.row.code) ? [each.row.code] : [],
  );
  assert.deepEqual([...openResultCodes].sort(), unknown.sort());
});
