import { readdirSync, rmSync } from 'node:fs';
import type { Services } from '../../../src/cli/services.ts';

/**
 * A kill -9 without a process: from a step on nothing that the program waits for ever comes, so that it does nothing any
 * more. What it handed to the system before stays done, as with a real one: bytes written, requests on their way.
 */
export class Life {
  readonly #diesAt: number;
  #steps = 0;
  #dead = false;
  #died: () => void = () => {};
  readonly #held: { close(): Promise<void> }[] = [];
  readonly died = new Promise<void>((resolve) => (this.#died = resolve));

  /** Steps are counted from 1: each journal entry, read or call counts twice, as it begins and as it ends. */
  constructor(diesAt = Number.POSITIVE_INFINITY) {
    this.#diesAt = diesAt;
  }

  get isOver(): boolean {
    return this.#dead;
  }

  /** As a process dies: what it holds is held by nobody, and its files are closed. */
  async bury(runsDirectory: string): Promise<void> {
    for (const held of this.#held) await held.close().catch(() => {});
    const locks = list(runsDirectory).filter((name) => name.includes('.lock'));
    for (const name of locks) rmSync(`${runsDirectory}/${name}`, { force: true });
  }

  /** The services of a program that may die at any step. */
  of(services: Services): Services {
    return {
      ...services,
      clock: this.#mortal(services.clock),
      connect: async (target) => this.#mortal(await this.#live(services.connect(target))),
      journals: async () => this.#mortal(await this.#live(services.journals())),
    };
  }

  #mortal<T extends object>(owner: T): T {
    return new Proxy(owner, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target) as unknown;
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          if (name === 'now') return value.apply(target, args);
          this.#step();
          // Before it begins: it never does.
          if (this.#dead) return new Promise(() => {});
          const result = value.apply(target, args);
          return result instanceof Promise ? this.#live(result).then((each) => this.#within(each)) : result;
        };
      },
    });
  }

  /** What comes out of one of them may have methods of its own: a record that is held open. */
  #within(value: unknown): unknown {
    const isLive = typeof value === 'object' && value !== null && !Array.isArray(value) && isPlain(value);
    if (!isLive) return value;
    const entries = Object.entries(value);
    if (isHeld(value)) this.#held.push(value);
    if (entries.some(([, each]) => typeof each === 'function')) return this.#mortal(value);
    const inner = entries.find(([name]) => name === 'journal');
    return inner ? { ...value, journal: this.#within(inner[1]) } : value;
  }

  /** Comes only while somebody is there to hear it. */
  #live<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => {
          this.#step();
          if (!this.#dead) resolve(value);
        },
        (error) => {
          this.#step();
          if (!this.#dead) reject(error);
        },
      );
    });
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps < this.#diesAt || this.#dead) return;
    this.#dead = true;
    this.#died();
  }
}

function isHeld(value: object): value is { close(): Promise<void> } {
  return 'close' in value && typeof value.close === 'function';
}

function isPlain(value: object): boolean {
  return [Object.prototype, null].includes(Object.getPrototypeOf(value));
}

function list(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
