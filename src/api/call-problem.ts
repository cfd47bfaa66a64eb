import type { SignedTexts } from './signed-texts.ts';

/**
 * How a call to the service can go wrong. Three classes, because three different things are true afterwards; the
 * default for anything unforeseen is NoAnswer (`what happened is not known`).
 */

/** The service answered with a well-formed refusal (a 4xx envelope with Code and RequestId): it did not execute the call. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly action: string;
  readonly code: string;
  /** The service's own message, cleaned: no string-to-sign, no signature, no key. */
  readonly serviceMessage: string;
  readonly requestId: string;
  /** HTTP status; null where only the record of an earlier process tells of it. */
  readonly status: number | null;
  /** How long the service asks us to wait before the next call, in milliseconds; null when it says nothing. */
  readonly retryAfterMs: number | null;
  /** Of a signature that did not match, where the service tells what it signed. */
  readonly signed: SignedTexts | null;
  /** Header Date of the answer, '' without one. */
  readonly date: string;

  constructor(facts: {
    action: string;
    code: string;
    serviceMessage: string;
    requestId: string;
    status: number | null;
    retryAfterMs?: number | null;
    signed?: SignedTexts | null;
    date?: string;
  }) {
    super(`${facts.action} refused: ${facts.code}`);
    this.action = facts.action;
    this.code = facts.code;
    this.serviceMessage = facts.serviceMessage;
    this.requestId = facts.requestId;
    this.status = facts.status;
    this.retryAfterMs = facts.retryAfterMs ?? null;
    this.signed = facts.signed ?? null;
    this.date = facts.date ?? '';
  }
}

export type NotSentReason =
  | 'name-not-found'
  | 'connection-refused'
  | 'unreachable'
  | 'connect-timeout'
  | 'reset-before-connect'
  | 'tls-handshake'
  | 'tls-certificate'
  | 'proxy-unreachable'
  | 'proxy-authentication'
  | 'proxy-refused'
  | 'proxy-broken'
  | 'proxy-silent'
  | 'credentials'
  | 'interrupted'
  | 'deadline';

/**
 * Nothing reached the service: the failure came before `connect` (http) or `secureConnect` (https) on a fresh socket, or
 * a proxy never answered CONNECT with 200, or there was nothing to sign with.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly action: string;
  readonly reason: NotSentReason;
  /** host:port */
  readonly host: string;
  /** Node's code (`ECONNREFUSED`) or a proxy's answer to CONNECT (`HTTP_407`), for the curious; never a foreign message. */
  readonly code: string;
  /** Facts of a refused certificate (subject, issuer, valid to), where there are any. */
  readonly certificate: { subject: string; issuer: string; validTo: string } | null;
  /** host:port of the proxy on the way, '' without one. */
  readonly proxy: string;
  /** The limit within which nobody was reached, in milliseconds; null where it was not time that ran out. */
  readonly limitMs: number | null;

  constructor(facts: {
    action: string;
    reason: NotSentReason;
    host: string;
    code: string;
    certificate?: { subject: string; issuer: string; validTo: string } | null;
    proxy?: string;
    limitMs?: number | null;
  }) {
    super(`${facts.action} not sent: ${facts.reason}`);
    this.action = facts.action;
    this.reason = facts.reason;
    this.host = facts.host;
    this.code = facts.code;
    this.certificate = facts.certificate ?? null;
    this.proxy = facts.proxy ?? '';
    this.limitMs = facts.limitMs ?? null;
  }
}

export type NoAnswerReason =
  | 'timeout'
  | 'reset'
  | 'cut-body'
  | 'empty-body'
  | 'html'
  | 'not-the-api'
  | 'no-result-field'
  | 'server-error'
  | 'interrupted'
  | 'deadline';

/** The request may have been executed: no valid answer came back. For a mutating call nobody may say "try again". */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly action: string;
  readonly reason: NoAnswerReason;
  readonly host: string;
  /** HTTP status, null when none came. */
  readonly status: number | null;
  /** Code and RequestId of a 5xx envelope (or of a 4xx code that leaves the outcome open), '' when there are none. */
  readonly code: string;
  readonly requestId: string;
  /** The first 200 characters of a body that is not the API's, control characters removed; '' otherwise. */
  readonly excerpt: string;
  /** How long we waited for the answer, in milliseconds. */
  readonly waitedMs: number;

  constructor(facts: {
    action: string;
    reason: NoAnswerReason;
    host: string;
    status?: number | null;
    code?: string;
    requestId?: string;
    excerpt?: string;
    waitedMs: number;
  }) {
    super(`${facts.action}: no valid answer (${facts.reason})`);
    this.action = facts.action;
    this.reason = facts.reason;
    this.host = facts.host;
    this.status = facts.status ?? null;
    this.code = facts.code ?? '';
    this.requestId = facts.requestId ?? '';
    this.excerpt = facts.excerpt ?? '';
    this.waitedMs = facts.waitedMs;
  }
}

export type CallProblem = Refused | NotSent | NoAnswer;

/** Refused because we, or others of the account, ask too often: asking again later is right. */
export function isThrottling(problem: CallProblem): problem is Refused {
  return problem.name === 'Refused' && /^(Rejected\.)?Throttling/.test(problem.code);
}
