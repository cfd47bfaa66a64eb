import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InstanceResult } from '../../src/api/cloud-assistant.ts';
import { forgivingJournal } from '../../src/usecases/forgiving-journal.ts';
import type { RunEvent, RunPorts } from '../../src/usecases/ports.ts';
import { recorded } from '../../src/usecases/recorded.ts';
import { type JournalEntry, JournalProblem } from '../../src/usecases/run-journal.ts';
import { inputWith, now } from '../journal/place.ts';

const intent: JournalEntry = { type: 'intent', chunk: 1, instanceIds: ['i-a'], clientToken: null };
const accepted: JournalEntry = { type: 'accepted', chunk: 1, invokeId: 't-1', requestId: 'R', how: 'answered' };
const detached: JournalEntry = { type: 'detached' };

function disk() {
  const written: JournalEntry[] = [];
  const state = { full: false };
  return {
    written,
    state,
    journal: {
      async write(...entries: readonly JournalEntry[]) {
        if (state.full) throw new JournalProblem({ file: 'f', code: 'ENOSPC' });
        written.push(...entries);
      },
    },
  };
}

test('a full disk stops what has not gone out, and nothing else; it is told once, and made up for', async () => {
  const { written, state, journal } = disk();
  const told: string[] = [];
  const kind = forgivingJournal(journal, ({ code }) => told.push(code));
  await kind.write(intent);
  state.full = true;
  await assert.rejects(kind.write(accepted), { code: 'ENOSPC' });
  await kind.write(detached);
  await assert.rejects(kind.write({ ...intent, chunk: 2 } as JournalEntry), { code: 'ENOSPC' });
  assert.deepEqual(told, []);
  state.full = false;
  await kind.write({ type: 'done', exit: { code: 0, reason: 'success' } });
  assert.deepEqual(
    written.map(({ type }) => type),
    ['intent', 'accepted', 'detached', 'done'],
  );
});

test('where nobody else knows yet, the first failure is told, and only that', async () => {
  const { state, journal } = disk();
  const told: string[] = [];
  const kind = forgivingJournal(journal, ({ code }) => told.push(code));
  state.full = true;
  await kind.write(detached);
  await kind.write(detached);
  assert.deepEqual(told, ['ENOSPC']);
});

test('the end of a target is told only when it is on disk', async () => {
  const result = { instanceId: 'i-c', state: 'success', output: Buffer.from('x') } as InstanceResult;
  const heard: RunEvent[] = [];
  const entries: JournalEntry[] = [];
  let onDisk = () => {};
  const ports = {
    clock: { now },
    report: (event: RunEvent) => heard.push(event),
    journal: {
      write: (...added: readonly JournalEntry[]) =>
        new Promise<void>((done) => {
          entries.push(...added);
          onDisk = done;
        }),
    },
  } as unknown as RunPorts;
  const run = recorded(inputWith(), ports);
  run.ports.report({ type: 'finished', result });
  await new Promise((soon) => setImmediate(soon));
  assert.deepEqual(entries, [{ type: 'result', chunk: 2, result }]);
  assert.deepEqual(heard, []);
  onDisk();
  await run.settled();
  assert.deepEqual(heard, [{ type: 'finished', result }]);
});
