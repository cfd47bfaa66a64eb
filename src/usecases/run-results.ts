import type { InstanceResult } from '../api/cloud-assistant.ts';
import type { Verdict } from '../domain/invocation.ts';
import { verdictOf } from '../domain/verdict.ts';
import { belongsToAnother, type CallOutcome } from './call-outcome.ts';
import type { RunReport } from './run.ts';

/** One target of a run: what the service says of it, or, where it says nothing, what its call came to. */
export interface TargetOutcome {
  readonly instanceId: string;
  /** '' when its call was not accepted. */
  readonly invokeId: string;
  readonly verdict: Verdict;
  /** null when it was never seen. */
  readonly result: InstanceResult | null;
  /** The code with which its call was refused, '' otherwise. */
  readonly code: string;
}

/** Every target whose fate is known or worth a word; what was accepted and not waited for is neither. */
export function outcomesOf({ calls, wait }: RunReport): readonly TargetOutcome[] {
  const seen = new Map((wait?.results ?? []).map((result) => [result.instanceId, result]));
  return calls.flatMap(({ call, outcome }): readonly TargetOutcome[] => {
    if (outcome.kind === 'accepted' && wait === null) return [];
    return call.instanceIds.map((instanceId) => {
      const result = outcome.kind === 'accepted' ? (seen.get(instanceId) ?? null) : null;
      const verdict = result ? verdictOf(result) : verdictOfCall(outcome);
      const invokeId = outcome.kind === 'accepted' ? outcome.invokeId : '';
      const refused = outcome.kind === 'failed' && outcome.problem.name === 'Refused';
      return { instanceId, invokeId, verdict, result, code: refused ? outcome.problem.code : '' };
    });
  });
}

/** A target that an accepted call named and nobody lists: unknown, as after a lost answer. */
function verdictOfCall(outcome: CallOutcome): Verdict {
  if (outcome.kind === 'not-attempted' || belongsToAnother(outcome)) return 'not-delivered';
  if (outcome.kind === 'accepted' || outcome.kind === 'unknown') return 'unknown';
  return outcome.problem.name === 'Refused' ? 'refused' : 'not-delivered';
}
