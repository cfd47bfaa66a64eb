import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { NoAnswer } from '../../src/api/call-problem.ts';
import { editions } from '../../src/domain/editions.ts';
import type { InstanceId } from '../../src/domain/instance-id.ts';
import { parameter } from '../../src/domain/parameters.ts';
import { deliver, openDelivery } from '../../src/usecases/deliver.ts';
import { type DeliveryPolicy, usualDelivery } from '../../src/usecases/delivery-policy.ts';
import { usualFleet } from '../../src/usecases/fleet-policy.ts';
import { isOver } from '../../src/usecases/is-over.ts';
import type { RunPorts } from '../../src/usecases/ports.ts';
import { run } from '../../src/usecases/run.ts';
import { invokeRequestOf, planCalls, type RunInput } from '../../src/usecases/run-input.ts';
import { type ChunkHistory, JournalProblem } from '../../src/usecases/run-journal.ts';
import { fakePorts, result } from '../support/fakes.ts';
import { type Fate, fine, forgetfulService, lost, refusal, silence, unsent } from '../support/forgetful-service.ts';

function input(policy: Partial<DeliveryPolicy> = {}, facts: Partial<RunInput> = {}): RunInput {
  return {
    runId: 'f'.repeat(32),
    edition: editions.current,
    regionId: 'cn-hangzhou',
    work: { kind: 'command', command: { kind: 'id', id: 'c-1' } },
    instanceIds: ['i-a', 'i-b'] as unknown as InstanceId[],
    parameters: [],
    batchSize: 50,
    rest: {},
    runTags: true,
    clientToken: null,
    wait: null,
    delivery: { ...usualDelivery, ...policy },
    fleet: usualFleet,
    ...facts,
  };
}

interface Stage {
  readonly fates?: Fate[];
  readonly input?: RunInput;
  readonly history?: ChunkHistory;
  readonly knowsTokens?: boolean;
  readonly ports?: Partial<RunPorts>;
  readonly signal?: AbortSignal;
  /** Failures of the first looks. */
  readonly listing?: readonly (Error | null)[];
  /** Of [0, 1): how long each pause is of what it may be. */
  readonly random?: number;
}

async function delivered({ fates = [], input: given = input(), history = { kind: 'unsent' }, ...stage }: Stage) {
  const fake = fakePorts({}, stage.signal);
  const service = forgetfulService(fake.clock, fates, { knowsTokens: stage.knowsTokens ?? true });
  service.listing.push(...(stage.listing ?? []));
  const ports: RunPorts = { ...fake.ports, cloud: { ...service.cloud } as RunPorts['cloud'], ...stage.ports };
  const facts = { regionId: 'cn-hangzhou', commandId: 'c-1', commandType: null, needsVpc: false };
  const delivery = openDelivery(
    { input: given, commandId: 'c-1', asked: facts },
    fake.clock,
    () => stage.random ?? 0.5,
  );
  const [call] = planCalls(given);
  const outcome = await deliver(call!, history, delivery, ports);
  const types = fake.written.map(({ type }) => type);
  return { ...fake, ...service, outcome, delivery, types };
}

const times = <T>(count: number, of: () => T): T[] => Array.from({ length: count }, of);
const failing = (error: Error): Fate => ({ error, commits: false });

test('an answer that arrives: intent and sent stand in the journal before the call, accepted after it', async () => {
  const { outcome, written, sent, looks } = await delivered({});
  assert.deepEqual(written, [
    { type: 'intent', chunk: 1, instanceIds: ['i-a', 'i-b'], clientToken: `${'f'.repeat(32)}-1` },
    { type: 'sent', chunk: 1, attempt: 1 },
    { type: 'accepted', chunk: 1, invokeId: 't-1', requestId: 'R', how: 'answered' },
  ]);
  assert.deepEqual([outcome.kind, sent.length, looks()], ['accepted', 1, 0]);
});

