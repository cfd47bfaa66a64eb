import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import type { EditionName } from '../../src/emulator/editions.ts';
import { goldenSchedules } from '../support/golden-schedules.ts';
import { invoke, results, type Simulated, simulated } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const hello = { CommandId: 'c-hello' };
const fleet = { instances: [{ id: 'i-utc', timeZone: 'UTC' }] };

/** When each run was started. */
const starts = ({ emulator }: Simulated) => emulator.ledger.starts().map(({ startedAt }) => startedAt.toISOString());

test('24 hours of 0 */20 * * * * are 72 runs, on the 20 minutes; a stop in the middle ends them [doc]', async (t) => {
  const world = await simulated(t);
  const InvokeId = await invoke(world.emulator, { ...hello, Frequency: '0 */20 * * * *' });
  const begun = performance.now();
  await world.clock.advance(day);
  t.diagnostic(`24 hours took ${(performance.now() - begun).toFixed(0)} ms`);
  const first = Date.parse('2026-01-31T00:00:00Z');
  const grid = Array.from({ length: 72 }, (_, n) => new Date(first + n * 20 * minute).toISOString());
  assert.deepEqual(starts(world), grid);
  await world.clock.advance(day / 2);
  assert.equal(starts(world).length, 108);
  assert.equal((await ask(world.emulator, 'StopInvocation', { InvokeId })).status, 200);
  await world.clock.advance(2 * day);
  assert.equal(starts(world).length, 108);
  assert.equal((await results(world.emulator, InvokeId))[0].InvocationStatus, 'Cancelled');
});

test('24 hours of rate(5m) are 288 runs, each a multiple of 5 minutes after the call [source]', async (t) => {
  const begun = Date.parse('2026-01-30T23:59:50.123Z');
  const world = await simulated(t, {}, new Date(begun).toISOString());
  await invoke(world.emulator, { ...hello, Frequency: 'rate(5m)' });
  // Some steps end between two moments, some on one: the grid does not notice.
  for (const step of [7 * minute, 1, 3 * minute - 1, day - 10 * minute]) await world.clock.advance(step);
  const grid = Array.from({ length: 288 }, (_, n) => new Date(begun + (n + 1) * 5 * minute).toISOString());
  assert.deepEqual(starts(world), grid);
});

/** Its timers come late, by as much as an event loop that has other things to do. */
class LateClock extends VirtualClock {
  lateMs = 0;

  override at(moment: number, run: () => void): () => void {
    return super.at(moment + this.lateMs, run);
  }
}

test('rate(5m) keeps the grid of the call when its moments come late, each as late as it comes [source]', async (t) => {
  const begun = Date.parse('2026-01-30T23:59:50Z');
  const clock = new LateClock(new Date(begun));
  const world = await simulated(t, { clock });
  clock.lateMs = 1_500;
  await invoke(world.emulator, { ...hello, Frequency: 'rate(5m)' });
  await clock.advance(12 * minute);
  clock.lateMs = 40_000;
  await clock.advance(18 * minute);
  const times = world.emulator.ledger.starts().map(({ startedAt }) => startedAt.getTime() - begun);
  assert.deepEqual(times, [
    ...[5 * minute + 1_500, 10 * minute + 1_500, 15 * minute + 1_500],
    ...[20 * minute + 40_000, 25 * minute + 40_000],
  ]);
});

for (const [edition, targets, wanted] of [
  ['2018', { InstanceIds: '["i-tokyo","i-utc"]' }, { 'i-tokyo': '01:00', 'i-utc': '01:00' }],
  ['2019', { 'InstanceId.1': 'i-tokyo', 'InstanceId.2': 'i-utc' }, { 'i-tokyo': '09:00', 'i-utc': '09:00' }],
  ['current', { 'InstanceId.1': 'i-tokyo', 'InstanceId.2': 'i-utc' }, { 'i-tokyo': '00:00', 'i-utc': '09:00' }],
] as const satisfies readonly (readonly [EditionName, Record<string, string>, Record<string, string>])[]) {
  test(`edition ${edition}: nine o’clock on instances in Tokyo and at UTC is ${Object.values(wanted).join(' and ')} UTC [doc]`, async (t) => {
    const instances = [...fleet.instances, { id: 'i-tokyo', timeZone: 'Asia/Tokyo' }];
    const { emulator, clock } = await simulated(t, { edition, fleet: { instances } });
    const timed: Record<string, string> = edition === 'current' ? {} : { Timed: 'true' };
    const parameters = { ...hello, ...targets, ...timed, Frequency: '0 0 9 * * ?' };
    assert.equal((await ask(emulator, 'InvokeCommand', parameters)).status, 200);
    await clock.advance(day);
    const times = emulator.ledger.starts().map((run) => [run.instanceId, run.startedAt.toISOString().slice(11, 16)]);
    assert.deepEqual(Object.fromEntries(times), wanted);
    assert.equal(times.length, 2);
  });
}

/** By the clock of an instance at UTC, asked at 2026-01-30 23:59:50. */
const golden = goldenSchedules.filter(([, outcome]) => outcome.endsWith('Z'));

for (const [Frequency, wanted] of golden) {
  test(`${Frequency} runs first at ${wanted} [source]`, async (t) => {
    const { emulator, clock, runner } = await simulated(t, { fleet });
    await invoke(emulator, { ...hello, 'InstanceId.1': 'i-utc', Frequency });
    await clock.advance(Date.parse(wanted) - clock.now().getTime() - 1);
    assert.equal(runner.requests.length, 0);
    await clock.advance(1);
    assert.equal(runner.requests.length, 1);
  });
}

for (const Frequency of [
  ...['0 0 9 ? * L', '0 0 9 ? * 2#6', '*/60 * * * * *', '0 0 9 * * ? GMT+08:00', '*/5 * * * *', '@daily'],
  ...['rate(0m)', 'rate(5)', 'at(2030-01-01)'],
]) {
  test(`${Frequency} is refused at the call [doc, source]`, async (t) => {
    const { emulator } = await simulated(t, { fleet });
    const answer = await ask(emulator, 'InvokeCommand', { ...hello, 'InstanceId.1': 'i-utc', Frequency });
    assert.deepEqual([answer.status, answer.Code], [400, 'InvalidParam.Frequency']);
  });
}
