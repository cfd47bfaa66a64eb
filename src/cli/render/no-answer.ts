import type { NoAnswer } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainNoAnswer } from '../../api/network-explanations.ts';
import type { Language } from '../../domain/text.ts';

/**
 * What to do about a call that may have done its work unheard. A code, where the service got as far as giving one, says
 * more than the way the answer was missing; and a stop can be sent again.
 */
export function adviceOnSilence({ action, code, reason }: NoAnswer): Readonly<Record<Language, Advice>> {
  return action === 'StopInvocation' ? stopAgain : (explainRequestError(code) ?? explainNoAnswer(reason));
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
