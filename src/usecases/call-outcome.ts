import type { CallProblem } from '../api/call-problem.ts';
import type { Circumstances } from './circumstances.ts';
import type { Looked } from './deliver/look.ts';
import type { PlannedCall } from './run-input.ts';
import type { ChunkHistory } from './run-journal.ts';

export type CallOutcome =
  | {
      readonly kind: 'accepted';
      /** The one that was looked at: of several that were found, the oldest. */
      readonly invokeId: string;
      readonly requestId: string;
      /** All that the service holds for this call, the oldest first: more than one means that it ran more than once. */
      readonly invokeIds: readonly string[];
      /** `found`: the answer never arrived, the invocation was found by looking; `known`: from the record of an earlier process. */
      readonly how: 'answered' | 'found' | 'known';
      /** Of this process; absent: it sent nothing. */
      readonly attempts?: number;
      /** It may have arrived twice, and lists are too young to show whether it did. */
      readonly unchecked?: true;
    }
  /** It came back without acceptance; `circumstances` is what a look-up found out about a refusal. */
  | {
      readonly kind: 'failed';
      readonly problem: CallProblem;
      readonly circumstances: Circumstances | null;
      readonly attempts?: number;
    }
  /** It may have been executed, and looking for it did not tell; or its run ID was used for something else. */
  | {
      readonly kind: 'unknown';
      /** Why no answer came; null: a process before ours sent it. */
      readonly problem: CallProblem | null;
      readonly looked: Exclude<Looked, { kind: 'found' }>;
      /** null: nobody here knows. */
      readonly firstSentAt: Date | null;
      readonly attempts: number;
      /** Whether another process can go on with it. */
      readonly recorded: boolean;
    }
  /** It was never sent. `journal`: the file and Node's code where it could not be recorded. */
  | {
      readonly kind: 'not-attempted';
      readonly why: WhyNotAttempted;
      readonly journal?: { readonly file: string; readonly code: string };
    };

/**
 * Why a call was not sent any more. `call-before`: what struck a call before would strike it too; `canary`: not all of
 * those that went first succeeded; `max-errors`: more than the tolerated number did not succeed; `wait-ended`: waiting
 * ended before it was known how a wave before it came out, or left no time for this one.
 */
export type WhyNotAttempted =
  | 'call-before'
  | 'canary'
  | 'max-errors'
  | 'wait-ended'
  | 'deadline'
  | 'interrupted'
  | 'journal';

/** An acceptance from the record of an earlier process. */
export function knownOutcome(history: Extract<ChunkHistory, { kind: 'accepted' }>): Accepted {
  const { invokeId, requestId, invokeIds } = history;
  return { kind: 'accepted', invokeId, requestId, invokeIds, how: 'known' };
}

type Accepted = Extract<CallOutcome, { kind: 'accepted' }>;

export interface CallReport {
  readonly call: PlannedCall;
  readonly outcome: CallOutcome;
}

/** The mark of the call is on other work, and nothing of ours was ever sent. */
export function belongsToAnother(outcome: CallOutcome): boolean {
  if (outcome.kind !== 'unknown' || outcome.looked.kind !== 'different') return false;
  return outcome.attempts === 0 && outcome.firstSentAt === null;
}

/** The invocations that a run made, each with its targets. */
export function acceptedOf(calls: readonly CallReport[]): readonly { invokeId: string; targets: readonly string[] }[] {
  return calls.flatMap(({ call, outcome }) =>
    outcome.kind === 'accepted' ? [{ invokeId: outcome.invokeId, targets: call.instanceIds }] : [],
  );
}
