// The rows of bench/RESULTS.md. A script that runs alone prints them; under `npm run bench` they go to one file.
import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';

/** The value below which this part of the values lies. */
export function quantile(values, part) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)];
}

/** Milliseconds of one empty start of Node, in the environment of what it is compared with. */
export function nodeStart(env = process.env, node = process.execPath) {
  const begun = performance.now();
  spawnSync(node, ['-e', '0'], { env, stdio: 'ignore' });
  return performance.now() - begun;
}

/**
 * One row. `ratios`: one number of each pair or round; `of`: what the other of the pair was; `peakMiB`: peak resident
 * memory of ours, where it was looked at.
 */
export function report({ group, what, ratios, of, peakMiB = null }) {
  const [low, median, high] = [0.1, 0.5, 0.9].map((part) => quantile(ratios, part));
  const row = { group, what, median, low, high, pairs: ratios.length, of, peakMiB };
  if (process.env.BENCH_ROWS) appendFileSync(process.env.BENCH_ROWS, `${JSON.stringify(row)}\n`);
  else console.log(lineOf(row));
}

export const head = [
  '| what | median | 10th to 90th percentile | beside | pairs | peak memory, MiB |',
  '| --- | ---: | ---: | --- | ---: | ---: |',
];

export function lineOf({ what, median, low, high, of, pairs, peakMiB }) {
  const [middle, from, to] = [median, low, high].map((value) => value.toFixed(value < 10 ? 2 : 0));
  const memory = peakMiB === null ? '' : peakMiB.toFixed(0);
  return `| ${what} | ${middle} | ${from} to ${to} | ${of} | ${pairs} | ${memory} |`;
}
