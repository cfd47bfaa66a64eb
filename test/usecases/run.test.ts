import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer, Refused } from '../../src/api/call-problem.ts';
import type { InvokeRequest, RunRequest, StoredCommand } from '../../src/api/cloud-assistant.ts';
import { editions } from '../../src/domain/editions.ts';
import type { InstanceId } from '../../src/domain/instance-id.ts';
import { parameter } from '../../src/domain/parameters.ts';
import type { CallOutcome } from '../../src/usecases/call-outcome.ts';
import { usualDelivery } from '../../src/usecases/delivery-policy.ts';
import { usualFleet } from '../../src/usecases/fleet-policy.ts';
import { run } from '../../src/usecases/run.ts';
import type { RunInput } from '../../src/usecases/run-input.ts';
import { fakePorts, result } from '../support/fakes.ts';

function input(facts: Partial<RunInput> = {}): RunInput {
  return {
    runId: 'f'.repeat(32),
    edition: editions.current,
    regionId: 'cn-hangzhou',
    work: { kind: 'command', command: { kind: 'id', id: 'c-1' } },
    instanceIds: ['i-a', 'i-b'] as unknown as InstanceId[],
    parameters: [],
    batchSize: 50,
    rest: {},
    runTags: false,
    clientToken: 'token',
    wait: null,
    delivery: usualDelivery,
    fleet: usualFleet,
    ...facts,
  };
}

const stored = (facts: Partial<StoredCommand>): StoredCommand => ({
  commandId: 'c-9',
  name: 'deploy',
  type: 'RunShellScript',
  content: Buffer.from('echo'),
  description: '',
  parameterNames: [],
  parameterDefinitions: [],
  enableParameter: false,
  timeout: 60,
  ...facts,
});

const refusal = (code: string) =>
  new Refused({ action: 'InvokeCommand', code, serviceMessage: '', requestId: 'R', status: 404 });

test('an ID is sent as it is, once', async () => {
  const sent: InvokeRequest[] = [];
  const { ports } = fakePorts({
    invokeCommand: async (request) => {
      sent.push(request);
      return { invokeId: 't-1', requestId: 'R' };
    },
  });
  const report = await run(input({ parameters: [parameter('a', '1', false)] }), ports);
  assert.deepEqual(report.calls[0]?.outcome, {
    kind: 'accepted',
    invokeId: 't-1',
    requestId: 'R',
    invokeIds: ['t-1'],
    how: 'answered',
    attempts: 1,
  });
  assert.deepEqual(sent, [
    {
      regionId: 'cn-hangzhou',
      commandId: 'c-1',
      instanceIds: ['i-a', 'i-b'],
      parameters: { a: '1' },
      clientToken: 'token',
    },
  ]);
});

test('a lost answer is never sent again without a retry', async () => {
  let calls = 0;
  const lost = new NoAnswer({ action: 'InvokeCommand', reason: 'timeout', host: 'h:1', waitedMs: 30_000 });
  const { ports } = fakePorts({
    invokeCommand: async () => {
      calls++;
      throw lost;
    },
    invocationsBy: async () => [],
  });
  const {
    calls: [first],
  } = await run(input({ delivery: { ...usualDelivery, retries: false } }), ports);
  assert.equal(first?.outcome.kind, 'unknown');
  assert.equal(first?.outcome.kind === 'unknown' && first.outcome.problem, lost);
  assert.equal(calls, 1);
});

const byName = { work: { kind: 'command', command: { kind: 'name', name: 'deploy' } } } as const;

test('a name is looked up among the own commands first, exactly', async () => {
  const asked: unknown[] = [];
  const { ports } = fakePorts({
    commands: async (filter) => {
      asked.push(filter);
      return filter.provider ? [stored({ commandId: 'c-public' })] : [stored({ name: 'deploy-all', commandId: 'c-8' })];
    },
    invokeCommand: async ({ commandId }) => ({ invokeId: commandId, requestId: '' }),
  });
  const {
    calls: [first],
  } = await run(input(byName), ports);
  assert.equal(first?.outcome.kind === 'accepted' && first.outcome.invokeId, 'c-public');
  assert.deepEqual(asked, [{ name: 'deploy' }, { name: 'deploy', provider: 'AlibabaCloud' }]);
});

