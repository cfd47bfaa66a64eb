import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import { answerProblem, judgeBody, noAnswer, type Reception } from './answer-problem.ts';
import { type CallProblem, NotSent, Refused } from './call-problem.ts';
import { type AnswerEvent, type CallEvent, type ConnectionFacts, shownParameters } from './call-trace.ts';
import { ConfigurationProblem } from './configuration-problem.ts';
import { type Credentials, type CredentialsProvider, isFixed } from './credentials.ts';
import { type Interruption, type Limits, startDeadlines } from './deadlines.ts';
import { hostAndPort } from './endpoint.ts';
import { jsonEnvelope, requestIdOf } from './envelope.ts';
import { flattened, type WireParameters } from './flatten.ts';
import { loadPopCore } from './load-pop-core.ts';
import { monotonicMs } from './monotonic.ts';
import { notSent } from './not-sent.ts';
import { type ObservedConnection, observeConnection } from './observed-agent.ts';
import { isObject, type PlainObject, plainData } from './plain-data.ts';
import type { ProxyAddress } from './proxy-settings.ts';
import { cleanerOf } from './redact.ts';
import { signedParameters } from './signed-parameters.ts';
import { signingClock, wrongTime } from './signing-clock.ts';

export interface TransportOptions {
  /** An origin, `http(s)://host[:port]`. */
  readonly endpoint: string;
  /** Keys, or somebody who has fresh ones for each call. */
  readonly credentials: Credentials | CredentialsProvider;
  /** Of the product; ECS by default. */
  readonly apiVersion?: string;
  readonly limits?: Partial<Limits>;
  /** PEM of the authorities to trust, in place of those of this machine. */
  readonly ca?: string;
  /** Authorities to trust, read before; in place of `ca`. */
  readonly trust?: SecureContext;
  /** null or absent: go there directly. */
  readonly proxy?: ProxyAddress | null;
  readonly lookup?: LookupFunction;
  /** Told about every call, without secrets. */
  trace?(event: CallEvent): void;
  /** Told at the end of each call what its connection showed. */
  seen?(facts: ConnectionFacts): void;
  /** Told once when the clock of this machine turned out to be so many milliseconds behind the service's (negative: ahead). */
  clockCorrected?(offsetMs: number): void;
  /** Whether the value of a request parameter is hidden in the trace. */
  isSecret?(parameter: string): boolean;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Whether the call changes something when it is executed. */
  readonly mutating?: boolean;
  /** Texts that must not come back in a message or an excerpt, beside the credentials. */
  readonly secrets?: readonly string[];
  /** Whether an answer that is on its way is still waited for, a few seconds, after an interruption. */
  readonly awaitsAnswer?: boolean;
}

export interface Transport {
  /**
   * One signed POST, never repeated but once with new credentials after the service called these expired (class A4), and
   * once with its own time after it called ours wrong (class A3): refusals, both. `read` takes the result out of the
   * body, and gives undefined when it is not there.
   * Rejects with Refused, NotSent or NoAnswer; with a TypeError for parameters that cannot be sent.
   */
  call<T>(
    action: string,
    parameters: WireParameters,
    read: (body: PlainObject) => T | undefined,
    options?: CallOptions,
  ): Promise<T>;
}

const defaultLimits: Limits = { connectMs: 10_000, answerMs: 30_000, graceMs: 5_000 };

/**
 * pop-core has timers of its own, which cannot tell what happened; they must never be the first to end, also when this
 * machine slept or its time was set.
 */
const outOfTheWayMs = 3_600_000;

