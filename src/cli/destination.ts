import type { CloudAssistant } from '../api/cloud-assistant.ts';
import { ConfigurationProblem } from '../api/configuration-problem.ts';
import { Credentials } from '../api/credentials.ts';
import type { Edition, EditionName } from '../domain/editions.ts';
import { noRegion, parseRegion } from '../domain/region.ts';
import { text } from '../domain/text.ts';
import type { Objection } from '../domain/violation.ts';
import { emulatorChosen } from './aim.ts';
import { oneOfSeveral } from './emulator-call.ts';
import type { Findings } from './findings.ts';
import type { Presenter } from './presenter.ts';
import { serviceTime } from './service-time.ts';
import type { Services, Settings } from './services.ts';

/** Where requests go: the emulator, or a region of the cloud with the settings of profile and environment. */
export interface Destination {
  /** null when it is missing or refused (told through the findings). */
  readonly regionId: string | null;
  /** Raised when the settings could not be read; told only when no flag was wrong. */
  readonly trouble: ConfigurationProblem | null;
  /** Shown by --dry-run. */
  readonly endpoint: string;
  /** Why there are no usable credentials; null when there are some. */
  identityTrouble(): ConfigurationProblem | null;
  /** The same where nothing is left but the role of this instance, which has to be asked for. */
  instanceRoleTrouble(): Promise<ConfigurationProblem | null>;
  /** Opens the connection. Rejects with ConfigurationProblem when there are no usable credentials. */
  connect(edition: Edition, presenter: Pick<Presenter, 'note' | 'verbose' | 'debug'>): Promise<Connected>;
}

export interface Connected {
  readonly cloud: CloudAssistant;
  /** Where it leads to: an origin. */
  readonly endpoint: string;
  /** An emulator of this command's own: it ends with it, and so does what still runs there. */
  readonly shortLived: boolean;
  /** The service's time, as far as an answer told it; else this machine's. */
  now(): Date;
  close(): Promise<void>;
}

/** `emulatorAt`: the endpoint of the emulator that is meant, where several run. */
export async function readDestination(
  findings: Findings,
  services: Services,
  emulatorAt: string | null = null,
): Promise<Destination> {
  const { given } = findings;
  const region = findings.single('region', parseRegion) ?? null;
  const endpoint = findings.single('endpoint', services.parseEndpoint) ?? null;
  objectToBoth(findings);
  if (emulatorChosen(given)) {
    return emulatorDestination(region ?? 'cn-hangzhou', findings, services, emulatorAt);
  }
  const authorities = await readAuthorities(findings, services);
  const { settings, trouble } = await readSettings(findings, services);
  findings.notes.push(...(settings?.notes ?? []));
  const configured = region === null && given.one('region') === null ? (settings?.regionId ?? null) : null;
  const regionId =
    configured === null
      ? region
      : findings.takeFrom(settings?.regionSource?.en ?? '-r', parseRegion(configured), configured);
  if (regionId === null && configured === null && given.one('region') === null && trouble === null)
    findings.object('region', null, noRegion);
  const target = endpoint ?? (regionId && findings.take('endpoint', null, services.endpointOf(regionId))) ?? '';
  return {
    regionId,
    trouble,
    endpoint: target,
    identityTrouble() {
      try {
        settings?.credentials();
        return null;
      } catch (error) {
        if (error instanceof ConfigurationProblem) return error;
        throw error;
      }
    },
    instanceRoleTrouble: async () => (await settings?.instanceRoleTrouble()) ?? null,
    async connect(edition, presenter) {
      if (settings === null || regionId === null) throw trouble ?? new Error('connected without settings');
      const { credentials, source, notes } = settings.credentials();
      notes.forEach(presenter.note);
      presenter.verbose(
        text(`credentials from ${source.en}; endpoint ${target}`, `凭证来自${source.zh}；请求地址 ${target}`),
      );
      const trace = given.on('debug') ? presenter.debug : null;
      // In JSON standard error is ours alone: a program's words would spoil it.
      const forPeople = (given.one('output')?.text ?? 'text') === 'text' && given.one('query') === null;
      const program = { mayAsk: forPeople && !given.on('no-input'), showsErrors: forPeople };
      const how = { authorities, program, note: presenter.note, trace };
      const time = serviceTime(services.clock);
      const cloud = await services.connect({
        endpoint: target,
        regionId,
        edition,
        credentials,
        retries: services.clock,
        seen: time.seen,
        ...how,
      });
      return { cloud, endpoint: target, shortLived: false, now: time.now, close: async () => {} };
    },
  };
}

function emulatorDestination(
  regionId: string,
  { given, aim }: Findings,
  services: Services,
  at: string | null,
): Destination {
  return {
    regionId,
    trouble: null,
    endpoint: 'http://127.0.0.1',
    identityTrouble: () => null,
    instanceRoleTrouble: async () => null,
    async connect(edition, presenter) {
      const session = await emulatorSession(edition.name, services, at);
      aim.shortLived = session.shortLived;
      if (session.among > 1) presenter.note(oneOfSeveral(session));
      const trace = given.on('debug') ? presenter.debug : null;
      const { endpoint, credentials } = session;
      const time = serviceTime(services.clock);
      const cloud = await services.connect({
        endpoint,
        regionId,
        edition,
        credentials,
        retries: services.clock,
        seen: time.seen,
        trace,
      });
      return { cloud, endpoint, shortLived: session.shortLived, now: time.now, close: session.close };
    },
  };
}

/** The emulator that runs on this machine, else one for the length of this command. */
export async function emulatorSession(edition: EditionName, { emulators }: Services, at: string | null = null) {
  const running = await emulators.find(edition, at);
  if (running) return { ...running, shortLived: false, close: async () => {} };
  const own = await emulators.start({ edition, port: 0, dataDir: null, log: () => {} });
  const credentials = new Credentials({ ...own, securityToken: null });
  return { endpoint: own.endpoint, credentials, among: 1, shortLived: true, close: () => own.stop() };
}

/** A flag beats a variable; two of the same rank exclude each other. */
export function objectToBoth(findings: Findings): void {
  const { given } = findings;
  const both = given.from('emulator') !== null && given.from('emulator') === given.from('endpoint');
  if (both) findings.object('endpoint', given.one('endpoint')?.text ?? null, emulatorHasItsOwn);
}

/** Of --ca-file; none when it is not given or refused (told through the findings). */
export async function readAuthorities(findings: Findings, services: Services): Promise<readonly string[]> {
  const file = findings.given.one('ca-file')?.text ?? null;
  if (file === null) return [];
  const pem = await findings.reading(services.sources.text(file));
  return pem === null ? [] : (findings.take('ca-file', file, await services.parseAuthorities(pem)) ?? []);
}

async function readSettings(
  { given }: Findings,
  services: Services,
): Promise<{ settings: Settings; trouble: null } | { settings: null; trouble: ConfigurationProblem }> {
  const choice = { profile: given.one('profile')?.text ?? null, config: given.one('config')?.text ?? null };
  try {
    return { settings: await services.settings(choice), trouble: null };
  } catch (error) {
    if (error instanceof ConfigurationProblem) return { settings: null, trouble: error };
    throw error;
  }
}

const emulatorHasItsOwn: Objection = {
  rule: 'emulator-endpoint',
  why: text(
    '--emulator and --endpoint exclude each other: the emulator has an endpoint of its own.',
    '--emulator 与 --endpoint 不能同时使用：模拟器有自己的请求地址。',
  ),
  fix: text('Leave out --endpoint or --emulator.', '请去掉 --endpoint 或 --emulator。'),
};
