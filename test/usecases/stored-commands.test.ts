import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, NotSent, Refused } from '../../src/api/call-problem.ts';
import type { CloudAssistant, StoredCommandDetails, StoredCommandFilter } from '../../src/api/cloud-assistant.ts';
import { createCommand } from '../../src/usecases/create-command.ts';
import { deleteCommands, planDeletion } from '../../src/usecases/delete-commands.ts';
import { changeCommand, planChange } from '../../src/usecases/modify-command.ts';
import { type CommandPorts, findStoredCommand } from '../../src/usecases/stored-commands.ts';
import { fakeClock, fakeCloud } from '../support/fakes.ts';

function command(commandId: string, facts: Partial<StoredCommandDetails> = {}): StoredCommandDetails {
  return {
    commandId,
    name: 'deploy',
    type: 'RunShellScript',
    content: Buffer.from('uptime'),
    description: '',
    parameterNames: [],
    parameterDefinitions: [],
    enableParameter: false,
    timeout: 60,
    workingDir: '',
    launcher: '',
    createdAt: '',
    invokeTimes: 0,
    resourceGroupId: '',
    tags: [],
    published: null,
    ...facts,
  };
}

const lost = (action: string) => new NoAnswer({ action, reason: 'reset', host: 'h:443', waitedMs: 1 });
const refused = (code: string) => new Refused({ action: 'X', code, serviceMessage: '', requestId: 'r', status: 403 });

/** A shelf that each look finds as it is by then; the calls that change something are the test's own. */
function stage(looks: readonly (readonly StoredCommandDetails[] | Error)[], methods: Partial<CloudAssistant> = {}) {
  const clock = fakeClock();
  const asked: StoredCommandFilter[] = [];
  const controller = new AbortController();
  const cloud = fakeCloud({
    async *storedCommandPages(filter, signal) {
      if (signal?.aborted) throw new NotSent({ action: 'X', reason: 'interrupted', host: 'h', code: '' });
      const look = looks[Math.min(asked.length, looks.length - 1)]!;
      asked.push(filter);
      if (look instanceof Error) throw look;
      const { commandId, provider } = filter;
      yield look.filter(
        (each) =>
          (commandId === undefined || each.commandId === commandId) && (provider === undefined) === !each.published,
      );
    },
    scheduledInvocations: async () => [],
    ...methods,
  });
  const ports: CommandPorts = { cloud, clock, signal: controller.signal, progress: () => {} };
  return { ports, asked, clock, controller };
}

const request = { name: 'deploy', type: 'RunShellScript', content: Buffer.from('uptime') };

test('a name that is free: one call, and its ID', async () => {
  const { ports, asked } = stage([[]], { createCommand: async () => ({ commandId: 'c-1', requestId: 'r' }) });
  assert.deepEqual(await createCommand(request, false, ports), { kind: 'created', commandId: 'c-1', lookedUp: false });
  assert.equal(asked.length, 1);
});

test('a name that is taken is not sent, unless two may have it', async () => {
  const taken = [command('c-0')];
  const { ports } = stage([taken]);
  assert.deepEqual(await createCommand(request, false, ports), { kind: 'name-taken', commandIds: ['c-0'] });
  const allowed = stage([taken], { createCommand: async () => ({ commandId: 'c-1', requestId: 'r' }) });
  assert.equal((await createCommand(request, true, allowed.ports)).kind, 'created');
  // A wildcard of the service's own filter is no other command of this name.
  const similar = stage([[command('c-0', { name: 'deploy*' })]], {
    createCommand: async () => ({ commandId: 'c-1', requestId: 'r' }),
  });
  assert.equal((await createCommand(request, false, similar.ports)).kind, 'created');
});

test('where the names may not be read, nothing is created, unless two may have one', async () => {
  const forbidden = refused('Forbidden.RAM');
  const { ports } = stage([forbidden]);
  assert.deepEqual(await createCommand(request, false, ports), { kind: 'not-tried', problem: forbidden });
  const problem = lost('CreateCommand');
  const unsure = stage([forbidden], { createCommand: () => Promise.reject(problem) });
  assert.deepEqual(await createCommand(request, true, unsure.ports), { kind: 'unknown', problem, candidates: null });
});

