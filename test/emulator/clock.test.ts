import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RealClock, VirtualClock } from '../../src/emulator/clock.ts';

test('the virtual clock calls in order, each at its own moment, also what is added on the way [own]', async () => {
  const clock = new VirtualClock(new Date('2026-01-01T00:00:00Z'));
  const seen: [string, number][] = [];
  const note = (name: string) => () => seen.push([name, clock.now().getTime() - Date.UTC(2026, 0, 1)]);
  clock.after(300, note('c'));
  clock.after(100, note('a'));
  clock.after(100, note('b'));
  const cancel = clock.after(200, note('cancelled'));
  clock.after(150, () => {
    cancel();
    Promise.resolve().then(() => clock.after(50, note('added')));
  });
  await clock.advance(250);
  assert.deepEqual(seen, [
    ['a', 100],
    ['b', 100],
    ['added', 200],
  ]);
  assert.equal(await clock.runUntil(() => seen.length === 4), true);
  assert.deepEqual(seen.at(-1), ['c', 300]);
  assert.equal(await clock.runUntil(() => false), false);
});

test('the real clock calls, and does not when cancelled [own]', async (t) => {
  const clock = new RealClock();
  const called: string[] = [];
  const cancel = clock.after(1, () => called.push('cancelled'));
  cancel();
  // Farther than a timer of Node reaches; it must not come at once.
  const far = clock.after(2 ** 40, () => called.push('too soon'));
  const keepsAlive = setTimeout(() => {}, 10_000);
  // A moment is due at itself, however much time goes by while that is noted.
  let machine = Date.now();
  const ticking = t.mock.method(Date, 'now', () => machine++);
  const moment = machine + 1_000_000;
  const later = clock.at(moment, () => called.push('too soon'));
  assert.equal(clock.nextDue?.getTime(), moment);
  later();
  ticking.mock.restore();
  await new Promise<void>((resolve) => clock.after(5, resolve));
  clearTimeout(keepsAlive);
  far();
  assert.deepEqual(called, []);
});