test('lost after it was carried out: found, and not sent again', async () => {
  const { outcome, sent, starts, types, events } = await delivered({ fates: [lost()] });
  assert.deepEqual(outcome, {
    ...{ kind: 'accepted', invokeId: 't-1', requestId: '', invokeIds: ['t-1'], how: 'found', attempts: 1 },
  });
  assert.deepEqual([sent.length, starts.length], [1, 1]);
  assert.deepEqual(types, ['intent', 'sent', 'unknown', 'accepted']);
  assert.deepEqual(
    events.map(({ type }) => type),
    ['sending', 'looking', 'accepted'],
  );
});

test('lost before it was carried out: sent again with the same token and parameters', async () => {
  const { outcome, sent, starts, types } = await delivered({ fates: [failing(silence())] });
  assert.equal(outcome.kind === 'accepted' && outcome.how, 'answered');
  assert.deepEqual([sent.length, starts.length], [2, 1]);
  assert.deepEqual(sent[1], sent[0]);
  assert.deepEqual(types, ['intent', 'sent', 'unknown', 'sent', 'accepted']);
});

test('lost, carried out and in no list yet: the token gives the same invocation', async () => {
  const { outcome, starts } = await delivered({ fates: [lost({ hiddenMs: 20_000 })] });
  assert.equal(outcome.kind === 'accepted' && outcome.invokeId, 't-1');
  assert.equal(starts.length, 1);
});

test('three answers lost: no fourth try, and nobody claims to know', async () => {
  const { outcome, sent } = await delivered({ fates: times(9, () => failing(silence('ServiceUnavailable', 503))) });
  assert.equal(sent.length, 3);
  assert.equal(outcome.kind === 'unknown' && outcome.looked.kind, 'none');
  assert.equal(outcome.kind === 'unknown' && outcome.attempts, 3);
});

for (const [title, given] of [
  ['no token', input({ tokens: false })],
  ['an edition without tokens', input({}, { edition: editions['2019'] })],
] as const) {
  test(`${title}: eight looks in a minute, and it is never sent again`, async () => {
    const { outcome, sent, looks, clock } = await delivered({ input: given, fates: [failing(silence())] });
    assert.deepEqual([sent.length, looks(), outcome.kind], [1, 8, 'unknown']);
    assert.equal(
      clock.slept.reduce((sum, ms) => sum + ms, 0),
      60_000,
    );
  });
}

test('no token: found by its tags once it is listed', async () => {
  const given = input({ tokens: false });
  const { outcome, sent, starts } = await delivered({ input: given, fates: [lost({ hiddenMs: 20_000 })] });
  assert.equal(outcome.kind === 'accepted' && outcome.how, 'found');
  assert.deepEqual([sent.length, starts.length], [1, 1]);
});

test('without a mark of its own: what looks like it is named, and never taken for it', async () => {
  const given = input({}, { edition: editions['2019'] });
  const { outcome, sent } = await delivered({ input: given, fates: [lost({ hiddenMs: 20_000 })] });
  assert.equal(outcome.kind === 'unknown' && outcome.looked.kind, 'different');
  assert.equal(sent.length, 1);
});

test('tags forbidden, a token there: nobody looks, and the same token goes again', async () => {
  const given = input({}, { runTags: false });
  const { outcome, sent, starts, looks } = await delivered({ input: given, fates: [lost({ hiddenMs: 0 })] });
  assert.equal(outcome.kind === 'accepted' && outcome.how, 'answered');
  assert.deepEqual([sent.length, starts.length, looks()], [2, 1, 0]);
});

test('a call that never arrived is tried five times, each pause longer, and closed in the journal', async () => {
  const { outcome, sent, types, clock } = await delivered({
    fates: times(9, () => failing(unsent('connection-refused'))),
    random: 1,
  });
  assert.deepEqual([outcome.kind, sent.length], ['failed', 5]);
  assert.deepEqual(clock.slept, [250, 500, 1000, 2000]);
  assert.deepEqual(types.slice(0, 3), ['intent', 'sent', 'not-sent']);
  assert.equal(types.at(-1), 'not-sent');
});

for (const [title, error] of [
  ['a certificate that is not trusted', unsent('tls-certificate')],
  ['a refusal', refusal('Forbidden.RAM')],
] as const) {
  test(`${title} is not tried again`, async () => {
    const { outcome, sent, clock } = await delivered({ fates: [failing(error)] });
    assert.deepEqual([outcome.kind, sent.length, clock.slept.length], ['failed', 1, 0]);
  });
}