/** How often CreateCommand was called; its answer is lost. */
async function lostCreation(looks: readonly (readonly StoredCommandDetails[])[]) {
  let calls = 0;
  const made = stage(looks, {
    createCommand: () => {
      calls++;
      return Promise.reject(lost('CreateCommand'));
    },
  });
  const report = await createCommand(request, true, made.ports);
  assert.equal(calls, 1);
  return { report, ...made };
}

test('a lost answer is looked up by name: what was there before, and what differs, is not the one', async () => {
  const old = command('c-old');
  const other = command('c-other', { content: Buffer.from('reboot') });
  const windows = command('c-windows', { type: 'RunBatScript' });
  const { report, clock } = await lostCreation([[old], [old], [other, old, windows], [command('c-new'), other, old]]);
  assert.deepEqual(report, { kind: 'created', commandId: 'c-new', lookedUp: true });
  assert.deepEqual(clock.slept, [0, 1000, 2000]);
});

test('a command that never shows is looked for a minute, and then nobody knows', async () => {
  const { report, clock } = await lostCreation([[]]);
  assert.equal(report.kind, 'unknown');
  assert.equal(clock.slept.length, 8);
  assert.equal(
    clock.slept.reduce((sum, ms) => sum + ms, 0),
    60_000,
  );
});

test('two that could be the one are told, and none is chosen', async () => {
  const { report } = await lostCreation([[], [command('c-1'), command('c-2')]]);
  assert.deepEqual(report.kind === 'unknown' && report.candidates, ['c-1', 'c-2']);
});

test('interrupted on the way: one last look, and no pause', async () => {
  const made = stage([[], [command('c-1')]], {
    createCommand: () => {
      made.controller.abort('SIGINT');
      return Promise.reject(lost('CreateCommand'));
    },
  });
  const report = await createCommand(request, false, made.ports);
  assert.deepEqual(report, { kind: 'created', commandId: 'c-1', lookedUp: true });
  assert.deepEqual(made.clock.slept, []);
});

test('a refusal, and a call that never left, are not looked up', async () => {
  for (const problem of [
    refused('CmdCount.ExceedQuota'),
    new NotSent({ action: 'CreateCommand', reason: 'connection-refused', host: 'h', code: '' }),
  ]) {
    const { ports, asked } = stage([[]], { createCommand: () => Promise.reject(problem) });
    assert.deepEqual(await createCommand(request, false, ports), { kind: 'failed', problem });
    assert.equal(asked.length, 1);
  }
});

test('a change holds only what is not so already', async () => {
  const { ports } = stage([[command('c-1', { timeout: 60 })]]);
  const change = { timeout: 60, description: 'new', content: Buffer.from('uptime') };
  const plan = await planChange({ kind: 'id', id: 'c-1' }, change, false, ports);
  assert.deepEqual(plan.kind === 'planned' && plan.fields, ['description']);
});

test('a new name that another command has is refused', async () => {
  const shelf = [command('c-1'), command('c-2', { name: 'taken' })];
  const { ports } = stage([shelf]);
  const plan = await planChange({ kind: 'id', id: 'c-1' }, { name: 'taken' }, false, ports);
  assert.deepEqual(plan, { kind: 'name-taken', commandIds: ['c-2'] });
  assert.equal((await planChange({ kind: 'id', id: 'c-1' }, { name: 'taken' }, true, ports)).kind, 'planned');
});

/** What a change of the timeout to 90 comes to, and what was sent. */
async function changed(looks: readonly (readonly StoredCommandDetails[] | Error)[], outcome: Error | null) {
  const sent: unknown[] = [];
  const { ports } = stage(looks, {
    modifyCommand: async (asked) => {
      sent.push(asked);
      if (outcome) throw outcome;
      return { requestId: 'r' };
    },
  });
  const plan = { kind: 'planned', before: command('c-1'), fields: ['timeout'] } as const;
  const report = await changeCommand(plan, { timeout: 90, description: '' }, ports);
  assert.deepEqual(sent, [{ commandId: 'c-1', timeout: 90 }]);
  return report;
}

