import fs from 'node:fs';
import path from 'node:path';
import { variableNames } from './api/environment-names.ts';
import { profilePath, readFileFromDisk, readProfiles } from './api/profile-file.ts';
import { cacheDirectory, cacheFile, claimRefresh, type Row, readCache, shown } from './cli/completion/cache.ts';
import { matching } from './cli/completion/matching.ts';
import { aimOf, wordsOf } from './cli/completion/typed-line.ts';
import type { RefreshOrder } from './complete-refresh.ts';
import { knownRegions } from './domain/region.ts';

type Process = NodeJS.Process;

/** How long a first answer is waited for: with the start of Node it stays below 300 ms of network. */
const waitMs = 250;

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
  process.stdout.on('error', () => {});
  const [kind = '', typed = '', , ...words] = process.argv.slice(3);
  try {
    const rows = await rowsOf(kind, words, process);
    const lines = matching(rows, typed).map(({ value, about }) => `${value}\t${about}\n`);
    process.stdout.write(lines.join(''));
  } catch {
    // Nobody can read an error in the middle of a line.
  }
}

async function rowsOf(kind: string, words: readonly string[], process: Process): Promise<readonly Row[]> {
  switch (kind) {
    case 'commands':
    case 'instances':
    case 'invocations':
      return liveRows(kind, words, process);
    case 'regions': {
      const known = knownRegions.map((value) => ({ value, about: '' }));
      const live = await liveRows(kind, words, process, 0);
      return [...live, ...known.filter(({ value }) => !live.some((row) => row.value === value))];
    }
    case 'profiles':
      return profileRows(words, process);
    case 'zones':
      return Intl.supportedValuesOf('timeZone').map((value) => ({ value, about: '' }));
    default:
      return [];
  }
}

async function liveRows(
  kind: string,
  words: readonly string[],
  process: Process,
  patience = waitMs,
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
  await startRefresh({ kind, file, words: wordsOf(aim) } as RefreshOrder, process);
  if (cached !== null) return cached.rows;
  for (const until = Date.now() + patience; Date.now() < until; ) {
    await new Promise((wake) => setTimeout(wake, 10));
    const arrived = readCache(file, Date.now());
    if (arrived !== null) return arrived.rows;
  }
  return [];
}

/** A process that outlives this one and is tied to no terminal. */
async function startRefresh(order: RefreshOrder, { env, execPath }: Process): Promise<void> {
  const { spawn } = await import('node:child_process');
  const child = spawn(execPath, [path.join(__dirname, 'refresh.js')], {
    detached: true,
    stdio: 'ignore',
    windowsHide: true,
    env: { ...env, ECS_INVOKE_REFRESH: JSON.stringify(order) },
  });
  child.on('error', () => {});
  child.unref();
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
