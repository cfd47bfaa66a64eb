import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { RealClock } from '../../src/emulator/clock.ts';
import type { Emulator } from '../../src/emulator/start.ts';
import { invoke, results, resultsWhen, StubRunner, started, stored } from './support/start.ts';
import { ask, call, callAcs3, type Json } from './support/wire-client.ts';

const day = 24 * 3600;
const hello = { CommandId: 'c-hello' };

/** As every client outside of this process asks: by the time of the machine. */
const wire = ({ port, accessKeyId, accessKeySecret }: Emulator) => ({ port, accessKeyId, accessKeySecret });

const move = (emulator: Emulator, how: Record<string, string>) => ask(wire(emulator), 'Emulator.MoveClock', how);

/** Commands that are no processes, and the machine's time. */
async function staged(t: TestContext, clock = new RealClock()) {
  const runner = new StubRunner();
  return { emulator: await started(t, { runner, clock }), runner };
}

/** The machine's time, and so far ahead of it that so many minutes of the hour are half over: none begins by itself. */
function halfway(minutes: number): RealClock {
  const ms = minutes * 60_000;
  return new RealClock((1.5 * ms - (Date.now() % ms)) % ms);
}

test('24 hours ahead at once: 72 runs of 0 */20 * * * *, each at its own moment [own]', async (t) => {
  const clock = halfway(20);
  const { aheadMs } = clock;
  const { emulator, runner } = await staged(t, clock);
  await invoke(emulator, { ...hello, Frequency: '0 */20 * * * *' });
  await new Promise((wake) => setTimeout(wake, 20));
  const before = Date.now();
  const answer = await move(emulator, { AdvanceSeconds: String(day) });
  assert.deepEqual([answer.status, answer.Move.Starts, answer.Move.Overtaken, answer.Move.Over], [200, 72, 0, true]);
  assert.equal(Date.parse(answer.Move.To) - Date.parse(answer.Move.From), day * 1000);
  assert.equal(runner.requests.length, 72);
  const moments = emulator.ledger.starts().map(({ startedAt }) => startedAt.getTime());
  assert.ok(moments.every((at) => at % (20 * 60_000) < 1000));
  assert.ok(moments.every((at, n) => n === 0 || at - moments[n - 1]! >= 19 * 60_000));
  // From there time goes on with the machine's.
  assert.ok(Math.abs(clock.aheadMs - aheadMs - day * 1000) < 5_000 + Date.now() - before);
  const { Now } = await ask(wire(emulator), 'Emulator.DescribeClock');
  assert.ok(Date.parse(Now) >= Date.parse(answer.Move.To));
});

test('next goes to what falls due first, and nowhere when nothing does [own]', async (t) => {
  const { emulator, runner } = await staged(t);
  const idle = await move(emulator, { Next: 'true' });
  assert.ok(emulator.clock.aheadMs < 50 && idle.Move.Over);
  await invoke(emulator, { ...hello, Frequency: '0 0 3 * * ? UTC' });
  await new Promise((wake) => setTimeout(wake, 20));
  const { Move } = await move(emulator, { Next: 'true' });
  assert.match(Move.To, /T03:00:00\.000Z$/);
  assert.equal(runner.requests.length, 1);
});

test('a moment that comes while a run is alive is skipped, and the run is waited for once [own, source]', async (t) => {
  const emulator = await started(t, { clock: halfway(1) });
  const CommandId = await stored(emulator, 'sleep 30', { Timeout: '3600' });
  const id = await invoke(emulator, { CommandId, Frequency: '0 * * * * *', TerminationMode: 'ProcessTree' });
  await new Promise((wake) => setTimeout(wake, 20));
  const { Move } = await move(emulator, { AdvanceSeconds: '1800', PatienceSeconds: '0' });
  assert.deepEqual([Move.Starts, Move.Overtaken], [1, 1]);
  const [row] = await results(emulator, id);
  assert.deepEqual([row.InvocationStatus, row.Repeats], ['Running', 1]);
  // Its Timeout is by this clock too; the moments after that are free again.
  await move(emulator, { AdvanceSeconds: '2100', PatienceSeconds: '0' });
  const history = await results(emulator, id, { IncludeHistory: 'true' });
  const first: Json = history.at(-1);
  assert.deepEqual([first.InvocationStatus, first.ErrorCode], ['Timeout', 'ExecutionTimeout']);
  assert.equal(Date.parse(first.FinishedTime) - Date.parse(first.StartTime), 3600_000);
  assert.equal(history.length, 2);
});

