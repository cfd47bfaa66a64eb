import type { CallProblem } from '../api/call-problem.ts';
import { strikesEveryCall } from '../domain/refusal-scope.ts';
import { orProblem } from './attempt.ts';
import { type Circumstances, lookIntoRefusal } from './circumstances.ts';
import { type CommandLookup, findCommand } from './find-command.ts';
import type { Ports } from './ports.ts';
import {
  invokeRequestOf,
  type PlannedCall,
  planCalls,
  type RunInput,
  runRequestOf,
  sendFileRequestOf,
} from './run-input.ts';
import type { WaitReport } from './wait.ts';
import { waitForCalls } from './wait-for-calls.ts';
import { type Asked, explained } from './why-not-run.ts';

export type CallOutcome =
  | { readonly kind: 'accepted'; readonly invokeId: string; readonly requestId: string }
  /** It came back without acceptance; `circumstances` is what a look-up found out about a refusal. */
  | { readonly kind: 'failed'; readonly problem: CallProblem; readonly circumstances: Circumstances | null }
  /** A call before it ended so that this one was not sent any more. */
  | { readonly kind: 'not-attempted' };

export interface CallReport {
  readonly call: PlannedCall;
  readonly outcome: CallOutcome;
}

export interface RunReport {
  readonly input: RunInput;
  /** Why the command's name could not be turned into one ID; nothing was invoked. */
  readonly unresolved: Exclude<CommandLookup, { kind: 'found' }> | null;
  /** In the order of the instances; empty only when unresolved. */
  readonly calls: readonly CallReport[];
  /** What was accepted, waited for; null when not waited for, or when nothing was accepted. */
  readonly wait: WaitReport | null;
}

/** Sends the calls of a run one after the other, each once, and waits for what was accepted if asked. */
export async function run(input: RunInput, ports: Ports): Promise<RunReport> {
  const lookup = input.work.kind === 'command' ? await findCommand(input.work.command, ports) : null;
  if (lookup !== null && lookup.kind !== 'found') return { input, unresolved: lookup, calls: [], wait: null };

  const calls: CallReport[] = [];
  for (const call of planCalls(input)) {
    const goesOn = calls.every(({ outcome }) => outcome.kind === 'accepted' || leavesOthers(outcome));
    const outcome: CallOutcome = goesOn
      ? await send(input, call, lookup?.commandId ?? null, ports)
      : { kind: 'not-attempted' };
    calls.push({ call, outcome });
  }
  const accepted = acceptedOf(calls);
  if (input.wait === null || accepted.length === 0) return { input, unresolved: null, calls, wait: null };
  const { timeoutMs } = input.wait;
  const wait = await waitForCalls(accepted, timeoutMs, ports);
  const targets = accepted.flatMap((each) => each.targets);
  const asked = askedOf(input, lookup?.commandId ?? null);
  return { input, unresolved: null, calls, wait: await explained(wait, targets, asked, ports) };
}

/** What a look at the instances has to know, after a refusal or where it did not run. */
function askedOf({ work, regionId, edition, rest }: RunInput, commandId: string | null): Asked {
  const commandType = work.kind === 'script' ? work.script.type : null;
  return { ...rest, regionId, commandId, commandType, needsVpc: edition.needsVpc };
}

/** The invocations that a run made, each with its targets. */
export function acceptedOf(calls: readonly CallReport[]): readonly { invokeId: string; targets: readonly string[] }[] {
  return calls.flatMap(({ call, outcome }) =>
    outcome.kind === 'accepted' ? [{ invokeId: outcome.invokeId, targets: call.instanceIds }] : [],
  );
}

async function send(input: RunInput, call: PlannedCall, commandId: string | null, ports: Ports): Promise<CallOutcome> {
  const { cloud, report, signal } = ports;
  report({ type: 'sending', call });
  const answer = await orProblem(start(input, call, commandId, cloud, signal));
  if (!answer.ok) {
    const facts = { ...askedOf(input, commandId), instanceIds: call.instanceIds };
    const circumstances = await lookIntoRefusal(answer.problem, facts, input.parameters, ports);
    return { kind: 'failed', problem: answer.problem, circumstances };
  }
  const { invokeId, requestId } = answer.value;
  report({ type: 'accepted', call, invokeId, requestId, waited: input.wait !== null });
  return { kind: 'accepted', invokeId, requestId };
}

function start(
  input: RunInput,
  call: PlannedCall,
  commandId: string | null,
  cloud: Ports['cloud'],
  signal: AbortSignal,
): Promise<{ invokeId: string; requestId: string }> {
  switch (input.work.kind) {
    case 'command':
      return cloud.invokeCommand(invokeRequestOf(input, call, commandId ?? ''), signal);
    case 'script':
      return cloud.runCommand(runRequestOf(input, call, input.work.script), signal);
    case 'file':
      return cloud.sendFile(sendFileRequestOf(input, call, input.work.file), signal);
  }
}

/** A refusal of what was asked for, on these instances: the other chunks may fare better. Anything else would strike them too. */
function leavesOthers(outcome: CallOutcome): boolean {
  return outcome.kind === 'failed' && outcome.problem.name === 'Refused' && !strikesEveryCall(outcome.problem.code);
}
