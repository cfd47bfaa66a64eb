import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { Idempotency } from '../../src/emulator/idempotency.ts';

test('while a call with the same token is under way, another is refused [doc]', () => {
  const idempotency = new Idempotency(new VirtualClock(new Date(0)));
  const call = (token: string, action = 'InvokeCommand') =>
    idempotency.once(action, token, '{}', () => ({ ran: true }));
  const over = idempotency.begin('InvokeCommand', 'token');
  assert.throws(() => call('token'), { code: 'IdempotentProcessing' });
  assert.throws(() => idempotency.begin('InvokeCommand', 'token'), { code: 'IdempotentProcessing' });
  assert.deepEqual([call('other'), call('token', 'RunCommand')], [{ ran: true }, { ran: true }]);
  over();
  assert.deepEqual(call('token'), { ran: true });
});

test('a token is forgotten after a day [assumed]', async () => {
  const clock = new VirtualClock(new Date(0));
  const idempotency = new Idempotency(clock);
  let calls = 0;
  const call = () => idempotency.once('InvokeCommand', 'token', '{}', () => ({ number: ++calls }));
  assert.deepEqual([call(), call()], [{ number: 1 }, { number: 1 }]);
  await clock.advance(24 * 3600_000 - 1);
  assert.deepEqual(call(), { number: 1 });
  await clock.advance(1);
  assert.deepEqual(call(), { number: 2 });
});