test('a refusal after a lost answer says nothing of the first: looked for once more, then unknown', async () => {
  const hidden = await delivered({ fates: [lost({ hiddenMs: 60_000 }), failing(refusal('Forbidden.RAM'))] });
  assert.equal(hidden.outcome.kind, 'unknown');
  const shown = await delivered({ fates: [lost({ hiddenMs: 100 }), failing(refusal('Forbidden.RAM'))] });
  assert.equal(shown.outcome.kind === 'accepted' && shown.outcome.how, 'found');
});

test('throttled: the hint is kept up to a minute, nobody knocks twice a second, and 75 s are borne', async () => {
  const hinted = await delivered({ fates: times(2, () => failing(refusal('Throttling.User', 999_000))) });
  assert.deepEqual([hinted.outcome.kind, hinted.clock.slept], ['accepted', [60_000, 60_000]]);
  const long = await delivered({ fates: times(99, () => failing(refusal('Throttling.User'))), random: 0 });
  assert.equal(long.outcome.kind, 'failed');
  assert.deepEqual(new Set(long.clock.slept), new Set([1000]));
  assert.equal(long.sent.length, 76);
});

test('an earlier copy is being processed: the same token, until it answers', async () => {
  const busy = () => failing(silence('IdempotentProcessing', 403));
  const { outcome, sent, looks } = await delivered({ fates: [busy(), busy()] });
  assert.deepEqual([outcome.kind, sent.length, looks()], ['accepted', 3, 0]);
  assert.equal(new Set(sent.map(({ clientToken }) => clientToken)).size, 1);
});

test('somebody on the way repeated the request: the first copy is found', async () => {
  const { outcome, starts, sent } = await delivered({ fates: [lost({ error: silence('SignatureNonceUsed', 400) })] });
  assert.equal(outcome.kind === 'accepted' && outcome.how, 'found');
  assert.deepEqual([starts.length, sent.length], [1, 1]);
});

test('no retry: looked for, never sent again', async () => {
  const once = input({ retries: false });
  for (const error of [silence(), unsent('connection-refused'), refusal('Throttling')]) {
    assert.equal((await delivered({ input: once, fates: [failing(error)] })).sent.length, 1, error.message);
  }
  const found = await delivered({ input: once, fates: [lost()] });
  assert.equal(found.outcome.kind, 'accepted');
});

test('a deadline cuts pauses and tries', async () => {
  const { outcome, sent, clock } = await delivered({
    input: input({ deadlineMs: 1500 }),
    fates: times(9, () => failing(unsent('connection-refused'))),
    random: 1,
  });
  assert.deepEqual([outcome.kind, sent.length, clock.slept], ['failed', 3, [250, 500]]);
});

test('the end of the time is not called an interruption by the user', async () => {
  for (const [error, kind] of [
    [new NoAnswer({ ...silence(), reason: 'interrupted' }), 'unknown'],
    [unsent('interrupted'), 'failed'],
  ] as const) {
    const service = forgetfulService(fakePorts({}).clock, []);
    const cloud = {
      ...service.cloud,
      async invokeCommand(_: unknown, signal: AbortSignal) {
        // The timer of a deadline keeps no process alive; a connection does.
        const connection = setInterval(() => {}, 1000);
        if (!signal.aborted) await once(signal, 'abort');
        clearInterval(connection);
        throw error;
      },
    };
    const { outcome, sent } = await delivered({
      input: input({ deadlineMs: 5 }),
      ports: { cloud: cloud as unknown as RunPorts['cloud'] },
    });
    const { problem } = outcome as Extract<typeof outcome, { kind: 'unknown' | 'failed' }>;
    assert.deepEqual([outcome.kind, problem?.name !== 'Refused' && problem?.reason], [kind, 'deadline']);
    assert.equal(sent.length, 0);
  }
});

