import { parseDuration } from '../../domain/duration.ts';
import { show } from '../../usecases/show.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { type Exit, exitOfShow, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { parseInvokeId } from '../invoke-id.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** `ecs-invoke show <InvokeId>`: one look, or as many as it takes with --wait. Reads only. */
export async function showCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const { given } = findings;
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const word = command.args[0] ?? '';
  const invokeId = findings.takeFrom('<InvokeId>', parseInvokeId(word), word);
  const timeout = findings.single('wait-timeout', parseDuration);
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || invokeId === null) throw new Error('refused without a violation');

  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  try {
    const waits = given.on('wait') || given.on('follow');
    const wait = waits ? { timeoutMs: timeout === undefined ? null : timeout * 1000 } : null;
    const ports = { cloud: connected.cloud, clock: services.clock, report: presenter.event, signal: io.signal };
    const report = await show(invokeId, wait, ports);
    const exit = exitOfShow(report, io.signal.aborted ? String(io.signal.reason) : null);
    if (connected.shortLived) presenter.emulatorEndsWithUs();
    presenter.show({ invokeId, regionId, edition, report }, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}
