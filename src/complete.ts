import fs from 'node:fs';
import path from 'node:path';
import type { NameKind } from './api/cloud-assistant.ts';
import { variableNames } from './api/environment-names.ts';
import { profilePath, readFileFromDisk, readProfiles } from './api/profile-file.ts';
import { cacheDirectory, cacheFile, claimRefresh, type Row, readCache, shown } from './cli/completion/cache.ts';
import { faultRows } from './cli/completion/faults.ts';
import { matching, matchingInList, shortened } from './cli/completion/matching.ts';
import { nameRows, parameterRows, tagRows } from './cli/completion/pairs.ts';
import { waitMs, within } from './cli/completion/patience.ts';
import { aimOf, parametersOf, wordsOf } from './cli/completion/typed-line.ts';
import type { RefreshOrder } from './complete-refresh.ts';
import { knownRegions } from './domain/region.ts';
import { stateDirectory } from './memory.ts';
import { refreshProgram } from './own-program.ts';
import { standardOutput } from './standard-output.ts';

type Process = NodeJS.Process;

/** More would only push the newest out of sight. */
const runsShown = 50;
const realPauses = { now: Date.now, sleep: (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms)) };

/** Variables that decide which account and which service is asked. */
const leadingVariables = [
  ...[variableNames.profile, variableNames.ignoreProfile, variableNames.keyId, variableNames.terraformKeyId].flat(),
  ...[variableNames.region, variableNames.terraformRegion].flat(),
  'ALIBABA_CLOUD_ENDPOINT',
];

/**
 * `ecs-invoke __complete <kind> <typed> -- <words of the line…>`, what the shells' scripts ask at a press of Tab:
 * a line `value<TAB>description` for each answer. Says nothing else, whatever goes wrong; exit 0.
 */
export async function complete(process: Process): Promise<void> {
  const [kind = '', ...rest] = process.argv.slice(3);
  // PowerShell before 7.3 leaves out an argument that is empty.
  const [typed = '', , ...words] = rest[0] === '--' && rest[1] !== '--' ? ['', ...rest] : rest;
  try {
    const rows = shortened(await rowsOf(kind, typed, words, process));
    const answer = rows.map(({ value, about }) => `${value}\t${about}\n`).join('');
    standardOutput(1, () => process.stdout).write(answer);
  } catch {
    // Nobody can read an error in the middle of a line.
  }
}

async function rowsOf(
  kind: string,
  typed: string,
  words: readonly string[],
  process: Process,
): Promise<readonly Row[]> {
  switch (kind) {
    case 'instances':
      return matchingInList(await liveRows(kind, words, process), typed);
    case 'commands':
    case 'invocations':
      return matching(await liveRows(kind, words, process), typed);
    case 'tags':
      return tagRows(await liveRows('instances', words, process), typed);
    case 'names':
      return nameRows(await liveRows('instances', words, process), typed);
    case 'parameters': {
      const line = parametersOf(words, process.env);
      return line.command === null ? [] : parameterRows(await liveRows('commands', words, process), typed, line);
    }
    case 'regions': {
      const known = knownRegions.map((value) => ({ value, about: '' }));
      const live = await liveRows(kind, words, process, 0);
      return matching([...live, ...known.filter(({ value }) => !live.some((row) => row.value === value))], typed);
    }
    case 'runs':
      return matching(runRows(process), typed);
    case 'faults':
      return faultRows(typed);
    case 'profiles':
      return matching(profileRows(words, process), typed);
    case 'zones':
      return matching(
        Intl.supportedValuesOf('timeZone').map((value) => ({ value, about: '' })),
        typed,
      );
    default:
      return [];
  }
}

async function liveRows(
  kind: NameKind,
  words: readonly string[],
  process: Process,
  patienceMs = waitMs,
): Promise<readonly Row[]> {
  const { env, platform } = process;
  const aim = aimOf(words, env);
  const directory = cacheDirectory(env, platform);
  // An address with a password in it is refused by every command; it is not passed around here either.
  if (directory === null || aim.endpoint?.includes('@')) return [];
  const config = profilePath(sources(aim.config, process));
  const changed = fs.statSync(config, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const file = cacheFile(directory, kind, [aim, leadingVariables.map((name) => env[name] ?? ''), config, changed]);
  const cached = readCache(file, Date.now());
  if (cached?.fresh || !claimRefresh(file, Date.now())) return cached?.rows ?? [];
  await startRefresh({ kind, file, words: wordsOf(aim) }, process);
  if (cached !== null) return cached.rows;
  const arrived = await within(patienceMs, () => readCache(file, Date.now()), realPauses);
  return arrived?.rows ?? [];
}

/** A process that outlives this one and is tied to no terminal. */
async function startRefresh(order: RefreshOrder, { env }: Process): Promise<void> {
  const { spawn } = await import('node:child_process');
  const [program, ...words] = refreshProgram();
  const child = spawn(program, words, {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    env: { ...env, ECS_INVOKE_REFRESH: JSON.stringify(order) },
  });
  child.on('error', () => {});
  child.unref();
}

/** The newest first; with when they last went on. */
function runRows({ env, platform }: Process): readonly Row[] {
  const directory = stateDirectory(env, env.HOME ?? env.USERPROFILE ?? '', platform);
  if (directory === null) return [];
  const runs = path.join(directory, 'runs');
  const ids = fs.readdirSync(runs).flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -6)] : []));
  return ids
    .map((value) => ({ value, changed: fs.statSync(path.join(runs, `${value}.jsonl`)).mtimeMs }))
    .sort((a, b) => b.changed - a.changed)
    .slice(0, runsShown)
    .map(({ value, changed }) => ({ value, about: new Date(changed).toISOString().slice(0, 16).replace('T', ' ') }));
}

function profileRows(words: readonly string[], process: Process): readonly Row[] {
  const read = readProfiles(sources(aimOf(words, process.env).config, process));
  const profiles = read.ok ? (read.value?.profiles ?? []) : [];
  return profiles
    .filter(({ name }) => name !== '' && name === shown(name))
    .map(({ name, fields }) => ({ value: name, about: shown(String(fields.region_id ?? '')) }));
}

function sources(config: string | null, { env, platform }: Process) {
  const home = env.HOME ?? env.USERPROFILE ?? '';
  return { env, home, platform, readFile: readFileFromDisk, configFlag: config ?? undefined };
}