test('waiting that ends with the time of the whole run says so', async () => {
  for (const [policy, timeoutMs, isDeadline] of [
    [{ deadlineMs: 20_000 }, null, true],
    [{ deadlineMs: 20_000 }, 60_000, true],
    [{ deadlineMs: 60_000 }, 20_000, undefined],
  ] as const) {
    for (const fleet of [usualFleet, { ...usualFleet, pauseMs: 1 }]) {
      const fake = fakePorts({});
      const service = forgetfulService(fake.clock, []);
      const invocationResults = async () => [result('i-a', { state: 'running' }), result('i-b', { state: 'running' })];
      const ports: RunPorts = { ...fake.ports, cloud: { ...service.cloud, invocationResults } as RunPorts['cloud'] };
      const { wait } = await run(input(policy, { wait: { timeoutMs }, fleet }), ports);
      assert.deepEqual([wait?.end, wait?.isDeadline], ['wait-timeout', isDeadline]);
    }
  }
});

test('a look that gets no answer proves nothing: then nothing is sent again', async () => {
  const { outcome, sent, looks } = await delivered({ fates: [failing(silence())], listing: times(9, () => silence()) });
  assert.deepEqual([outcome.kind, sent.length, looks()], ['unknown', 1, 6]);
  assert.equal(outcome.kind === 'unknown' && outcome.looked.kind, 'failed');
});

test('who may not look has the token', async () => {
  const { outcome, sent } = await delivered({ fates: [failing(silence())], listing: [refusal('Forbidden.RAM')] });
  assert.deepEqual([outcome.kind, sent.length], ['accepted', 2]);
});

const broken = (after: number): RunPorts['journal'] => {
  let writes = 0;
  return {
    async write() {
      if (++writes > after) throw new JournalProblem({ file: '/state/run.jsonl', code: 'ENOSPC' });
    },
  };
};

test('a journal that takes no intent: nothing is sent', async () => {
  const { outcome, sent } = await delivered({ ports: { journal: broken(0) } });
  assert.deepEqual(outcome, {
    ...{ kind: 'not-attempted', why: 'journal', journal: { file: '/state/run.jsonl', code: 'ENOSPC' } },
  });
  assert.equal(sent.length, 0);
});

test('a journal that breaks in between: what may have run is not sent again without a record', async () => {
  const { outcome, sent } = await delivered({ fates: [failing(silence())], ports: { journal: broken(1) } });
  assert.deepEqual([outcome.kind, sent.length], ['unknown', 1]);
});

test('a journal that takes no acceptance: told at once, and the run goes on', async () => {
  const { outcome, events } = await delivered({ ports: { journal: broken(1) } });
  assert.equal(outcome.kind, 'accepted');
  const told = events.find(({ type }) => type === 'unrecorded');
  assert.equal(told?.type === 'unrecorded' && `${told.invokeId} ${told.code}`, 't-1 ENOSPC');
});

const before = (ageMs: number): ChunkHistory => ({
  kind: 'sent',
  firstSentAt: new Date(Date.UTC(2026, 0, 1) - ageMs),
  attempts: 1,
});

test('sent by a process before ours, and young: looked for, then the same token', async () => {
  const { outcome, sent, types, looks } = await delivered({ history: before(60_000) });
  assert.deepEqual([outcome.kind, sent.length, looks()], ['accepted', 1, 1]);
  assert.deepEqual(types, ['sent', 'accepted']);
});

test('sent by a process before ours, and too old for the token: looked for, and never sent', async () => {
  const { outcome, sent, looks } = await delivered({ history: before(11 * 60_000) });
  assert.deepEqual([outcome.kind, sent.length, looks()], ['unknown', 0, 1]);
  assert.equal(outcome.kind === 'unknown' && outcome.problem, null);
});

test('no retry: what a process before ours may have sent is looked for until it is listed, and never sent', async () => {
  const once = input({ retries: false, mayBeRepeated: true });
  const just = before(0);
  const hidden = await delivered({ input: once, history: just });
  assert.deepEqual([hidden.outcome.kind, hidden.sent.length, hidden.looks()], ['unknown', 0, 8]);
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [lost({ hiddenMs: 20_000 })]);
  const [call] = planCalls(once);
  const { signal } = fake.ports;
  await assert.rejects(service.cloud.invokeCommand!(invokeRequestOf(once, call!, 'c-1'), signal));
  const ports: RunPorts = { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] };
  const { calls } = await run(once, ports, { chunks: new Map([[1, just]]), results: [] });
  const { outcome } = calls[0]!;
  assert.deepEqual([outcome.kind === 'accepted' && outcome.how, service.sent.length], ['found', 1]);
});

