import { stop } from '../../usecases/stop.ts';
import type { Context } from '../context.ts';
import { readDestination } from '../destination.ts';
import { readEdition } from '../edition.ts';
import { type Exit, exitOfStop, exits } from '../exit-code.ts';
import { Findings } from '../findings.ts';
import { readGiven } from '../given.ts';
import { readInstanceIds } from '../invoke/targets.ts';
import { parseInvokeId } from '../invoke-id.ts';
import { openPresenter, readForm } from '../open-presenter.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';

/** `ecs-invoke stop <InvokeId>`: asks for the stop, and looks until it is true. */
export async function stopCommand({ command, flags, stray, io, services, language }: Context): Promise<Exit> {
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const presenter = await openPresenter(await readForm(findings), findings, io, language);
  const edition = readEdition(findings);
  const destination = await readDestination(findings, services);
  const word = command.args[0] ?? '';
  const invokeId = findings.takeFrom('<InvokeId>', parseInvokeId(word), word);
  const named = findings.given.all('instance').length > 0;
  const instanceIds = named ? await readInstanceIds(findings, services.sources) : [];
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  }
  findings.notes.forEach(presenter.note);
  const trouble = troubleIn(findings, destination, false);
  if (trouble !== null) return presentTrouble(trouble, presenter, io.signal);
  const { regionId } = destination;
  if (regionId === null || invokeId === null || instanceIds === null) throw new Error('refused without a violation');

  const connected = await destination.connect(edition, presenter).catch(troubleOr);
  if (isTrouble(connected)) return presentTrouble(connected, presenter, io.signal);
  try {
    const ports = { cloud: connected.cloud, clock: services.clock, report: presenter.event, signal: io.signal };
    const report = await stop(invokeId, instanceIds, ports);
    const exit = exitOfStop(report, io.signal.aborted ? String(io.signal.reason) : null);
    if (connected.shortLived) presenter.emulatorEndsWithUs();
    presenter.stop({ invokeId, regionId, report }, exit);
    return exit;
  } finally {
    presenter.close();
    await connected.close();
  }
}
