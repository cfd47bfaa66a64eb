import type { InstanceResult } from '../api/cloud-assistant.ts';
import { isFinished } from '../domain/verdict.ts';
import { type OutputStyle, shown } from './render/output.ts';

/**
 * What is new in the outputs since the last look: of one target its bytes, of several whole lines with the instance in
 * front. While a run goes on the service shows the beginning only; the rest comes with the end.
 */
export class Follower {
  readonly #style: OutputStyle;
  /** Bytes already printed of each instance. */
  readonly #printed = new Map<string, number>();

  constructor(style: OutputStyle) {
    this.#style = style;
  }

  news(results: readonly InstanceResult[], targets: number): Buffer {
    return Buffer.concat(results.map((result) => this.#newsOf(result, targets)));
  }

  #newsOf({ instanceId, output, state }: InstanceResult, targets: number): Buffer {
    const from = this.#printed.get(instanceId) ?? 0;
    const ended = isFinished(state);
    // A line, or a character, may still be incomplete: it waits for its end.
    const until = ended ? output.length : output.lastIndexOf(0x0a) + 1;
    if (until <= from) return Buffer.alloc(0);
    this.#printed.set(instanceId, until);
    const fresh = shown(output.subarray(from, until), this.#style);
    return targets === 1 ? fresh : prefixed(fresh, instanceId);
  }
}

function prefixed(lines: Buffer, instanceId: string): Buffer {
  const prefix = Buffer.from(`${instanceId}: `);
  const parts: Buffer[] = [];
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(0x0a, start);
    const next = end < 0 ? lines.length : end + 1;
    parts.push(prefix, lines.subarray(start, next));
    if (end < 0) parts.push(Buffer.from('\n'));
    start = next;
  }
  return Buffer.concat(parts);
}
