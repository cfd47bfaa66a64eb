// Runs every test file, or those whose path contains one of the words given.
//   --at-once <n>   so many files at a time; default: as many as there are processors, two at least
//   --seed <n>      in the random order of that number; "random" takes a new one. Also: TEST_SEED
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const here = path.dirname(fileURLToPath(import.meta.url));
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: {
    // Many wait for a process most of the time; more at once slow those down whose clock runs fast (test/matrix).
    'at-once': { type: 'string', default: String(Math.max(2, os.availableParallelism())) },
    seed: { type: 'string', default: process.env.TEST_SEED || '' },
  },
});
const files = readdirSync(here, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => wanted.length === 0 || wanted.some((word) => file.includes(word)))
  .map((file) => path.join(here, file))
  .sort();
if (files.length === 0) throw new Error(`no test file matches ${wanted.join(', ')}`);
const guard = path.join(here, 'support', 'network-guard.cjs');
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', path.join(here, 'support', 'run-files.mjs'), values['at-once'], values.seed, ...files],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      // What a test starts by name is the Node that runs the tests.
      PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require=${JSON.stringify(guard)}`.trim(),
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    },
  },
);
process.exitCode = status ?? 1;
