import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JournalEntry } from '../../src/usecases/run-journal.ts';
import { requireSameCalls } from '../../src/usecases/same-calls.ts';
import { chunkStates, type StoredRun } from '../../src/usecases/stored-run.ts';
import { inputWith } from '../journal/place.ts';

const sent: JournalEntry = { type: 'sent', chunk: 1, attempt: 1 };
const unknown: JournalEntry = { type: 'unknown', chunk: 1, reason: 'reset' };
const notSent: JournalEntry = { type: 'not-sent', chunk: 1, reason: 'connection-refused' };
const refused: JournalEntry = { type: 'refused', chunk: 1, code: 'Throttling', requestId: 'R' };
const accepted: JournalEntry = { type: 'accepted', chunk: 1, invokeId: 't-1', requestId: 'R', how: 'answered' };
const duplicate: JournalEntry = { type: 'duplicate', chunk: 1, invokeIds: ['t-1', 't-2'] };

const second = (at: number) => new Date(at * 1000);
const open = (at: number, attempts: number) => ({ kind: 'sent', firstSentAt: second(at), attempts });
const unsent = { kind: 'unsent' };
const known = (attempts: number, ...invokeIds: readonly string[]) => ({
  ...{ kind: 'accepted', invokeId: 't-1', requestId: 'R', invokeIds },
  ...{ firstSentAt: attempts === 0 ? null : second(1), attempts },
});

/** What is written, a second apart, and what the next process has to take the call for. */
const rows: readonly [string, readonly JournalEntry[], object][] = [
  ['nothing went out', [], unsent],
  ['it went out, and then the process ended', [sent], open(1, 1)],
  ['no answer came', [sent, unknown], open(1, 1)],
  ['no answer came to either', [sent, unknown, sent, unknown], open(1, 2)],
  ['ended twice after it went out', [sent, sent], open(1, 2)],
  ['it certainly never arrived', [sent, notSent], unsent],
  ['it never arrived, then went out', [sent, notSent, sent], open(3, 1)],
  ['it was refused', [sent, refused], unsent],
  ['it was refused, then nobody answered', [sent, refused, sent, unknown], open(3, 1)],
  ['nobody answered, and what came after was refused', [sent, unknown, sent, refused], open(1, 1)],
  ['nobody answered, and what came after never arrived', [sent, unknown, sent, notSent], open(1, 1)],
  ['it was accepted', [sent, accepted], known(1, 't-1')],
  ['it was found without being sent', [accepted], known(0, 't-1')],
  ['it was sent again, and answered', [sent, unknown, sent, accepted], known(2, 't-1')],
  ['it was found after all', [sent, unknown, accepted], known(1, 't-1')],
  ['it was found twice', [sent, unknown, accepted, duplicate], known(1, 't-1', 't-2')],
];

for (const [name, entries, expected] of rows) {
  test(`a call of which is on record: ${name}`, () => {
    const intent: JournalEntry = { type: 'intent', chunk: 1, instanceIds: ['i-a'], clientToken: 'r-1' };
    const stored = [intent, ...entries].map((entry, at) => ({ at: second(at), entry }));
    const [state] = chunkStates(stored);
    assert.deepEqual(state?.history, expected);
    assert.deepEqual(state?.instanceIds, ['i-a']);
  });
}

test('calls are told apart, whatever the order of their entries', () => {
  const of = (chunk: number, entry: JournalEntry) => ({ at: second(0), entry: { ...entry, chunk } as JournalEntry });
  const states = chunkStates([of(2, sent), of(1, sent), of(2, accepted), of(1, refused)]);
  assert.deepEqual(
    states.map(({ chunk, history, refused }) => [chunk, history.kind, refused?.code ?? null]),
    [
      [1, 'unsent', 'Throttling'],
      [2, 'accepted', null],
    ],
  );
});

test('a run that was cut into other calls is not gone on with', () => {
  const intent = (chunk: number, instanceIds: readonly string[]) => ({
    at: second(0),
    entry: { type: 'intent', chunk, instanceIds, clientToken: null } as const,
  });
  const stored = (...entries: ReturnType<typeof intent>[]) => ({ entries, file: 'f' }) as unknown as StoredRun;
  requireSameCalls(inputWith(), stored(intent(1, ['i-a', 'i-b']), intent(2, ['i-c'])));
  for (const other of [intent(2, ['i-b']), intent(3, ['i-c']), intent(2, ['i-c', 'i-a'])]) {
    const record = stored(intent(1, ['i-a', 'i-b']), other);
    assert.throws(() => requireSameCalls(inputWith(), record), { name: 'RecordUnreadable', file: 'f', line: 3 });
  }
});
