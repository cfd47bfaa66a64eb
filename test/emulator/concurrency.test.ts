import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoke, results, simulated } from './support/start.ts';

const limit = 500;
const script = { CommandId: 'c-hello' };

test('500 runs at once on one instance; one more is Aborted with TaskConcurrencyLimit [source, doc, assumed]', async (t) => {
  const { emulator, clock, runner } = await simulated(t);
  runner.hold = true;
  await invoke(emulator, { ...script, Frequency: 'rate(1m)', 'InstanceId.1': 'i-web2' });
  for (let n = 0; n < limit; n++) await invoke(emulator, script);
  await clock.advance(0);
  assert.equal(runner.requests.length, limit);
  const id = await invoke(emulator, { ...script, 'InstanceId.2': 'i-web2' });
  await clock.advance(0);
  const [full, free] = await results(emulator, id);
  assert.deepEqual(
    [full.InvocationStatus, full.ErrorCode, full.Repeats, full.InvokeRecordStatus],
    ['Aborted', 'TaskConcurrencyLimit', 0, 'Failed'],
  );
  assert.notEqual(full.ErrorInfo, '');
  assert.equal(free.InvocationStatus, 'Running');
  runner.release();
  await clock.advance(0);
  const later = await invoke(emulator, script);
  await clock.advance(0);
  assert.equal((await results(emulator, later))[0].InvocationStatus, 'Running');
});
