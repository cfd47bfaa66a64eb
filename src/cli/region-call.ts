import type { CallProblem } from '../api/call-problem.ts';
import type { CloudAssistant } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import { orProblem } from '../usecases/attempt.ts';
import type { Context } from './context.ts';
import { readDestination } from './destination.ts';
import { readEdition } from './edition.ts';
import { type Exit, exitOfProblem, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { readGiven } from './given.ts';
import { openPresenter, readForm } from './open-presenter.ts';
import type { Presenter } from './presenter.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from './trouble.ts';

/** A command that is one call to a region: what it asks the port, and how its answer is said. */
export interface RegionCall<Input, Answer> {
  readonly mutating: boolean;
  /** The command's own words; null when they are refused. */
  read(findings: Findings): Input | null;
  call(cloud: CloudAssistant, input: Input, signal: AbortSignal): Promise<Answer>;
  present(answer: Answer, place: { input: Input; regionId: string; edition: Edition }, presenter: Presenter): Exit;
}

/** Reads the flags, connects, makes the call and says what came of it. */
export async function runRegionCall<Input, Answer>(
  { command, flags, stray, io, services, language }: Context,
  { mutating, read, call, present }: RegionCall<Input, Answer>,
): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const input = read(findings);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || input === null) throw new Error('refused without a violation');
  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  try {
    const answer = await orProblem(call(connected.cloud, input, io.signal));
    if (answer.ok) return present(answer.value, { input, regionId, edition }, presenter);
    const exit = exitOf(answer.problem, mutating, io.signal);
    presenter.callFailed(answer.problem, regionId, mutating, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}

function exitOf(problem: CallProblem, mutating: boolean, signal: AbortSignal): Exit {
  if (!signal.aborted) return exitOfProblem(problem, mutating);
  return signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
}