test('a change is read back, and what does not show is told', async () => {
  const [old, fresh] = [command('c-1'), command('c-1', { timeout: 90 })];
  assert.deepEqual(await changed([[fresh]], null), { kind: 'changed', lookedUp: false, unseen: [] });
  assert.deepEqual(await changed([[old]], null), { kind: 'changed', lookedUp: false, unseen: ['timeout'] });
  assert.deepEqual(await changed([refused('Forbidden.RAM')], null), { kind: 'changed', lookedUp: false, unseen: [] });
  const problem = lost('ModifyCommand');
  assert.deepEqual(await changed([[old], [fresh]], problem), { kind: 'changed', lookedUp: true, unseen: [] });
  assert.deepEqual(await changed([[old]], problem), { kind: 'unknown', problem });
  assert.equal((await changed([[old]], refused('InvalidCmdId.NotFound'))).kind, 'failed');
});

test('one refused deletion hides no other; a lost answer is cleared up by looking', async () => {
  const shelf = ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => command(id, { name: id.replace('c-', 'n') }));
  const [, , , stays] = shelf;
  const sent: string[] = [];
  const { ports } = stage([shelf, shelf, shelf, shelf, [], [stays!]], {
    async deleteCommand(commandId) {
      sent.push(commandId);
      if (commandId === 'c-1') throw refused('Operation.Forbidden');
      if (commandId === 'c-3' || commandId === 'c-4') throw lost('DeleteCommand');
      return { requestId: 'r' };
    },
    scheduledInvocations: async () => [
      { invokeId: 't-1', commandId: 'c-1', commandName: '', frequency: 'rate(1h)', instanceIds: [], createdAt: null },
    ],
  });
  const references = ['c-1', 'c-2', 'c-3', 'c-4'].map((id) => ({ kind: 'id', id }) as const);
  const plan = await planDeletion(references, ports);
  assert.deepEqual(
    plan.doomed.map(({ schedules }) => schedules.length),
    [1, 0, 0, 0],
  );
  const deletions = await deleteCommands(plan.doomed, ports);
  assert.deepEqual(
    deletions.map((each) => (each.kind === 'deleted' ? `deleted ${each.lookedUp}` : each.kind)),
    ['failed', 'deleted false', 'deleted true', 'unknown'],
  );
  assert.deepEqual(sent, ['c-1', 'c-2', 'c-3', 'c-4']);
});

test('what has been named twice goes once; a name nobody has, or two have, is unclear', async () => {
  const { ports } = stage([[command('c-1'), command('c-2', { name: 'twin' }), command('c-3', { name: 'twin' })]]);
  const plan = await planDeletion(
    [
      { kind: 'id', id: 'c-1' },
      { kind: 'name', name: 'deploy' },
      { kind: 'name', name: 'twin' },
      { kind: 'name', name: 'nobody' },
      { kind: 'id', id: 'c-9' },
    ],
    ports,
  );
  assert.deepEqual(
    plan.doomed.map(({ commandId, command: found }) => [commandId, found !== null]),
    [
      ['c-1', true],
      ['c-9', false],
    ],
  );
  assert.deepEqual(
    plan.unclear.map(({ lookup }) => lookup.kind),
    ['several', 'none'],
  );
});

test('after Ctrl-C the rest is not tried', async () => {
  const made = stage([[]], {
    async deleteCommand() {
      made.controller.abort('SIGINT');
      return { requestId: 'r' };
    },
  });
  const doomed = ['c-1', 'c-2'].map((commandId) => ({ commandId, command: null, schedules: [] }));
  const deletions = await deleteCommands(doomed, made.ports);
  assert.deepEqual(
    deletions.map(({ kind }) => kind),
    ['deleted', 'not-tried'],
  );
});

test('the own shelf goes before the public one', async () => {
  const published = { provider: 'AlibabaCloud', category: '', version: 1, latest: true };
  const shelf = [command('c-own'), command('c-public', { published }), command('c-2', { name: 'x', published })];
  const find = (name: string) => findStoredCommand({ kind: 'name', name }, ['own', 'public'], stage([shelf]).ports);
  const id = async (name: string) => {
    const found = await find(name);
    return found.kind === 'found' ? found.command.commandId : found.kind;
  };
  assert.deepEqual([await id('deploy'), await id('x'), await id('y')], ['c-own', 'c-2', 'none']);
});
