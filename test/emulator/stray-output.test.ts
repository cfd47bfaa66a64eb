import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { OutputRing } from '../../src/emulator/runner/output-ring.ts';
import { startProcess } from '../../src/emulator/runner/process.ts';

/** A script in the background of a first process that is gone already; `make` and `made` are of files beside it. */
async function inTheBackground(t: TestContext, script: string) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-'));
  t.after(() => fs.rmSync(directory, { recursive: true, force: true }));
  const output = new OutputRing();
  const firstIsGone = new Promise<void>((gone) => {
    output.over = gone;
  });
  const { end, pid } = await startProcess({
    ...{ commandLine: ['/bin/sh', '-c', `{ ${script}; } &`], directory, scratch: directory, output },
    ...{ environment: { PATH: process.env.PATH! }, timeoutMs: 0, after: assert.fail, kills: 'Process' },
  });
  t.after(() => {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {} // All of it has gone.
  });
  await firstIsGone;
  return {
    output,
    end,
    make: (name: string) => fs.writeFileSync(path.join(directory, name), ''),
    made: (name: string) => fs.existsSync(path.join(directory, name)),
  };
}

/** The event loop turns, while no timer need go off. */
async function until(come: () => boolean): Promise<void> {
  for (const late = Date.now() + 20_000; !come(); ) {
    if (Date.now() > late) throw new Error('it never came to be');
    await new Promise((turn) => setImmediate(turn));
  }
}

const afterFile = (name: string) => `until [ -e ${name} ]; do sleep 0.02; done`;

test('stray output is waited for 200 ms, what comes later is lost [source]', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const script = `trap '' PIPE; ${afterFile('soon')}; echo stray; ${afterFile('late')}; echo lost; touch said`;
  const { output, end, make, made } = await inTheBackground(t, script);
  let over: unknown = null;
  void end.then((how) => {
    over = how;
  });
  make('soon');
  await until(() => output.total === 6);
  t.mock.timers.tick(199);
  for (let turn = 0; turn < 5; turn++) await new Promise((next) => setImmediate(next));
  assert.equal(over, null);
  t.mock.timers.tick(1);
  await until(() => over !== null);
  assert.deepEqual(over, { how: 'exited', exitCode: 0 });
  make('late');
  await until(() => made('said'));
  assert.equal(output.kept().toString(), 'stray\n');
});

test('what was printed while this process paused is read all the same [own]', async (t) => {
  // It keeps the pipe open, so that nothing but the time limit ends the wait.
  const { output, end, make, made } = await inTheBackground(
    t,
    `${afterFile('go')}; echo stray; touch said; exec sleep 60`,
  );
  make('go');
  for (const late = Date.now() + 250; Date.now() < late || !made('said'); );
  await end;
  assert.equal(output.kept().toString(), 'stray\n');
});
