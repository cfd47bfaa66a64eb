import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EmulatorClock } from '../../src/emulator/clock.ts';
import { ScheduleRunner } from '../../src/emulator/schedule-runner.ts';

test('a timer that comes a millisecond early fires its moment once, one that comes late shifts nothing [source]', () => {
  let now = 0;
  let due = { at: -1, run: () => {} };
  const clock: EmulatorClock = {
    now: () => new Date(now),
    after: () => assert.fail('the moment, not how far off it is'),
    at: (moment, run) => {
      due = { at: moment, run };
      return () => {};
    },
  };
  const fired: number[] = [];
  const everyMinute = (after: Date) => new Date((Math.floor(after.getTime() / 60_000) + 1) * 60_000);
  const schedule = new ScheduleRunner(everyMinute, clock, { fire: () => fired.push(now), ended: assert.fail });
  assert.equal(schedule.start(), true);
  assert.equal(due.at, 60_000);
  now = 59_999;
  due.run();
  assert.equal(due.at, 120_000);
  now = 121_500;
  due.run();
  assert.equal(due.at, 180_000);
  now = 310_000;
  due.run();
  assert.equal(due.at, 360_000);
  assert.deepEqual(fired, [59_999, 121_500, 310_000]);
});
