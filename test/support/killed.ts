import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { lead, program } from './under-test.ts';

/** The one record below a stage's state directory, line by line; empty as long as there is none. */
export function recordLines(env: Readonly<Record<string, string>>): readonly string[] {
  const runs = path.join(env.XDG_STATE_HOME!, 'ecs-invoke', 'runs');
  const [file] = fs.existsSync(runs) ? fs.readdirSync(runs).filter((name) => name.endsWith('.jsonl')) : [];
  return file === undefined ? [] : fs.readFileSync(path.join(runs, file), 'utf8').split('\n').slice(0, -1);
}

export function recordFile(env: Readonly<Record<string, string>>, ending = '.jsonl'): string {
  const runs = path.join(env.XDG_STATE_HOME!, 'ecs-invoke', 'runs');
  return path.join(runs, fs.readdirSync(runs).find((name) => name.endsWith(ending))!);
}

/** Starts the program and leaves it to itself until its record shows the pattern; `kill` ends it as a crash does. */
export async function untilRecorded(env: Readonly<Record<string, string>>, args: readonly string[], pattern: RegExp) {
  const kept = { PATH: process.env.PATH, NODE_OPTIONS: process.env.NODE_OPTIONS, HOME: '/dev/null' };
  const child = spawn(program, [...lead, ...args], {
    env: { ...kept, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece) => {
      said += piece;
    });
  }
  let isOver = false;
  const ended = new Promise<void>((end) => {
    child.once('close', () => {
      isOver = true;
      end();
    });
  });
  while (!recordLines(env).some((line) => pattern.test(line))) {
    if (isOver) throw new Error(`it ended without ${pattern}:\n${said}`);
    await new Promise((wake) => setTimeout(wake, 5));
  }
  return {
    pid: child.pid!,
    said: () => said,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
