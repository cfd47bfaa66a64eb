// Runs every test file, or those whose path contains one of the words given.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
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
  ['--import', 'tsx', '--test', '--test-timeout=120000', '--test-reporter=spec', ...files],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require=${JSON.stringify(guard)}`.trim(),
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    },
  },
);
process.exitCode = status ?? 1;