test('two commands of one name: both are listed, nothing is sent', async () => {
  const { ports } = fakePorts({ commands: async () => [stored({ commandId: 'c-8' }), stored({ commandId: 'c-9' })] });
  const { unresolved, calls } = await run(input(byName), ports);
  assert.deepEqual(unresolved, { kind: 'several', name: 'deploy', commandIds: ['c-8', 'c-9'] });
  assert.deepEqual(calls, []);
});

test('no command of that name: nothing is sent', async () => {
  const { ports } = fakePorts({ commands: async () => [] });
  const { unresolved, calls } = await run(input(byName), ports);
  assert.deepEqual([unresolved?.kind, calls], ['none', []]);
});

test('a refusal about instances names the culprits and why', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('InvalidInstance.NotFound');
    },
    instances: async () => [
      { instanceId: 'i-a', name: '', status: 'Stopped', network: 'vpc', os: 'linux', addresses: [], tags: [] },
    ],
    names: async () => [
      { id: 'cn-hangzhou', name: '' },
      { id: 'cn-beijing', name: '' },
    ],
    instancesIn: async () => [],
  });
  const {
    calls: [first],
  } = await run(input(), ports);
  assert.deepEqual(first?.outcome.kind === 'failed' && first.outcome.circumstances, {
    kind: 'instances',
    culprits: [
      { instanceId: 'i-a', name: '', causes: [{ reason: 'not-running', status: 'Stopped' }] },
      { instanceId: 'i-b', name: '', causes: [{ reason: 'nowhere', regionsAsked: 2 }] },
    ],
  });
});

test('parameters that the command does not define are named; case does not matter', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('Parameter.NotMatched');
    },
    commands: async () => [stored({ parameterNames: ['Name'] })],
  });
  const parameters = [parameter('name', 'x', false), parameter('nmae', 'x', false)];
  const {
    calls: [first],
  } = await run(input({ parameters }), ports);
  assert.deepEqual(first?.outcome.kind === 'failed' && first.outcome.circumstances, {
    kind: 'undefined-parameters',
    names: ['nmae'],
    defined: ['Name'],
  });
});

test('a look-up that fails leaves the refusal as it is', async () => {
  const { ports } = fakePorts({
    invokeCommand: async () => {
      throw refusal('InvalidInstance.NotFound');
    },
    instances: async () => {
      throw refusal('Forbidden.RAM');
    },
  });
  const {
    calls: [first],
  } = await run(input(), ports);
  assert.equal(first?.outcome.kind === 'failed' && first.outcome.circumstances, null);
});

/** Eight instances in calls of three. */
const ids = Array.from({ length: 8 }, (_, at) => `i-${at}`) as unknown as InstanceId[];
const batch = { instanceIds: ids, batchSize: 3, clientToken: null, runTags: true } as const;
const kinds = (outcomes: readonly { readonly outcome: CallOutcome }[]) => outcomes.map(({ outcome }) => outcome.kind);

test('a batch: every instance in exactly one call, each call with a token and a chunk tag of its own', async () => {
  const sent: InvokeRequest[] = [];
  const { ports } = fakePorts({
    invokeCommand: async (request) => {
      sent.push(request);
      return { invokeId: `t-${sent.length}`, requestId: 'R' };
    },
  });
  const { calls } = await run(input(batch), ports);
  assert.deepEqual(kinds(calls), ['accepted', 'accepted', 'accepted']);
  assert.deepEqual(
    sent.map(({ instanceIds }) => instanceIds.length),
    [3, 3, 2],
  );
  assert.deepEqual(
    sent.flatMap(({ instanceIds }) => instanceIds),
    ids,
  );
  assert.equal(new Set(sent.map(({ clientToken }) => clientToken)).size, 3);
  assert.deepEqual(
    sent.map(({ tags }) => tags?.find(({ key }) => key === 'ecs-invoke-chunk')?.value),
    ['1', '2', '3'],
  );
});

