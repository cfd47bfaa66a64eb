import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { Run } from '../../src/emulator/run.ts';
import { OutputRing } from '../../src/emulator/runner/output-ring.ts';
import { ProcessRunner } from '../../src/emulator/runner/process-runner.ts';

test('closing waits for what is just being started, and refuses what comes after [own]', async (t) => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-emulator-runner-'));
  t.after(() => fs.rmSync(dataDir, { recursive: true }));
  const runner = new ProcessRunner(dataDir, { username: 'me', path: process.env.PATH ?? '' });
  const target = { invokeId: 't-1', instanceId: 'i-1', number: 1, workingDir: '', username: '', launcher: '' };
  const request = { ...target, usernames: [], script: 'sleep 60', timeoutSeconds: 60, kills: 'Process' } as const;
  const starting = runner.start(request);
  await runner.close();
  const running = await starting;
  assert.deepEqual(await Promise.race([running.end, 'still running']), { how: 'exited', exitCode: -1 });
  await assert.rejects(runner.start(request), { errorCode: 'ExecutionException' });
});

test('a run that took too long ended at its start and the Timeout, however long the kill took [doc]', () => {
  const run = new Run(1);
  const end = Promise.resolve({ how: 'timed-out' as const });
  run.started({ pid: 1, output: new OutputRing(), end, kill: () => {} }, new Date('2026-01-01T00:00:00Z'));
  run.over({ how: 'timed-out' }, new Date('2026-01-01T00:01:07Z'), 60);
  assert.deepEqual([run.finishedAt, run.status], [new Date('2026-01-01T00:01:00Z'), 'Timeout']);
});
