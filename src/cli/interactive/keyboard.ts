import { emitKeypressEvents } from 'node:readline';
import type { Io } from '../io.ts';

/** Esc: the question before this one. */
export const back = Symbol('back');
export type Back = typeof back;

/** Ctrl-C, Ctrl-D, or a signal: whoever was asked has gone. */
export class Left extends Error {
  override readonly name = 'Left';
  /** SIGINT for the keys, else the signal's name. */
  readonly signal: string;

  constructor(signal: string) {
    super(`left by ${signal}`);
    this.signal = signal;
  }
}

/** Where a question of inquirer's kind reads and draws. */
export interface Surroundings {
  readonly input: Io['stdin'];
  readonly output: NodeJS.WritableStream;
  readonly signal: AbortSignal;
  readonly clearPromptOnDone: true;
}

type Prompt<Value> = (context: Surroundings) => Promise<Value>;

/** How long a lone Esc is waited for to turn into the sequence of another key. */
const escapeMs = 100;
const again = Symbol('again');

/** The keys that mean the same in every question, and what else can happen to a terminal while one is open. */
export class Keyboard {
  readonly #io: Io;
  /** The last piece that was read held the end of a line and more: it was pasted, and not typed. */
  pastedLines = false;

  constructor(io: Io) {
    this.#io = io;
    emitKeypressEvents(io.stdin, { escapeCodeTimeout: escapeMs } as never);
  }

  /** `startsAgain`: a prompt that cannot draw itself anew when the program comes back from Ctrl-Z. */
  async ask<Value>(prompt: Prompt<Value>, startsAgain: boolean): Promise<Value | Back> {
    for (;;) {
      const answer = await this.#once(prompt, startsAgain);
      if (answer !== again) return answer;
    }
  }

  async #once<Value>(prompt: Prompt<Value>, startsAgain: boolean): Promise<Value | Back | typeof again> {
    const { stdin, stderr, signal, onContinue } = this.#io;
    if (signal.aborted) throw new Left(String(signal.reason));
    const controller = new AbortController();
    const redraw = () => stdin.emit('keypress', undefined, { name: 'redraw' });
    const onKey = (_: unknown, key: { name?: string; ctrl?: boolean }) => {
      if (key.name === 'escape') controller.abort(back);
      // Esc and Ctrl-C in one piece are Alt-Ctrl-C, which readline does not take for Ctrl-C.
      else if (key.ctrl && (key.name === 'd' || key.name === 'c')) controller.abort(new Left('SIGINT'));
    };
    const onData = (piece: Buffer | string) => {
      this.pastedLines = /[\r\n][\s\S]*[^\r\n]/.test(String(piece));
    };
    const onSignal = () => controller.abort(new Left(String(signal.reason)));
    const onEnd = () => controller.abort(new Left('SIGHUP'));
    // readline stops reading when it is stopped, and leaves it to others to go on.
    const stopListening = onContinue(() =>
      setImmediate(() => {
        stdin.resume();
        if (startsAgain) controller.abort(again);
        else redraw();
      }),
    );
    stdin.prependListener('data', onData).on('keypress', onKey).once('end', onEnd);
    stderr.stream.on('resize', redraw);
    signal.addEventListener('abort', onSignal);
    try {
      return await prompt({
        input: stdin,
        output: stderr.stream,
        signal: controller.signal,
        clearPromptOnDone: true,
      });
    } catch (error) {
      const { aborted, reason } = controller.signal;
      if (aborted && (reason === back || reason === again)) return reason;
      if (aborted) throw reason;
      if (error instanceof Error && error.name === 'ExitPromptError') throw new Left('SIGINT');
      throw error;
    } finally {
      stopListening();
      stdin.off('data', onData).off('keypress', onKey).off('end', onEnd);
      stderr.stream.off('resize', redraw);
      signal.removeEventListener('abort', onSignal);
      // readline thinks that it has paused already, and would keep the program alive.
      stdin.pause();
    }
  }

  /** Throws away what is typed until nothing has come for a while: keys pressed twice, or held. */
  async quiet(ms: number): Promise<void> {
    const { stdin, signal } = this.#io;
    if (signal.aborted) throw new Left(String(signal.reason));
    const terminal = stdin as { setRawMode?(raw: boolean): void };
    terminal.setRawMode?.(true);
    const left = await new Promise<boolean>((resolve) => {
      const end = (leaves: boolean) => {
        clearTimeout(timer);
        stdin.off('data', onData);
        signal.removeEventListener('abort', onAbort);
        resolve(leaves);
      };
      const onData = (piece: Buffer | string) => {
        if (/[\x03\x04]/.test(String(piece))) end(true);
        else timer.refresh();
      };
      const onAbort = () => end(false);
      const timer = setTimeout(() => end(false), ms);
      signal.addEventListener('abort', onAbort);
      stdin.on('data', onData).resume();
    });
    terminal.setRawMode?.(false);
    stdin.pause();
    if (signal.aborted) throw new Left(String(signal.reason));
    if (left) throw new Left('SIGINT');
  }
}
