import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sleep } from '../src/sleep.ts';

const never = new AbortController().signal;

test('a sleep ends when the time is over by the clock of the wall, though timers stood still', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  let wall = 0;
  let over = false;
  const slept = sleep(10_000, never, () => wall).then(() => {
    over = true;
  });
  wall += 1000;
  t.mock.timers.tick(1000);
  await Promise.resolve();
  assert.equal(over, false);
  // The machine was closed for an hour; its timers go on where they were.
  wall += 3_600_000;
  t.mock.timers.tick(1000);
  await slept;
});

test('a clock that is set back does not keep it asleep', async () => {
  let wall = 1_000_000;
  await sleep(5, never, () => {
    wall -= 1000;
    return wall;
  });
});

test('it ends with the signal', async () => {
  const controller = new AbortController();
  const slept = sleep(3_600_000, controller.signal);
  controller.abort();
  await slept;
  await sleep(3_600_000, controller.signal);
});
