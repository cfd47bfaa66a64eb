import type { CallProblem, NoAnswerReason } from '../../api/call-problem.ts';
import { explainRequestError } from '../../api/error-catalogue.ts';
import type { Advice, Explanation } from '../../api/errors/row.ts';
import { explainNotSent, explainUnreadAnswer } from '../../api/network-explanations.ts';
import { type Text, text } from '../../domain/text.ts';
import { calledOf, fillIn, type Particulars } from '../render/fill-in.ts';
import type { WaysOut } from './check.ts';

/** More ways out than this nobody reads. */
const mostFixes = 3;

export interface Explained {
  /** One sentence. */
  readonly why: Text;
  readonly fix: WaysOut;
}

/** A failed read in the words of the catalogue: why, in one sentence, and the ways out for this region and host. */
export function explained(problem: CallProblem, here: Particulars): Explained {
  const particulars = { ...here, ...calledOf(problem) };
  const { en, zh } = explanationOf(problem);
  return {
    why: text(firstSentence(fillIn(en.why, particulars)), firstSentence(fillIn(zh.why, particulars))),
    fix: { en: ways(en, particulars), zh: ways(zh, particulars) },
  };
}

export function waysOutOf({ en, zh }: Explanation, here: Particulars): WaysOut {
  return { en: ways(en, here), zh: ways(zh, here) };
}

function explanationOf(problem: CallProblem): Explanation {
  switch (problem.name) {
    case 'NotSent':
      return explainNotSent(problem.reason === 'interrupted' ? 'connect-timeout' : problem.reason);
    case 'NoAnswer':
      return explainUnreadAnswer(unlessLate(problem.reason));
    case 'Refused':
      return explainRequestError(problem.code) ?? unexplained;
  }
}

/** What our own time limit ended was too slow. */
function unlessLate(reason: NoAnswerReason): NoAnswerReason {
  return reason === 'interrupted' ? 'timeout' : reason;
}

function ways({ fix }: Advice, here: Particulars): readonly string[] {
  return fix.slice(0, mostFixes).map((each) => fillIn(each, here));
}

/** What follows tells what a command must not take for granted; nothing ran here. */
function firstSentence(words: string): string {
  return /^.*?(?:\.(?= |$)|[。；])/s.exec(words)?.[0].replace(/；$/, '。') ?? words;
}

const unexplained: Explanation = {
  en: { why: 'The service refuses the call; this tool has no explanation for the code.', fix: [] },
  zh: { why: '服务拒绝了该调用；本工具没有该错误码的说明。', fix: [] },
};
