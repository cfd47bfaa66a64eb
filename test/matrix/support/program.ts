import { type ChildProcess, spawn } from 'node:child_process';
import type { Ended } from '../../support/journey.ts';
import { lead, program } from '../../support/under-test.ts';
import type { Scene } from './scene.ts';

/** The built program while it runs. */
export interface Program {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  kill(signal: NodeJS.Signals): void;
  readonly ended: Promise<Ended>;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Nobody reads its standard output any more, from the start. */
  readonly deafStdout?: boolean;
}

/** Starts it in a scene; what it tells counts there once it has ended. */
export function start(here: Scene, words: readonly string[] = here.words(), options: ProgramOptions = {}): Program {
  const bare = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    HOME: '/nonexistent',
    LANG: 'C.UTF-8',
  };
  const env = { ...bare, ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true', ...here.env, ...options.env };
  const child = spawn(program, [...lead, ...words], { env });
  let [stdout, stderr] = ['', ''];
  child.stdin.end();
  child.stdout.setEncoding('utf8').on('data', (piece) => (stdout += piece));
  if (options.deafStdout) child.stdout.destroy();
  child.stderr.setEncoding('utf8').on('data', (piece) => (stderr += piece));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const told = { code: code ?? signal ?? 'unknown', stdout, stderr };
      here.told.push(told);
      resolve(told);
    });
  });
  return { child, stdout: () => stdout, stderr: () => stderr, kill: (signal) => void child.kill(signal), ended };
}

/** kill -9 as soon as it is so; resolves when it is dead. */
export async function killedWhen(
  here: Scene,
  isSo: (program: Program) => boolean,
  words?: readonly string[],
  options?: ProgramOptions,
): Promise<Ended> {
  const program = start(here, words, options);
  await here.until(() => isSo(program) || program.child.exitCode !== null, 'the moment to kill it');
  program.kill('SIGKILL');
  return program.ended;
}
