import type { CallProblem } from '../api/call-problem.ts';
import { text } from '../domain/text.ts';
import { type Exit, exitOfProblem, exits } from './exit-code.ts';
import type { Presenter } from './presenter.ts';

export const interruptedLookUp = {
  why: text('Interrupted; nothing was sent.', '已中断；没有发送任何命令或文件。'),
  fix: text('Only look-ups had been made; the same line can be run again.', '此前只做了查询；可以重新执行同一命令。'),
};

/** A look-up before anything is sent, or in place of it, did not end well: nothing was started. */
export function lookUpFailed(problem: CallProblem, regionId: string, presenter: Presenter, signal: AbortSignal): Exit {
  if (signal.aborted) {
    const exit = signal.reason === 'SIGINT' ? exits.interrupted : exits.terminated;
    presenter.trouble('interrupted', 'interrupted', interruptedLookUp.why, interruptedLookUp.fix, exit);
    return exit;
  }
  const exit = exitOfProblem(problem, false);
  presenter.callFailed(problem, regionId, false, exit);
  return exit;
}
