import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isStandalone, ownProgram, ownScript } from './own-program.ts';

/**
 * Runs a program with this process's own terminal and hands on its exit code: 127 when it is not found, 126 when it
 * may not be run, 128 + n when a signal ended it. `ecs-invoke` is on its PATH, so that it works from a fresh clone.
 */
export async function runProgram(
  [program, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const shims = mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-path-'));
  putOurselvesInto(shims);
  // Windows spells it Path.
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const searched = { ...env, [pathName]: [shims, env[pathName]].filter(Boolean).join(path.delimiter) };
  try {
    return await new Promise((resolve) => {
      const child = spawn(program, args, { stdio: 'inherit', env: searched, shell: false });
      // Ctrl-C reaches the child by itself: it is in the same process group. A plain termination does not.
      const pass = () => child.kill('SIGTERM');
      process.on('SIGTERM', pass);
      child.once('error', ({ code }: NodeJS.ErrnoException) => {
        process.stderr.write(`ecs-invoke: ${program}: ${code === 'ENOENT' ? 'not found' : 'cannot be run'}\n`);
        resolve(code === 'ENOENT' ? 127 : 126);
      });
      child.once('exit', (code, signal) => resolve(code ?? 128 + os.constants.signals[signal ?? 'SIGTERM']));
      child.once('close', () => process.off('SIGTERM', pass));
    });
  } finally {
    rmSync(shims, { recursive: true, force: true });
  }
}

function putOurselvesInto(directory: string): void {
  if (process.platform === 'win32') {
    const quoted = ownProgram().map((word) => `"${word}"`);
    writeFileSync(path.join(directory, 'ecs-invoke.cmd'), `@${quoted.join(' ')} %*\r\n`);
  } else symlinkSync(isStandalone ? process.execPath : ownScript(), path.join(directory, 'ecs-invoke'));
}
