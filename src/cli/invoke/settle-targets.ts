import { featuresOf } from '../../domain/agent-features.ts';
import { type InstanceId, tooManyInstances } from '../../domain/instance-id.ts';
import type { Note } from '../../domain/violation.ts';
import { orProblem } from '../../usecases/attempt.ts';
import { osOfType } from '../../usecases/circumstances.ts';
import { findCommand } from '../../usecases/find-command.ts';
import { fitnessOf, type IntendedWork, partition } from '../../usecases/fitness.ts';
import type { Ports } from '../../usecases/ports.ts';
import { resolveTargets } from '../../usecases/select.ts';
import { storedCommand } from '../../usecases/stored-command.ts';
import { type Exit, exitOfProblem, exits } from '../exit-code.ts';
import type { Findings } from '../findings.ts';
import type { Presenter } from '../presenter.ts';
import { nobodyFit, nothingSelected, selected, skipped } from '../render/selection-words.ts';
import type { ReadInput } from './input.ts';
import { selectionWords } from './targets.ts';

export type Settled =
  /** Frozen; at least one. */
  | { readonly kind: 'settled'; readonly instanceIds: readonly InstanceId[] }
  /** Told already; nothing was sent. */
  | { readonly kind: 'stopped'; readonly exit: Exit };

/** Turns a selection into IDs, and leaves out who is unfit where that is asked for. Reads only; says what it came to. */
export async function settleTargets(
  input: ReadInput,
  ports: Ports,
  presenter: Presenter,
  findings: Findings,
): Promise<Settled> {
  const note = (each: Note) => {
    findings.notes.push(each);
    presenter.note(each);
  };
  const chosen = await chosenIds(input, ports, presenter, note);
  if (chosen.kind === 'stopped' || !input.skipUnfit) return chosen;
  const report = await orProblem(fitnessOf(chosen.instanceIds, await workOf(input, ports), ports));
  const problem = report.ok ? report.value.agents : report.problem;
  if (!report.ok || problem !== null) return failed(problem!, input.regionId, presenter, ports.signal);
  const { fit, unfit } = partition(chosen.instanceIds, report.value);
  if (unfit.length > 0) note(skipped(unfit, fit.length, input.regionId));
  if (fit.length > 0) return { kind: 'settled', instanceIds: fit as readonly InstanceId[] };
  presenter.violations([{ flag: '--skip-unfit', given: null, ...nobodyFit }], exits.notRun);
  return { kind: 'stopped', exit: exits.notRun };
}

async function chosenIds(
  { selection, instanceIds, regionId, edition }: ReadInput,
  ports: Ports,
  presenter: Presenter,
  note: (each: Note) => void,
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
  if (instances.length > edition.instances.atMost) {
    return refuse(tooManyInstances(instances.length, edition.instances.atMost, edition.name));
  }
  note(selected(flag, instances));
  return { kind: 'settled', instanceIds: instances.map(({ instanceId }) => instanceId as InstanceId) };
}

/** What the command needs; of a command that cannot be read nothing is known. */
async function workOf({ command, rest, regionId, edition }: ReadInput, ports: Ports): Promise<IntendedWork> {
  const lookup = await findCommand(command, ports);
  const answer = lookup.kind === 'found' ? await orProblem(storedCommand(lookup.commandId, ports)) : null;
  const found = answer?.ok ? answer.value : null;
  return {
    regionId,
    os: found ? osOfType(found.type) : null,
    features: featuresOf(rest, found ? found.content.toString('utf8') : null),
    needsVpc: edition.needsVpc,
  };
}

function failed(
  problem: Parameters<Presenter['callFailed']>[0],
  regionId: string,
  presenter: Presenter,
  signal: AbortSignal,
): Settled {
  const interrupted = signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
  const exit = signal.aborted ? interrupted : exitOfProblem(problem, false);
  presenter.callFailed(problem, regionId, false, exit);
  return { kind: 'stopped', exit };
}
