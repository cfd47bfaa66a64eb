import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextStepOf } from '../../src/cli/render/run-next-step.ts';
import type { RunReport } from '../../src/usecases/run.ts';

const exit = { code: 0, reason: 'success' } as const;

function reportOf(unchecked: boolean, end: string | null): RunReport {
  const outcome = { kind: 'accepted', invokeId: 't-1', invokeIds: ['t-1'], ...(unchecked && { unchecked }) };
  return {
    input: { runId: 'deploy-1', rest: {} },
    unresolved: null,
    calls: [{ call: { chunk: 1, instanceIds: ['i-a'] }, outcome }],
    wait: end === null ? null : { end, results: [], problem: null },
  } as unknown as RunReport;
}

for (const [name, unchecked, end, expected] of [
  ['waited for, and sent again', true, 'finished', /a minute from now, to see that nothing ran twice/],
  ['not waited for, and sent again', true, null, /a minute from now/],
  ['still running, and sent again', true, 'wait-timeout', /to go on with this run/],
  ['still running', false, 'wait-timeout', /to go on with this run/],
] as const) {
  test(`a run that is not over: ${name}`, () => {
    const step = nextStepOf(reportOf(unchecked, end), false, exit);
    assert.match(step!.words.en, expected);
    assert.equal(step!.line, 'ecs-invoke resume deploy-1');
  });
}
