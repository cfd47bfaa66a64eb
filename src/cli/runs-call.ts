import type { RunJournals } from '../usecases/run-journals.ts';
import type { Context } from './context.ts';
import { type Printing, printing } from './emulator-call.ts';
import { type Exit, exits } from './exit-code.ts';
import { Findings } from './findings.ts';
import { readGiven } from './given.ts';
import { sayUnusable } from './invoke/open-record.ts';
import { openPresenter, readForm } from './open-presenter.ts';
import type { Presenter } from './presenter.ts';

/** Where a command works that only reads or clears records. */
export interface RunsPlace {
  readonly journals: RunJournals;
  readonly findings: Findings;
  readonly presenter: Presenter;
  readonly printing: Printing;
  readonly json: boolean;
}

/** Opens the records for a command; `carryOut` gives null when it objected to the line. */
export async function runRunsCall(
  context: Context,
  carryOut: (place: RunsPlace) => Promise<Exit | null>,
): Promise<Exit> {
  const { command, flags, stray, io, services, language } = context;
  const findings = new Findings(readGiven(command, flags, io.env), stray);
  const form = await readForm(findings);
  const presenter = await openPresenter(form, findings, io, language);
  try {
    const journals = await services.journals();
    const place = { journals, findings, presenter, json: form.format !== 'text' };
    const exit =
      findings.violations.length > 0
        ? null
        : await carryOut({ ...place, printing: await printing(context, findings, form) });
    if (exit !== null) return exit;
    presenter.violations(findings.violations, exits.usage);
    return exits.usage;
  } catch (error) {
    return sayUnusable(error, presenter, true);
  }
}
