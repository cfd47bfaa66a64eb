import { headBytes, type Output, quotaBytes } from './output.ts';
import { OutputTail } from './output-tail.ts';

const tailBytes = quotaBytes - headBytes;

/**
 * What is kept of a command's output: the first 6,000 bytes and the last of the rest, cut by bytes [source]. The middle
 * is lost, and only its number of bytes is known.
 */
export class OutputRing implements Output {
  readonly #head: Buffer[] = [];
  #headLength = 0;
  readonly #tail = new OutputTail(tailBytes);
  #total = 0;
  onHead: () => void = () => {};

  /** What `kept` or `head` gave once, whatever kept it, of so many bytes in all. */
  static restored(kept: Buffer, total: number): OutputRing {
    const ring = new OutputRing();
    ring.push(kept);
    ring.#total = total;
    return ring;
  }

  push(chunk: Buffer): void {
    this.#total += chunk.length;
    const intoHead = chunk.subarray(0, headBytes - this.#headLength);
    if (intoHead.length > 0) this.#head.push(intoHead);
    this.#headLength += intoHead.length;
    if (intoHead.length > 0) this.onHead();
    this.#tail.push(chunk.subarray(intoHead.length));
  }

  over(): void {}

  get total(): number {
    return this.#total;
  }

  get dropped(): number {
    return this.#total - this.#headLength - Math.min(this.#tail.length, tailBytes);
  }

  head(): Buffer {
    return Buffer.concat(this.#head);
  }

  kept(): Buffer {
    return Buffer.concat([this.head(), this.#tail.bytes().subarray(-tailBytes)]);
  }
}
