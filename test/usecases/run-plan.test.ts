import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NoAnswer } from '../../src/api/call-problem.ts';
import type { InstanceFacts, StoredCommand } from '../../src/api/cloud-assistant.ts';
import { changesSince } from '../../src/usecases/plan-changes.ts';
import { planCalls } from '../../src/usecases/run-input.ts';
import { frozenCalls, frozenCommand, planSchema, readPlan, withDigest } from '../../src/usecases/run-plan.ts';
import { recordOf } from '../../src/usecases/run-record.ts';
import { fakePorts } from '../support/fakes.ts';
import { fleetInput } from '../support/fleet-of.ts';

const stored: StoredCommand = {
  ...{ commandId: 'c-1', name: 'deploy', type: 'RunShellScript', content: Buffer.from('echo'), description: '' },
  ...{ parameterNames: ['b', 'a'], parameterDefinitions: [], enableParameter: true, timeout: 60 },
};
const input = fleetInput(4, { canary: 1 }, { batchSize: 2 });
const plan = withDigest({
  schema: planSchema,
  createdAt: '2026-01-01T00:00:00.000Z',
  run: recordOf(input, () => 'sealed'),
  command: frozenCommand(stored),
  calls: frozenCalls(planCalls(input)),
  source: null,
});
const onDisk = JSON.stringify(plan, null, 2);

test('a plan is read as it was written, however its members are ordered and indented', () => {
  const { digest: _, ...content } = plan;
  const turned = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(onDisk)).reverse()));
  for (const source of [onDisk, turned])
    assert.deepEqual(readPlan(source), { kind: 'plan', plan: JSON.parse(JSON.stringify(content)) });
});

/** A member by its path; undefined takes it away. */
const edits: readonly (readonly [string, readonly (string | number)[], unknown, readonly string[]])[] = [
  ['an instance', ['run', 'instanceIds', 0], 'i-9', ['run.instanceIds']],
  ['the token of a call', ['calls', 1, 'clientToken'], 'other', ['calls']],
  ['a policy', ['run', 'fleet', 'canary'], null, ['run.fleet']],
  ['the content of the command', ['command', 'content'], 'ff', ['command']],
  ['a member left out', ['run', 'wait'], undefined, ['run.wait']],
  ['a member more', ['run', 'extra'], 1, ['run.extra']],
  ['a part more', ['extra'], 1, ['extra']],
  ['its digest left out', ['digest', 'calls'], undefined, ['calls']],
];
for (const [what, place, value, parts] of edits) {
  test(`edited: ${what} is named`, () => {
    const file: Record<string | number, unknown> = JSON.parse(onDisk);
    const last = place.at(-1)!;
    let holder = file;
    for (const name of place.slice(0, -1)) holder = holder[name] as typeof file;
    holder[last] = value;
    assert.deepEqual(readPlan(JSON.stringify(file)), { kind: 'edited', parts });
  });
}

test('whatever single character of the values changes, it is noticed', () => {
  fc.assert(
    fc.property(fc.nat(onDisk.length - 1), fc.constantFrom(...'0a-}"'), (at, letter) => {
      const other = onDisk.slice(0, at) + letter + onDisk.slice(at + 1);
      const same = (() => {
        try {
          return JSON.stringify(JSON.parse(other)) === JSON.stringify(JSON.parse(onDisk));
        } catch {
          return false;
        }
      })();
      assert.equal(readPlan(other).kind === 'plan', same);
    }),
    { numRuns: 500 },
  );
});

test('what is no plan, and what a newer version wrote', () => {
  for (const source of ['', '[]', 'null', '{}', '{"schema":"ecs-invoke/1"}', '{"schema":1}']) {
    assert.equal(readPlan(source).kind, 'not-a-plan', source);
  }
  assert.deepEqual(readPlan('{"schema":"ecs-invoke-plan/2"}'), { kind: 'newer', schema: 'ecs-invoke-plan/2' });
});

const running = (instanceId: string, status = 'Running'): InstanceFacts => ({
  ...{ instanceId, name: '', status, network: 'vpc', os: 'linux', addresses: [], tags: [] },
});
const there = input.instanceIds.map((id) => running(id));
const since = (command: StoredCommand | null, instances: readonly InstanceFacts[]) =>
  changesSince(
    plan,
    fakePorts({ commands: async () => (command ? [command] : []), instances: async () => instances }).ports,
  );

const changes: readonly (readonly [string, StoredCommand | null, readonly InstanceFacts[], readonly unknown[]])[] = [
  ['nothing', { ...stored, parameterNames: ['a', 'b'], description: 'other words' }, there, []],
  ['an instance is stopped: it is there', stored, [running('i-1', 'Stopped'), ...there.slice(1)], []],
  [
    'an instance is released',
    stored,
    [running('i-1', 'Released'), ...there.slice(1)],
    [{ kind: 'instances-gone', instanceIds: ['i-1'] }],
  ],
  ['an instance is not listed', stored, there.slice(0, 3), [{ kind: 'instances-gone', instanceIds: ['i-4'] }]],
  ['the command is gone', null, there, [{ kind: 'command-gone', commandId: 'c-1' }]],
  [
    'its content',
    { ...stored, content: Buffer.from('echo 2') },
    there,
    [{ kind: 'command-changed', commandId: 'c-1', what: ['content'] }],
  ],
  [
    'its parameters',
    { ...stored, parameterNames: ['a'] },
    there,
    [{ kind: 'command-changed', commandId: 'c-1', what: ['parameterNames'] }],
  ],
  [
    'its timeout; a new name is no change',
    { ...stored, timeout: 61, name: 'x' },
    there,
    [{ kind: 'command-changed', commandId: 'c-1', what: ['timeout'] }],
  ],
];
for (const [what, command, instances, expected] of changes) {
  test(`changed since: ${what}`, async () => {
    const answer = await since(command, instances);
    assert.ok(answer.ok);
    const sorted = answer.value.map((each) => ('what' in each ? { ...each, what: [...each.what].sort() } : each));
    assert.deepEqual(sorted, expected);
  });
}

test('what cannot be looked up is no plan that can be applied', async () => {
  const lost = new NoAnswer({ action: 'DescribeInstances', reason: 'reset', host: 'h:1', waitedMs: 1 });
  const { ports } = fakePorts({
    commands: async () => [stored],
    instances: async () => {
      throw lost;
    },
  });
  assert.deepEqual(await changesSince(plan, ports), { ok: false, problem: lost });
});
