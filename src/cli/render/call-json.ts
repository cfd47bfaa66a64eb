import type { CallOutcome, CallReport } from '../../usecases/call-outcome.ts';
import type { PlannedCall, RunInput } from '../../usecases/run-input.ts';
import { callError } from './call-error.ts';
import { particularsOf } from './fill-in.ts';
import { notAttemptedWords } from './not-attempted.ts';

/** One call of the run: the InvokeId it got and how, or why it got none. */
export function callObject({ call, outcome }: CallReport, input: RunInput): Readonly<Record<string, unknown>> {
  const { chunk, instanceIds } = call;
  const isAccepted = outcome.kind === 'accepted';
  return {
    chunk,
    instances: instanceIds.length,
    invokeId: isAccepted ? outcome.invokeId : null,
    ...(isAccepted && { how: outcome.how, invokeIds: outcome.invokeIds }),
    attempts: outcome.kind === 'not-attempted' ? 0 : (outcome.attempts ?? 0),
    error: errorOfCall(outcome, input, call),
  };
}

/** null for an accepted call. */
export function errorOfCall(
  outcome: CallOutcome,
  input: RunInput,
  call: PlannedCall,
): Readonly<Record<string, unknown>> | null {
  const here = particularsOf(input.regionId, { ...input, instanceIds: call.instanceIds });
  switch (outcome.kind) {
    case 'accepted':
      return null;
    case 'failed':
      return callError(outcome.problem, outcome.circumstances, true, here);
    case 'unknown': {
      const { problem, looked, firstSentAt, attempts } = outcome;
      return {
        ...(problem
          ? callError(problem, null, true, here)
          : { message: 'An earlier process sent it and got no answer.' }),
        type: 'outcome-unknown',
        looked: looked.kind,
        ...(looked.kind === 'different' && { listed: looked.invokeIds }),
        clientToken: call.clientToken,
        firstSentAt: firstSentAt === null ? null : `${firstSentAt.toISOString().slice(0, 19)}Z`,
        attempts,
      };
    }
    case 'not-attempted':
      return outcome.journal
        ? { type: 'journal', message: 'Nothing was sent: the journal cannot be written.', ...outcome.journal }
        : { type: 'not-attempted', why: outcome.why, message: notAttemptedWords[outcome.why].en };
  }
}
