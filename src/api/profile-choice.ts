import { text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import { ConfigurationProblem, type Resolved } from './configuration-problem.ts';
import { firstVariable, ignoresProfiles, variableNames } from './environment-names.ts';
import { type FileSources, type Profile, type ProfileFile, readProfiles } from './profile-file.ts';
import { oneLine } from './redact.ts';

export interface ConfigurationSources extends FileSources {
  /** A profile named by the user for this call. */
  readonly profileFlag?: string | undefined;
}

export interface ChosenProfile {
  readonly profile: Profile;
  readonly file: ProfileFile;
  /** By a name that somebody gave, or as the file's current one. */
  readonly by: 'flag' | 'environment' | 'current';
}

/** The profile that counts; null when there is none to choose from. */
export function chooseProfile(sources: ConfigurationSources): Resolved<ChosenProfile | null> {
  const { env, profileFlag } = sources;
  const ignored = ignoresProfiles(env);
  if (profileFlag === undefined && ignored) return { ok: true, value: null, notes: [] };
  const notes = ignored ? [flagBeatsIgnore] : [];
  const read = readProfiles(sources);
  if (!read.ok) return read;
  const named = profileFlag ?? firstVariable(env, variableNames.profile)?.value;
  const file = read.value;
  if (file === null) {
    return named === undefined ? { ok: true, value: null, notes } : { ok: false, problem: notFound(named, []) };
  }
  if (named === undefined && file.profiles.length === 0) return { ok: true, value: null, notes };
  const wanted = named ?? (file.current || 'default');
  const profile = file.profiles.find(({ name }) => name === wanted);
  if (!profile) return { ok: false, problem: notFound(wanted, file.profiles) };
  const by = profileFlag !== undefined ? 'flag' : named !== undefined ? 'environment' : 'current';
  return { ok: true, value: { profile, file, by }, notes };
}

/** A profile's name as it may be shown. */
export function shownName(name: string): string {
  return `"${oneLine(name).slice(0, 64)}"`;
}

const flagBeatsIgnore: Note = {
  code: 'profile-despite-ignore',
  text: text(
    'A profile is named with --profile, so ALIBABA_CLOUD_IGNORE_PROFILE=TRUE has no effect.',
    '已用 --profile 指定配置，ALIBABA_CLOUD_IGNORE_PROFILE=TRUE 不起作用。',
  ),
};

const namesShown = 20;

function notFound(wanted: string, profiles: readonly Profile[]): ConfigurationProblem {
  const names = profiles.slice(0, namesShown).map(({ name }) => shownName(name));
  const more = profiles.length > namesShown ? ' …' : '';
  return new ConfigurationProblem(
    'profile-not-found',
    text(`There is no profile ${shownName(wanted)}.`, `不存在名为 ${shownName(wanted)} 的配置（profile）。`),
    names.length > 0
      ? text(
          `Choose one with --profile. There are: ${names.join(', ')}${more}`,
          `请用 --profile 选择已有的配置：${names.join('、')}${more}`,
        )
      : text(
          `Make it with: aliyun configure --profile ${oneLine(wanted).slice(0, 64) || 'default'}`,
          `请先创建：aliyun configure --profile ${oneLine(wanted).slice(0, 64) || 'default'}`,
        ),
  );
}
