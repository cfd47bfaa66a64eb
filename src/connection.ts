import type { CallEvent } from './api/call-trace.ts';
import { Credentials } from './api/credentials.ts';
import { readFileFromDisk } from './api/profile-file.ts';
import { proxyFor } from './api/proxy-settings.ts';
import type { TransportOptions } from './api/transport.ts';
import { mayAsk } from './cli/interactive/may-ask.ts';
import type { Io } from './cli/io.ts';
import { renderCall } from './cli/render/call.ts';
import type { ConnectTarget } from './cli/services.ts';

/**
 * Who calls, and by which way: keys at hand go as they are; those to be fetched are fetched once here, so that what is
 * wrong with them is told before anything else happens.
 */
export async function identityAndWay(target: ConnectTarget, io: Io): Promise<Omit<TransportOptions, 'endpoint'>> {
  const { endpoint, credentials, authorities = [], trace: tell, program, note } = target;
  const proxy = proxyFor(endpoint, io.env);
  const trust = authorities.length > 0 && {
    trust: (await import('./api/authorities.ts')).trusting(authorities, io.env),
  };
  const trace = tell && { trace: (event: CallEvent) => tell(renderCall(event)) };
  const way = { proxy, ...trust, ...trace };
  if (credentials instanceof Credentials) return { credentials, ...way };
  const { openCredentials } = await import('./api/credentials/provider.ts');
  const somebodyAnswers = (program?.mayAsk ?? false) && mayAsk(io);
  const provider = openCredentials(credentials, {
    env: io.env,
    now: Date.now,
    signal: io.signal,
    readFile: readFileFromDisk,
    network: { proxyFor: (origin) => proxyFor(origin, io.env), ...trust },
    program: {
      mayAsk: somebodyAnswers,
      showsErrors: program?.showsErrors ?? false,
      platform: io.platform,
      limitMs: somebodyAnswers ? 5 * 60_000 : 60_000,
    },
    ...trace,
    note: note ?? (() => {}),
  });
  await provider.current(io.signal);
  return { credentials: provider, ...way };
}