test('what cannot be reached is refused, and nothing moves [own]', async (t) => {
  const { emulator } = await staged(t);
  const past = new Date(Date.now() - 5_000).toISOString();
  const bad: [Record<string, string>, string][] = [
    [{}, 'Emulator.InvalidMove'],
    [{ AdvanceSeconds: '1', Next: 'true' }, 'Emulator.InvalidMove'],
    [{ To: past }, 'Emulator.InvalidMove'],
    [{ AdvanceSeconds: String(367 * day) }, 'Emulator.InvalidMove'],
    [{ To: 'tomorrow' }, 'InvalidParameter.To'],
    [{ AdvanceSeconds: '-1' }, 'InvalidParameter.AdvanceSeconds'],
  ];
  for (const [how, code] of bad) {
    const answer = await move(emulator, how);
    assert.deepEqual([answer.status, answer.Code], [400, code], JSON.stringify(how));
  }
  assert.equal(emulator.clock.aheadMs, 0);
});

test('one move at a time, and everything else is served meanwhile [own]', async (t) => {
  const { emulator } = await staged(t);
  const long = await started(t);
  const id = await invoke(long, { CommandId: await stored(long, 'until [ -e go ]; do sleep 0.05; done') });
  await resultsWhen(long, id, ({ InvocationStatus }) => InvocationStatus === 'Running');
  const first = move(long, { AdvanceSeconds: '60' });
  while ((await ask(wire(long), 'Emulator.DescribeClock')).Move?.Over !== false);
  assert.equal((await move(long, { AdvanceSeconds: '1' })).Code, 'Emulator.ClockIsMoving');
  assert.equal((await ask(wire(long), 'DescribeRegions')).status, 200);
  assert.equal((await ask(wire(long), 'Emulator.DescribeClock')).Move.Over, false);
  writeFileSync(path.join(long.dataDir, 'instances/i-web1/root/go'), '');
  assert.equal((await first).Move.Over, true);
  assert.equal((await move(long, { AdvanceSeconds: '1' })).status, 200);
  assert.equal((await move(emulator, { AdvanceSeconds: '0' })).status, 200);
});

test('after a jump both times are good for a signature, 15 minutes each, and no nonce twice [own]', async (t) => {
  const { emulator } = await staged(t);
  const target = wire(emulator);
  const machine = Date.now();
  const early = { Action: 'DescribeRegions', SignatureNonce: 'before the jump', Timestamp: stamp(machine) };
  assert.equal((await call(target, early)).status, 200);
  await move(emulator, { AdvanceSeconds: String(day) });
  const codeAt = async (at: number) =>
    JSON.parse((await call(target, { Action: 'DescribeRegions' }, { now: new Date(at) })).text).Code;
  const quarter = 15 * 60_000;
  for (const base of [machine, machine + day * 1000]) {
    assert.equal(await codeAt(base), undefined);
    assert.equal(await codeAt(base - quarter + 30_000), undefined);
    assert.equal(await codeAt(base + quarter - 30_000), undefined);
    assert.equal(await codeAt(base - quarter - 60_000), 'InvalidTimeStamp.Expired');
    assert.equal(await codeAt(base + quarter + 60_000), 'InvalidTimeStamp.Expired');
  }
  assert.equal((await callAcs3(target, 'DescribeRegions', {})).status, 200);
  const replayed = JSON.parse((await call(target, early)).text);
  assert.equal(replayed.Code, 'SignatureNonceUsed');
});

const stamp = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

test('with a data directory the next emulator is as far ahead, and its schedules go on [own]', async (t) => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const first = await started(t, { dataDir, runner: new StubRunner() });
  const id = await invoke(first, { ...hello, Frequency: 'rate(1h)' });
  await new Promise((wake) => setTimeout(wake, 20));
  await move(first, { AdvanceSeconds: String(day) });
  const starts = first.ledger.starts().length;
  assert.equal(starts, 24);
  await first.stop();
  const second = await started(t, { dataDir, runner: new StubRunner() });
  assert.ok(Math.abs(second.clock.aheadMs - day * 1000) < 60_000);
  const ready = wire(second);
  await ask(ready, 'Emulator.MoveClock', { AdvanceSeconds: '3600' });
  assert.equal(second.ledger.starts().length, starts + 1);
  const [row] = await resultsWhen(second, id, ({ InvocationStatus }) => InvocationStatus === 'Scheduled');
  assert.equal(row.Repeats, starts + 1);
});

test('a move that takes less than what it waits for never puts the clock behind the machine [own]', async () => {
  const clock = new RealClock();
  await clock.moveTo(clock.now().getTime() + 1, () => new Promise((wake) => setTimeout(wake, 30)));
  assert.ok(clock.aheadMs >= 0);
  const machine = Date.now();
  assert.ok(clock.now().getTime() >= machine);
});
