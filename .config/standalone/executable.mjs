import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bundle } from './bundle.mjs';

/** Where Node looks whether something was put in; the same in every version. */
const sentinelFuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * A copy of the Node that runs this, for the same platform, with the program inside; resolves with its place. Beside
 * it lies the source map of what its stack traces name. `useCodeCache: false` is for measuring what the cache gains.
 */
export async function makeExecutable(directory, { useCodeCache = true } = {}) {
  const executable = path.join(directory, process.platform === 'win32' ? 'ecs-invoke.exe' : 'ecs-invoke');
  const main = path.join(directory, 'ecs-invoke.js');
  const output = path.join(directory, 'ecs-invoke.blob');
  const orders = path.join(directory, 'sea.json');
  mkdirSync(directory, { recursive: true });
  await bundle(main);
  const assets = helpPages();
  writeFileSync(orders, JSON.stringify({ main, output, assets, disableExperimentalSEAWarning: true, useCodeCache }));
  quietly(process.execPath, '--experimental-sea-config', orders);

  copyFileSync(process.execPath, executable);
  chmodSync(executable, 0o755);
  const isMac = process.platform === 'darwin';
  // A signature holds for the bytes that were signed; macOS starts nothing without one.
  if (isMac) quietly('codesign', '--remove-signature', executable);
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
  const words = [executable, 'NODE_SEA_BLOB', output, '--sentinel-fuse', sentinelFuse];
  quietly(process.execPath, postject, ...words, ...(isMac ? ['--macho-segment-name', 'NODE_SEA'] : []));
  if (isMac) quietly('codesign', '--sign', '-', executable);
  for (const file of [main, output, orders]) rmSync(file);
  return executable;
}

/** What dist has as files beside its code, by the names that bin/ecs-invoke.js asks for. */
function helpPages() {
  const pages = readdirSync('dist/help', { recursive: true }).filter((name) => name.endsWith('.txt'));
  return Object.fromEntries(pages.map((name) => [`help/${name.replaceAll('\\', '/')}`, path.join('dist/help', name)]));
}

/** What it says is only of use when it fails, and then it is part of the error. */
function quietly(program, ...words) {
  execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
}
