import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LedgerEntry } from '../../src/emulator/ledger.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../src/emulator/start.ts';
import { lead, program } from './under-test.ts';

export interface Ended {
  /** The signal's name when one ended it. */
  readonly code: number | string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface JourneyOptions {
  /** Beside those of the emulator's own environment; undefined removes one. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Uint8Array;
  /** Called with everything written to stderr so far, after each piece. */
  readonly watch?: (stderr: string, kill: (signal: NodeJS.Signals) => void) => void;
  /** Kills it: of a test that is over. */
  readonly signal?: AbortSignal;
}

/** For records of runs, of which a stage has its own, and for compiled code. */
const state = mkdtempSync(path.join(os.tmpdir(), 'journey-state-'));
process.on('exit', () => rmSync(state, { recursive: true, force: true }));

/** What a fresh terminal has, and nothing of this machine's user. */
const bare = {
  PATH: process.env.PATH,
  NODE_OPTIONS: process.env.NODE_OPTIONS,
  HOME: path.join(state, 'home'),
  XDG_STATE_HOME: state,
  XDG_CACHE_HOME: path.join(state, 'cache'),
  LANG: 'C.UTF-8',
  ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
};

/** Runs the built program as a user does, without a terminal. */
export function ecsInvoke(
  args: readonly string[],
  { env = {}, input = '', watch, signal }: JourneyOptions = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...lead, ...args], { env: { ...bare, ...env }, signal, killSignal: 'SIGKILL' });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (piece) => {
      stdout += piece;
    });
    child.stderr.setEncoding('utf8').on('data', (piece) => {
      stderr += piece;
      // Once: a second signal would mean something else.
      watch?.(stderr, (signal) => !child.killed && child.kill(signal));
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? signal ?? 'unknown', stdout, stderr }));
  });
}

export interface Stage {
  readonly emulator: Emulator;
  /** Environment that leads to the emulator. */
  readonly env: Readonly<Record<string, string>>;
  run(args: readonly string[], options?: JourneyOptions): Promise<Ended>;
  /** Every process start, once all that the emulator accepted is over. Rejects when something still runs after 20 s. */
  starts(): Promise<readonly LedgerEntry[]>;
}

/** An emulator of the test's own, gone with it, and the program pointed at it. */
export async function stage(
  t: { after(end: () => Promise<void>): void },
  options: EmulatorOptions = {},
): Promise<Stage> {
  const emulator = await startEmulator(options);
  t.after(() => emulator.stop());
  const env = {
    XDG_STATE_HOME: mkdtempSync(path.join(state, 'stage-')),
    ECS_INVOKE_ENDPOINT: emulator.endpoint,
    ALIBABA_CLOUD_ACCESS_KEY_ID: emulator.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: emulator.accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
  };
  return {
    emulator,
    env,
    starts: () => startsOf(emulator),
    run: (args, { env: more = {}, ...rest } = {}) => ecsInvoke(args, { env: { ...env, ...more }, ...rest }),
  };
}

async function startsOf(emulator: Emulator): Promise<readonly LedgerEntry[]> {
  const end = Date.now() + 20_000;
  while (!emulator.isQuiet()) {
    if (Date.now() > end) throw new Error('something that was accepted is not over');
    await new Promise((wake) => setTimeout(wake, 10));
  }
  return emulator.ledger.starts();
}
