import { type IPty, spawn } from '@lydell/node-pty';

export interface Screen {
  readonly pty: IPty;
  /** Everything the terminal has received so far, control sequences included. */
  all(): string;
  /** Resolves once the text matches; rejects when the program ends before. */
  until(pattern: RegExp): Promise<void>;
  /** Resolves with the next piece that the terminal receives; rejects when none comes. */
  more(): Promise<void>;
  readonly ended: Promise<number>;
}

/** Runs a program in a real pseudo-terminal. */
export function terminal(
  program: string,
  args: readonly string[],
  {
    env,
    columns = 80,
    rows = 40,
  }: { env: Readonly<Record<string, string | undefined>>; columns?: number; rows?: number },
): Screen {
  const kept = {
    PATH: process.env.PATH,
    NODE_OPTIONS: process.env.NODE_OPTIONS,
    HOME: '/nonexistent',
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    TERM: 'xterm-256color',
    LANG: 'C.UTF-8',
  };
  const pty = spawn(program, [...args], {
    cols: columns,
    rows,
    env: Object.fromEntries(Object.entries({ ...kept, ...env }).filter(([, value]) => value !== undefined)) as Record<
      string,
      string
    >,
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
  const until = (ready: () => boolean, what: string) =>
    new Promise<void>((resolve, reject) => {
      const watch = () => {
        if (ready()) resolve();
        else if (over) reject(new Error(`ended without ${what}:\n${received}`));
        else return;
        clearTimeout(patience);
        watchers.delete(watch);
      };
      // A hang should say what stood on the screen.
      const patience = setTimeout(() => {
        watchers.delete(watch);
        reject(new Error(`waited in vain for ${what}:\n${received}`));
      }, 60_000);
      watchers.add(watch);
      watch();
    });
  return {
    pty,
    ended,
    all: () => received,
    until: (pattern) => until(() => pattern.test(received), String(pattern)),
    more() {
      const before = received.length;
      return until(() => received.length > before, 'more');
    },
  };
}
