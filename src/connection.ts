import type { CallEvent } from './api/call-trace.ts';
import { ConfigurationProblem } from './api/configuration-problem.ts';
import type { CredentialsPlan } from './api/credentials/plan.ts';
import type { Surroundings } from './api/credentials/surroundings.ts';
import { Credentials, type CredentialsProvider } from './api/credentials.ts';
import { readFileFromDisk } from './api/profile-file.ts';
import { proxyFor } from './api/proxy-settings.ts';
import type { TransportOptions } from './api/transport.ts';
import type { FetchedKeys, Haste } from './cli/doctor/diagnosis.ts';
import { mayAsk } from './cli/interactive/may-ask.ts';
import type { Io } from './cli/io.ts';
import { renderCall } from './cli/render/call.ts';
import { clockNote } from './cli/render/clock-note.ts';
import type { ConnectTarget } from './cli/services.ts';

/**
 * Who calls, and by which way: keys at hand go as they are; those to be fetched are fetched once here, so that what is
 * wrong with them is told before anything else happens.
 */
export async function identityAndWay(target: ConnectTarget, io: Io): Promise<Omit<TransportOptions, 'endpoint'>> {
  const { endpoint, credentials, trace: tell, program, note, limits, seen } = target;
  const proxy = proxyFor(endpoint, io.env);
  const trust = await trustOf(target, io);
  const trace = tell && { trace: (event: CallEvent) => tell(renderCall(event)) };
  const clockCorrected = (offsetMs: number) => note?.(clockNote(offsetMs));
  const way = { proxy, clockCorrected, ...trust, ...trace, ...(limits && { limits }), ...(seen && { seen }) };
  if (credentials instanceof Credentials) return { credentials, ...way };
  const provider = await openProvider(credentials, io, { program, note, ...trust, ...trace });
  await provider.current(io.signal);
  return { credentials: provider, ...way };
}

/** Why credentials cannot be fetched; null when they can. */
export async function fetchingTrouble(plan: CredentialsPlan, io: Io): Promise<ConfigurationProblem | null> {
  try {
    await (await openProvider(plan, io, {})).current(io.signal);
    return null;
  } catch (error) {
    if (error instanceof ConfigurationProblem) return error;
    throw error;
  }
}

/** Keys fetched once, with the moment of their end, and within the limits given. */
export async function fetchOnce(
  plan: CredentialsPlan,
  how: Pick<ConnectTarget, 'authorities' | 'trace'> & Haste,
  io: Io,
): Promise<FetchedKeys> {
  const { trace: tell, signal, limits } = how;
  const { fetchKeys } = await import('./api/credentials/fetch-keys.ts');
  const trace = tell && { trace: (event: CallEvent) => tell(renderCall(event)) };
  const usual = surroundingsOf(io, { ...(await trustOf(how, io)), ...trace });
  const fetched = await fetchKeys(plan, {
    ...usual,
    signal,
    network: { ...usual.network, limits },
    program: { ...usual.program, mayAsk: false, limitMs: limits.connectMs + limits.answerMs },
  });
  return { ...fetched, expiresAt: fetched.expiresAt === null ? null : new Date(fetched.expiresAt) };
}

async function trustOf({ authorities = [] }: Pick<ConnectTarget, 'authorities'>, { env }: Io) {
  return authorities.length > 0 && { trust: (await import('./api/authorities.ts')).trusting(authorities, env) };
}

type Ways = Pick<ConnectTarget, 'program' | 'note'> & Pick<Surroundings, 'trace'> & Pick<TransportOptions, 'trust'>;

async function openProvider(plan: CredentialsPlan, io: Io, ways: Ways): Promise<CredentialsProvider> {
  const { openCredentials } = await import('./api/credentials/provider.ts');
  return openCredentials(plan, surroundingsOf(io, ways));
}

function surroundingsOf(io: Io, { program, note, trust, trace }: Ways): Surroundings {
  const somebodyAnswers = (program?.mayAsk ?? false) && mayAsk(io);
  return {
    env: io.env,
    now: Date.now,
    signal: io.signal,
    readFile: readFileFromDisk,
    network: { proxyFor: (origin) => proxyFor(origin, io.env), ...(trust && { trust }) },
    program: {
      mayAsk: somebodyAnswers,
      showsErrors: program?.showsErrors ?? false,
      platform: io.platform,
      limitMs: somebodyAnswers ? 5 * 60_000 : 60_000,
    },
    ...(trace && { trace }),
    note: note ?? (() => {}),
  };
}
