import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant, TriedRead } from '../api/cloud-assistant.ts';
import { atOnce } from './at-once.ts';
import { orProblem } from './attempt.ts';

export interface AccessPorts {
  /** For the first call: with the keys at hand, else with none that any service knows. */
  readonly first: Pick<CloudAssistant, 'tryRead'>;
  /** With credentials, once they are there; the same as `first` where they are at hand, null when there are none. */
  readonly signed: Promise<Pick<CloudAssistant, 'tryRead'> | null>;
  /** Whether a call that failed so leaves a reason to make the others. */
  goesOn(problem: CallProblem): boolean;
  readonly signal: AbortSignal;
}

export interface AccessReport {
  /** What the first call came to; null: its result came. */
  readonly first: CallProblem | null;
  /** The first call with credentials; null when there were none, or no way to the service. */
  readonly signed: { readonly problem: CallProblem | null } | null;
  /** Each read that was tried with them. */
  readonly reads: readonly TriedOutcome[];
}

export interface TriedOutcome {
  readonly action: TriedRead;
  /** null: it was answered. */
  readonly problem: CallProblem | null;
}

/** It needs no region and next to no permission. */
const simplest: TriedRead = 'DescribeRegions';
const others: readonly TriedRead[] = [
  'DescribeInstances',
  'DescribeCommands',
  'DescribeInvocations',
  'DescribeInvocationResults',
  'DescribeCloudAssistantStatus',
];
const readsAtOnce = 3;

/** How far one comes: to the service, past its door, and to each of the reads. Nothing here changes anything. */
export async function probeAccess({ first, signed, goesOn, signal }: AccessPorts): Promise<AccessReport> {
  const [atFirst, keyed] = await Promise.all([tried(simplest, first, signal), signed]);
  const reached = atFirst.problem === null || atFirst.problem.name === 'Refused';
  if (keyed === null || !reached) {
    return { first: atFirst.problem, signed: keyed === first ? { problem: atFirst.problem } : null, reads: [] };
  }
  const atDoor = keyed === first ? atFirst : await tried(simplest, keyed, signal);
  const reads: TriedOutcome[] = [atDoor];
  if (atDoor.problem === null || goesOn(atDoor.problem)) {
    await atOnce(others, readsAtOnce, async (action) => {
      reads.push(await tried(action, keyed, signal));
    });
  }
  const inOrder = [simplest, ...others].flatMap((action) => reads.filter((each) => each.action === action));
  return { first: atFirst.problem, signed: { problem: atDoor.problem }, reads: inOrder };
}

async function tried(
  action: TriedRead,
  cloud: Pick<CloudAssistant, 'tryRead'>,
  signal: AbortSignal,
): Promise<TriedOutcome> {
  const attempt = await orProblem(cloud.tryRead(action, signal));
  return { action, problem: attempt.ok ? null : attempt.problem };
}
