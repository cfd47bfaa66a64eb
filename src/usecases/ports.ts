import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant, InstanceResult } from '../api/cloud-assistant.ts';
import type { PlannedCall } from './run-input.ts';
import type { RunJournal } from './run-journal.ts';
import type { StopReport } from './stop.ts';
import type { Tally } from './tally.ts';

/** Both halves of time. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or as soon as the signal is aborted. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What a use-case tells while it works; the report it returns at the end holds all of it again. */
export type RunEvent =
  | { readonly type: 'sending'; readonly call: PlannedCall }
  | {
      readonly type: 'accepted';
      readonly call: PlannedCall;
      readonly invokeId: string;
      readonly requestId: string;
      /** Its end is waited for; else the InvokeId is the result. */
      readonly waited: boolean;
    }
  /** The calls of a wave go out now; the first is wave 1. */
  | {
      readonly type: 'wave';
      readonly wave: number;
      readonly waves: number;
      readonly instances: number;
      /** Of those that go first and have to succeed. */
      readonly canary: boolean;
    }
  /** A wave has ended, and the next is so far away. */
  | { readonly type: 'pause'; readonly ms: number }
  /** One look: what it showed, and how many of all `total` targets stand where after it. */
  | {
      readonly type: 'progress';
      readonly results: readonly InstanceResult[];
      readonly tally: Tally;
      readonly total: number;
    }
  | { readonly type: 'finished'; readonly result: InstanceResult }
  /** On our own account, after an interruption. */
  | {
      readonly type: 'stopped';
      readonly invokeId: string;
      readonly regionId: string;
      readonly report: StopReport;
    }
  | { readonly type: 'poll-failed'; readonly problem: CallProblem; readonly nextInMs: number };

export interface Ports {
  readonly cloud: CloudAssistant;
  readonly clock: Clock;
  report(event: RunEvent): void;
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal;
}

/** What a run needs beside. */
export interface RunPorts extends Ports {
  readonly journal: RunJournal;
}
