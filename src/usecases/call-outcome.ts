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
 * those that went first succeeded; `max-errors`: more than the tolerated number did not succeed.
 */
export type WhyNotAttempted = 'call-before' | 'canary' | 'max-errors' | 'deadline' | 'interrupted' | 'journal';

export interface CallReport {
  readonly call: PlannedCall;
  readonly outcome: CallOutcome;
}
