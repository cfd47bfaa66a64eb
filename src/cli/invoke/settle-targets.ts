import type { CallProblem } from '../../api/call-problem.ts';
import type { StoredCommand } from '../../api/cloud-assistant.ts';
import { featuresOf } from '../../domain/agent-features.ts';
import type { CommandReference } from '../../domain/command-reference.ts';
import { type InstanceId, tooManyInstances } from '../../domain/instance-id.ts';
import { text } from '../../domain/text.ts';
import type { Note } from '../../domain/violation.ts';
import { orProblem } from '../../usecases/attempt.ts';
import { osOfType } from '../../usecases/circumstances.ts';
import { findCommand } from '../../usecases/find-command.ts';
import { fitnessOf, type IntendedWork, partition } from '../../usecases/fitness.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import { resolveTargets } from '../../usecases/select.ts';
import { storedCommand } from '../../usecases/stored-command.ts';
import { type Exit, exitOfProblem, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import type { Presenter } from '../presenter.ts';
import { nobodyFit, nothingSelected, selected, skipped } from '../render/selection-words.ts';
import { oneTokenOneCall, type ReadInput } from './input.ts';
import { selectionWords } from './targets.ts';

export type Settled =
  /** Frozen; at least one. */
  | { readonly kind: 'settled'; readonly instanceIds: readonly InstanceId[] }
  /** Told already; nothing was sent. */
  | { readonly kind: 'stopped'; readonly exit: Exit };

/** Leaves out who is unfit for the work. Reads only; says whom. */
export async function leaveOutUnfit(
  input: RunInput,
  ports: Ports,
  presenter: Presenter,
  findings: Findings,
): Promise<Settled> {
  const report = await orProblem(fitnessOf(input.instanceIds, await workOf(input, ports), ports));
  const problem = report.ok ? report.value.agents : report.problem;
  if (!report.ok || problem !== null) return failed(problem!, input.regionId, presenter, ports.signal);
  const { fit, unfit } = partition(input.instanceIds, report.value);
  if (unfit.length > 0) tell(skipped(unfit, fit.length, input.regionId), presenter, findings);
  if (fit.length > 0) return { kind: 'settled', instanceIds: fit as readonly InstanceId[] };
  presenter.violations([{ flag: '--skip-unfit', given: null, ...nobodyFit }], exits.notRun);
  return { kind: 'stopped', exit: exits.notRun };
}

function tell(note: Note, presenter: Presenter, findings: Findings): void {
  findings.notes.push(note);
  presenter.note(note);
}

/** Turns a selection into IDs. Reads only; says what it came to. */
export async function settleTargets(
  { selection, instanceIds, regionId, edition, batchSize, several, clientToken, fleet }: ReadInput,
  ports: Ports,
  presenter: Presenter,
  findings: Findings,
): Promise<Settled> {
  if (selection === null) return { kind: 'settled', instanceIds };
  const resolution = await resolveTargets(selection, ports);
  if (resolution.kind === 'failed') return failed(resolution.problem, regionId, presenter, ports.signal);
  const flag = selectionWords(selection);
  const refuse = (objection: Omit<Parameters<Presenter['violations']>[0][number], 'flag' | 'given'>): Settled => {
    presenter.violations([{ flag, given: null, ...objection }], exits.usage);
    return { kind: 'stopped', exit: exits.usage };
  };
  if (resolution.kind === 'none') return refuse(nothingSelected(selection, resolution.hints, regionId));
  const { instances } = resolution;
  if (instances.length > batchSize && !several) {
    return refuse(tooManyInstances(instances.length, batchSize, edition));
  }
  const cutOff = fleet.canary !== null && fleet.canary < instances.length;
  if ((instances.length > batchSize || cutOff) && clientToken !== null) return refuse(oneTokenOneCall);
  tell(selected(flag, instances), presenter, findings);
  return { kind: 'settled', instanceIds: instances.map(({ instanceId }) => instanceId as InstanceId) };
}

/** What the command needs; of a command that cannot be read nothing is known. */
async function workOf({ work, rest, regionId, edition }: RunInput, ports: Ports): Promise<IntendedWork> {
  const found =
    work.kind === 'script' ? work.script : work.kind === 'command' ? await stored(work.command, ports) : null;
  return {
    regionId,
    os: found ? osOfType(found.type) : null,
    features: featuresOf(rest, found ? found.content.toString('utf8') : null),
    needsVpc: edition.needsVpc,
  };
}

async function stored(command: CommandReference, ports: Ports): Promise<StoredCommand | null> {
  const lookup = await findCommand(command, ports);
  const answer = lookup.kind === 'found' ? await orProblem(storedCommand(lookup.commandId, ports)) : null;
  return answer?.ok ? answer.value : null;
}

function failed(problem: CallProblem, regionId: string, presenter: Presenter, signal: AbortSignal): Settled {
  return { kind: 'stopped', exit: lookUpFailed(problem, regionId, presenter, signal) };
}

const interruptedWords = {
  why: text('Interrupted; nothing was sent.', '已中断；没有发送任何命令或文件。'),
  fix: text('Only look-ups had been made; the same line can be run again.', '此前只做了查询；可以重新执行同一命令。'),
};

/** A look-up before anything is sent did not end well: nothing was started. */
export function lookUpFailed(problem: CallProblem, regionId: string, presenter: Presenter, signal: AbortSignal): Exit {
  if (signal.aborted) {
    const exit = signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
    presenter.trouble('interrupted', 'interrupted', interruptedWords.why, interruptedWords.fix, exit);
    return exit;
  }
  const exit = exitOfProblem(problem, false);
  presenter.callFailed(problem, regionId, false, exit);
  return exit;
}
