import { readRun } from '../../usecases/list-runs.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { emptyRecord, findRun } from '../find-run.ts';
import { renderRun } from '../render/run-card.ts';
import { runRecordDocument } from '../render/runs-json.ts';
import { runRunsCall } from '../runs-call.ts';

/** `ecs-invoke runs show <run id>`: what was asked for, and where each call stands. Asks no service. */
export function runsShowCommand(context: Context): Promise<Exit> {
  return runRunsCall(context, async ({ journals, findings, printing, json }) => {
    const runId = await findRun(context.command.args[0], journals, findings);
    if (runId === null) return null;
    const run = await readRun(runId, journals);
    if (run?.unreadable) throw run.unreadable;
    if (!run?.stored) {
      findings.violations.push(emptyRecord(runId));
      return null;
    }
    const known = { ...run, stored: run.stored };
    if (json) printing.document(runRecordDocument(known, exits.shown));
    else printing.print(printing.bare ? `${runId}\n` : renderRun(known, printing.page));
    return exits.shown;
  });
}
