import type { CallProblem } from '../api/call-problem.ts';
import { orProblem } from './attempt.ts';
import type { Ports } from './ports.ts';
import { readResults, type WaitReport } from './wait.ts';
import { waitForCalls } from './wait-for-calls.ts';

export type ShowReport =
  | { readonly kind: 'shown'; readonly targets: readonly string[]; readonly wait: WaitReport }
  /** The service knows no such invocation in this region. */
  | { readonly kind: 'not-found' }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** Where an invocation stands; `wait` goes on looking until its targets have ended. */
export async function show(
  invokeId: string,
  wait: { readonly timeoutMs: number | null } | null,
  ports: Ports,
): Promise<ShowReport> {
  const answer = await orProblem(readResults(invokeId, ports.cloud, ports.signal));
  if (!answer.ok) return { kind: 'failed', problem: answer.problem };
  const targets = [...new Set(answer.value.map(({ instanceId }) => instanceId))];
  if (targets.length === 0) return { kind: 'not-found' };
  if (wait) {
    const ended = await waitForCalls([{ invokeId, targets }], wait.timeoutMs, ports);
    return { kind: 'shown', targets, wait: ended };
  }
  return { kind: 'shown', targets, wait: { end: 'finished', results: answer.value, problem: null } };
}
