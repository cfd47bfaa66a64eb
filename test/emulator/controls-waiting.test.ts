import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { controlBehaviours } from '../../src/emulator/behaviours/controls.ts';
import { controls } from '../../src/emulator/controls.ts';
import { startEmulator } from '../../src/emulator/start.ts';
import { invoke, simulated, started } from './support/start.ts';
import { ask } from './support/wire-client.ts';

test('every control is explained in a line of its own, with everything it takes [own]', () => {
  assert.deepEqual(Object.keys(controlBehaviours).sort(), [...controls.keys()].sort());
  for (const [name, { takes }] of controls) {
    for (const word of takes) assert.ok(controlBehaviours[name]!.words.en.includes(word), `${name}: ${word}`);
  }
});

test('the ledger tells how many tasks are pending, and waits for them when asked [own]', async (t) => {
  const { emulator, clock } = await simulated(t, { pendingMs: 100 });
  await invoke(emulator, { CommandId: 'c-hello', 'InstanceId.2': 'i-web2' });
  const before = await ask(emulator, 'Emulator.ListProcessStarts');
  assert.deepEqual([before.TotalCount, before.PendingTasks, before.RunningTasks], [0, 2, 0]);
  const vain = await ask(emulator, 'Emulator.ListProcessStarts', { Wait: 'true', PatienceSeconds: '0' });
  assert.equal(vain.PendingTasks, 2);
  let answered = false;
  const waiting = ask(emulator, 'Emulator.ListProcessStarts', { Wait: 'true', PatienceSeconds: '20' });
  waiting.then(() => (answered = true));
  await new Promise((wake) => setTimeout(wake, 150));
  assert.equal(answered, false);
  await clock.advance(100);
  const after = await waiting;
  assert.deepEqual([after.TotalCount, after.PendingTasks, after.RunningTasks], [2, 0, 0]);
});

test('a reboot that is waited for is answered when the instance runs [own]', async (t) => {
  const emulator = await started(t);
  const reboot = { Change: 'reboot', 'InstanceId.1': 'i-web1' };
  const { Instances } = await ask(emulator, 'Emulator.ChangePower', { ...reboot, Wait: 'true' });
  assert.deepEqual(Instances.Instance, [{ InstanceId: 'i-web1', Before: 'Running', After: 'Running' }]);
});

test('what names an instance that is not there is refused, with one that is [own]', async (t) => {
  const { emulator } = await simulated(t);
  for (const [action, more] of [
    ['Emulator.AddFault', { Spec: 'InvokeCommand:1:i-web9:reset' }],
    ['Emulator.ChangePower', { Change: 'reboot', 'InstanceId.1': 'i-web9' }],
  ] as const) {
    const { Code, Message } = await ask(emulator, action, more);
    assert.deepEqual([Code, Message], ['Emulator.UnknownInstance', 'The emulator has no i-web9. Did you mean i-web1?']);
  }
  const far = await ask(emulator, 'Emulator.AddFault', { Spec: '*:1:i-zzzzzzzzzz:reset' });
  assert.match(far.Message, /^The emulator has no i-zzzzzzzzzz; it has i-web1, /);
  assert.deepEqual(emulator.faults.list(), []);
  const fault = { action: '*', instanceId: 'i-web9', effect: { kind: 'reset' } } as const;
  await assert.rejects(startEmulator({ orderedFaults: [fault] }), { code: 'UnknownInstance', near: 'i-web1' });
});

test('what waited for an instance that is not in the fleet any more is told of at the start [own]', async (t) => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  const instance = { id: 'i-mine', name: 'i-mine', os: 'linux' } as const;
  const first = await startEmulator({ dataDir, pendingMs: 0, fleet: { instances: [instance] } });
  const schedule = { RepeatMode: 'Period', Frequency: 'rate(5m)' };
  await invoke(first, { CommandId: 'c-hello', 'InstanceId.1': 'i-mine', ...schedule });
  await first.stop();
  const said: string[] = [];
  await started(t, { dataDir, warn: ({ en }) => said.push(en) });
  assert.deepEqual(said, ['1 task was ended because its instance is not in the fleet any more: i-mine']);
});
