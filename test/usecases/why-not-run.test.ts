import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NoAnswer } from '../../src/api/call-problem.ts';
import type { CloudAssistant, InstanceFacts, InstanceResult, StoredCommand } from '../../src/api/cloud-assistant.ts';
import type { WaitReport } from '../../src/usecases/wait.ts';
import { type Asked, explained } from '../../src/usecases/why-not-run.ts';
import { fakePorts, result } from '../support/fakes.ts';

const asked: Asked = { regionId: 'cn-hangzhou', commandType: 'RunShellScript', commandId: null, needsVpc: false };
const facts = (instanceId: string, more: Partial<InstanceFacts> = {}): InstanceFacts => ({
  ...{ instanceId, name: instanceId, status: 'Running', network: 'vpc', os: 'linux', addresses: [], tags: [] },
  ...more,
});
const wait = (results: readonly InstanceResult[], end: WaitReport['end'] = 'finished'): WaitReport => ({
  ...{ end, results, problem: null },
});
const aborted = (instanceId: string, errorCode: string) =>
  result(instanceId, { state: 'aborted', exitCode: null, errorCode });

function region(instances: readonly InstanceFacts[], more: Partial<CloudAssistant> = {}) {
  const looks: (readonly string[])[] = [];
  const { ports } = fakePorts({
    async instances(ids) {
      looks.push(ids);
      return instances.filter(({ instanceId }) => ids.includes(instanceId));
    },
    agentStatus: async (ids) => ids.map((instanceId) => ({ instanceId, online: true, version: '2.2.3.857' })),
    names: async () => [{ id: 'cn-hangzhou', name: '' }],
    ...more,
  });
  return { ports, looks };
}
const reasons = ({ explained = [] }: WaitReport) =>
  explained.map(({ instanceId, causes }) => [instanceId, ...causes.map(({ reason }) => reason)]);

test('where everything ran, nothing is asked and nothing is added', async () => {
  const { ports } = fakePorts({});
  const failed = result('i-b', { state: 'failed', exitCode: 7, errorCode: 'ExitCodeNonzero' });
  const timedOut = result('i-c', { state: 'timeout', errorCode: 'ExecutionTimeout' });
  const report = wait([result('i-a'), failed, timedOut]);
  assert.equal(await explained(report, ['i-a', 'i-b', 'i-c'], asked, ports), report);
});

test('only those that did not run are looked up, with the state they are in', async () => {
  const { ports, looks } = region([facts('i-b', { status: 'Stopped' })]);
  const report = await explained(
    wait([result('i-a'), aborted('i-b', 'InstanceNotRunning')]),
    ['i-a', 'i-b'],
    asked,
    ports,
  );
  assert.deepEqual(reasons(report), [['i-b', 'not-running']]);
  assert.deepEqual(looks, [['i-b']]);
});

test('a code that nothing explains is left to the catalogue', async () => {
  const { ports } = region([facts('i-a')]);
  const report = wait([aborted('i-a', 'ClientNotRunning')]);
  assert.equal(await explained(report, ['i-a'], asked, ports), report);
});

test('a script for another system: the type of the stored command is looked up for that', async () => {
  const windows = region([facts('i-a', { os: 'windows' })], {
    commands: async () => [{ commandId: 'c-1', type: 'RunShellScript' } as StoredCommand],
  });
  const invalid = result('i-a', { state: 'invalid', exitCode: null, errorCode: 'CommandNotApplicable' });
  const ofCommand = { ...asked, commandType: null, commandId: 'c-1' };
  assert.deepEqual(reasons(await explained(wait([invalid]), ['i-a'], ofCommand, windows.ports)), [['i-a', 'wrong-os']]);
  assert.deepEqual(reasons(await explained(wait([invalid]), ['i-a'], asked, windows.ports)), [['i-a', 'wrong-os']]);
});

test('what was never listed, and what an older edition only calls failed, is looked up too', async () => {
  const { ports } = region([facts('i-a', { status: 'Stopped' }), facts('i-b')]);
  const never = await explained(wait([], 'not-listed'), ['i-a', 'i-b'], asked, ports);
  assert.deepEqual(reasons(never), [['i-a', 'not-running']]);
  const mute = result('i-a', { state: 'failed-or-timeout', exitCode: null, errorCode: '' });
  assert.deepEqual(reasons(await explained(wait([mute]), ['i-a'], asked, ports)), [['i-a', 'not-running']]);
  const notSeenYet = wait([], 'wait-timeout');
  assert.equal(await explained(notSeenYet, ['i-a'], asked, ports), notSeenYet);
});

test('the look is given five seconds and names two hundred instances', async (t) => {
  const limits: number[] = [];
  const original = AbortSignal.timeout;
  t.mock.method(AbortSignal, 'timeout', (ms: number) => {
    limits.push(ms);
    return original.call(AbortSignal, ms);
  });
  const many = Array.from({ length: 300 }, (_, at) => `i-${at}`);
  const { ports, looks } = region(many.map((id) => facts(id, { status: 'Stopped' })));
  const report = await explained(wait(many.map((id) => aborted(id, 'InstanceNotRunning'))), many, asked, ports);
  assert.equal(report.explained?.length, 200);
  assert.deepEqual([limits, looks.flat().length], [[5000], 200]);
});

test('after Ctrl-C nothing more is asked', async () => {
  const { ports } = fakePorts({}, AbortSignal.abort('SIGINT'));
  const report = wait([aborted('i-a', 'InstanceNotRunning')], 'interrupted');
  assert.equal(await explained(report, ['i-a'], asked, ports), report);
});

test('Ctrl-C during the look is told, and the results stay', async () => {
  const interruption = new AbortController();
  const { ports } = region([facts('i-a', { status: 'Stopped' })]);
  const interrupted = {
    ...ports,
    signal: interruption.signal,
    cloud: {
      ...ports.cloud,
      instances: async () => {
        interruption.abort('SIGINT');
        throw new NoAnswer({ action: 'DescribeInstances', reason: 'interrupted', host: 'ecs:443', waitedMs: 1 });
      },
    },
  };
  const report = wait([aborted('i-a', 'InstanceNotRunning')]);
  assert.deepEqual(await explained(report, ['i-a'], asked, interrupted), { ...report, lookInterrupted: true });
});

test('what may still run is not looked up, whatever its code says', async () => {
  const { ports } = fakePorts({});
  const silent = result('i-a', { state: 'running', exitCode: null, errorCode: 'ClientNotResponse' });
  const report = wait([silent], 'wait-timeout');
  assert.equal(await explained(report, ['i-a'], asked, ports), report);
});
