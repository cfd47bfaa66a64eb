import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Pace, startPace } from '../../src/usecases/pace.ts';

const take = (pace: Pace, count: number) => Array.from({ length: count }, () => pace.next());

test('quick at first, then slower, and never slower than every five seconds', () => {
  const pauses = take(startPace(), 60);
  assert.equal(pauses[0], 300);
  assert.deepEqual(pauses.slice(1, 11), Array(10).fill(1000));
  assert.deepEqual(
    [...pauses].sort((a, b) => a - b),
    pauses,
  );
  assert.deepEqual(pauses.slice(-30), Array(30).fill(5000));
});

test('many invocations side by side: ten looks a second in all', () => {
  for (const [invocations, least] of [
    [1, 1000],
    [10, 1000],
    [20, 2000],
    [200, 20_000],
  ] as const) {
    const [, ...pauses] = take(startPace(invocations), 40);
    assert.equal(Math.min(...pauses), least, String(invocations));
  }
});

test('throttled it doubles up to ten seconds, and comes back by halves', () => {
  const pace = startPace();
  take(pace, 2);
  const slower = Array.from({ length: 5 }, () => {
    pace.throttled(null);
    return pace.next();
  });
  assert.deepEqual(slower, [2000, 4000, 8000, 10_000, 10_000]);
  const back = Array.from({ length: 4 }, () => {
    pace.answered();
    return pace.next();
  });
  assert.deepEqual(back.slice(0, 3), [5000, 2500, 1250]);
  assert.ok(back[3]! < 1500, String(back));
});

test('a hint is honoured once, up to a minute, and never makes it quicker', () => {
  const pace = startPace();
  take(pace, 2);
  pace.throttled(7000);
  assert.deepEqual(take(pace, 2), [7000, 2000]);
  pace.throttled(3_600_000);
  assert.deepEqual(take(pace, 2), [60_000, 4000]);
  pace.throttled(1);
  assert.equal(pace.next(), 8000);
});
