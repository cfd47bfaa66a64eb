import { invoke, type RunReport } from '../../usecases/invoke.ts';
import type { Context } from '../context.ts';
import type { Connected } from '../destination.ts';
import { type Exit, exitOfRun, exits } from '../exit-code.ts';
import { runDocument } from '../render/json.ts';
import { saveOutputs } from '../save-outputs.ts';
import { isTrouble, presentTrouble, troubleIn, troubleOr } from '../trouble.ts';
import type { Prepared } from './prepare.ts';
import { previewOf } from './preview.ts';
import { settleTargets } from './settle-targets.ts';

export interface CarriedOut {
  readonly exit: Exit;
  /** null when nothing was sent. */
  readonly report: RunReport | null;
}

/**
 * Says what was found wrong, or sends the request, waits if asked, and says what happened. With a connection that is
 * open already, the notes have been told already too, with the request that was shown.
 */
export async function carryOut(
  prepared: Prepared,
  { io, services }: Pick<Context, 'io' | 'services'>,
  connection: Connected | null = null,
): Promise<CarriedOut> {
  const { findings, presenter, edition, destination, input } = prepared;
  const { given } = findings;
  const unsent = (exit: Exit): CarriedOut => ({ exit, report: null });
  if (findings.violations.length > 0) {
    presenter.violations(findings.violations, exits.usage);
    return unsent(exits.usage);
  }
  if (connection === null) findings.notes.forEach(presenter.note);
  // What a selection means, and who is unfit, only the service knows: it is asked even for a dry run.
  const looksUp = input !== null && (input.selection !== null || input.skipUnfit);
  const shownOnly = given.on('dry-run') && !looksUp;
  const trouble = troubleIn(findings, destination, shownOnly);
  if (trouble !== null) return unsent(presentTrouble(trouble, presenter, io.signal));
  if (input === null) throw new Error('input was refused without a violation');

  if (shownOnly) {
    presenter.dryRun([previewOf(input, destination.endpoint, services)], exits.shown);
    return unsent(exits.shown);
  }
  const connected = connection ?? (await destination.connect(edition, presenter).catch(troubleOr));
  if (isTrouble(connected)) return unsent(presentTrouble(connected, presenter, io.signal));
  const { cloud, shortLived } = connected;
  try {
    const { clock } = services;
    const ports = { cloud, clock, report: presenter.event, signal: io.signal };
    const settled = await settleTargets(input, ports, presenter, findings);
    if (settled.kind === 'stopped') return unsent(settled.exit);
    const frozen = { ...input, instanceIds: settled.instanceIds };
    if (given.on('dry-run')) {
      presenter.dryRun([previewOf(frozen, destination.endpoint, services)], exits.shown);
      return unsent(exits.shown);
    }
    if (shortLived) presenter.emulatorEndsWithUs();
    const report = await invoke(frozen, ports);
    const reached = exitOfRun(report, io.signal.aborted ? String(io.signal.reason) : null);
    const results = report.wait?.results ?? [];
    const document = runDocument(report, findings.notes, reached);
    const saved = report.wait === null || (await saveOutputs(given, results, document, services, presenter));
    const exit = saved || reached.code !== 0 ? reached : exits.io;
    presenter.run(report, exit);
    return { exit, report };
  } finally {
    presenter.close();
    if (connection === null) await connected.close();
  }
}
