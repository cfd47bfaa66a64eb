import { type Text, text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';
import { ConfigurationProblem, type Resolved } from './configuration-problem.ts';
import { Credentials } from './credentials.ts';
import { type Env, firstVariable, ignoresProfiles, type Variable, variableNames } from './environment-names.ts';
import { type ChosenProfile, type ConfigurationSources, chooseProfile, shownName } from './profile-choice.ts';
import { profileCredentials } from './profile-credentials.ts';

export interface ResolvedCredentials {
  readonly credentials: Credentials;
  /** Where they come from, as the middle of a sentence. */
  readonly source: Text;
}

/**
 * In this order: a profile named by the user, keys in the environment, a profile named there, the file's current
 * profile, and last the names of the Terraform provider. The first source that has anything decides, even if what it
 * has is broken: another identity than the one meant is worse than none.
 */
export function resolveCredentials(sources: ConfigurationSources): Resolved<ResolvedCredentials> {
  const { env, profileFlag } = sources;
  const keys = [firstVariable(env, variableNames.keyId), firstVariable(env, variableNames.keySecret)] as const;
  const inEnvironment = keys.find((variable) => variable !== null);
  if (profileFlag === undefined && inEnvironment) return fromVariables(keys, variableNames, env);
  const choice = chooseProfile(sources);
  if (!choice.ok) return choice;
  if (choice.value) {
    return fromProfile(choice.value, [...choice.notes, ...(inEnvironment ? [profileBeats(inEnvironment)] : [])]);
  }
  const { terraformKeyId: keyId, terraformKeySecret: keySecret } = variableNames;
  const terraform = [firstVariable(env, keyId), firstVariable(env, keySecret)] as const;
  if (terraform.some(Boolean)) return fromVariables(terraform, { keyId, keySecret }, env, [readLast(terraform)]);
  return { ok: false, problem: noCredentials(env) };
}

/** Whether the environment holds a key or a part of one, so that it is the source (unless a profile is named). */
export function hasKeys(env: Env): boolean {
  return [...variableNames.keyId, ...variableNames.keySecret].some((name) => firstVariable(env, [name]) !== null);
}

function fromVariables(
  [id, secret]: readonly [Variable | null, Variable | null],
  names: { readonly keyId: readonly string[]; readonly keySecret: readonly string[] },
  env: Env,
  notes: readonly Note[] = [],
): Resolved<ResolvedCredentials> {
  if (!id || !secret) {
    const [found, among, others] = id ? [id, names.keyId, names.keySecret] : [secret!, names.keySecret, names.keyId];
    return { ok: false, problem: halfAPair(found.name, others[among.indexOf(found.name)] ?? others[0]!) };
  }
  const token = firstVariable(env, variableNames.token);
  const found = [id.name, secret.name, ...(token ? [token.name] : [])];
  const credentials = new Credentials({
    accessKeyId: id.value,
    accessKeySecret: secret.value,
    securityToken: token?.value ?? null,
  });
  const source = text(`the environment (${found.join(', ')})`, `环境变量（${found.join('、')}）`);
  const families = new Set(found.map((name) => name.replace(/(?:ACCESS_|SECRET_|SECURITY_).*$/, '')));
  return { ok: true, value: { credentials, source }, notes: families.size > 1 ? [...notes, mixed(found)] : notes };
}

function fromProfile({ profile, file }: ChosenProfile, notes: readonly Note[]): Resolved<ResolvedCredentials> {
  const credentials = profileCredentials(profile);
  if (credentials instanceof ConfigurationProblem) return { ok: false, problem: credentials };
  const name = shownName(profile.name);
  const source = text(`profile ${name} of ${file.path}`, `${file.path} 中的配置 ${name}`);
  const open = file.openToOthers ? [openToOthers(file.path)] : [];
  return { ok: true, value: { credentials, source }, notes: [...notes, ...open] };
}

function halfAPair(found: string, missing: string): ConfigurationProblem {
  return new ConfigurationProblem(
    'credentials-half',
    text(`${found} is set, but ${missing} is not.`, `已设置 ${found}，但未设置 ${missing}。`),
    text(
      `Set ${missing} too, or unset ${found} to use a profile.`,
      `请同时设置 ${missing}，或取消设置 ${found} 以使用配置文件。`,
    ),
  );
}

function noCredentials(env: Env): ConfigurationProblem {
  const unread = firstVariable(env, variableNames.unread);
  const reasons = [
    text('There are no credentials in the environment and no profile.', '环境变量和配置文件中都没有凭证。'),
    ...(unread
      ? [
          text(
            `${unread.name} is set, but this version cannot use it yet.`,
            `已设置 ${unread.name}，但当前版本尚不支持。`,
          ),
        ]
      : []),
    ...(ignoresProfiles(env)
      ? [
          text(
            'Profiles are ignored because of ALIBABA_CLOUD_IGNORE_PROFILE=TRUE.',
            '由于 ALIBABA_CLOUD_IGNORE_PROFILE=TRUE，配置文件被忽略。',
          ),
        ]
      : []),
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

function readLast([id, secret]: readonly [Variable | null, Variable | null]): Note {
  const name = (id ?? secret)?.name ?? '';
  return {
    code: 'terraform-names',
    text: text(
      `The keys come from ${name}, a name of the Terraform provider that the official CLI does not read.`,
      `密钥来自 ${name}，这是 Terraform provider 使用的变量名，官方 CLI 并不读取。`,
    ),
  };
}

function mixed(names: readonly string[]): Note {
  return {
    code: 'credentials-mixed',
    text: text(
      `These variables are used together although their names belong to different families: ${names.join(', ')}.`,
      `以下变量被一起使用，但它们的名称前缀不同：${names.join('、')}。`,
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
