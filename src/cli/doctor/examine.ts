import type { ConnectionFacts } from '../../api/call-trace.ts';
import { ConfigurationProblem } from '../../api/configuration-problem.ts';
import { Credentials } from '../../api/credentials.ts';
import { type AccessReport, probeAccess } from '../../usecases/probe-access.ts';
import type { Context } from '../context.ts';
import type { FetchedKeys } from './diagnosis.ts';
import type { Place } from './place.ts';
import { kindOf } from './service-checks.ts';

/** What the network has shown. */
export interface Examination {
  /** null: nothing was called, for want of a way. */
  readonly access: AccessReport | null;
  /** Of the first connection; null when none was tried. */
  readonly seen: ConnectionFacts | null;
  /** Seconds that the service's clock is ahead of ours; null when the API did not answer. */
  readonly clockOffset: number | null;
  /** null where nothing has to be fetched. */
  readonly fetched: FetchedKeys | ConfigurationProblem | null;
}

/** Milliseconds. A network that swallows everything is waited for so long, and no longer. */
const patience = { limits: { connectMs: 5_000, answerMs: 5_000 }, fetching: 9_000, all: 14_000 } as const;

/** Calls without an identity have to be signed with something: the service knows nobody of this name. */
const nobody = new Credentials({ accessKeyId: 'no-credentials', accessKeySecret: 'none', securityToken: null });

/** Reads only. What fails is data, and hides nothing that can still be found out. */
export async function examine(
  place: Place,
  { io, services }: Pick<Context, 'io' | 'services'>,
  trace: ((line: string) => void) | null,
): Promise<Examination> {
  const { endpoint, edition, authorities, identity, region, way } = place;
  const within = (ms: number) => AbortSignal.any([io.signal, AbortSignal.timeout(ms)]);
  const { limits } = patience;
  const fetching =
    identity.kind === 'plan'
      ? services.diagnosis
          .fetchKeys(identity.plan, { authorities, trace, limits, signal: within(patience.fetching) })
          .catch(problemOf)
      : null;
  if (endpoint === null || way === null || way instanceof ConfigurationProblem) {
    return { access: null, seen: null, clockOffset: null, fetched: await fetching };
  }
  let seen: ConnectionFacts | null = null;
  let clockOffset: number | null = null;
  const connect = (credentials: Credentials) =>
    services.connect({
      ...{ endpoint, edition, credentials, authorities, trace, limits },
      regionId: region.checked.ok ? region.checked.value : 'cn-hangzhou',
      seen(facts) {
        seen ??= facts;
        const told = Date.parse(facts.date);
        if (!Number.isNaN(told)) clockOffset ??= Math.round((told - services.clock.now().getTime()) / 1000);
      },
    });
  const first = await connect(identity.kind === 'keys' ? identity.keys : nobody);
  const keyed = async () => {
    if (identity.kind === 'keys') return first;
    const keys = await fetching;
    return keys === null || keys instanceof ConfigurationProblem ? null : connect(keys.credentials);
  };
  const access = await probeAccess({
    first,
    signed: keyed(),
    goesOn: (problem) => kindOf(problem) === 'permission',
    signal: within(patience.all),
  });
  const answered = access.first === null || access.first.name === 'Refused';
  return { access, seen, clockOffset: answered ? clockOffset : null, fetched: await fetching };
}

function problemOf(error: unknown): ConfigurationProblem {
  if (error instanceof ConfigurationProblem) return error;
  throw error;
}