test('accepted on record: nobody is asked', async () => {
  const at = { firstSentAt: new Date(0), attempts: 1 };
  const history = { kind: 'accepted', invokeId: 't-7', requestId: 'R', invokeIds: ['t-7'], ...at } as const;
  const { outcome, sent, looks } = await delivered({ history });
  assert.deepEqual([outcome.kind === 'accepted' && outcome.how, sent.length, looks()], ['known', 0, 0]);
});

async function sentBy(other: RunInput, given: RunInput) {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, []);
  const ports: RunPorts = { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] };
  await run(other, ports);
  const { calls } = await run(given, ports);
  return { outcome: calls[0]!.outcome, sent: service.sent.length };
}

test("a run ID of the user's that was used: adopted when it is the same, told when it is not", async () => {
  const mine = input({ mayBeRepeated: true }, { runId: 'deploy-1' });
  const same = await sentBy(mine, mine);
  assert.deepEqual([same.outcome.kind === 'accepted' && same.outcome.how, same.sent], ['found', 1]);
  const others: readonly Partial<RunInput>[] = [
    { instanceIds: ['i-c'] as unknown as InstanceId[] },
    { parameters: [parameter('a', '1', false)] },
    { work: { kind: 'command', command: { kind: 'id', id: 'c-2' } } },
    { rest: { repeatMode: 'NextRebootOnly' } },
  ];
  for (const facts of others) {
    const { outcome, sent } = await sentBy({ ...mine, ...facts }, mine);
    assert.equal(outcome.kind === 'unknown' && outcome.looked.kind, 'different', JSON.stringify(facts));
    assert.equal(sent, 1);
  }
});

test('a run ID of the user’s, and nobody can look: nothing is sent', async () => {
  const { outcome, sent } = await delivered({
    input: input({ mayBeRepeated: true }),
    listing: times(9, () => refusal('Forbidden.RAM')),
  });
  assert.deepEqual([outcome.kind, sent.length], ['failed', 0]);
});

test('a token that belongs to other parameters: never changed; what it belongs to is named', async () => {
  const mismatch = () => failing(refusal('IdempotentParameterMismatch'));
  const nothing = await delivered({ fates: [mismatch()] });
  assert.deepEqual([nothing.outcome.kind, nothing.sent.length], ['failed', 1]);
  const something = await delivered({ fates: [{ ...mismatch(), commits: true }] });
  assert.deepEqual(something.outcome.kind === 'unknown' && something.outcome.looked, {
    ...{ kind: 'different', invokeIds: ['t-1'] },
  });
});

test('resend on unknown: once more, named and on record; without that word never', async () => {
  const fates = () => [failing(silence()), failing(silence()), fine];
  const { sent, types, events } = await delivered({
    input: input({ tokens: false, onUnknown: 'resend' }),
    fates: fates(),
  });
  assert.equal(sent.length, 2);
  assert.equal(types.filter((type) => type === 'unknown').length, 3);
  assert.ok(events.some((event) => event.type === 'retrying' && event.why === 'on-request'));
  for (const [answer, expected] of [
    [true, 2],
    [false, 1],
    [null, 1],
  ] as const) {
    const ports = answer === null ? {} : { askAgain: async () => answer };
    const asked = await delivered({ input: input({ tokens: false, onUnknown: 'ask' }), fates: fates(), ports });
    assert.equal(asked.sent.length, expected, String(answer));
  }
});

test('without tags: what is older, or of others, is not taken for it', async () => {
  const bare = input({}, { edition: editions['2019'] });
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [fine, failing(silence())]);
  const ports: RunPorts = { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] };
  await run(bare, ports);
  await fake.clock.sleep(10_000, ports.signal);
  const { calls } = await run({ ...bare, runId: 'e'.repeat(32) }, ports);
  assert.equal(calls[0]?.outcome.kind, 'unknown');
});

