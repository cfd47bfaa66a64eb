import path from 'node:path';
import { endpointHost } from '../api/endpoint.ts';
import type { Objection } from '../domain/violation.ts';
import type { Identity, StoredRun } from '../usecases/stored-run.ts';
import { type Aim, aimOf, emulatorChosen } from './aim.ts';
import type { Findings } from './findings.ts';
import { type Given, nothingGiven, switchedOn, withValues } from './given.ts';
import { otherEmulator } from './render/record-words.ts';
import type { Services } from './services.ts';

/** As whom a line asks: what its record keeps of it. Paths are whole, for a line that is typed elsewhere. */
export function identityOf(given: Given): Identity {
  if (emulatorChosen(given)) return { emulator: true, profile: null, config: null, caFile: null };
  const whole = (name: string) => {
    const place = given.one(name)?.text ?? '';
    return place === '' ? null : path.resolve(place);
  };
  return {
    emulator: false,
    profile: given.one('profile')?.text ?? null,
    config: whole('config'),
    caFile: whole('ca-file'),
  };
}

/** As whom the run was begun, unless a flag of the line says otherwise; variables stand back. */
export function recalled(given: Given, { emulator, profile, config, caFile }: Identity): Given {
  const chosen = (name: string) => given.from(name) === 'flag';
  if (emulator) {
    const elsewhere = ['emulator', 'endpoint', 'profile', 'config'].some(chosen);
    return elsewhere ? given : switchedOn(given, 'emulator');
  }
  const kept = Object.entries({ profile, config, 'ca-file': caFile }).flatMap(([name, value]) =>
    value === null || chosen(name) ? [] : [[name, value] as const],
  );
  return withValues(given, Object.fromEntries(kept));
}

/** The same, and what is told from now on leads to where the run is. */
export function recall(findings: Findings, stored: Placed): Given {
  const given = recalled(findings.given, stored.identity);
  Object.assign(findings.aim, aimAt(given, stored));
  return given;
}

type Placed = Pick<StoredRun, 'identity' | 'record' | 'endpoint'>;

/** Where a run is, for lines that have no record to go by: as whom it was begun, and its place. */
export function aimOfRun(stored: Placed): Aim {
  return aimAt(recalled(nothingGiven, stored.identity), stored);
}

function aimAt(given: Given, { record, endpoint }: Placed): Aim {
  const { regionId, edition } = record;
  const isUsual = emulatorChosen(given) || endpoint === `https://${endpointHost(regionId)}`;
  const place = { region: regionId, ...(isUsual ? {} : { endpoint }), ...(edition === 'current' ? {} : { edition }) };
  return aimOf(withValues(given, place));
}

/** Another emulator knows nothing of the run, and would do its work once more; null where it is the same one. */
export async function notTheEmulatorOf(
  { endpoint, record }: Pick<StoredRun, 'endpoint' | 'record'>,
  given: Given,
  { emulators }: Pick<Services, 'emulators'>,
): Promise<Objection | null> {
  if (!emulatorChosen(given)) return null;
  const running = await emulators.find(record.edition, endpoint);
  return running?.endpoint === endpoint ? null : otherEmulator(endpoint);
}
