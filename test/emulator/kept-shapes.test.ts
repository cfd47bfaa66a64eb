import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { stateShapes } from '../../src/emulator/kept-shapes.ts';
import { invoke, ran, resultsWhen, started, stored } from './support/start.ts';
import { ask } from './support/wire-client.ts';

/** A log in which every kind of value is; the last value of each kind. */
async function everyKind(t: TestContext) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(dataDir, { recursive: true, force: true }));
  const emulator = await started(t, { dataDir });
  await ran(emulator, 'echo {{a}}', { ClientToken: 'once' });
  const scheduled = await invoke(emulator, { CommandId: await stored(emulator, 'true'), Frequency: 'rate(1h)' });
  await resultsWhen(emulator, scheduled, (row) => row.InvocationStatus === 'Scheduled');
  await ask(emulator, 'SendFile', { Name: 'a', TargetDir: '/', Content: 'x', 'InstanceId.1': 'i-web1' });
  await emulator.clock.moveTo(emulator.clock.now().getTime() + 1000, async () => {});
  emulator.power('i-web2', 'stop');
  await emulator.stop();
  const file = path.join(dataDir, 'state.log');
  const lines = fs.readFileSync(file, 'utf8').trimEnd().split('\n');
  const changes = lines.slice(1).flatMap((line) => JSON.parse(line) as [string, unknown][]);
  const kinds = new Map(changes.filter(({ length }) => length === 2).map((each) => [each[0].split('/')[0]!, each]));
  return { dataDir, file, lines, kinds };
}

test('every kind of value has its shape, and what the emulator writes has it [own]', async (t) => {
  const { dataDir, kinds } = await everyKind(t);
  assert.deepEqual([...kinds.keys()].sort(), [...stateShapes.keys()].sort());
  await (await started(t, { dataDir })).stop();
});

const wrong: unknown[] = [undefined, null, true, 1e300, 'wrong', [], [null], {}, { x: 1 }];

test('a value of which anything is missing or otherwise is refused with its line, or read; nothing else happens [own]', async (t) => {
  const { dataDir, file, lines, kinds } = await everyKind(t);
  let refusals = 0;
  for (const [kind, [key, value]] of kinds) {
    const members = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const values = [
      ...wrong.slice(1),
      ...members.flatMap((name) => wrong.map((other) => ({ ...(value as object), [name]: other }))),
    ];
    for (const other of values) {
      fs.writeFileSync(file, [...lines, JSON.stringify([[key, other]]), ''].join('\n'));
      try {
        await (await started(t, { dataDir })).stop();
      } catch (error) {
        refusals += 1;
        const { code, file: place } = error as { code: string; file: string };
        assert.deepEqual(
          [code, place],
          ['DamagedData', `${file}:${lines.length + 1}`],
          `${kind} ${JSON.stringify(other)}`,
        );
      }
    }
  }
  assert.ok(refusals > 300, `${refusals} were refused`);
});
