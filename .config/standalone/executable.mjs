import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { bundle } from './bundle.mjs';

/** Where Node looks whether something was put in; the same in every version. */
const sentinelFuse = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/**
 * A copy of the Node that runs this, for the same platform, with the program inside; resolves with its place. Beside
 * it lies the source map of what its stack traces name; whatever else is in that directory stays as it is.
 * `useCodeCache: false` is for measuring what the cache gains.
 */
export async function makeExecutable(directory, { useCodeCache = true } = {}) {
  const executable = path.join(directory, process.platform === 'win32' ? 'ecs-invoke.exe' : 'ecs-invoke');
  mkdirSync(directory, { recursive: true });
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-standalone-'));
  try {
    await bundle(path.join(scratch, 'ecs-invoke.js'));
    const blob = makeBlob(scratch, useCodeCache);
    replace(path.join(scratch, 'ecs-invoke.js.map'), path.join(directory, 'ecs-invoke.js.map'));
    replace(process.execPath, executable);
    inject(executable, blob);
  } finally {
    rmSync(scratch, { recursive: true });
  }
  return executable;
}

/** Puts a copy in the place of a file of that name: one that runs stays whole, and a link is not written through. */
export function replace(from, to) {
  rmSync(to, { force: true });
  copyFileSync(from, to);
}

/** The code, its cache and the pages of help in one file, by names without a path: Node writes them into it. */
function makeBlob(scratch, useCodeCache) {
  const orders = {
    main: 'ecs-invoke.js',
    output: 'ecs-invoke.blob',
    assets: helpPages(),
    disableExperimentalSEAWarning: true,
    useCodeCache,
  };
  writeFileSync(path.join(scratch, 'sea.json'), JSON.stringify(orders));
  quietly([process.execPath, '--experimental-sea-config', 'sea.json'], { cwd: scratch });
  return path.join(scratch, orders.output);
}

function inject(executable, blob) {
  chmodSync(executable, 0o755);
  const isMac = process.platform === 'darwin';
  // A signature holds for the bytes that were signed; macOS starts nothing without one.
  if (isMac) quietly(['codesign', '--remove-signature', executable]);
  const postject = createRequire(import.meta.url).resolve('postject/dist/cli.js');
  const words = [executable, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', sentinelFuse];
  quietly([process.execPath, postject, ...words, ...(isMac ? ['--macho-segment-name', 'NODE_SEA'] : [])]);
  if (isMac) quietly(['codesign', '--sign', '-', executable]);
}

/** What dist has as files beside its code, by the names that bin/ecs-invoke.js asks for. */
function helpPages() {
  const pages = readdirSync('dist/help', { recursive: true }).filter((name) => name.endsWith('.txt'));
  return Object.fromEntries(
    pages.map((name) => [`help/${name.replaceAll('\\', '/')}`, path.resolve('dist/help', name)]),
  );
}

/** What it says is only of use when it fails, and then it is part of the error. */
function quietly([program, ...words], options) {
  execFileSync(program, words, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
}
