import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import { exitOfShown } from '../../src/cli/exit-code.ts';
import { showDocument } from '../../src/cli/render/show-json.ts';
import { editions } from '../../src/domain/editions.ts';
import type { ShowReport } from '../../src/usecases/show.ts';

const action = 'DescribeInvocationResults';
const silent = new NoAnswer({ action, reason: 'html', host: 'ecs:443', waitedMs: 1 });
const denied = new Refused({ action, code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 });

test('of several that could not be shown, the error is the one that the exit code is about', () => {
  const reports: readonly ShowReport[] = [
    { kind: 'failed', invokeId: 't-0', problem: silent },
    { kind: 'failed', invokeId: 't-1', problem: denied },
  ];
  for (const each of [reports, [...reports].reverse()]) {
    const exit = exitOfShown(each, null);
    const view = { regionId: 'cn-hangzhou', edition: editions.current, now: new Date(), reports: each };
    const { kind, error } = showDocument(view, [], exit) as unknown as { kind: string; error: { code: string } };
    assert.deepEqual([kind, exit.code, error.code], ['error', 77, 'Forbidden.RAM']);
  }
});
