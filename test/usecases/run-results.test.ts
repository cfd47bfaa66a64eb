import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CallOutcome } from '../../src/usecases/call-outcome.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { outcomesOf } from '../../src/usecases/run-results.ts';
import { fleetInput } from '../support/fleet-of.ts';

const input = fleetInput(1, {});
const [call] = planCalls(input);
const other = { kind: 'different', invokeIds: ['t-9'] } as const;
const unknown = {
  kind: 'unknown',
  problem: null,
  looked: other,
  firstSentAt: null,
  attempts: 0,
  recorded: true,
} as const;

const verdicts: readonly (readonly [string, CallOutcome, string])[] = [
  ['work of another run, nothing sent by us', unknown, 'not-delivered'],
  ['sent by us', { ...unknown, attempts: 1 }, 'unknown'],
  ['sent by a process before', { ...unknown, firstSentAt: new Date(0) }, 'unknown'],
  ['not found', { ...unknown, looked: { kind: 'none' } }, 'unknown'],
];
for (const [what, outcome, verdict] of verdicts) {
  test(`${what}: ${verdict}`, () => {
    const report = { input, unresolved: null, calls: [{ call: call!, outcome }], wait: null };
    assert.deepEqual(
      outcomesOf(report).map((each) => each.verdict),
      [verdict],
    );
  });
}
