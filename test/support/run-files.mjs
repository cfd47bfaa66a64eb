// node --import tsx run-files.mjs <files at once> <seed, or ''> <file>…: what run.mjs starts, because a test process
// takes over the flags of the one that runs it.
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

const [atOnce, seed, ...sorted] = process.argv.slice(2);
const number = seed === 'random' ? randomInt(1, 1_000_000) : Number(seed);
if (!Number.isSafeInteger(number) || number < 0) throw new Error(`not a seed: ${seed}`);
if (!(Number(atOnce) >= 1)) throw new Error(`not a number of files: ${atOnce}`);

const counts = { passed: 0, failed: 0, skipped: 0 };
const seconds = new Map();
const started = Date.now();
const order = number === 0 ? 'in order' : `in the order of --seed ${number}`;
const head = `Node ${process.version}, ${sorted.length} test files, ${atOnce} at once, ${order}`;
console.log(head);

// A test has ten minutes. A file whose process does not end has no limit of Node's own: where nothing begins or ends for
// longer than that, it is given up, and named.
const testLimitMs = 600_000;
const stuck = new AbortController();
const quiet = setTimeout(() => stuck.abort(), testLimitMs + 60_000);

run({
  files: number === 0 ? sorted : shuffled(sorted, number),
  ...{ concurrency: Number(atOnce), timeout: testLimitMs, signal: stuck.signal },
})
  .on('test:dequeue', () => quiet.refresh())
  .on('test:complete', () => quiet.refresh())
  .on('test:pass', (event) => note('passed', event))
  .on('test:fail', (event) => note(event.todo === undefined ? 'failed' : 'passed', event))
  .compose(new spec())
  .on('end', () => {
    clearTimeout(quiet);
    const slowest = [...seconds].sort(([, one], [, other]) => other - one).slice(0, 10);
    for (const [file, took] of slowest) console.log(`${took.toFixed(1).padStart(6)} s  ${file}`);
    const { passed, failed, skipped } = counts;
    console.log(`${head}: ${passed} passed, ${failed} failed, ${skipped} skipped in ${since(started)} s`);
    if (failed > 0 || passed === 0) process.exitCode = 1;
  })
  .pipe(process.stdout);

function note(outcome, { file, nesting, skip, details }) {
  counts[skip === undefined ? outcome : 'skipped'] += 1;
  if (nesting > 0 || !file) return;
  const name = path.relative(process.cwd(), file);
  seconds.set(name, (seconds.get(name) ?? 0) + details.duration_ms / 1000);
}

const since = (moment) => ((Date.now() - moment) / 1000).toFixed(0);

/** Fisher and Yates, with mulberry32 as the die: the same number gives the same order everywhere. */
function shuffled(list, start) {
  const all = [...list];
  let state = start;
  const die = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  for (let last = all.length - 1; last > 0; last--) {
    const other = Math.floor(die() * (last + 1));
    [all[last], all[other]] = [all[other], all[last]];
  }
  return all;
}
