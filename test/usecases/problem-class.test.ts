import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type CallProblem,
  NoAnswer,
  type NoAnswerReason,
  NotSent,
  type NotSentReason,
  Refused,
} from '../../src/api/call-problem.ts';
import { classOf, type ProblemClass } from '../../src/usecases/deliver/problem-class.ts';

const notSent = (reason: NotSentReason, code = '') =>
  new NotSent({ action: 'InvokeCommand', reason, host: 'h:1', code });
const refused = (code: string, status = 400) =>
  new Refused({ action: 'InvokeCommand', code, serviceMessage: '', requestId: 'R', status });
const silent = (reason: NoAnswerReason, status: number | null = null, code = '') =>
  new NoAnswer({ action: 'InvokeCommand', reason, host: 'h:1', status, code, waitedMs: 1 });

const protections = {
  token: { token: true, sameState: false },
  'same state': { token: false, sameState: true },
  nothing: { token: false, sameState: false },
} as const;

/** Problem, and its class with a token, with a file that replaces itself, and with neither. */
const rows: readonly (readonly [string, CallProblem, ProblemClass, ProblemClass, ProblemClass])[] = [
  ...(
    [
      'name-not-found',
      'connection-refused',
      'unreachable',
      'connect-timeout',
      'reset-before-connect',
      'tls-handshake',
      'proxy-unreachable',
      'proxy-broken',
      'proxy-silent',
    ] as const
  ).map((reason) => [reason, notSent(reason), 'A1', 'A1', 'A1'] as const),
  ...(['tls-certificate', 'credentials', 'proxy-authentication', 'interrupted', 'deadline'] as const).map(
    (reason) => [reason, notSent(reason), 'D', 'D', 'D'] as const,
  ),
  ['a proxy that refuses', notSent('proxy-refused', 'HTTP_403'), 'D', 'D', 'D'],
  ['a proxy that is not well', notSent('proxy-refused', 'HTTP_502'), 'A1', 'A1', 'A1'],
  ['Throttling', refused('Throttling'), 'A2', 'A2', 'A2'],
  ['Throttling.User', refused('Throttling.User'), 'A2', 'A2', 'A2'],
  ['Rejected.Throttling', refused('Rejected.Throttling'), 'A2', 'A2', 'A2'],
  ['a code that begins like it', refused('ThrottlingNot'), 'D', 'D', 'D'],
  ['InvalidTimeStamp.Expired', refused('InvalidTimeStamp.Expired'), 'A3', 'A3', 'A3'],
  ['InvalidSecurityToken.Expired', refused('InvalidSecurityToken.Expired'), 'A4', 'A4', 'A4'],
  ['IdempotentProcessing', silent('server-error', 403, 'IdempotentProcessing'), 'A5', 'C2', 'C1'],
  ['IdempotentProcessing of a server in trouble', silent('server-error', 500, 'IdempotentProcessing'), 'B', 'C2', 'C1'],
  ['IdempotentParameterMismatch', refused('IdempotentParameterMismatch', 403), 'C3', 'C3', 'C3'],
  ['SignatureNonceUsed', silent('server-error', 400, 'SignatureNonceUsed'), 'C4', 'C4', 'C4'],
  ['OperationConflict', silent('server-error', 409, 'OperationConflict'), 'B', 'C2', 'C1'],
  ['InternalError.Dispatch', silent('server-error', 500, 'InternalError.Dispatch'), 'B', 'C2', 'C1'],
  ['ServiceUnavailable', silent('server-error', 503, 'ServiceUnavailable'), 'B', 'C2', 'C1'],
  ['throttling of a server in trouble', silent('server-error', 503, 'Throttling.User'), 'B', 'C2', 'C1'],
  ...(
    [
      'timeout',
      'reset',
      'cut-body',
      'empty-body',
      'html',
      'not-the-api',
      'no-result-field',
      'interrupted',
      'deadline',
    ] as const
  ).map((reason) => [reason, silent(reason), 'B', 'C2', 'C1'] as const),
  ['a page of a proxy', silent('html', 403), 'B', 'C2', 'C1'],
  ['Forbidden.RAM', refused('Forbidden.RAM', 403), 'D', 'D', 'D'],
  ['SignatureDoesNotMatch', refused('SignatureDoesNotMatch'), 'D', 'D', 'D'],
  ['Invocation.ExceedQuota', refused('Invocation.ExceedQuota', 403), 'D', 'D', 'D'],
  ['a code nobody knows', refused('Nobody.KnowsThis'), 'D', 'D', 'D'],
];

for (const [name, problem, ...expected] of rows) {
  for (const [at, [protection, facts]] of Object.entries(protections).entries()) {
    test(`${name}, protected by ${protection}: ${expected[at]}`, () => {
      assert.equal(classOf(problem, facts), expected[at]);
    });
  }
}
