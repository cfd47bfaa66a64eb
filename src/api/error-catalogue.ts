import { editDistance } from '../domain/near-miss.ts';
import { clientTokenErrors } from './errors/client-token.ts';
import { clockAndTrafficErrors } from './errors/clock-and-traffic.ts';
import { commandPartErrors } from './errors/command-parts.ts';
import { commandErrors } from './errors/commands.ts';
import { credentialErrors } from './errors/credentials.ts';
import { emulatorErrors } from './errors/emulator.ts';
import { families } from './errors/families.ts';
import { fileErrors } from './errors/files.ts';
import { gatewayErrors } from './errors/gateway.ts';
import { instanceErrors } from './errors/instances.ts';
import { missingErrors } from './errors/missing.ts';
import { parameterErrors } from './errors/parameters.ts';
import { permissionErrors } from './errors/permission.ts';
import { queryErrors } from './errors/queries.ts';
import { containerResults } from './errors/result-container.ts';
import { deliveryResults } from './errors/result-delivery.ts';
import { environmentResults, userInvalid } from './errors/result-environment.ts';
import { executionResults } from './errors/result-execution.ts';
import { fileResults } from './errors/result-file.ts';
import { scheduleResults } from './errors/result-schedule.ts';
import type { RequestFacts, ResultFacts, Source, Wording } from './errors/row.ts';
import { runOptionErrors } from './errors/run-options.ts';
import { scheduleErrors } from './errors/schedule.ts';
import { serverErrors } from './errors/server.ts';
import { tagErrors } from './errors/tags.ts';

export type { RefusalKind, Source } from './errors/row.ts';

interface Found {
  /** As it was asked for. */
  readonly code: string;
  readonly sources: readonly Source[];
}
export interface ErrorRow extends RequestFacts, Found {}
export interface ResultRow extends ResultFacts, Found {}

export type CatalogueEntry =
  | { readonly of: 'request'; readonly row: ErrorRow }
  | { readonly of: 'result'; readonly row: ResultRow };

const requests: ReadonlyMap<string, RequestFacts> = new Map<string, RequestFacts>(
  [
    instanceErrors,
    commandErrors,
    commandPartErrors,
    parameterErrors,
    scheduleErrors,
    runOptionErrors,
    tagErrors,
    clientTokenErrors,
    credentialErrors,
    permissionErrors,
    clockAndTrafficErrors,
    serverErrors,
    gatewayErrors,
    missingErrors,
    queryErrors,
    fileErrors,
    emulatorErrors,
  ].flatMap((table) => Object.entries<RequestFacts>(table)),
);

const results: ReadonlyMap<string, ResultFacts> = new Map<string, ResultFacts>(
  [deliveryResults, environmentResults, executionResults, scheduleResults, containerResults, fileResults].flatMap(
    (table) => Object.entries<ResultFacts>(table),
  ),
);

/** The Code of a refused call explained: its own row, else that of its family, else null. */
export function explainRequestError(code: string): ErrorRow | null {
  const own = requests.get(code);
  if (own) return { ...own, code, sources: sourcesOf(own.documented) };
  for (const { pattern, facts } of families) {
    const match = pattern.exec(code);
    if (!match) continue;
    const row = facts(match[1] ?? '');
    return { ...row, code, sources: sourcesOf(row.documented) };
  }
  return null;
}

/** The ErrorCode of one instance's result explained. A detail after the name, as in `UserInvalid_jack`, is allowed. */
export function explainResultError(code: string): ResultRow | null {
  const facts = results.get(code) ?? (/^UserInvalid_/.test(code) ? userInvalid : undefined);
  return facts ? { ...facts, code, sources: sourcesOf(facts.documented) } : null;
}

/** The entry of a code, of a request or of a result, in whatever capitals it is written; null when there is none. */
export function entryOf(written: string): CatalogueEntry | null {
  const lower = written.toLowerCase();
  const known = [...requests.keys(), ...results.keys()].find((code) => code.toLowerCase() === lower);
  // Families are spelled in capitals as well: throttling.user2 is meant as Throttling.User2.
  const capitals = written.replace(/(^|\.)[a-z]/g, (start) => start.toUpperCase());
  for (const code of [known ?? written, capitals]) {
    const result = explainResultError(code);
    if (result) return { of: 'result', row: result };
    const request = explainRequestError(code);
    if (request) return { of: 'request', row: request };
  }
  return null;
}

/** The family that explains a code without a row of its own, as people write it; null where it has its own. */
export function familyOf(code: string): string | null {
  if (requests.has(code) || results.has(code)) return null;
  return families.find(({ pattern }) => pattern.test(code))?.title ?? null;
}

/** Every code that has a row of its own, by name; requests before results. */
export function allCodes(): readonly CatalogueEntry[] {
  const byName = (a: string, b: string) => (a < b ? -1 : 1);
  return [
    ...[...requests.keys()].sort(byName).map((code) => ({ of: 'request', row: explainRequestError(code)! }) as const),
    ...[...results.keys()].sort(byName).map((code) => ({ of: 'result', row: explainResultError(code)! }) as const),
  ];
}

/** The families as people write them: `Missing<Name>`, `Throttling.*` … */
export function familyTitles(): readonly string[] {
  return families.map(({ title }) => title);
}

/**
 * The codes that are spelled most like `text`, the nearest first, at most `atMost`; capitals do not count. A code that
 * ends like the text (`NotVpc`) is near too. Where none is near, those that contain the text, the shortest first.
 */
export function nearCodes(text: string, atMost = 3): readonly string[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const tolerated = Math.max(1, Math.floor(wanted.length / 4));
  const codes = [...new Set([...requests.keys(), ...results.keys()])];
  const near = codes
    .map((code) => ({ code, far: nearness(wanted, code.toLowerCase()) }))
    .filter(({ far }) => far <= tolerated)
    .sort((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1))
    .slice(0, atMost)
    .map(({ code }) => code);
  if (near.length > 0 || wanted.length < 4) return near;
  return codes
    .filter((code) => code.toLowerCase().includes(wanted))
    .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    .slice(0, atMost);
}

function nearness(wanted: string, code: string): number {
  const last = code.slice(code.lastIndexOf('.') + 1);
  return Math.min(
    editDistance(wanted, code),
    wanted.length < 5 ? Number.POSITIVE_INFINITY : editDistance(wanted, last) + 0.5,
  );
}

function sourcesOf(documented: readonly Wording[]): readonly Source[] {
  return [...new Set(documented.map(({ source }) => source))];
}