test('an endpoint that takes no notice of tokens is found out at the end of the run', async () => {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [lost({ hiddenMs: 20_000 }), { ...fine, hiddenMs: 20_000 }], {
    knowsTokens: false,
  });
  const ports: RunPorts = { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] };
  const { calls } = await run(input(), ports);
  const [first] = calls;
  assert.equal(service.starts.length, 2);
  assert.deepEqual(first?.outcome.kind === 'accepted' && first.outcome.invokeIds, ['t-1', 't-2']);
  assert.deepEqual(fake.written.at(-1), { type: 'duplicate', chunk: 1, invokeIds: ['t-1', 't-2'] });
  // It waits until they are listed, and says so before, once.
  assert.deepEqual(
    fake.events.flatMap((event) => (event.type === 'rechecking' ? [event.forMs] : [])),
    [60_000],
  );
});

test('sent twice and listed at once: nobody waits, and no wait is told', async () => {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [failing(silence()), fine]);
  await run(input(), { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] });
  assert.ok(!fake.events.some(({ type }) => type === 'rechecking'));
});

test("one run ID of the user's on two machines at once: where tokens count for nothing, both are told of it", async () => {
  const mine = input({ mayBeRepeated: true }, { runId: 'deploy-1' });
  const [here, there] = [fakePorts({}), fakePorts({})];
  const service = forgetfulService(here.clock, [], { knowsTokens: false });
  const runs = [here, there].map(({ ports }) => run(mine, { ...ports, cloud: service.cloud as RunPorts['cloud'] }));
  const told = (await Promise.all(runs)).map(({ calls: [first] }) => first?.outcome);
  assert.equal(service.starts.length, 2);
  for (const outcome of told) {
    assert.deepEqual(outcome?.kind === 'accepted' && [...outcome.invokeIds].sort(), ['t-1', 't-2']);
  }
});

test('without a token, one run ID on a second machine: nothing is sent before what the first sent has to be listed', async () => {
  const mine = input({ mayBeRepeated: true, tokens: false }, { runId: 'deploy-1' });
  const [first, second] = [fakePorts({}), fakePorts({})];
  const service = forgetfulService(second.clock, [lost({ hiddenMs: 40_000 })]);
  const commit = service.cloud.invokeCommand!(invokeRequestOf(mine, planCalls(mine)[0]!, 'c-1'), first.ports.signal);
  await assert.rejects(commit);
  const { calls } = await run(mine, { ...second.ports, cloud: service.cloud as RunPorts['cloud'] });
  const { outcome } = calls[0]!;
  assert.deepEqual([outcome.kind === 'accepted' && outcome.how, service.sent.length], ['found', 1]);
});

/** A run whose process ended after it was accepted, and the next one; `hiddenMs` of the two starts. */
async function takenUp(hiddenMs: number, laterMs: number) {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [lost({ hiddenMs }), fine], { knowsTokens: false });
  const given = input();
  const request = invokeRequestOf(given, planCalls(given)[0]!, 'c-1');
  const firstSentAt = fake.clock.now();
  await assert.rejects(service.cloud.invokeCommand!(request, fake.ports.signal));
  const { invokeId } = await service.cloud.invokeCommand!(request, fake.ports.signal);
  await fake.clock.sleep(laterMs, fake.ports.signal);
  const facts = { requestId: 'R', invokeIds: [invokeId], firstSentAt, attempts: 2 };
  const chunks = new Map<number, ChunkHistory>([[1, { kind: 'accepted', invokeId, ...facts }]]);
  const report = await run(
    given,
    { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] },
    { chunks, results: [] },
  );
  const { outcome } = report.calls[0]!;
  return { ids: outcome.kind === 'accepted' && outcome.invokeIds, over: isOver(report, []) };
}

test('sent more than once by a process that then ended: the next one looks, and it is not over before that is known', async () => {
  assert.deepEqual(await takenUp(5_000, 10_000), { ids: ['t-1', 't-2'], over: true });
  assert.deepEqual(await takenUp(30_000, 10_000), { ids: ['t-2'], over: false });
  assert.deepEqual(await takenUp(30_000, 90_000), { ids: ['t-1', 't-2'], over: true });
  assert.deepEqual(await takenUp(900_000, 90_000), { ids: ['t-2'], over: true });
});

