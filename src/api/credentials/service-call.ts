import http from 'node:http';
import https from 'node:https';
import { NoAnswer, type NoAnswerReason, NotSent } from '../call-problem.ts';
import { type Interruption, startDeadlines } from '../deadlines.ts';
import { hostAndPort } from '../endpoint.ts';
import { monotonicMs } from '../monotonic.ts';
import { codeOf, notSent } from '../not-sent.ts';
import { observeConnection } from '../observed-agent.ts';
import { isObject, type PlainObject, plainData } from '../plain-data.ts';
import type { Surroundings } from './surroundings.ts';

export interface ServiceCall {
  /** What it is called in `--debug`. */
  readonly action: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** May hold a secret: only its host and port are ever shown. */
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The instance's own metadata is never behind a proxy. */
  readonly direct?: boolean;
  readonly limits?: { readonly connectMs: number; readonly answerMs: number };
}

export interface ServiceAnswer {
  readonly status: number;
  /** Holds keys: never shown. */
  readonly body: string;
}

const usualLimits = { connectMs: 10_000, answerMs: 20_000 };

/** Bytes; keys take some four thousand. */
const largestAnswer = 256 * 1024;

/** One call to a service that gives keys. Rejects with NotSent or NoAnswer; any status is an answer. */
export async function callService(call: ServiceCall, surroundings: Surroundings): Promise<ServiceAnswer> {
  const { action, url } = call;
  const { network, signal, trace } = surroundings;
  const host = hostAndPort(url.origin);
  if (signal?.aborted) throw new NotSent({ action, host, reason: 'interrupted', code: '' });
  const secure = url.protocol === 'https:';
  const proxy = call.direct ? null : network.proxyFor(url.origin);
  const startedAt = monotonicMs();
  trace?.({ kind: 'call', action, host, parameters: {} });
  const limits = { ...(call.limits ?? usualLimits), ...network.limits };
  const deadlines = startDeadlines(limits, signal);
  const connection = observeConnection({
    secure,
    onReady: deadlines.ready,
    ...(network.trust && { trust: network.trust }),
    ...(network.lookup && { lookup: network.lookup }),
    ...(proxy && { proxy }),
  });
  const { seen } = connection;
  const ended = (problem: string | null) => {
    const ms = Math.round(monotonicMs() - startedAt);
    trace?.({ kind: 'end', action, host, status: seen.status, requestId: '', problem, ms });
  };
  try {
    const interrupted = deadlines.reached.then((interruption) => ({ interruption }));
    const outcome = await Promise.race([send(call, connection.agent), interrupted]);
    if ('answer' in outcome) {
      ended(null);
      return outcome.answer;
    }
    const interruption: Interruption | null = 'interruption' in outcome ? outcome.interruption : null;
    const error = 'error' in outcome ? outcome.error : null;
    if (!seen.ready) {
      const facts = { action, host, secure, proxy: proxy && String(proxy), connectMs: limits.connectMs };
      throw notSent(facts, seen, error, interruption);
    }
    const silence: NoAnswerReason = interruption === 'signal' ? 'interrupted' : interruption ? 'timeout' : 'reset';
    const reason = codeOf(error).startsWith('HPE_') || error === tooLarge ? 'not-the-api' : silence;
    throw new NoAnswer({ action, host, reason, status: seen.status, waitedMs: deadlines.waitedMs() });
  } catch (error) {
    if (error instanceof NotSent || error instanceof NoAnswer) ended(`${error.name}: ${error.reason}`);
    throw error;
  } finally {
    deadlines.clear();
    connection.close();
  }
}

const tooLarge = new Error('too large');

/** Never rejects: what still comes after our own end of a call disturbs nobody. */
function send(call: ServiceCall, agent: http.Agent): Promise<{ answer: ServiceAnswer } | { error: unknown }> {
  return new Promise((resolve) => {
    const { url, method, body = '' } = call;
    const failed = (error: unknown) => resolve({ error });
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      method,
      agent,
      headers: { ...call.headers, ...(method !== 'GET' && { 'content-length': String(Buffer.byteLength(body)) }) },
    });
    request.on('error', failed);
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('error', failed);
      response.on('aborted', () => failed(null));
      response.on('data', (chunk: Buffer) => {
        parts.push(chunk);
        size += chunk.length;
        if (size > largestAnswer) response.destroy(tooLarge);
      });
      response.on('end', () => {
        resolve({ answer: { status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') } });
      });
    });
    request.end(body);
  });
}

/** The answer's JSON; an empty object when it is something else. The parser's message would quote it, and is dropped. */
export function jsonOf({ body }: ServiceAnswer): PlainObject {
  try {
    const parsed = plainData(JSON.parse(body));
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}
