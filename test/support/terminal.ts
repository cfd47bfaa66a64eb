import path from 'node:path';
import { type IPty, spawn } from '@lydell/node-pty';

export interface Screen {
  readonly pty: IPty;
  /** Everything the terminal has received so far, control sequences included. */
  all(): string;
  /** Resolves once the text matches; rejects when the program ends before. */
  until(pattern: RegExp): Promise<void>;
  readonly ended: Promise<number>;
}

/** Runs a program in a real pseudo-terminal. */
export function terminal(
  program: string,
  args: readonly string[],
  { env, columns = 80 }: { env: Readonly<Record<string, string | undefined>>; columns?: number },
): Screen {
  const kept = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    HOME: '/nonexistent',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
  };
  const pty = spawn(program, [...args], {
    cols: columns,
    rows: 40,
    env: { ...kept, ...env } as Record<string, string>,
  });
  let received = '';
  let over = false;
  const watchers = new Set<() => void>();
  pty.onData((piece) => {
    received += piece;
    for (const watch of watchers) watch();
  });
  const ended = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode }) => {
      over = true;
      for (const watch of watchers) watch();
      resolve(exitCode);
    });
  });
  return {
    pty,
    ended,
    all: () => received,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (pattern.test(received)) resolve();
          else if (over) reject(new Error(`ended without ${pattern}:\n${received}`));
          else return;
          clearTimeout(patience);
          watchers.delete(watch);
        };
        // A hang should say what stood on the screen.
        const patience = setTimeout(() => reject(new Error(`waited in vain for ${pattern}:\n${received}`)), 60_000);
        watchers.add(watch);
        watch();
      }),
  };
}

export const entry = path.resolve('bin/ecs-invoke.js');
