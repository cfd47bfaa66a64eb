import { invoke } from '../../usecases/invoke.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { type Exit, exitOfRun, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { readInvokeInput } from '../invoke/input.ts';
import { previewOf } from '../invoke/preview.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { runDocument } from '../render/json.ts';
import { prepareSaving, saveOutputs } from '../save-outputs.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** `ecs-invoke [invoke]`: check everything here, send one request, wait if asked, say what happened. */
export async function invokeCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const { given } = findings;
  const { clock, sources } = services;
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  await prepareSaving(findings, services);
  const input = await readInvokeInput(findings, edition, {
    sources,
    env: io.env,
    now: clock.now(),
    runId: services.newRunId(),
    regionId: destination.regionId,
  });

  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, given.on('dry-run'));
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  if (input === null) throw new Error('input was refused without a violation');

  if (given.on('dry-run')) {
    presenter.dryRun([previewOf(input, destination.endpoint, services)], exits.shown);
    return exits.shown;
  }
  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  const { cloud, shortLived } = connected;
  try {
    if (shortLived) presenter.emulatorEndsWithUs();
    const report = await invoke(input, { cloud, clock, report: presenter.event, signal: io.signal });
    const reached = exitOfRun(report, io.signal.aborted ? String(io.signal.reason) : null);
    const results = report.wait?.results ?? [];
    const document = runDocument(report, findings.notes, reached);
    const saved = report.wait === null || (await saveOutputs(given, results, document, services, presenter));
    const exit = saved || reached.code !== 0 ? reached : exits.io;
    presenter.run(report, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}
