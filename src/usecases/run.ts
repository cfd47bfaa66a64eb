import { acceptedOf, type CallReport } from './call-outcome.ts';
import { checkAgain } from './deliver/check-again.ts';
import { waitLimit } from './deliver/time-left.ts';
import { type Delivery, openDelivery } from './deliver.ts';
import { fanOut } from './fan-out.ts';
import type { CommandLookup } from './find-command.ts';
import { findCommand } from './find-command.ts';
import { goesWaveByWave } from './fleet-policy.ts';
import type { RunPorts } from './ports.ts';
import { planCalls, type RunInput } from './run-input.ts';
import { noHistory, type RunHistory } from './run-journal.ts';
import type { WaitReport } from './wait.ts';
import { waitForCalls } from './wait-for-calls.ts';
import { type Sent, sendInWaves } from './waves.ts';
import { type Asked, explained } from './why-not-run.ts';

export interface RunReport {
  readonly input: RunInput;
  /** Why the command's name could not be turned into one ID; nothing was invoked. */
  readonly unresolved: Exclude<CommandLookup, { kind: 'found' }> | null;
  /** In the order of the instances; empty only when unresolved. */
  readonly calls: readonly CallReport[];
  /** What was accepted, waited for; null when not waited for, or when nothing was accepted. */
  readonly wait: WaitReport | null;
  /** There is no record to go on with it. */
  readonly unrecorded?: boolean;
}

/**
 * Sends the calls of a run, and waits for what was accepted if asked. `history`: what an earlier process left of the same
 * run; what it knows is not asked for again.
 */
export async function run(input: RunInput, ports: RunPorts, history: RunHistory = noHistory): Promise<RunReport> {
  const lookup = input.work.kind === 'command' ? await findCommand(input.work.command, ports) : null;
  if (lookup !== null && lookup.kind !== 'found') return { input, unresolved: lookup, calls: [], wait: null };
  const commandId = lookup?.commandId ?? null;
  const asked = askedOf(input, commandId);
  const delivery = openDelivery({ input, commandId, asked }, ports.clock);
  const { calls, wait } = await send(history, delivery, ports);
  const targets = acceptedOf(calls).flatMap((each) => each.targets);
  const ended = wait && { ...wait, ...(isDeadline(wait, delivery, ports) && { isDeadline: true }) };
  const told = ended && (await explained(ended, targets, asked, ports));
  return { input, unresolved: null, calls: await checkAgain(calls, delivery, ports), wait: told };
}

/** Whether the time of the whole run ended the waiting. */
function isDeadline({ end }: WaitReport, { deadlineAt }: Delivery, { clock }: RunPorts): boolean {
  return end === 'wait-timeout' && deadlineAt !== null && clock.now() >= deadlineAt;
}

/** Wave by wave, or all calls first and then the wait for all of them. */
async function send(history: RunHistory, delivery: Delivery, ports: RunPorts): Promise<Sent> {
  const { input } = delivery;
  const planned = planCalls(input);
  if (input.wait !== null && goesWaveByWave(input.fleet)) return sendInWaves(planned, history, delivery, ports);
  const calls = await fanOut(planned, history, delivery, ports);
  const accepted = acceptedOf(calls);
  if (input.wait === null || accepted.length === 0) return { calls, wait: null };
  return {
    calls,
    wait: await waitForCalls(
      accepted,
      waitLimit(input.wait.timeoutMs, delivery.deadlineAt, ports.clock),
      ports,
      history.results,
    ),
  };
}

/** What a look at the instances has to know, after a refusal or where it did not run. */
function askedOf({ work, regionId, edition, rest }: RunInput, commandId: string | null): Asked {
  const commandType = work.kind === 'script' ? work.script.type : null;
  return { ...rest, regionId, commandId, commandType, needsVpc: edition.needsVpc };
}