/** The calls of one endpoint and one identity, through pop-core; nothing of its errors leaves this layer. */
export function createTransport(options: TransportOptions): Transport {
  const { credentials, trace, isSecret, proxy = null } = options;
  const { origin, protocol } = new URL(options.endpoint);
  const secure = protocol === 'https:';
  const host = hostAndPort(origin);
  const apiVersion = options.apiVersion ?? '2014-05-26';
  const limits = { ...defaultLimits, ...options.limits };
  const clock = signingClock(options.clockCorrected);

  async function call<T>(
    action: string,
    parameters: WireParameters,
    read: (body: PlainObject) => T | undefined,
    callOptions: CallOptions = {},
  ): Promise<T> {
    const fields = flattened(parameters);
    const { signal } = callOptions;
    if (signal?.aborted) throw new NotSent({ action, host, reason: 'interrupted', code: '' });
    let keys = isFixed(credentials) ? credentials : await keysFor(action, credentials.current(signal), signal);
    const mended = new Set<string>();
    for (;;) {
      try {
        return await callOnce(action, fields, read, callOptions, keys);
      } catch (error) {
        // A refusal, so nothing ran: once more is safe for calls that change something, too.
        if (!(error instanceof Refused) || mended.has(error.code) || signal?.aborted) throw error;
        mended.add(error.code);
        const others = await mend(error, keys, signal);
        if (others === null || signal?.aborted) throw error;
        keys = others;
      }
    }
  }

  /** The keys to go on with once what was refused has been put right; null when it cannot be. */
  async function mend(refusal: Refused, keys: Credentials, signal: AbortSignal | undefined) {
    if (refusal.code === wrongTime) return clock.correct(refusal.date) ? keys : null;
    if (refusal.code !== 'InvalidSecurityToken.Expired' || isFixed(credentials)) return null;
    return credentials.renewed(keys, signal).catch(() => null);
  }

  /** While others wait for new keys, this call can still be given up. */
  async function keysFor(action: string, keys: Promise<Credentials>, signal: AbortSignal | undefined) {
    try {
      return await keys;
    } catch (error) {
      if (!(error instanceof ConfigurationProblem)) throw error;
      const reason = signal?.aborted ? 'interrupted' : 'credentials';
      throw new NotSent({ action, host, reason, code: reason === 'credentials' ? error.code : '' });
    }
  }

  async function callOnce<T>(
    action: string,
    fields: Record<string, string>,
    read: (body: PlainObject) => T | undefined,
    { signal, mutating = false, secrets = [], awaitsAnswer = false }: CallOptions,
    keys: Credentials,
  ): Promise<T> {
    trace?.({ kind: 'call', action, host, parameters: shownParameters(fields, isSecret) });
    const startedAt = monotonicMs();
    const deadlines = startDeadlines(awaitsAnswer ? limits : { ...limits, graceMs: 0 }, signal);
    const connection = observeConnection({
      secure,
      onReady: deadlines.ready,
      ...(options.ca !== undefined && { ca: options.ca }),
      ...(options.trust && { trust: options.trust }),
      ...(proxy && { proxy }),
      ...(options.lookup && { lookup: options.lookup }),
    });
    const signed = signedParameters(action, fields, { apiVersion, timestamp: clock.timestamp(), keys });
    const reception = (): Reception => ({
      signed,
      action,
      host,
      mutating,
      seen: connection.seen,
      waitedMs: deadlines.waitedMs(),
      clean: cleanerOf([...keys.secrets(), ...secrets]),
    });
    const ended = (facts: Partial<AnswerEvent>) => {
      options.seen?.(connection.seen);
      const ms = Math.round(monotonicMs() - startedAt);
      trace?.({
        kind: 'end',
        action,
        host,
        status: connection.seen.status,
        requestId: '',
        problem: null,
        ms,
        ...facts,
      });
    };
    try {
      const sent = send(action, signed, connection, keys);
      const outcome = await Promise.race([sent, deadlines.reached.then((interruption) => ({ interruption }))]);
      if ('body' in outcome) {
        const result = resultOf(outcome.body, read, reception());
        ended({ requestId: result.requestId });
        return result.value;
      }
      const interruption = 'interruption' in outcome ? outcome.interruption : null;
      throw problemOf('error' in outcome ? outcome.error : null, interruption, reception());
    } catch (error) {
      ended(shownProblem(error));
      throw error;
    } finally {
      deadlines.clear();
      connection.close();
    }
  }

  /** Never rejects, so that what still comes after our own end of a call disturbs nobody. */
  async function send(
    action: string,
    signed: Record<string, string>,
    { agent }: ObservedConnection,
    keys: Credentials,
  ): Promise<{ body: unknown } | { error: unknown }> {
    const PopCore = loadPopCore();
    const client = new PopCore(
      {
        endpoint: origin,
        apiVersion,
        accessKeyId: keys.accessKeyId,
        accessKeySecret: keys.accessKeySecret,
        ...(keys.securityToken !== null && { securityToken: keys.securityToken }),
      },
      true,
    );
    try {
      const [body] = await client.request(action, signed, {
        method: 'POST',
        formatAction: false,
        formatParams: false,
        agent,
        timeout: limits.connectMs + limits.answerMs + outOfTheWayMs,
      });
      return { body };
    } catch (error) {
      return { error };
    }
  }

  function problemOf(error: unknown, interruption: Interruption | null, reception: Reception): Error {
    const { action, seen } = reception;
    if (seen.ready) return answerProblem(reception, error, interruption);
    if (seen.opened || interruption)
      return notSent(
        { action, host, secure, proxy: proxy && String(proxy), connectMs: limits.connectMs },
        seen,
        error,
        interruption,
      );
    // Not the network: something is wrong with this program. The message may hold the parameters, so it stays here.
    return new Error(`${action}: no connection was tried (${error instanceof Error ? error.name : typeof error})`);
  }

  return { call };
}

function resultOf<T>(
  raw: unknown,
  read: (body: PlainObject) => T | undefined,
  reception: Reception,
): { value: T; requestId: string } {
  const body = plainData(raw);
  const status = reception.seen.status ?? 0;
  // pop-core never looks at the status: a 500 without a Code reads as success there.
  if (status < 200 || status >= 300 || !isObject(body)) throw judgeBody(reception, body);
  const value = read(body);
  if (value === undefined) {
    const requestId = requestIdOf(body);
    throw noAnswer(reception, 'no-result-field', { requestId, code: jsonEnvelope(body)?.code ?? '' });
  }
  return { value, requestId: requestIdOf(body) };
}

function shownProblem(error: unknown): Partial<AnswerEvent> {
  const problem = error as Partial<CallProblem>;
  if (problem.name === 'Refused') return { problem: `Refused: ${problem.code}`, requestId: problem.requestId ?? '' };
  if (problem.name === 'NoAnswer')
    return { problem: `NoAnswer: ${problem.reason}`, requestId: problem.requestId ?? '' };
  if (problem.name === 'NotSent') return { problem: `NotSent: ${problem.reason}` };
  return { problem: 'Error' };
}
