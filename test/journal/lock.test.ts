import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { holderOf, takeLock } from '../../src/journal/lock.ts';
import { startTicksOf } from '../../src/journal/owner.ts';
import { now, stateOf } from './place.ts';

/** Of a process that is gone. */
function staleLock(place: string, nonce = 'a'.repeat(16)): string {
  fs.writeFileSync(
    place,
    JSON.stringify({ pid: 2 ** 22 + 7, startTicks: 1, since: '2026-01-01T00:00:00.000Z', nonce }),
  );
  return nonce;
}

test('a lock is held by one, and free again afterwards', async (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const first = takeLock(place, now());
  assert.ok(first.ok);
  const second = takeLock(place, now());
  assert.ok(!second.ok);
  assert.deepEqual(
    [second.owner.pid, second.owner.since, second.owner.startTicks],
    [process.pid, now().toISOString(), startTicksOf(process.pid)],
  );
  first.lock.release();
  assert.equal(holderOf(place), null);
  assert.deepEqual(fs.readdirSync(path.dirname(place)), []);
  assert.ok(takeLock(place, now()).ok);
});

test('what a dead process left is taken over, once and again', async (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  staleLock(`${place}.${staleLock(place)}`, 'b'.repeat(16));
  assert.equal(holderOf(place), null);
  const taken = takeLock(place, now());
  assert.ok(taken.ok);
  assert.ok(!takeLock(place, now()).ok);
  taken.lock.release();
  assert.deepEqual(fs.readdirSync(path.dirname(place)), []);
});

test('a later process of the same number is not the owner', { skip: !fs.existsSync('/proc/self/stat') }, async (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const ticks = startTicksOf(process.pid)!;
  const held = (startTicks: number | null) => {
    const since = '2026-01-01T00:00:00.000Z';
    fs.writeFileSync(place, JSON.stringify({ pid: process.pid, startTicks, since, nonce: 'c'.repeat(16) }));
  };
  held(ticks + 1);
  assert.equal(holderOf(place), null);
  held(ticks);
  assert.notEqual(holderOf(place), null);
  // Where the system did not tell, the number alone decides.
  held(null);
  assert.notEqual(holderOf(place), null);
});

test('who comes between the look and the link has it', (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const { linkSync } = fs;
  let isFirst = true;
  t.mock.method(fs, 'linkSync', (from: string, to: string) => {
    if (isFirst) {
      isFirst = false;
      assert.ok(takeLock(place, now()).ok);
    }
    linkSync(from, to);
  });
  const mine = takeLock(place, now());
  assert.ok(!mine.ok);
  assert.equal(mine.owner.pid, process.pid);
});

test('a chain that is let go of while it is being joined is no lock', async (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const nonce = staleLock(place);
  const { linkSync } = fs;
  t.mock.method(fs, 'linkSync', (from: string, to: string) => {
    // Its owner releases it between our look and our link.
    if (to === `${place}.${nonce}`) fs.rmSync(place);
    linkSync(from, to);
  });
  assert.ok(takeLock(place, now()).ok);
  assert.deepEqual(fs.readdirSync(path.dirname(place)), ['r.lock']);
  assert.ok(!takeLock(place, now()).ok);
});

test('a chain that leads back to itself is no lock', (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const nonce = staleLock(place);
  fs.copyFileSync(place, `${place}.${nonce}`);
  assert.throws(() => takeLock(place, now()), { name: 'JournalProblem', code: 'not-a-lock' });
});

test('a lock that cannot be let go of is left to whoever comes when its owner is gone', (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  const taken = takeLock(place, now());
  assert.ok(taken.ok);
  fs.rmSync(place);
  fs.mkdirSync(path.join(place, 'in the way'), { recursive: true });
  taken.lock.release();
  assert.ok(fs.existsSync(path.join(place, 'in the way')));
});

test('a file that is no lock is left alone, and said', async (t) => {
  const place = path.join(stateOf(t), 'r.lock');
  fs.writeFileSync(place, 'mine\n');
  assert.throws(() => takeLock(place, now()), { name: 'JournalProblem', code: 'not-a-lock', file: place });
  assert.equal(fs.readFileSync(place, 'utf8'), 'mine\n');
});

test('of many processes that find a dead one’s lock, one at a time gets it', async (t) => {
  const directory = stateOf(t);
  const place = path.join(directory, 'r.lock');
  const tally = path.join(directory, 'tally');
  fs.writeFileSync(tally, '');
  staleLock(place);
  const racer = path.resolve('test/journal/racer.ts');
  const racers = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, ['--import', 'tsx', racer, place, tally], { stdio: 'inherit' });
    return new Promise<number>((end) => child.once('close', (code) => end(code ?? 1)));
  });
  assert.deepEqual(new Set(await Promise.all(racers)), new Set([0]));
  const lines = fs.readFileSync(tally, 'utf8').trimEnd().split('\n');
  // Whoever enters leaves before the next enters.
  for (let at = 0; at < lines.length; at += 2) assert.equal(lines[at]!.replace('in', 'out'), lines[at + 1]);
  assert.ok(lines.length === 120, `${lines.length} lines`);
});
