import type { Context } from '../context.ts';
import type { Exit } from '../exit-code.ts';
import { questionsFor } from '../interactive/questions-for.ts';
import { carryOut } from '../invoke/carry-out.ts';
import { prepareInvoke } from '../invoke/prepare.ts';

/**
 * `ecs-invoke [invoke]`: check everything here, send one request, wait if asked, say what happened. What is missing is
 * asked for where somebody is there to answer.
 */
export async function invokeCommand(context: Context): Promise<Exit> {
  const prepared = await prepareInvoke(context);
  const questions = questionsFor(prepared.findings, context.io);
  if (questions !== null) {
    const { converse } = await import('../interactive/conversation.ts');
    return converse(context, prepared, questions);
  }
  const { exit } = await carryOut(prepared, context);
  return exit;
}
