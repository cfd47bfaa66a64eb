import type { AccessKeys } from '../access-keys.ts';
import type { Arguments } from '../arguments.ts';
import type { ClockMoves } from '../clock-moves.ts';
import type { AnswerObject } from '../envelope.ts';
import type { LeftBehind } from '../runner/process-records.ts';
import type { Service } from '../service.ts';

/** What the emulator knows of itself. */
export interface Running {
  /** By this machine's time. */
  readonly startedAt: Date;
  readonly dataDir: string;
  /** The directory goes with the emulator. */
  readonly isTemporary: boolean;
  readonly leftBehind: LeftBehind;
  readonly moves: ClockMoves;
  /** Signed calls of actions that exist and are not served, by name. */
  readonly unserved: Map<string, number>;
  /** Begins to stop it. */
  readonly stop: () => void;
}

/** What controls a running emulator besides the service itself. */
export interface Controlled {
  readonly service: Service;
  readonly keys: AccessKeys;
  readonly running: Running;
}

/** One control: what it takes, and what it does; it may throw a Refusal. */
export interface Control {
  readonly takes: readonly string[];
  readonly run: (args: Arguments, controlled: Controlled) => AnswerObject | Promise<AnswerObject>;
}

export type Controls = Readonly<Record<string, Control>>;
