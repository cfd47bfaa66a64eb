import { STATUS_CODES } from 'node:http';
import type { FaultBody, FaultEffect, ThrottleHint } from '../domain/fault.ts';
import type { Edition } from './editions.ts';
import { worded } from './editions.ts';
import { type Format, failure, type WireAnswer } from './envelope.ts';
import { type ErrorCode, errors } from './errors.ts';
import { Refusal } from './refusal.ts';

interface Around {
  readonly edition: Edition;
  readonly requestId: string;
  readonly hostId: string;
  readonly format: Format;
}

/** The answer that a fault gives in place of the service's; null: it gives none. */
export function struckAnswer(effect: FaultEffect, around: Around): WireAnswer | null {
  const { requestId } = around;
  if (effect.kind === 'code') {
    // A code that no table has says nothing of its status: that of most refusals, then.
    const refusal = new Refusal(effect.code as ErrorCode, effect.message ?? null);
    const { code, status, message } = worded(refusal, around.edition);
    const isKnown = Object.hasOwn(errors, code) || Object.hasOwn(around.edition.wording, code);
    const usual = isKnown || /^InvalidParameter\./.test(code) ? status : 400;
    return {
      ...failure({ ...around, code, message, status: effect.status ?? usual }, around.format),
      headers: hints(effect),
    };
  }
  if (effect.kind === 'status') {
    const { status, body = 'html' } = effect;
    return { status, ...bodyOf(body, status, requestId), requestId, headers: hints(effect) };
  }
  return null;
}

/** [doc] The header of the wait in milliseconds; [assumed] what stands beside TimeLeft, and that it is milliseconds too. */
function hints({ retryAfterMs, timeLeftMs }: ThrottleHint): Record<string, string> {
  return {
    ...(retryAfterMs !== undefined && { 'x-acs-retry-after': String(retryAfterMs) }),
    ...(timeLeftMs !== undefined && { 'x-ratelimit-user-api': `Limit:100,Remain:0,TimeLeft:${timeLeftMs}` }),
  };
}

function bodyOf(body: FaultBody, status: number, requestId: string): { contentType: string; body: string } {
  if (typeof body === 'object') return { contentType: body.contentType ?? 'text/plain', body: body.text };
  if (body === 'empty') return { contentType: 'text/plain', body: '' };
  if (body === 'cut')
    return { contentType: 'application/json;charset=utf-8', body: `{"RequestId":"${requestId}","Inv` };
  const title = `${status} ${STATUS_CODES[status] ?? ''}`.trim();
  const html = `<html>\r\n<head><title>${title}</title></head>\r\n<body><center><h1>${title}</h1></center></body>\r\n</html>\r\n`;
  return { contentType: 'text/html', body: html };
}
