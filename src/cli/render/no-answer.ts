import type { NoAnswer } from '../../api/call-problem.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainOpenOutcome } from '../../api/network-explanations.ts';
import type { Language } from '../../domain/text.ts';

/** What to do about a call that may have done its work unheard; only a stop can be sent again. */
export function adviceOnSilence(problem: NoAnswer): Readonly<Record<Language, Advice>> {
  return problem.action === 'StopInvocation' ? stopAgain : explainOpenOutcome(problem);
}

const stopAgain = {
  en: {
    why: 'The service may have stopped it or not. Stopping twice does no harm.',
    fix: ['See whether it is still listed (ecs-invoke schedule list), and stop it again if it is.'],
  },
  zh: {
    why: '服务可能已停止它，也可能没有。重复停止没有害处。',
    fix: ['请查看它是否仍在列表中（ecs-invoke schedule list），若仍在请再次停止。'],
  },
};