const secondFails: readonly (readonly [string, Error, readonly CallOutcome['kind'][]])[] = [
  [
    'is refused because of its instances: the others go on',
    refusal('InvalidInstance.NotFound'),
    ['accepted', 'failed', 'accepted'],
  ],
  [
    'is refused with a code nobody knows: the others go on',
    refusal('Nobody.KnowsThis'),
    ['accepted', 'failed', 'accepted'],
  ],
  ['is throttled: it would strike the others too', refusal('Throttling.User'), ['accepted', 'failed', 'not-attempted']],
  ['is denied', refusal('Forbidden.RAM'), ['accepted', 'failed', 'not-attempted']],
  [
    'is lost: nothing more is sent into the dark',
    new NoAnswer({ action: 'InvokeCommand', reason: 'reset', host: 'h:1', waitedMs: 1 }),
    ['accepted', 'unknown', 'not-attempted'],
  ],
];
for (const [title, error, expected] of secondFails) {
  test(`the second call ${title}`, async () => {
    let calls = 0;
    const { ports } = fakePorts({
      invokeCommand: async () => {
        calls++;
        if (calls === 2) throw error;
        return { invokeId: `t-${calls}`, requestId: 'R' };
      },
      instances: async () => [],
      names: async () => [],
      invocationsBy: async () => [],
    });
    const delivery = { ...usualDelivery, retries: false };
    const oneByOne = { ...batch, delivery, fleet: { ...usualFleet, concurrency: 1 } };
    assert.deepEqual(kinds((await run(input(oneByOne), ports)).calls), expected);
  });
}

test('a batch is waited for as one: results of all its invocations in the order of the targets', async () => {
  let sent = 0;
  const polls = new Map<string, number>();
  const { ports, events } = fakePorts({
    invokeCommand: async () => ({ invokeId: `t-${++sent}`, requestId: 'R' }),
    invocationResults: async (invokeId) => {
      const poll = (polls.get(invokeId) ?? 0) + 1;
      polls.set(invokeId, poll);
      const own = ids.filter((_, at) => Math.floor(at / 3) + 1 === Number(invokeId.slice(2)));
      const running = { state: 'running', exitCode: null } as const;
      return own.map((id) => result(id, { invokeId, ...(poll === 1 && invokeId === 't-2' && running) }));
    },
  });
  const { wait } = await run(input({ ...batch, wait: { timeoutMs: null } }), ports);
  assert.equal(wait?.end, 'finished');
  assert.deepEqual(
    wait?.results.map(({ instanceId }) => instanceId),
    ids,
  );
  assert.deepEqual(
    [...polls],
    [
      ['t-1', 1],
      ['t-2', 2],
      ['t-3', 1],
    ],
  );
  const totals = events.flatMap((event) => (event.type === 'progress' ? [event.total] : []));
  assert.ok(totals.length > 0 && totals.every((total) => total === ids.length));
});

test('a script goes by RunCommand, and no command is looked up', async () => {
  const content = Buffer.from('uptime');
  const script = { type: 'RunShellScript', content, base64Bytes: 8, interpreter: null } as const;
  const sent: RunRequest[] = [];
  const { ports } = fakePorts({
    runCommand: async (request) => {
      sent.push(request);
      return { invokeId: 't-1', requestId: 'R' };
    },
  });
  await run(input({ work: { kind: 'script', script } }), ports);
  const name = `ecs-invoke-${'f'.repeat(32)}-1`;
  assert.deepEqual(sent, [
    {
      regionId: 'cn-hangzhou',
      instanceIds: ['i-a', 'i-b'],
      clientToken: 'token',
      type: 'RunShellScript',
      content,
      name,
    },
  ]);
});
