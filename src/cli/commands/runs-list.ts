import { listRuns } from '../../usecases/list-runs.ts';
import type { Context } from '../context.ts';
import { type Exit, exits } from '../exit-code.ts';
import { noRuns, renderRuns } from '../render/runs.ts';
import { runsDocument } from '../render/runs-json.ts';
import { runRunsCall } from '../runs-call.ts';

/** `ecs-invoke runs`: what is on record, the newest first. Asks no service. */
export function runsListCommand(context: Context): Promise<Exit> {
  return runRunsCall(context, async ({ journals, printing, json }) => {
    const runs = await listRuns(journals);
    if (json) printing.document(runsDocument(runs, exits.shown));
    else if (printing.bare) printing.print(runs.map(({ runId }) => `${runId}\n`).join(''));
    else if (runs.length > 0) printing.print(renderRuns(runs, printing.page));
    else context.io.stderr.write(`${noRuns[context.language]}\n`);
    return exits.shown;
  });
}
