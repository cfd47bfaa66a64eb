/** What an agent keeps of the output of one run. */
export interface Output {
  /** All bytes that ever came. */
  readonly total: number;
  /** Bytes thrown away. */
  readonly dropped: number;
  /** Called when there is more of the head. */
  onHead: () => void;
  push(chunk: Buffer): void;
  /** The run is over; what still comes is stray. */
  over(): void;
  /** What can be seen while the run goes on. */
  head(): Buffer;
  /** What is left in the end: head and tail, without a mark between them. */
  kept(): Buffer;
}

/** [source] So many bytes, or a few more, can be seen while a command runs. */
export const headBytes = 6_000;
/** [assumed] The bytes behind "24 KB". */
export const quotaBytes = 24_576;
