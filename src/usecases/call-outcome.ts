import type { CallProblem } from '../api/call-problem.ts';
import type { Circumstances } from './circumstances.ts';
import type { PlannedCall } from './run-input.ts';

export type CallOutcome =
  | {
      readonly kind: 'accepted';
      /** Where the service holds several for this one call, the oldest. */
      readonly invokeId: string;
      readonly requestId: string;
      /** All that the service holds for this call: more than one means that it ran more than once. */
      readonly invokeIds: readonly string[];
      /** `found`: the answer never arrived, the invocation was found by looking; `known`: from the record of an earlier process. */
      readonly how: 'answered' | 'found' | 'known';
    }
  /** It came back without acceptance; `circumstances` is what a look-up found out about a refusal. */
  | { readonly kind: 'failed'; readonly problem: CallProblem; readonly circumstances: Circumstances | null }
  /** It was never sent. */
  | { readonly kind: 'not-attempted'; readonly why: WhyNotAttempted };

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

export interface CallReport {
  readonly call: PlannedCall;
  readonly outcome: CallOutcome;
}

/** The invocations that a run made, each with its targets. */
export function acceptedOf(calls: readonly CallReport[]): readonly { invokeId: string; targets: readonly string[] }[] {
  return calls.flatMap(({ call, outcome }) =>
    outcome.kind === 'accepted' ? [{ invokeId: outcome.invokeId, targets: call.instanceIds }] : [],
  );
}
