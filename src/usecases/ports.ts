import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant, InstanceResult } from '../api/cloud-assistant.ts';
import type { PlannedCall, RunInput } from './run-input.ts';
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
      readonly how: 'answered' | 'found' | 'known';
      /** Its end is waited for; else the InvokeId is the result. */
      readonly waited: boolean;
      /** Of one that was found: targets that it does not list, yet. */
      readonly missing?: readonly string[];
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
  /** A wave has ended, and the next is so far away, and begins then. */
  | { readonly type: 'pause'; readonly ms: number; readonly until: Date }
  /** One look: what it showed, and how many of all `total` targets stand where after it. */
  | {
      readonly type: 'progress';
      readonly results: readonly InstanceResult[];
      readonly tally: Tally;
      readonly total: number;
    }
  /** The call goes out again after a pause. */
  | {
      readonly type: 'retrying';
      readonly call: PlannedCall;
      readonly why: WhyAgain;
      readonly problem: CallProblem | null;
      /** The number of the next attempt. */
      readonly attempt: number;
      readonly waitMs: number;
    }
  /**
   * No answer came, and it is being looked for; `problem` null: another process sent it. `forMs`: until it is found, or so
   * long; absent: once.
   */
  | {
      readonly type: 'looking';
      readonly call: PlannedCall;
      readonly problem: CallProblem | null;
      readonly forMs?: number;
    }
  /** It was sent more than once, and is not listed yet: for so long it is looked whether it ran once. */
  | { readonly type: 'rechecking'; readonly call: PlannedCall; readonly forMs: number }
  /** Interrupted while a call is under way: its answer is awaited for a moment, then it is looked for once. */
  | { readonly type: 'in-flight'; readonly call: PlannedCall; readonly runId: string; readonly recorded: boolean }
  /** It was accepted, and the journal does not know. */
  | {
      readonly type: 'unrecorded';
      readonly call: PlannedCall;
      readonly invokeId: string;
      readonly file: string;
      readonly code: string;
    }
  /** Whether a call that was sent more than once also ran more than once could not be seen, or not yet. */
  | { readonly type: 'unchecked'; readonly call: PlannedCall; readonly invokeId: string; readonly input: RunInput }
  | { readonly type: 'finished'; readonly result: InstanceResult }
  /** On our own account, after an interruption. */
  | {
      readonly type: 'stopped';
      readonly invokeId: string;
      readonly regionId: string;
      readonly report: StopReport;
    }
  | { readonly type: 'poll-failed'; readonly problem: CallProblem; readonly nextInMs: number };

/**
 * `not-sent`: it never arrived; `throttled`, `processing`: the service asks to come back later; `token`, `same-state`: no
 * answer, and once more does no harm; `on-request`: no answer, and the user wants it all the same.
 */
export type WhyAgain = 'not-sent' | 'throttled' | 'processing' | 'token' | 'same-state' | 'on-request';

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
  /** Asks a person whether a call that may have run is sent again; absent where nobody is there. */
  askAgain?(call: PlannedCall): Promise<boolean>;
}
