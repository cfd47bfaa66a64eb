import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant, InstanceResult } from '../api/cloud-assistant.ts';

/** Both halves of time. */
export interface Clock {
  now(): Date;
  /** Resolves after `ms`, or as soon as the signal is aborted. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** What a use-case tells while it works; the report it returns at the end holds all of it again. */
export type RunEvent =
  | { readonly type: 'sending'; readonly instances: number }
  | { readonly type: 'accepted'; readonly invokeId: string; readonly requestId: string }
  | { readonly type: 'progress'; readonly results: readonly InstanceResult[]; readonly total: number }
  | { readonly type: 'finished'; readonly result: InstanceResult }
  | { readonly type: 'poll-failed'; readonly problem: CallProblem; readonly nextInMs: number };

export interface Ports {
  readonly cloud: CloudAssistant;
  readonly clock: Clock;
  report(event: RunEvent): void;
  /** Aborted by Ctrl-C or a termination signal. */
  readonly signal: AbortSignal;
}
