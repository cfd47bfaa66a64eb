import type { CallProblem } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainNotSent } from '../../api/network-explanations.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import { runTag } from '../../usecases/run-input.ts';
import { calledOf, fillIn, type Particulars } from './fill-in.ts';
import { adviceOnSilence, adviceOnUnanswered, runLookUp, type SentCall } from './no-answer.ts';

/**
 * A call that did not end well, as it stands in a document. `sent`: the call of a run that came to this; of one whose
 * outcome is open it tells what to look for.
 */
export function callError(
  problem: CallProblem,
  circumstances: Circumstances | null,
  mutating: boolean,
  here: Particulars,
  sent?: SentCall,
): Readonly<Record<string, unknown>> {
  const { action } = problem;
  const particulars = { ...here, ...calledOf(problem) };
  switch (problem.name) {
    case 'Refused': {
      const { code, serviceMessage: message, requestId, status } = problem;
      const advice = explainRequestError(code)?.en ?? { why: 'This tool has no explanation for the code.', fix: [] };
      return {
        type: 'refused',
        action,
        code,
        message,
        requestId,
        httpStatus: status,
        ...filled(advice, particulars),
        circumstances,
      };
    }
    case 'NotSent': {
      const { reason, host, code, certificate, proxy } = problem;
      return {
        type: 'not-sent',
        action,
        reason,
        host,
        code,
        certificate,
        ...(proxy !== '' && { proxy }),
        ...filled(explainNotSent(reason).en, particulars),
      };
    }
    case 'NoAnswer': {
      const { reason, host, code, requestId, status, excerpt } = problem;
      const { why, fix } = (mutating ? adviceOnSilence(problem) : adviceOnUnanswered).en;
      const type = mutating ? 'outcome-unknown' : 'no-answer';
      return {
        type,
        action,
        reason,
        host,
        code,
        requestId,
        httpStatus: status,
        excerpt,
        ...(sent && signsOf(sent)),
        ...filled({ why, fix: [...runLookUp(sent, 'en'), ...fix] }, particulars),
      };
    }
  }
}

/** What the service may know a call by; its run only where the tag of it went along. */
function signsOf({ call: { clientToken, tags }, input }: SentCall) {
  return { clientToken, ...(tags.some(({ key }) => key === runTag) && { runId: input.runId }) };
}

function filled({ why, fix }: Advice, here: Particulars): Advice {
  return { why: fillIn(why, here), fix: fix.map((each) => fillIn(each, here)) };
}
