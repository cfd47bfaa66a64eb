import { type Text, text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import { ConfigurationProblem, type Resolved } from './configuration-problem.ts';
import type { SourceId, SourceLookedAt } from './credentials/looked-at.ts';
import type { CredentialsPlan } from './credentials/plan.ts';
import type { Credentials } from './credentials.ts';
import { type Found, instanceRoleIn, keysIn, oidcIn, terraformKeysIn, uriIn } from './environment-credentials.ts';
import { type Env, firstVariable, ignoresProfiles, isOn, type Variable, variableNames } from './environment-names.ts';
import { type ChosenProfile, type ConfigurationSources, chooseProfile, shownName } from './profile-choice.ts';
import { profileCredentials } from './profile-credentials.ts';

export interface ResolvedCredentials {
  /** Keys, or the way to fetch them. */
  readonly credentials: Credentials | CredentialsPlan;
  /** Where they come from, as the middle of a sentence. */
  readonly source: Text;
}

interface Place {
  readonly id: SourceId;
  readonly name: Text;
  /** Why it gives nothing. */
  absent(sources: ConfigurationSources): Text;
  find(sources: ConfigurationSources): Found;
}

/**
 * In this order. The first place that has anything decides, even if what it has is broken: another identity than the
 * one meant is worse than none.
 */
const places: readonly Place[] = [
  {
    id: 'profile-flag',
    name: text('--profile', '--profile'),
    absent: () => text('No profile is named on the command line.', '命令行未指定配置。'),
    find: (sources) => (sources.profileFlag === undefined ? null : profileIn(sources)),
  },
  {
    id: 'environment-keys',
    name: text('keys in the environment', '环境变量中的密钥'),
    absent: () =>
      text(
        'Neither ALIBABA_CLOUD_ACCESS_KEY_ID nor another spelling of it is set.',
        '未设置 ALIBABA_CLOUD_ACCESS_KEY_ID 及其他写法。',
      ),
    find: ({ env }) => keysIn(env),
  },
  {
    id: 'environment-profile',
    name: text('the profile the environment names', '环境变量指定的配置'),
    absent: ({ env }) =>
      ignoresProfiles(env)
        ? profilesIgnored
        : text('ALIBABA_CLOUD_PROFILE is not set.', '未设置 ALIBABA_CLOUD_PROFILE。'),
    find: (sources) => (firstVariable(sources.env, variableNames.profile) === null ? null : profileIn(sources)),
  },
  {
    id: 'environment-oidc',
    name: text('an OIDC token named by the environment', '环境变量指定的 OIDC 令牌'),
    absent: () => text('ALIBABA_CLOUD_OIDC_TOKEN_FILE is not set.', '未设置 ALIBABA_CLOUD_OIDC_TOKEN_FILE。'),
    find: ({ env }) => oidcIn(env),
  },
  {
    id: 'current-profile',
    name: text('the current profile', '当前配置'),
    absent: ({ env }) =>
      ignoresProfiles(env)
        ? profilesIgnored
        : text('The official CLI has no profile here.', '官方 CLI 在本机没有配置。'),
    find: profileIn,
  },
  {
    id: 'terraform-keys',
    name: text('keys of the Terraform provider', 'Terraform provider 的密钥'),
    absent: () => text('ALICLOUD_ACCESS_KEY is not set.', '未设置 ALICLOUD_ACCESS_KEY。'),
    find: ({ env }) => terraformKeysIn(env),
  },
  {
    id: 'environment-uri',
    name: text('a credentials URI', '凭证 URI'),
    absent: () => text('ALIBABA_CLOUD_CREDENTIALS_URI is not set.', '未设置 ALIBABA_CLOUD_CREDENTIALS_URI。'),
    find: ({ env }) => uriIn(env),
  },
  {
    id: 'instance-role',
    name: text('the RAM role of this instance', '本实例的 RAM 角色'),
    absent: () =>
      text(
        'The metadata service is not asked because of ALIBABA_CLOUD_ECS_METADATA_DISABLED.',
        '由于 ALIBABA_CLOUD_ECS_METADATA_DISABLED，未查询元数据服务。',
      ),
    find: ({ env }) => instanceRoleIn(env),
  },
];

/** The credentials that count. Nothing is asked for over the network here. */
export function resolveCredentials(sources: ConfigurationSources): Resolved<ResolvedCredentials> {
  for (const { id, find } of places) {
    const found = find(sources);
    if (found === null) continue;
    const shadowed = id === 'profile-flag' ? keyVariable(sources.env) : null;
    return found.ok && shadowed ? { ...found, notes: [profileBeats(shadowed), ...found.notes] } : found;
  }
  return { ok: false, problem: noCredentials(sources.env) };
}

/** Every place in its order, with what was found there. Those after the one that decides are not looked at. */
export function lookedAtSources(sources: ConfigurationSources): readonly SourceLookedAt[] {
  let taken: Text | null = null;
  return places.map(({ id, name, absent, find }) => {
    if (taken !== null) {
      const words = text(`Not looked at: ${taken.en} comes first.`, `未查看：${taken.zh}优先。`);
      return { id, name, state: 'passed-over', words };
    }
    const found = find(sources);
    if (found === null) return { id, name, state: 'absent', words: absent(sources) };
    taken = name;
    if (!found.ok) return { id, name, state: 'broken', words: found.problem.why };
    const { source } = found.value;
    return { id, name, state: 'taken', words: text(`Used: ${source.en}.`, `使用：${source.zh}。`) };
  });
}

/** Whether the environment itself is the source, whatever the file's current profile is (unless one is named). */
export function hasKeys(env: Env): boolean {
  if (keyVariable(env) !== null) return true;
  const named = firstVariable(env, variableNames.profile) !== null && !ignoresProfiles(env);
  return !named && firstVariable(env, [...variableNames.oidcProvider, ...variableNames.oidcTokenFile]) !== null;
}

function keyVariable(env: Env): Variable | null {
  return firstVariable(env, variableNames.keyId) ?? firstVariable(env, variableNames.keySecret);
}

function profileIn(sources: ConfigurationSources): Found {
  const choice = chooseProfile(sources);
  if (!choice.ok) return choice;
  return choice.value && fromProfile(choice.value, choice.notes, sources.env);
}

function fromProfile({ profile, file }: ChosenProfile, notes: readonly Note[], env: Env): Found {
  const credentials = profileCredentials(profile, file, env);
  if (credentials instanceof ConfigurationProblem) return { ok: false, problem: credentials };
  const name = shownName(profile.name);
  const source = text(`profile ${name} of ${file.path}`, `${file.path} 中的配置 ${name}`);
  const open = file.openToOthers ? [openToOthers(file.path)] : [];
  return { ok: true, value: { credentials, source }, notes: [...notes, ...open] };
}

const profilesIgnored = text(
  'Profiles are ignored because of ALIBABA_CLOUD_IGNORE_PROFILE=TRUE.',
  '由于 ALIBABA_CLOUD_IGNORE_PROFILE=TRUE，配置文件被忽略。',
);

/** Told when no place has anything, and when the last resort, the role of the instance, is none. */
export function noCredentials(env: Env): ConfigurationProblem {
  const bearer = firstVariable(env, variableNames.bearerToken);
  const reasons = [
    text('There are no credentials in the environment and no profile.', '环境变量和配置文件中都没有凭证。'),
    ...(bearer
      ? [
          text(
            `${bearer.name} is set, but ECS does not take bearer tokens.`,
            `已设置 ${bearer.name}，但 ECS 不接受 Bearer Token。`,
          ),
        ]
      : []),
    ...(ignoresProfiles(env) ? [profilesIgnored] : []),
    ...(isOn(env, 'ALIBABA_CLOUD_ECS_METADATA_DISABLED')
      ? []
      : [text('This machine has no RAM role either.', '本机也没有 RAM 角色。')]),
  ];
  return new ConfigurationProblem(
    'credentials-none',
    text(reasons.map(({ en }) => en).join(' '), reasons.map(({ zh }) => zh).join('')),
    text(
      'Set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET, or run `aliyun configure`, or add --emulator to try it on this machine without an account.',
      '请设置 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET，或运行 `aliyun configure`，也可以加上 --emulator 在本机试用，无需账号。',
    ),
  );
}

function profileBeats({ name }: Variable): Note {
  return {
    code: 'profile-over-environment',
    text: text(
      `A profile is named with --profile, so the keys in the environment (${name}) are not used.`,
      `已用 --profile 指定配置，不使用环境变量中的密钥（${name}）。`,
    ),
  };
}

function openToOthers(path: string): Note {
  return {
    code: 'config-open-to-others',
    text: text(
      `${path} holds secrets and others on this machine can read it: chmod 600 ${path}`,
      `${path} 含有密钥，但本机其他用户也能读取，请执行：chmod 600 ${path}`,
    ),
  };
}
