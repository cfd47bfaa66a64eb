import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runsOf } from '../../src/usecases/past-runs.ts';
import { result } from '../support/fakes.ts';

const at = (instanceId: string, startedAt: string | null, finishedAt: string | null = startedAt) =>
  result(instanceId, { startedAt, finishedAt });
const shown = (runs: ReturnType<typeof runsOf>) => runs.map(({ run, result }) => `${result.instanceId} ${run}`);

test('counted from the oldest of each instance, shown from the newest', () => {
  const rows = [
    at('i-a', '2026-01-01T00:02:00Z'),
    at('i-b', '2026-01-01T00:01:30Z'),
    at('i-a', '2026-01-01T00:01:00Z'),
    at('i-a', '2026-01-01T00:03:00Z'),
  ];
  assert.deepEqual(shown(runsOf(rows)), ['i-a 3', 'i-a 2', 'i-b 1', 'i-a 1']);
});

test('an edition that tells only the end; what has not begun is the newest', () => {
  const rows = [
    at('i-a', null, null),
    at('i-a', null, '2026-01-01T00:02:00Z'),
    at('i-a', null, '2026-01-01T00:01:00Z'),
  ];
  assert.deepEqual(
    runsOf(rows).map(({ run, result }) => [run, result.finishedAt]),
    [
      [3, null],
      [2, '2026-01-01T00:02:00Z'],
      [1, '2026-01-01T00:01:00Z'],
    ],
  );
});
