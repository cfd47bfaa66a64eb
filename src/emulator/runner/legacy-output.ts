import type { EmulatorClock } from '../clock.ts';
import { headBytes, type Output, quotaBytes } from './output.ts';
import { OutputTail } from './output-tail.ts';

/** [source] How often a running command reports, and how much at once. */
const tickMs = 1_000;
const atOnceBytes = 2_048;
/** The last report of the head begins with 6,000 bytes out at most. */
const mostSentBytes = headBytes + atOnceBytes;

/**
 * [source] As agents up to v578 have it: while a command runs, up to 2,048 bytes are sent each second until more than
 * 6,000 are out; the report of its end holds the last of what was not, up to the quota. So of a command that ends within
 * its first second only the tail is kept.
 */
export class LegacyOutput implements Output {
  readonly #clock: EmulatorClock;
  readonly #startedAt: number;
  /** The first bytes, all that can ever be sent while it runs. */
  readonly #front: Buffer[] = [];
  #frontLength = 0;
  readonly #tail = new OutputTail(quotaBytes);
  #total = 0;
  #sent = 0;
  #isOver = false;
  #cancelTick: (() => void) | null = null;
  onHead: () => void = () => {};

  /** For a command that starts now. */
  constructor(clock: EmulatorClock) {
    this.#clock = clock;
    this.#startedAt = clock.now().getTime();
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    const intoFront = chunk.subarray(0, mostSentBytes - this.#frontLength);
    if (intoFront.length > 0) this.#front.push(intoFront);
    this.#frontLength += intoFront.length;
    this.#tail.push(chunk.subarray(intoFront.length));
    this.#awaitTick();
  }

  over(): void {
    this.#isOver = true;
    this.#cancelTick?.();
    this.#cancelTick = null;
  }

  get total(): number {
    return this.#total;
  }

  get dropped(): number {
    return Math.max(0, this.#total - quotaBytes);
  }

  head(): Buffer {
    return Buffer.concat(this.#front).subarray(0, this.#sent);
  }

  kept(): Buffer {
    const unsent = Buffer.concat([...this.#front, this.#tail.bytes()]).subarray(this.#sent);
    return Buffer.concat([this.head(), unsent.subarray(-(quotaBytes - this.#sent))]);
  }

  /** Ticks come on the grid of the start; without anything to send none is waited for. */
  #awaitTick(): void {
    if (this.#isOver || this.#cancelTick || this.#sent > headBytes || this.#sent >= this.#total) return;
    const sinceTick = (this.#clock.now().getTime() - this.#startedAt) % tickMs;
    this.#cancelTick = this.#clock.after(tickMs - sinceTick, () => {
      this.#cancelTick = null;
      this.#sent = Math.min(this.#sent + atOnceBytes, this.#total);
      this.onHead();
      this.#awaitTick();
    });
  }
}
