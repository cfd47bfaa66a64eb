import type { CloudAssistant } from '../api/cloud-assistant.ts';
import type { Edition } from '../domain/editions.ts';
import type { Note } from '../domain/violation.ts';
import { orProblem } from '../usecases/attempt.ts';
import type { Context } from './context.ts';
import { readDestination } from './destination.ts';
import { readEdition } from './edition.ts';
import { type Printing, printing } from './emulator-call.ts';
import { type Exit, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { readGiven } from './given.ts';
import { lookUpFailed } from './look-up-failed.ts';
import { openPresenter, progressOf, readForm } from './open-presenter.ts';
import type { Presenter } from './presenter.ts';
import type { Progress } from './progress.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from './trouble.ts';

/** A command that only reads in a region: what it asks the port, and how its answer is said. */
export interface RegionCall<Input, Answer> {
  /** The command's own words; null when they are refused. */
  read(findings: Findings): Input | null | Promise<Input | null>;
  call(cloud: CloudAssistant, input: Input, signal: AbortSignal, tools: CallTools): Promise<Answer>;
  /** By the presenter, or by printing it oneself. */
  present(answer: Answer, place: Place<Input>, presenter: Presenter, printing: Printing): Exit;
}

/** What a call that takes its time needs beside the port. */
export interface CallTools {
  readonly regionId: string;
  readonly edition: Edition;
  readonly progress: Progress;
}

export interface Place<Input> {
  readonly input: Input;
  readonly regionId: string;
  readonly edition: Edition;
  /** Told on the way; a document carries them. */
  readonly notes: readonly Note[];
  /** The service's time. */
  readonly now: Date;
}

/** Reads the flags, connects, makes the call and says what came of it. */
export async function runRegionCall<Input, Answer>(
  { command, flags, stray, io, services, language }: Context,
  { read, call, present }: RegionCall<Input, Answer>,
): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const form = await readForm(findings);
  const opened = await openPresenter(form, findings, io, language);
  const notes: Note[] = [];
  const note = (each: Note) => {
    notes.push(each);
    opened.note(each);
  };
  const presenter = { ...opened, note };
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const input = await read(findings);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || input === null) throw new Error('refused without a violation');
  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  const progress = await progressOf(findings, form, io, language);
  try {
    const answer = await orProblem(call(connected.cloud, input, io.signal, { regionId, edition, progress }));
    progress.stop();
    if (answer.ok) {
      const place = { input, regionId, edition, notes, now: connected.now() };
      return present(answer.value, place, presenter, await printing({ io, language }, findings, form));
    }
    return lookUpFailed(answer.problem, regionId, presenter, io.signal);
  } finally {
    progress.stop();
    presenter.close();
    await connected.close();
  }
}
