import { setMaxListeners } from 'node:events';
import os from 'node:os';
import type { Io } from './cli/io.ts';
import { standardOutput } from './standard-output.ts';

/** All that a terminal or a supervisor ends a program by; SIGQUIT is Ctrl-\\. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * The same signal twice within so many milliseconds is one: a wrapper such as npx hands on the Ctrl-C that the terminal
 * has given to both, and nobody means to leave before it is said what the first one brought about.
 */
const sameSignalMs = 250;

/** The streams and signals of the real process. A second Ctrl-C ends it at once. */
export function makeIo(
  process: NodeJS.Process,
  now: () => number = () => performance.now(),
  outputOf = standardOutput,
): { io: Io; close(): void } {
  const controller = new AbortController();
  // A fleet listens with every call that is under way; that is no leak.
  setMaxListeners(0, controller.signal);
  let firstAt = 0;
  const onSignal = (signal: (typeof signals)[number]) => {
    if (controller.signal.reason === signal && now() - firstAt < sameSignalMs) return;
    firstAt = now();
    if (controller.signal.aborted) process.exit(signal === 'SIGINT' ? 130 : 143);
    controller.abort(signal);
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    io: {
      get stdin() {
        return process.stdin;
      },
      stdout: outputOf(1, () => process.stdout),
      stderr: outputOf(2, () => process.stderr),
      env: process.env,
      platform: process.platform,
      home: homeOf(process),
      signal: controller.signal,
      accepted: new Set(),
      onContinue(listener) {
        process.on('SIGCONT', listener);
        return () => process.off('SIGCONT', listener);
      },
    },
    close() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

/** As Node tells it; where HOME says it, Node's `os` need not be read for that. */
function homeOf({ env, platform }: NodeJS.Process): string {
  return (platform !== 'win32' && env.HOME) || os.homedir();
}
