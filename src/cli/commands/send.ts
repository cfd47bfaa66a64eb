import type { Context } from '../context.ts';
import type { Exit } from '../exit-code.ts';
import { carryOut } from '../invoke/carry-out.ts';
import { prepareSend } from '../invoke/send-input.ts';

/** `ecs-invoke send <file> <remote dir> -i …`: one file, put there once, waited for. */
export async function sendCommand(context: Context): Promise<Exit> {
  const { exit } = await carryOut(await prepareSend(context), context);
  return exit;
}
