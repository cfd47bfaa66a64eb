import type { InstanceResult } from '../../api/cloud-assistant.ts';
import { isFinished } from '../../domain/verdict.ts';

/** Bytes at the beginning that the agent always keeps; what it drops is behind them (semantics, section 6). */
const headBytes = 6000;
/** Less than this is never all that is kept of an output that was cut: the floor of the agent's quota. */
const quotaFloor = 12_000;

/** A stretch of output without a gap, and whether its ends may lie in the middle of a character. */
export interface Piece {
  readonly bytes: Buffer;
  readonly cutStart: boolean;
  readonly cutEnd: boolean;
}

/** What the pieces are made from. */
export type KeptOutput = Pick<InstanceResult, 'output' | 'dropped' | 'state'>;

/**
 * Where the service left out the middle of an output: head and tail; one piece where nothing was left out, or where
 * the place is not the usual one (an agent of old keeps a tail only, or a head of another length).
 */
export function piecesOf({ output, dropped, state }: KeptOutput): readonly [Piece, ...Piece[]] {
  const at = gapAt({ output, dropped });
  const cutEnd = !isFinished(state);
  if (at === null) return [{ bytes: output, cutStart: dropped > 0, cutEnd }];
  return [
    { bytes: output.subarray(0, at), cutStart: false, cutEnd: true },
    { bytes: output.subarray(at), cutStart: true, cutEnd },
  ];
}

/** The byte before which bytes are missing; null when none are, or when nobody knows. */
export function gapAt({ output, dropped }: Pick<KeptOutput, 'output' | 'dropped'>): number | null {
  return dropped > 0 && output.length >= quotaFloor && !runsOn(output, headBytes) ? headBytes : null;
}

/** Whether one whole character of several bytes lies across this place: then nothing was left out there. */
function runsOn(bytes: Buffer, at: number): boolean {
  const start = startOfCharacter(bytes, at);
  const length = lengthOfCharacter(bytes[start] ?? 0);
  if (start === at || start + length <= at) return false;
  return bytes.subarray(start + 1, start + length).every((byte) => (byte & 0xc0) === 0x80);
}

/** The piece without the halves of UTF-8 characters at its cut ends. */
export function withoutHalves({ bytes, cutStart, cutEnd }: Piece): Buffer {
  let start = 0;
  while (cutStart && start < 3 && isContinuation(bytes[start])) start++;
  let end = bytes.length;
  if (cutEnd && end > start) {
    const last = startOfCharacter(bytes, end - 1);
    if (last + lengthOfCharacter(bytes[last] ?? 0) > end) end = last;
  }
  return bytes.subarray(start, end);
}

function startOfCharacter(bytes: Buffer, at: number): number {
  let start = at;
  while (start > at - 3 && start > 0 && isContinuation(bytes[start])) start--;
  return start;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function lengthOfCharacter(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  return lead >= 0xc0 && lead < 0xe0 ? 2 : 1;
}