/** A run that is waited for: `hiddenMs` of the first and the second start, and how long the command takes. */
async function ranTwice(hiddenMs: readonly [number, number], takesMs: number) {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, [lost({ hiddenMs: hiddenMs[0] }), { ...fine, hiddenMs: hiddenMs[1] }], {
    knowsTokens: false,
  });
  const begunAt = fake.clock.now().getTime();
  const isOver = () => fake.clock.now().getTime() - begunAt >= takesMs;
  const cloud: Partial<RunPorts['cloud']> = {
    ...service.cloud,
    invocationResults: async (invokeId) =>
      ['i-a', 'i-b'].map((id) => result(id, { invokeId, state: isOver() ? 'success' : 'running' })),
  };
  const given = input({}, { wait: { timeoutMs: null } });
  const { calls } = await run(given, { ...fake.ports, cloud: cloud as RunPorts['cloud'] });
  const { outcome } = calls[0]!;
  const ids = outcome.kind === 'accepted' ? outcome.invokeIds : [];
  return {
    ids,
    starts: service.starts.length,
    unchecked: fake.events.filter(({ type }) => type === 'unchecked').length,
  };
}

test('sent twice: one that is listed early does not prove that it is alone; after a minute it does', async () => {
  const early = await ranTwice([62_000, 0], 5_000);
  assert.deepEqual(early, { ids: ['t-2'], starts: 2, unchecked: 1 });
  const late = await ranTwice([62_000, 0], 70_000);
  assert.deepEqual(late, { ids: ['t-1', 't-2'], starts: 2, unchecked: 0 });
  const fake = fakePorts({});
  const known = forgetfulService(fake.clock, [failing(silence()), fine]);
  await run(input(), { ...fake.ports, cloud: known.cloud as RunPorts['cloud'] });
  assert.ok(fake.events.some(({ type }) => type === 'unchecked'));
});

test('a look that may take a minute says so; with a token it takes no time', async () => {
  const forMs = async (given: RunInput) => {
    const { events } = await delivered({ input: given, fates: [failing(silence())] });
    return events.flatMap((event) => (event.type === 'looking' ? [event.forMs] : []));
  };
  assert.deepEqual(await forMs(input({ tokens: false })), [60_000]);
  assert.deepEqual(await forMs(input({ tokens: false, deadlineMs: 20_000 })), [20_000]);
  assert.deepEqual(await forMs(input()), [undefined]);
});

test('what was sent once is not looked for at the end of the run', async () => {
  const fake = fakePorts({});
  const service = forgetfulService(fake.clock, []);
  await run(input(), { ...fake.ports, cloud: service.cloud as RunPorts['cloud'] });
  assert.equal(service.looks(), 0);
});

test('several found: the oldest is adopted, all are kept', async () => {
  const { outcome, types } = await delivered({
    fates: [lost({ hiddenMs: 100 }), lost()],
    knowsTokens: false,
  });
  assert.deepEqual(outcome.kind === 'accepted' && [outcome.invokeId, outcome.invokeIds], ['t-1', ['t-1', 't-2']]);
  assert.deepEqual(types.slice(-2), ['accepted', 'duplicate']);
});

test('interrupted in flight: one look with a signal of its own, then whatever is known', async () => {
  for (const [fate, expected] of [
    [lost(), 'accepted'],
    [failing(silence()), 'unknown'],
  ] as const) {
    const controller = new AbortController();
    const fake = fakePorts({}, controller.signal);
    const service = forgetfulService(fake.clock, [fate]);
    const cloud = {
      ...service.cloud,
      invokeCommand: (...asked: Parameters<RunPorts['cloud']['invokeCommand']>) => {
        controller.abort('SIGINT');
        return service.cloud.invokeCommand!(...asked);
      },
    };
    const { calls } = await run(input(), { ...fake.ports, cloud: cloud as RunPorts['cloud'] });
    assert.deepEqual([calls[0]?.outcome.kind, service.looks(), service.sent.length], [expected, 1, 1]);
    assert.ok(fake.events.some(({ type }) => type === 'in-flight'));
  }
});
