import type { Context } from '../context.ts';
import type { Exit } from '../exit-code.ts';
import { carryOut } from '../invoke/carry-out.ts';
import { prepareExec } from '../invoke/exec-input.ts';

/** `ecs-invoke exec -i … -- <command line>`: one script, run once, waited for. */
export async function execCommand(context: Context): Promise<Exit> {
  const { exit } = await carryOut(await prepareExec(context), context);
  return exit;
}
