/** [source] The first bytes that are kept, and what can be seen while a command runs. */
const headBytes = 6_000;
/** [assumed] The bytes behind "24 KB". */
const quotaBytes = 24_576;

/**
 * What is kept of a command's output: the first 6,000 bytes and the last of the rest, cut by bytes [source]. The middle
 * is lost, and only its number of bytes is known.
 */
export class OutputRing {
  readonly #head: Buffer[] = [];
  #headLength = 0;
  readonly #tail: Buffer[] = [];
  #tailLength = 0;
  #total = 0;
  /** Called when more of the head is there. */
  onHead: () => void = () => {};

  /** What `kept` or `head` gave once, of so many bytes in all. */
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
    const rest = chunk.subarray(intoHead.length);
    if (rest.length === 0) return;
    this.#tail.push(rest);
    this.#tailLength += rest.length;
    while (this.#tailLength - this.#tail[0]!.length >= quotaBytes - headBytes) {
      this.#tailLength -= this.#tail.shift()!.length;
    }
  }

  /** All bytes that ever came. */
  get total(): number {
    return this.#total;
  }

  get dropped(): number {
    return this.#total - this.#headLength - Math.min(this.#tailLength, quotaBytes - headBytes);
  }

  head(): Buffer {
    return Buffer.concat(this.#head);
  }

  /** Head and tail, without a mark between them. */
  kept(): Buffer {
    const tail = Buffer.concat(this.#tail);
    return Buffer.concat([this.head(), tail.subarray(Math.max(0, tail.length - (quotaBytes - headBytes)))]);
  }
}
