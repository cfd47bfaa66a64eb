/** The last bytes of what came, a few more at times. */
export class OutputTail {
  readonly #least: number;
  readonly #chunks: Buffer[] = [];
  #length = 0;

  /** `least`: so many are there at least, if so many came. */
  constructor(least: number) {
    this.#least = least;
  }

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    if (chunk.length === 0) return;
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    while (this.#length - this.#chunks[0]!.length >= this.#least) this.#length -= this.#chunks.shift()!.length;
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
