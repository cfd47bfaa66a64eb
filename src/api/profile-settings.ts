import { type Language, type Text, text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import type { Resolved } from './configuration-problem.ts';
import { firstVariable, ignoresProfiles, variableNames } from './environment-names.ts';
import { textIn } from './plain-data.ts';
import { type ChosenProfile, type ConfigurationSources, chooseProfile, shownName } from './profile-choice.ts';
import { hasKeys } from './resolve-credentials.ts';

export interface ProfileSettings {
  /** As it was found; whether it is spelled like a region is checked elsewhere. null: nobody names one. */
  readonly region: string | null;
  /** Where the region comes from, as the middle of a sentence; null without one. */
  readonly regionSource: Text | null;
  /** The profile's language; null when it has none. */
  readonly language: Language | null;
}

/**
 * What a profile says beside its keys. Its region counts before the environment's when the profile was named, or when
 * the keys come from it; a current profile that gives no keys is asked last. A file that nothing depends on may be
 * broken: that is a note.
 */
export function resolveProfileSettings(
  sources: ConfigurationSources & { readonly regionFlag?: string | undefined },
): Resolved<ProfileSettings> {
  const { env, profileFlag, regionFlag } = sources;
  const chosen = chooseProfile(sources);
  const givesKeys = profileFlag !== undefined || !hasKeys(env);
  if (!chosen.ok && givesKeys) return chosen;
  const profile = chosen.ok ? chosen.value : null;
  const notes: readonly Note[] = chosen.ok ? [] : [{ code: chosen.problem.code, text: chosen.problem.why }];

  const inProfile = profile ? regionOf(profile) : null;
  const variable = firstVariable(env, [...variableNames.region, ...variableNames.terraformRegion]);
  const inEnvironment = variable && { region: variable.value, source: text(variable.name, variable.name) };
  const profileFirst = profile !== null && (givesKeys || profile.by !== 'current');
  const found =
    (regionFlag !== undefined ? { region: regionFlag, source: text('the command line', '命令行') } : null) ??
    (profileFirst ? (inProfile ?? inEnvironment) : (inEnvironment ?? inProfile)) ??
    (ignoresProfiles(env) ? asTheOfficialCli : null);
  const language = profile ? languageOf(profile) : null;
  return { ok: true, value: { region: found?.region ?? null, regionSource: found?.source ?? null, language }, notes };
}

const asTheOfficialCli = {
  region: 'cn-hangzhou',
  source: text('the default without profiles', '忽略配置文件时的默认值'),
};

function regionOf({ profile, file }: ChosenProfile): { region: string; source: Text } | null {
  const region = textIn(profile.fields, 'region_id').trim();
  const name = shownName(profile.name);
  return region === ''
    ? null
    : { region, source: text(`profile ${name} of ${file.path}`, `${file.path} 中的配置 ${name}`) };
}

function languageOf({ profile }: ChosenProfile): Language | null {
  const language = textIn(profile.fields, 'language');
  return language === 'zh' || language === 'en' ? language : null;
}
