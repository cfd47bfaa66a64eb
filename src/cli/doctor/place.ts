import { ConfigurationProblem } from '../../api/configuration-problem.ts';
import type { SourceLookedAt } from '../../api/credentials/looked-at.ts';
import type { CredentialsPlan } from '../../api/credentials/plan.ts';
import { Credentials } from '../../api/credentials.ts';
import type { Edition } from '../../domain/editions.ts';
import { noRegion, parseRegion } from '../../domain/region.ts';
import { type Text, text } from '../../domain/text.ts';
import { type Checked, type Note, refused } from '../../domain/violation.ts';
import { emulatorChosen } from '../aim.ts';
import type { Context } from '../context.ts';
import { emulatorSession, objectToBoth, readAuthorities } from '../destination.ts';
import type { Findings } from '../findings.ts';
import type { Services, Settings } from '../services.ts';
import type { ConfigurationFile, Way } from './diagnosis.ts';

/** Where a command would go with these flags, and as whom; whatever is wrong with it is data here. */
export interface Place {
  readonly edition: Edition;
  /** The emulator: configuration and network have no part in it. */
  readonly emulated: boolean;
  readonly configuration: ConfigurationFile | null;
  /** The settings could not be read because of the configuration. */
  readonly settingsFailed: boolean;
  readonly sources: readonly SourceLookedAt[];
  readonly identity: Identity;
  readonly notes: readonly Note[];
  readonly region: Region;
  /** null without a region. */
  readonly endpoint: string | null;
  readonly endpointSource: Text;
  readonly authorities: readonly string[];
  /** null without an endpoint. */
  readonly way: Way | ConfigurationProblem | null;
  close(): Promise<void>;
}

export type Identity =
  | { readonly kind: 'keys'; readonly keys: Credentials; readonly source: Text }
  | { readonly kind: 'plan'; readonly plan: CredentialsPlan; readonly source: Text }
  | { readonly kind: 'none'; readonly problem: ConfigurationProblem };

export interface Region {
  readonly checked: Checked<string>;
  readonly source: Text;
}

/** Flags that are wrong in themselves are told through the findings, as everywhere. */
export async function readPlace(
  findings: Findings,
  edition: Edition,
  { services, io: { env } }: Pick<Context, 'services' | 'io'>,
): Promise<Place> {
  const { given } = findings;
  const flagged = findings.single('region', parseRegion) ?? null;
  const endpoint = findings.single('endpoint', services.parseEndpoint) ?? null;
  const authorities = await readAuthorities(findings, services);
  objectToBoth(findings);
  if (emulatorChosen(given)) return emulatedPlace(flagged, edition, services);
  const choice = { profile: given.one('profile')?.text ?? null, config: given.one('config')?.text ?? null };
  const { settings, trouble } = await settingsOf(services, choice);
  const region = regionOf(flagged, given.spelled('region'), settings);
  const regionId = region.checked.ok ? region.checked.value : null;
  const own = endpoint === null && regionId !== null ? services.endpointOf(regionId) : null;
  if (own !== null && !own.ok) findings.take('endpoint', null, own);
  const target = endpoint ?? (own?.ok ? own.value : null);
  const found = identityOf(settings, trouble);
  return {
    edition,
    emulated: false,
    configuration: services.diagnosis.configuration(choice),
    settingsFailed: trouble !== null,
    sources: services.lookedAt(choice),
    ...found,
    notes: [...(settings?.notes ?? []), ...found.notes],
    region,
    endpoint: target,
    endpointSource:
      endpoint === null
        ? (env.ALIBABA_CLOUD_ENDPOINT ?? '').trim() === ''
          ? text('the region’s own', '该地域的默认接入点')
          : text('ALIBABA_CLOUD_ENDPOINT', 'ALIBABA_CLOUD_ENDPOINT')
        : text(given.spelled('endpoint'), given.spelled('endpoint')),
    authorities,
    way: target === null ? null : wayTo(target, services),
    close: async () => {},
  };
}

async function settingsOf(services: Services, choice: Parameters<Services['settings']>[0]) {
  try {
    return { settings: await services.settings(choice), trouble: null };
  } catch (error) {
    if (error instanceof ConfigurationProblem) return { settings: null, trouble: error };
    throw error;
  }
}

function regionOf(flagged: string | null, flag: string, settings: Settings | null): Region {
  if (flagged !== null) return { checked: parseRegion(flagged), source: text(flag, flag) };
  const { regionId = null, regionSource = null } = settings ?? {};
  if (regionId === null) return { checked: refused(noRegion), source: text('', '') };
  return { checked: parseRegion(regionId), source: regionSource ?? text('', '') };
}

function identityOf(
  settings: Settings | null,
  trouble: ConfigurationProblem | null,
): { readonly identity: Identity; readonly notes: readonly Note[] } {
  try {
    if (settings === null) throw trouble;
    const { credentials, source, notes } = settings.credentials();
    return credentials instanceof Credentials
      ? { identity: { kind: 'keys', keys: credentials, source }, notes }
      : { identity: { kind: 'plan', plan: credentials, source }, notes };
  } catch (error) {
    if (error instanceof ConfigurationProblem) return { identity: { kind: 'none', problem: error }, notes: [] };
    throw error;
  }
}

function wayTo(endpoint: string, { diagnosis }: Services): Way | ConfigurationProblem {
  try {
    return diagnosis.wayTo(endpoint);
  } catch (error) {
    if (error instanceof ConfigurationProblem) return error;
    throw error;
  }
}

async function emulatedPlace(flagged: string | null, edition: Edition, services: Services): Promise<Place> {
  const { endpoint, credentials, shortLived, close } = await emulatorSession(edition.name, services);
  const regionId = flagged ?? 'cn-hangzhou';
  return {
    edition,
    emulated: true,
    configuration: null,
    settingsFailed: false,
    sources: [],
    identity: { kind: 'keys', keys: credentials, source: text('the emulator itself', '模拟器自身') },
    notes: [],
    region: {
      checked: parseRegion(regionId),
      source: flagged === null ? text('the emulator’s own', '模拟器默认值') : text('-r', '-r'),
    },
    endpoint,
    endpointSource: shortLived
      ? text('an emulator started for this check', '为本次检查启动的模拟器')
      : text('the emulator that runs on this machine', '本机正在运行的模拟器'),
    authorities: [],
    way: wayTo(endpoint, services),
    close,
  };
}
