import { Terminal } from '@xterm/headless';
import { type Screen, terminal } from './terminal.ts';

export const keys = {
  enter: '\r',
  escape: '\x1b',
  ctrlA: '\x01',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlR: '\x12',
  ctrlZ: '\x1a',
  tab: '\t',
  space: ' ',
  up: '\x1b[A',
  down: '\x1b[B',
  backspace: '\x7f',
} as const;

/** A program in a pseudo-terminal, and what somebody sits in front of: the window with everything drawn in its place. */
export interface Tui extends Pick<Screen, 'ended' | 'all'> {
  /** The window and what has scrolled out of it, without blanks at the ends. */
  text(): string;
  /** Resolves once the text of the window matches, or is what is waited for. */
  sees(wanted: RegExp | ((text: string) => boolean)): Promise<void>;
  /** Types, each piece as soon as the last one has been read. */
  press(...pieces: readonly string[]): void;
  kill(signal: string): void;
  cursorHidden(): boolean;
}

export function tui(
  program: string,
  args: readonly string[],
  {
    env,
    columns = 100,
    rows = 40,
  }: { env: Readonly<Record<string, string | undefined>>; columns?: number; rows?: number },
): Tui {
  const screen = terminal(program, args, { env, columns, rows });
  const window = new Terminal({ cols: columns, rows, scrollback: 2000, allowProposedApi: true });
  const watchers = new Set<() => void>();
  let over = false;
  screen.pty.onData((piece) => window.write(piece, () => watchers.forEach((watch) => void watch())));
  void screen.ended.then(() => {
    over = true;
    window.write('', () => watchers.forEach((watch) => void watch()));
  });
  const text = () => {
    const { active } = window.buffer;
    const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)?.translateToString(true) ?? '');
    return lines.join('\n').trimEnd();
  };
  return {
    // The window draws a little later than it receives.
    ended: screen.ended.then((code) => new Promise((drawn) => window.write('', () => drawn(code)))),
    all: screen.all,
    text,
    sees: (wanted) =>
      new Promise((resolve, reject) => {
        const watch = () => {
          if (typeof wanted === 'function' ? wanted(text()) : wanted.test(text())) resolve();
          else if (over) reject(new Error(`ended without ${wanted}:\n${text()}`));
          else return;
          clearTimeout(patience);
          watchers.delete(watch);
        };
        // A hang should say what stood in the window.
        const patience = setTimeout(() => {
          watchers.delete(watch);
          reject(new Error(`waited in vain for ${wanted}:\n${text()}`));
        }, 20_000);
        watchers.add(watch);
        watch();
      }),
    press: (...pieces) => screen.pty.write(pieces.join('')),
    kill: (signal) => screen.pty.kill(signal),
    cursorHidden: () => screen.all().lastIndexOf('\x1b[?25l') > screen.all().lastIndexOf('\x1b[?25h'),
  };
}
