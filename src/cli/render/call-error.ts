import type { CallProblem } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import type { Advice } from '../../api/errors/row.ts';
import { explainNotSent } from '../../api/network-explanations.ts';
import type { Circumstances } from '../../usecases/circumstances.ts';
import { calledOf, fillIn, type Particulars } from './fill-in.ts';
import { adviceOnSilence } from './no-answer.ts';

/** A call that did not end well, as it stands in a document. */
export function callError(
  problem: CallProblem,
  circumstances: Circumstances | null,
  mutating: boolean,
  here: Particulars,
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
      const advice: Advice = mutating ? adviceOnSilence(problem).en : { why: 'A read got no valid answer.', fix: [] };
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
        ...filled(advice, particulars),
      };
    }
  }
}

function filled({ why, fix }: Advice, here: Particulars): Advice {
  return { why: fillIn(why, here), fix: fix.map((each) => fillIn(each, here)) };
}
