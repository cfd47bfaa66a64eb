import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulated } from './support/start.ts';
import { ask, call } from './support/wire-client.ts';

const hello = { Action: 'InvokeCommand', RegionId: 'cn-hangzhou', CommandId: 'c-hello', 'InstanceId.1': 'i-web1' };

test('a refusal on order comes once, and the call leaves no trace', async (t) => {
  const { emulator, clock } = await simulated(t);
  for (const [code, status] of [
    ['Throttling.User', 400],
    ['Forbidden.RAM', 403],
    ['InternalError.Dispatch', 500],
    ['ServiceUnavailable', 503],
    ['Invocation.ExceedQuota', 403],
  ] as const) {
    emulator.faults.refuseNext('InvokeCommand', code);
    const answer = await ask(emulator, 'InvokeCommand', { ...hello, Action: 'InvokeCommand' });
    assert.deepEqual([answer.status, answer.Code], [status, code]);
  }
  assert.equal((await ask(emulator, 'DescribeInvocations')).TotalCount, 0);
  assert.equal((await call(emulator, hello, { now: clock.now() })).status, 200);
});
