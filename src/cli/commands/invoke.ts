import { invoke } from '../../usecases/invoke.ts';
import type { Context } from '../context.ts';
import { endsWithUs, readDestination } from '../destination.ts';
import { type Exit, exitOfRun, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { readEdition, readInvokeInput } from '../invoke/input.ts';
import { previewOf } from '../invoke/preview.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { checkSaving, saveOutputs } from '../save-outputs.ts';
import { isTrouble, presentTrouble, troubleOr } from '../trouble.ts';

/** `ecs-invoke [invoke]`: check everything here, send one request, wait if asked, say what happened. */
export async function invokeCommand({ command, flags, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env));
  const { given } = findings;
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  checkSaving(findings);
  const runId = services.newRunId();
  const { sources, clock } = services;
  const surroundings = { sources, env: io.env, now: clock.now(), runId, regionId: destination.regionId };
  const input = await readInvokeInput(findings, edition, surroundings).catch(troubleOr);

  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  if (destination.trouble) return presentTrouble(destination.trouble, presenter);
  if (input === null || isTrouble(input)) return presentTrouble(input ?? unreachable(), presenter);

  if (given.on('dry-run')) {
    presenter.dryRun([previewOf(input, destination.endpoint, services)], exits.shown);
    return exits.shown;
  }
  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter);
  try {
    const { cloud, shortLived } = connected;
    if (shortLived && input.wait === null) presenter.note(endsWithUs);
    const report = await invoke(input, { cloud, clock, report: presenter.event, signal: io.signal });
    const exit = exitOfRun(report, io.signal.aborted ? String(io.signal.reason) : null);
    presenter.run(report, exit);
    if (shortLived && report.wait !== null && report.wait.end !== 'finished') presenter.note(endsWithUs);
    const saved = await saveOutputs(findings, report, exit, services, presenter);
    return saved || exit.code !== 0 ? exit : exits.io;
  } finally {
    await connected.close();
  }
}

function unreachable(): never {
  throw new Error('input was refused without a violation');
}
