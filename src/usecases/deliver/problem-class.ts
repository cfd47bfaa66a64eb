import type { CallProblem, NoAnswer, Refused } from '../../api/call-problem.ts';

/**
 * What may be done about a call that went wrong. A: certainly not executed, and another try may help (A1 no connection,
 * A2 throttled, A3 wrong time, A4 expired token, A5 an earlier copy is being processed). B: unknown, and its token makes
 * another try safe. C: unknown and unprotected (C1), or its repetition comes to the same (C2), or its token belongs to
 * other parameters (C3), or somebody repeated it on the way (C4). D: certainly not executed, and nothing helps.
 */
export type ProblemClass = 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'B' | 'C1' | 'C2' | 'C3' | 'C4' | 'D';

/** What keeps a call from doing its work twice. */
export interface Protection {
  /** It carries a ClientToken that the service still knows. */
  readonly token: boolean;
  /** Twice comes to the same as once: a file that replaces itself. */
  readonly sameState: boolean;
}

/** The one place that decides it. What is not listed is unknown. */
export function classOf(problem: CallProblem, protection: Protection): ProblemClass {
  switch (problem.name) {
    case 'NotSent':
      return neverHelps(problem.reason, problem.code) ? 'D' : 'A1';
    case 'Refused':
      return classOfRefusal(problem);
    case 'NoAnswer':
      return classOfSilence(problem, protection);
  }
}

/** Whether what it did, if it did anything, is not known. */
export function isOpen(kind: ProblemClass): boolean {
  return kind === 'B' || kind === 'C1' || kind === 'C2' || kind === 'C4';
}

/** Not sent, and not sent the next time either. A proxy that is not well (HTTP_502) may be well in a second. */
function neverHelps(reason: string, code: string): boolean {
  if (reason === 'proxy-refused') return !/^HTTP_5/.test(code);
  return ['tls-certificate', 'credentials', 'proxy-authentication', 'interrupted', 'deadline'].includes(reason);
}

function classOfRefusal({ code }: Refused): ProblemClass {
  if (/^(Rejected\.)?Throttling(\.|$)/.test(code)) return 'A2';
  if (code === 'InvalidTimeStamp.Expired') return 'A3';
  if (code === 'InvalidSecurityToken.Expired') return 'A4';
  return code === 'IdempotentParameterMismatch' ? 'C3' : 'D';
}

/** Envelopes of a 4xx that leave the outcome open come as no answer, with their code. */
function classOfSilence({ code, status }: NoAnswer, { token, sameState }: Protection): ProblemClass {
  const answered = status !== null && status >= 400 && status < 500;
  if (answered && code === 'SignatureNonceUsed') return 'C4';
  if (token) return answered && code === 'IdempotentProcessing' ? 'A5' : 'B';
  return sameState ? 'C2' : 'C1';
}
