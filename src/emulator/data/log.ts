import fs from 'node:fs';
import { DataProblem } from './data-problem.ts';
import { asLine, linesOf } from './lines.ts';

/** What a value is kept under; the part before the first `/` is its kind. */
export type Key = string;

/** `[key, value]` sets a value, `[key]` removes it. */
type Change = readonly [key: Key, value?: unknown];

/** Raised whenever a reader of today could misread what is written. */
const version = 1;
const heading = 'ecs-emulator-log';

/**
 * What must outlive the process, as values under keys: a file to which every change is appended as one line of JSON, an
 * array of the changes that belong together. The first line is `["ecs-emulator-log",<version>]`. A line is with the
 * system once the call returns, so it survives the death of this process by any signal; it is not forced onto the disk,
 * so a loss of power may take the last ones.
 */
export class Log {
  /** What was kept before; null once nobody needs it any more. */
  #before: Map<Key, unknown> | null;
  readonly #file: number;
  readonly #lost: (error: unknown) => void;
  #length: number;
  #together: Change[] | null = null;
  #closed = false;

  /**
   * Reads what is there and writes it anew without what is over, so that the file does not grow for ever. A last line
   * that was cut off by a crash is left out. Throws DataProblem and the errors of the file system. `lost` is told of a
   * change that could not be written and that no call waits for.
   */
  constructor(file: string, lost: (error: unknown) => void) {
    this.#lost = lost;
    this.#before = replay(file);
    const fresh = `${file}.new`;
    this.#file = fs.openSync(fresh, 'w', 0o600);
    this.#length = 0;
    this.#write(asLine([heading, version]));
    for (const change of this.#before) this.#write(asLine([change]));
    fs.renameSync(fresh, file);
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

  /** All changes that `act` makes are kept, or none of them is; throws when they cannot be written. */
  call<Result>(act: () => Result): Result {
    return this.#collect(act, (changes) => this.#append(changes));
  }

  /** The same where no call waits for it: nothing is thrown. */
  together(act: () => void): void {
    this.#collect(act, (changes) => this.#attempt(changes));
  }

  /** Nothing is kept from here on. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    fs.closeSync(this.#file);
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
    } catch (error) {
      this.#lost(error);
    }
  }

  #append(changes: readonly Change[]): void {
    if (!this.#closed) this.#write(asLine(changes));
  }

  /** A line that does not fit, on a full disk, leaves no half behind it. */
  #write(line: Buffer): void {
    try {
      for (let done = 0; done < line.length; ) {
        done += fs.writeSync(this.#file, line, done, line.length - done, this.#length + done);
      }
      this.#length += line.length;
    } catch (error) {
      fs.ftruncateSync(this.#file, this.#length);
      throw error;
    }
  }
}

function replay(file: string): Map<Key, unknown> {
  const kept = new Map<Key, unknown>();
  let number = 0;
  for (const line of linesOf(file)) {
    number += 1;
    const read = parsed(line);
    if (!Array.isArray(read)) throw new DataProblem('DamagedData', `${file}:${number}`);
    if (number === 1) checkHeading(read, file);
    else for (const change of read as Change[]) apply(change, kept);
  }
  return kept;
}

function checkHeading([word, written]: unknown[], file: string): void {
  if (word !== heading || typeof written !== 'number') throw new DataProblem('DamagedData', `${file}:1`);
  if (written > version) throw new DataProblem('NewerData', file);
}

function apply(change: Change, kept: Map<Key, unknown>): void {
  if (change.length === 1) kept.delete(change[0]);
  else kept.set(change[0], change[1]);
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
