import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import { findCommand } from '../../src/usecases/find-command.ts';
import { run } from '../../src/usecases/run.ts';
import { fakePorts } from '../support/fakes.ts';
import { inputOf } from '../support/line.ts';

const action = 'DescribeCommands';
const problems = [
  new Refused({ action, code: 'Forbidden.RAM', serviceMessage: '', requestId: 'R', status: 403 }),
  new NotSent({ action, reason: 'connection-refused', host: 'h:1', code: 'ECONNREFUSED' }),
  new NoAnswer({ action, reason: 'timeout', host: 'h:1', waitedMs: 1 }),
];
for (const problem of problems) {
  test(`a look-up that fails (${problem.name}) stays failed: not "none", no other shelf, nothing invoked`, async () => {
    let asked = 0;
    const { ports, events } = fakePorts({
      commands: async () => {
        asked++;
        throw problem;
      },
    });
    const lookup = await findCommand({ kind: 'name', name: 'deploy' }, ports);
    assert.deepEqual(lookup, { kind: 'failed', problem });
    assert.equal(asked, 1);
    const { input } = await inputOf(['-c', 'deploy', '-i', 'i-a']);
    const { unresolved, calls } = await run(input!, ports);
    assert.deepEqual([unresolved, calls], [{ kind: 'failed', problem }, []]);
    assert.deepEqual(events, []);
  });
}

test('an ID needs no look-up', async () => {
  const { ports } = fakePorts({});
  assert.deepEqual(await findCommand({ kind: 'id', id: 'c-1' }, ports), { kind: 'found', commandId: 'c-1' });
});
