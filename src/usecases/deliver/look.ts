import { type CallProblem, isThrottling } from '../../api/call-problem.ts';
import type { InstanceId } from '../../domain/instance-id.ts';
import { orProblem } from '../attempt.ts';
import type { Ports } from '../ports.ts';
import { candidatesOf, isMarked, type Wanted } from './candidates.ts';
import { lookMoments, patience, pauseMs } from './patience.ts';

/** What a look for a call came to. */
export type Looked =
  /** The oldest first; more than one means that it ran more than once. `missing`: targets that are not listed, yet. */
  | { readonly kind: 'found'; readonly invokeIds: readonly string[]; readonly missing: readonly InstanceId[] }
  /** Something carries our mark and does something else, or several could be it and nothing tells which. */
  | { readonly kind: 'different'; readonly invokeIds: readonly string[] }
  /** No proof: what was accepted may not be listed yet. */
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly problem: CallProblem };

/** Reads of one look that fail before it is given up. */
const lookAttempts = 6;

/** One look; a read that fails is repeated, because reading twice does no harm. */
export async function look(
  wanted: Wanted,
  { cloud, clock }: Pick<Ports, 'cloud' | 'clock'>,
  { signal, attempts = lookAttempts, random }: Way,
): Promise<Looked> {
  for (let failures = 0; ; failures++) {
    const answer = await orProblem(candidatesOf(wanted, cloud, signal));
    if (answer.ok) return judged(answer.value, wanted);
    const { problem } = answer;
    if (signal.aborted || failures + 1 >= attempts || !mayPass(problem)) return { kind: 'failed', problem };
    const retryAfterMs = problem.name === 'Refused' ? problem.retryAfterMs : null;
    await clock.sleep(pauseMs(isThrottling(problem) ? 'A2' : 'B', failures, retryAfterMs, random), signal);
    if (signal.aborted) return { kind: 'failed', problem };
  }
}

export interface Way {
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly attempts?: number;
  /** Told once, before the first wait; so long at most until the last look. */
  onWait?(forMs: number): void;
}

/** Looks again and again until something is found, or until what was sent at `sentAt` has to be listed if it is there. */
export async function lookUntilListed(
  wanted: Wanted,
  sentAt: Date,
  ports: Pick<Ports, 'cloud' | 'clock'>,
  way: Way,
  isEnough: (looked: Looked) => boolean = ({ kind }) => kind === 'found' || kind === 'different',
): Promise<Looked> {
  const { clock } = ports;
  const lastAt = sentAt.getTime() + patience.invisibleMs;
  let looked: Looked = { kind: 'none' };
  let isTold = false;
  for (const [at, moment] of lookMoments.entries()) {
    const dueMs = sentAt.getTime() + moment - clock.now().getTime();
    // Of moments that have passed only the last is made up for.
    const next = lookMoments[at + 1];
    if (next !== undefined && sentAt.getTime() + next <= clock.now().getTime()) continue;
    if (dueMs > 0) {
      if (!isTold) way.onWait?.(lastAt - clock.now().getTime());
      isTold = true;
      await clock.sleep(dueMs, way.signal);
    }
    if (way.signal.aborted && dueMs > 0) return looked;
    looked = await look(wanted, ports, way);
    if (isEnough(looked) || (looked.kind === 'failed' && !mayPass(looked.problem))) return looked;
  }
  return looked;
}

function judged(candidates: Awaited<ReturnType<typeof candidatesOf>>, wanted: Wanted): Looked {
  const { call, input } = wanted;
  const fitting = candidates.filter(({ fits }) => fits);
  const invokeIds = candidates.map(({ invokeId }) => invokeId);
  const [first] = fitting;
  if (candidates.length === 0) return { kind: 'none' };
  // Without a mark of its own it may be somebody else's: what only looks like it is named, and never taken for it.
  if (first === undefined || !isMarked(call, input)) return { kind: 'different', invokeIds };
  const missing = call.instanceIds.filter((id) => !first.instanceIds.includes(id));
  return { kind: 'found', invokeIds: [...new Set([first.invokeId, ...invokeIds])], missing };
}

/** A page that is not the API's stays what it is; so does a refusal, unless it says to come back. */
function mayPass(problem: CallProblem): boolean {
  if (problem.name === 'Refused') return isThrottling(problem);
  if (problem.name === 'NotSent') return !['tls-certificate', 'credentials', 'interrupted'].includes(problem.reason);
  const answered = problem.status !== null && problem.status < 500;
  return !(answered && ['html', 'not-the-api'].includes(problem.reason)) && problem.reason !== 'interrupted';
}
