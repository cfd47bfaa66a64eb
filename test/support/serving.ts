import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ecsInvoke } from './journey.ts';
import { lead, program } from './under-test.ts';

/** Where emulators are found: a place of its own, so that none but ours is. */
export const runtime = () => ({ XDG_RUNTIME_DIR: mkdtempSync(path.join(os.tmpdir(), 'ecs-invoke-test-')) });

/** The emulator in the foreground, until the test ends. */
export async function serving(t: { after(end: () => void): void }, flags: readonly string[] = [], env = runtime()) {
  const child = spawn(program, [...lead, 'emulator', ...flags], {
    env: { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (piece) => {
    said += piece;
  });
  t.after(() => child.kill('SIGKILL'));
  const line = await new Promise<string>((first) => child.stdout.setEncoding('utf8').once('data', first));
  const run = (...args: string[]) => ecsInvoke(args, { env });
  const { endpoint, credentialsFile } = JSON.parse(line) as { endpoint: string; credentialsFile: string };
  const ended = async () => {
    child.kill('SIGTERM');
    await new Promise((closed) => child.once('close', closed));
    return said;
  };
  return { run, pid: child.pid!, endpoint, port: Number(new URL(endpoint).port), credentialsFile, ended };
}
