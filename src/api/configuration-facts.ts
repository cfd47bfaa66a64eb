import type { ConfigurationProblem } from './configuration-problem.ts';
import { ignoresProfiles } from './environment-names.ts';
import { textIn } from './plain-data.ts';
import { type ChosenProfile, type ConfigurationSources, chooseProfile, shownName } from './profile-choice.ts';
import { profilePath, readProfiles } from './profile-file.ts';

/** The configuration file as it is found, whether or not anything depends on it. */
export interface ConfigurationFacts {
  readonly path: string;
  readonly state: 'absent' | 'ignored' | 'unusable' | 'read';
  /** Why it cannot be used, or why no profile of it can be chosen. */
  readonly problem: ConfigurationProblem | null;
  /** Permission bits; null without a file, and where the system has none. */
  readonly mode: number | null;
  readonly openToOthers: boolean;
  readonly profiles: number;
  /** The profile that counts; null when there is none. Its name is quoted. */
  readonly chosen: { readonly name: string; readonly mode: string; readonly by: ChosenProfile['by'] } | null;
}

export function configurationFacts(sources: ConfigurationSources): ConfigurationFacts {
  const path = profilePath(sources);
  const nothing = { path, problem: null, mode: null, openToOthers: false, profiles: 0, chosen: null };
  if (sources.profileFlag === undefined && ignoresProfiles(sources.env)) return { ...nothing, state: 'ignored' };
  const read = readProfiles(sources);
  if (!read.ok) return { ...nothing, state: 'unusable', problem: read.problem };
  const choice = chooseProfile(sources);
  const problem = choice.ok ? null : choice.problem;
  if (read.value === null) return { ...nothing, state: 'absent', problem };
  const { openToOthers, profiles } = read.value;
  const facts = { path, mode: sources.readFile(path).mode, openToOthers, profiles: profiles.length };
  const chosen = choice.ok && choice.value;
  return {
    ...facts,
    problem,
    state: problem ? 'unusable' : 'read',
    chosen: chosen
      ? {
          name: shownName(chosen.profile.name),
          mode: textIn(chosen.profile.fields, 'mode') || 'AK',
          by: chosen.by,
        }
      : null,
  };
}
