import type { Edition } from '../../domain/editions.ts';
import type { Context } from '../context.ts';
import { type Destination, readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import type { Presenter } from '../presenter.ts';
import { prepareSaving } from '../save-outputs.ts';
import { type ReadInput, readInvokeInput } from './input.ts';

/** One line of `invoke`, read and checked on this machine; nothing has been sent. */
export interface Prepared {
  readonly findings: Findings;
  readonly presenter: Presenter;
  readonly edition: Edition;
  readonly destination: Destination;
  /** null when something was refused or could not be read. */
  readonly input: ReadInput | null;
}

export async function prepareInvoke({ command, flags, stray, io, services, language }: Context): Promise<Prepared> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  await prepareSaving(findings, services);
  const input = await readInvokeInput(findings, edition, {
    sources: services.sources,
    env: io.env,
    now: services.clock.now(),
    runId: services.newRunId(),
    regionId: destination.regionId,
  });
  return { findings, presenter, edition, destination, input };
}
