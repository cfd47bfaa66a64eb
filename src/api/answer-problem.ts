import { NoAnswer, type NoAnswerReason, Refused } from './call-problem.ts';
import type { Interruption } from './deadlines.ts';
import { type Envelope, jsonEnvelope, requestIdOf, xmlEnvelope } from './envelope.ts';
import { codeOf } from './not-sent.ts';
import type { Sightings } from './observed-agent.ts';
import { isObject, type Plain, plainData } from './plain-data.ts';
import type { Clean } from './redact.ts';

/** The circumstances in which a call got something, or nothing, back over a ready connection. */
export interface Reception {
  readonly action: string;
  readonly host: string;
  readonly mutating: boolean;
  readonly seen: Readonly<Sightings>;
  readonly waitedMs: number;
  readonly clean: Clean;
}

/**
 * Refusals after which the work may be done all the same: an earlier copy of this very request, or a conflicting one
 * that may be ours, reached the service. For a read they are refusals like any other.
 */
const outcomeOpenCodes = new Set(['OperationConflict', 'SignatureNonceUsed', 'IdempotentProcessing']);

const excerptCharacters = 200;
const messageCharacters = 1000;

/** What an error of pop-core, or an end of ours, means once the request may have arrived. Unforeseen: no answer. */
export function answerProblem(
  reception: Reception,
  error: unknown,
  interruption: Interruption | null,
): Refused | NoAnswer {
  if (reception.seen.tooLarge) return noAnswer(reception, 'not-the-api');
  if (interruption) return noAnswer(reception, interruption === 'timer' ? 'timeout' : 'interrupted');
  if (isForeign(error) && 'data' in error) return judgeBody(reception, plainData(error.data));
  // A body that is not JSON comes as json-bigint's own object, which is no Error.
  if (isForeign(error) && typeof error.text === 'string') return judgeText(reception, error.text);
  if (isForeign(error) && error.name === 'RequestTimeoutError') return noAnswer(reception, 'timeout');
  const code = codeOf(error);
  if (reception.seen.status === null) return noAnswer(reception, code.startsWith('HPE_') ? 'not-the-api' : 'reset');
  const cut = ['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ERR_STREAM_PREMATURE_CLOSE', 'Z_BUF_ERROR'].includes(code);
  return noAnswer(reception, cut ? 'cut-body' : 'not-the-api');
}

/** JSON that is no result: an envelope, or something nobody of the service would send. */
export function judgeBody(reception: Reception, body: Plain): Refused | NoAnswer {
  const envelope = jsonEnvelope(body);
  if (envelope) return judgeEnvelope(reception, envelope);
  if (isServerError(reception)) {
    return noAnswer(reception, 'server-error', { requestId: isObject(body) ? requestIdOf(body) : '' });
  }
  return notTheApi(reception, JSON.stringify(body));
}

function judgeEnvelope(reception: Reception, { code, message, requestId }: Envelope): Refused | NoAnswer {
  const { action, mutating, clean } = reception;
  const { retryAfterMs, date } = reception.seen;
  const status = reception.seen.status ?? 0;
  const open = mutating && outcomeOpenCodes.has(code);
  if (status >= 400 && status < 500 && !open) {
    const serviceMessage = clean(message, messageCharacters);
    return new Refused({ action, code, serviceMessage, requestId, status, retryAfterMs, date });
  }
  if (isRedirect(reception)) return notTheApi(reception, '');
  return noAnswer(reception, 'server-error', { code, requestId });
}

function judgeText(reception: Reception, text: string): Refused | NoAnswer {
  const envelope = xmlEnvelope(text);
  if (envelope) return judgeEnvelope(reception, envelope);
  if (isRedirect(reception)) return notTheApi(reception, text);
  const body = text.replace(/^\uFEFF/, '').trim();
  if (body === '') return noAnswer(reception, 'empty-body');
  const html = () => noAnswer(reception, 'html', { excerpt: reception.clean(text, excerptCharacters) });
  if (looksLikeHtml(body)) return html();
  if (isCut(body)) return noAnswer(reception, 'cut-body');
  if (/^text\/html\b/i.test(reception.seen.contentType)) return html();
  return notTheApi(reception, text);
}

/** Comments before the first element are skipped one by one: a single pattern for them could be made to run for ever. */
function looksLikeHtml(body: string): boolean {
  let rest = body.replace(/^<\?xml[^>]*>\s*/, '');
  while (rest.startsWith('<!--')) {
    const end = rest.indexOf('-->');
    if (end < 0) return false;
    rest = rest.slice(end + 3).trimStart();
  }
  return /^<(?:!doctype\s+html|html|head|body|title|h1|center|script|meta)\b/i.test(rest);
}

/** Begun as JSON or XML of the API and not ended. Without a length header Node calls such a body complete. */
function isCut(body: string): boolean {
  if (/^[{[]/.test(body)) {
    try {
      JSON.parse(body);
      return false;
    } catch {
      return true;
    }
  }
  return /^<(?:\?xml\b|Error\b|\w+Response\b)/.test(body) && !/<\/(?:Error|\w+Response)>$/.test(body);
}

function isForeign(error: unknown): error is { data?: unknown; text?: unknown; name?: unknown } {
  return typeof error === 'object' && error !== null;
}

function isServerError({ seen }: Reception): boolean {
  return (seen.status ?? 0) >= 500;
}

function isRedirect({ seen }: Reception): boolean {
  return seen.status !== null && seen.status >= 300 && seen.status < 400;
}

function notTheApi(reception: Reception, text: string): NoAnswer {
  return noAnswer(reception, 'not-the-api', { excerpt: reception.clean(text, excerptCharacters) });
}

export function noAnswer(
  { action, host, seen, waitedMs }: Reception,
  reason: NoAnswerReason,
  found: { readonly code?: string; readonly requestId?: string; readonly excerpt?: string } = {},
): NoAnswer {
  return new NoAnswer({ action, reason, host, status: seen.status, waitedMs, ...found });
}
