import type { Edition } from '../../domain/editions.ts';
import type { Attempt } from '../../usecases/attempt.ts';
import type { Ports } from '../../usecases/ports.ts';
import type { RunInput } from '../../usecases/run-input.ts';
import type { Context } from '../context.ts';
import { type Destination, readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { Findings } from '../findings.ts';
import { type Given, readGiven } from '../given.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import type { Presenter } from '../presenter.ts';
import { checkSaving } from '../save-outputs.ts';
import { requireSomebodyToAsk } from './ask-again.ts';
import { type ReadInput, readInvokeInput, type Surroundings } from './input.ts';

/** One line of `invoke` or `exec`, read and checked on this machine; nothing has been sent. */
export interface Prepared {
  readonly findings: Findings;
  readonly presenter: Presenter;
  readonly edition: Edition;
  readonly destination: Destination;
  /** null when something was refused or could not be read. */
  readonly input: ReadInput | null;
  /** null when nothing has to be asked of the service before the calls are known. */
  readonly completion: Completion | null;
  /** The file whose content is sent, from the top; absent when none is, or when it came from standard input. */
  readonly sentFrom?: string;
  /** The run that is repeated in part; absent for a run of its own. */
  readonly retryOf?: string | null;
}

/**
 * Asks the service what only it knows, and freezes the calls. What it finds wrong goes into the findings; a look-up
 * that fails is a problem. Reads only.
 */
export type Completion = (input: RunInput, findings: Findings, ports: Ports) => Promise<Attempt<RunInput>>;

export type Reading = Pick<Prepared, 'input' | 'completion' | 'sentFrom'>;

export function prepareInvoke(context: Context): Promise<Prepared> {
  return prepare(context, async (findings, edition, surroundings) => ({
    input: await readInvokeInput(findings, edition, surroundings),
    completion: null,
  }));
}

/** What every run needs beside its own words, which `read` takes from the line. */
export async function prepare(
  { command, flags, stray, io, services, language }: Context,
  read: (findings: Findings, edition: Edition, surroundings: Surroundings) => Promise<Reading | null>,
  adjust: (given: Given) => Given = (given) => given,
): Promise<Prepared> {
  const findings = new Findings(adjust(readGiven(command, flags, io.env)), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  checkSaving(findings);
  requireSomebodyToAsk(findings, io);
  const reading = await read(findings, edition, {
    sources: services.sources,
    env: io.env,
    now: services.clock.now(),
    newRunId: services.newRunId,
    callIsNear() {
      if (!findings.given.on('dry-run')) services.callIsNear(destination.endpoint);
    },
    regionId: destination.regionId,
  });
  const nothing: Reading = { input: null, completion: null };
  return { findings, presenter, edition, destination, ...(reading ?? nothing) };
}
