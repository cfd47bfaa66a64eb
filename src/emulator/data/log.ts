import { asLine } from './lines.ts';
import { LogFile } from './log-file.ts';
import { asLines, type Change, type Key, replay } from './log-lines.ts';
import { NotRecorded } from './not-recorded.ts';
import type { Shapes } from './shape.ts';

/** From this length on, in bytes, the file is written anew whenever it has doubled. */
const usualLeast = 8 * 1024 * 1024;
/** After a failure what is owed is tried so often, in real time: the disk knows no other. */
const retryMs = 1_000;
/** It is over when there is room for so many bytes: that a short line fits where a long one did not means nothing. */
const roomBytes = 64 * 1024;

export interface LogOptions {
  /** It can be written again. */
  readonly regained?: () => void;
  readonly leastToShorten?: number;
  /** How what is kept must look; kinds it does not name may look anyhow. */
  readonly shapes?: Shapes;
}

/** What a call does that is not a change of the log: how to undo it, and what waits until it is recorded. */
interface Underway {
  readonly undo: (() => void)[];
  readonly afterwards: (() => void)[];
}

/**
 * What must outlive the process, as values under keys: a file to which every change is appended as one line of JSON, an
 * array of the changes that belong together. The first line is `["ecs-emulator-log",<version>]`. A line is with the
 * system once the call returns, so it survives the death of this process by any signal; it is not forced onto the disk,
 * so a loss of power may take the last ones. What is over is left out when the file is written anew: at the start, and
 * whenever it has grown to twice of what was left then.
 */
export class Log {
  /** What was kept before; null once nobody needs it any more. */
  #before: Map<Key, unknown> | null;
  readonly #path: string;
  readonly #file: LogFile;
  readonly #lost: (error: unknown) => void;
  readonly #options: LogOptions;
  /** The length after it was last written anew. */
  #shortest: number;
  #together: Change[] | null = null;
  #call: Underway | null = null;
  /** Changes that no call waited for and that could not be written; they come before everything else. */
  readonly #owed = new Map<Key, Change>();
  /** The tries that go on since a change could not be written. */
  #retries: NodeJS.Timeout | null = null;
  #closed = false;

  /**
   * Reads what is there and writes it anew. A last line that was cut off by a crash is left out, but nothing that is not
   * ours is taken for one. Throws DataProblem and
   * the errors of the file system. `lost` is told of the first change that cannot be written.
   */
  constructor(path: string, lost: (error: unknown) => void, options: LogOptions = {}) {
    this.#path = path;
    this.#lost = lost;
    this.#options = options;
    this.#before = replay(path, options.shapes);
    this.#file = new LogFile(path, asLines(this.#before));
    this.#shortest = this.#file.length;
  }

  /** What was kept before under the keys of a kind, by the rest of each key, in the order it was first set. */
  before<Value>(kind: string): [rest: string, value: Value][] {
    const found: [string, Value][] = [];
    for (const [key, value] of this.#before ?? []) {
      if (key.startsWith(`${kind}/`)) found.push([key.slice(kind.length + 1), value as Value]);
    }
    return found;
  }

  /** Everything is restored: `before` has nothing any more. */
  forget(): void {
    this.#before = null;
  }

  put(key: Key, value: unknown): void {
    this.#change([key, value]);
  }

  remove(key: Key): void {
    this.#change([key]);
  }

  /**
   * All changes that `act` makes are kept, or none of them is: then what it did is undone and NotRecorded is thrown.
   */
  call<Result>(act: () => Result): Result {
    if (this.#call) return act();
    const call: Underway = { undo: [], afterwards: [] };
    this.#call = call;
    try {
      return this.#collect(act, (changes) => this.#append(changes));
    } catch (error) {
      if (error instanceof NotRecorded) {
        for (const undo of call.undo.toReversed()) undo();
        call.afterwards.length = 0;
      }
      throw error;
    } finally {
      this.#call = null;
      for (const act of call.afterwards) act();
    }
  }

  /** The same where no call waits for it: nothing is thrown, and what cannot be written now is written later. */
  together(act: () => void): void {
    this.#collect(act, (changes) => this.#attempt(changes));
  }

  /** Takes back what the call under way did in memory, should it not be recorded. */
  undo(act: () => void): void {
    this.#call?.undo.push(act);
  }

  /** At once, or once the call under way is recorded: what cannot be taken back. */
  afterwards(act: () => void): void {
    if (this.#call) this.#call.afterwards.push(act);
    else act();
  }

  /** Nothing is kept from here on. */
  close(): void {
    if (this.#closed) return;
    if (this.#owed.size > 0) this.#attempt([]);
    if (this.#retries) clearInterval(this.#retries);
    this.#closed = true;
    this.#file.close();
  }

  #collect<Result>(act: () => Result, write: (changes: readonly Change[]) => void): Result {
    if (this.#together) return act();
    const changes: Change[] = [];
    this.#together = changes;
    try {
      return act();
    } finally {
      this.#together = null;
      if (changes.length > 0) write(changes);
    }
  }

  #change(change: Change): void {
    if (this.#together) this.#together.push(change);
    else this.#attempt([change]);
  }

  #attempt(changes: readonly Change[]): void {
    try {
      this.#append(changes);
    } catch {
      for (const change of changes) this.#owed.set(change[0], change);
    }
  }

  #retry(): void {
    if (this.#owed.size > 0) this.#attempt([]);
    else this.#regain();
  }

  #fail(error: unknown): void {
    if (this.#retries) return;
    this.#retries = setInterval(() => this.#retry(), retryMs).unref();
    this.#lost(error);
  }

  #regain(): void {
    if (!this.#retries || !this.#file.hasRoom(roomBytes)) return;
    clearInterval(this.#retries);
    this.#retries = null;
    this.#options.regained?.();
  }

  #append(changes: readonly Change[]): void {
    if (this.#closed) return;
    try {
      this.#file.append(asLine([...this.#owed.values(), ...changes]));
    } catch (error) {
      this.#fail(error);
      throw new NotRecorded(error);
    }
    this.#owed.clear();
    this.#regain();
    this.#shorten();
  }

  #shorten(): void {
    const { leastToShorten = usualLeast } = this.#options;
    if (this.#file.length < Math.max(leastToShorten, 2 * this.#shortest)) return;
    try {
      this.#file.replace(asLines(replay(this.#path, this.#options.shapes)));
    } catch {
      // No room for a second file: it stays as it is, and is tried again when it has doubled.
    }
    this.#shortest = this.#file.length;
  }
}
