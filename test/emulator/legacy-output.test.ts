import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualClock } from '../../src/emulator/clock.ts';
import { LegacyOutput } from '../../src/emulator/runner/legacy-output.ts';
import { invoke, resultsWhen, started, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

const text = Buffer.from(Array.from({ length: 50_000 }, (_, n) => n % 251));
const clockNow = () => new VirtualClock(new Date('2026-01-01T00:00:00.400Z'));

test('legacy: each second 2,048 bytes are shown until more than 6,000 are out, then no more before the end [source]', async () => {
  const clock = clockNow();
  const output = new LegacyOutput(clock);
  output.push(text);
  const shown: number[] = [];
  for (let second = 0; second < 6; second++) {
    shown.push(output.head().length);
    await clock.advance(1_000);
  }
  assert.deepEqual(shown, [0, 2_048, 4_096, 6_144, 6_144, 6_144]);
  assert.equal(clock.nextDue, null);
  output.over();
  assert.deepEqual(output.kept(), Buffer.concat([text.subarray(0, 6_144), text.subarray(50_000 - (24_576 - 6_144))]));
  assert.deepEqual([output.total, output.dropped, output.kept().length], [50_000, 50_000 - 24_576, 24_576]);
});

test('legacy: a command that ends within its first second keeps only the tail [source]', async () => {
  const clock = clockNow();
  const output = new LegacyOutput(clock);
  for (let at = 0; at < 50_000; at += 700) output.push(text.subarray(at, at + 700));
  await clock.advance(999);
  output.over();
  await clock.advance(10_000);
  assert.equal(output.head().length, 0);
  assert.deepEqual(output.kept(), text.subarray(50_000 - 24_576));
  assert.equal(output.dropped, 50_000 - 24_576);
});

test('legacy: whatever the chunks and the moments, what is kept is what was sent and the last of the rest [source]', async () => {
  for (const size of [1, 900, 2_048, 5_000, 8_049]) {
    const clock = clockNow();
    const output = new LegacyOutput(clock);
    let heads = 0;
    output.onHead = () => (heads += 1);
    for (let at = 0; at < 30_000; at += size) {
      output.push(text.subarray(at, Math.min(at + size, 30_000)));
      if (at < 12_000) await clock.advance(size === 1 ? 3 : 700);
    }
    const sent = output.head().length;
    assert.ok(sent > 0 && sent <= 6_000 + 2_048 && heads > 0, `${size}: ${sent}`);
    output.over();
    assert.deepEqual(output.head(), text.subarray(0, sent));
    assert.deepEqual(
      output.kept(),
      Buffer.concat([text.subarray(0, sent), text.subarray(30_000 - (24_576 - sent), 30_000)]),
    );
  }
});

test('legacy: ticks are on the grid of the start, and what fits into the quota is kept whole [source]', async () => {
  const clock = clockNow();
  const output = new LegacyOutput(clock);
  await clock.advance(1_700);
  output.push(text.subarray(0, 10));
  await clock.advance(299);
  assert.equal(output.head().length, 0);
  await clock.advance(1);
  assert.equal(output.head().length, 10);
  output.push(text.subarray(10, 24_576));
  output.over();
  output.push(text.subarray(24_576, 24_577));
  assert.equal(output.dropped, 1);
  assert.deepEqual(output.kept(), Buffer.concat([text.subarray(0, 10), text.subarray(11, 24_577)]));
});

test('the profile is chosen at the start: of the same output ring keeps the head, legacy the tail; no edition changes it [source]', async (t) => {
  for (const [outputProfile, edition, first] of [
    ['ring', 'current', '0'],
    ['legacy', 'current', '7'],
    ['legacy', '2019', '7'],
    [undefined, '2019', '0'],
  ] as const) {
    // Time stands still: nothing is sent, and so nothing is thrown away, before the end.
    const clock = clockNow();
    const emulator = await started(t, { edition, clock, ...(outputProfile && { outputProfile }) });
    const script = `head -c 7000 /dev/zero | tr '\\000' 0; head -c 30000 /dev/zero | tr '\\000' 7`;
    const CommandContent = edition === '2019' ? Buffer.from(script).toString('base64') : script;
    const encoding: Record<string, string> = edition === '2019' ? {} : { ContentEncoding: 'PlainText' };
    const { CommandId } = await ask(emulator, 'CreateCommand', {
      ...{ Name: 'test', Type: 'RunShellScript', CommandContent, ...encoding },
    });
    const call = { InvokeId: await invoke(emulator, { CommandId }) };
    await clock.advance(0);
    let row: { Output: string; Dropped: number; InvokeRecordStatus: string } | undefined;
    while (row?.InvokeRecordStatus !== 'Finished') {
      const { Invocation } = await ask(emulator, 'DescribeInvocationResults', call);
      row = Invocation.InvocationResults.InvocationResult[0];
    }
    const kept = Buffer.from(row.Output, 'base64').toString();
    assert.deepEqual(
      [kept[0], kept.at(-1), kept.length, row.Dropped ?? 37_000 - 24_576],
      [first, '7', 24_576, 37_000 - 24_576],
    );
  }
});

test('legacy: simulated instances keep their output so too, and a run shows nothing in its first second [source]', async (t) => {
  const clock = clockNow();
  const instances = [{ id: 'i-model1', simulated: { runMs: 2_500, output: 'x'.repeat(30_000) } }];
  const emulator = await started(t, { clock, outputProfile: 'legacy', fleet: { instances } });
  const CommandId = await stored(emulator, 'true');
  const id = await invoke(emulator, { CommandId, 'InstanceId.1': 'i-model1' });
  const shown = async () => (await resultsWhen(emulator, id, () => true))[0].Output.length;
  await clock.advance(500);
  assert.equal(await shown(), 0);
  await clock.advance(1_000);
  assert.equal(await shown(), 2_048);
  await clock.advance(5_000);
  assert.equal(await shown(), 24_576);
});
