import { type Text, text } from '../domain/text.ts';
import { ConfigurationProblem } from './configuration-problem.ts';
import { isMode, type Mode, modes } from './credentials/modes.ts';
import { CredentialsPlan } from './credentials/plan.ts';
import { Credentials } from './credentials.ts';
import { type Env, firstVariable, variableNames } from './environment-names.ts';
import { textIn } from './plain-data.ts';
import { shownName } from './profile-choice.ts';
import type { Profile, ProfileFile } from './profile-file.ts';

/** The keys in a profile, the way to fetch them, or why it gives none. Of the environment only what fills a gap counts. */
export function profileCredentials(
  profile: Profile,
  file: ProfileFile,
  env: Env,
): Credentials | CredentialsPlan | ConfigurationProblem {
  const name = shownName(profile.name);
  const given = field(profile, 'mode');
  const mode = given === '' ? guessedMode(profile) : given;
  if (!isMode(mode)) return unknownMode(name, mode);
  if (mode === 'BearerToken' || mode === 'Anonymous') return neverUsable(name, mode);
  const filled = mode === 'CredentialsURI' ? withUri(profile, env) : profile;
  const missing = modes[mode].needs.filter((key) => field(filled, key) === '');
  if (missing.length > 0) return incomplete(name, mode, missing);
  if (mode !== 'AK' && mode !== 'StsToken') {
    const owner = text(`Profile ${name} (mode ${mode})`, `配置 ${name}（模式 ${mode}）`);
    return new CredentialsPlan({ mode, owner, fields: filled.fields, file, profile: profile.name });
  }
  return new Credentials({
    accessKeyId: field(profile, 'access_key_id'),
    accessKeySecret: field(profile, 'access_key_secret'),
    securityToken: mode === 'StsToken' ? field(profile, 'sts_token') : null,
  });
}

function field({ fields }: Profile, name: string): string {
  return textIn(fields, name).trim();
}

/** The official CLI takes the variable where the profile names no address. */
function withUri(profile: Profile, env: Env): Profile {
  if (field(profile, 'credentials_uri') !== '') return profile;
  const variable = firstVariable(env, variableNames.credentialsUri);
  return variable ? { ...profile, fields: { ...profile.fields, credentials_uri: variable.value } } : profile;
}

/** What the official CLI makes of a profile without a mode, in its order. */
function guessedMode(profile: Profile): Mode {
  const has = (...names: readonly string[]) => names.every((name) => field(profile, name) !== '');
  if (has('access_key_id', 'access_key_secret')) {
    if (has('ram_role_arn')) return 'RamRoleArn';
    return has('sts_token') ? 'StsToken' : 'AK';
  }
  if (has('private_key')) return 'RsaKeyPair';
  if (has('ram_role_name')) return 'EcsRamRole';
  if (has('process_command')) return 'External';
  if (has('oidc_provider_arn', 'oidc_token_file', 'ram_role_arn')) return 'OIDC';
  if (has('cloud_sso_sign_in_url')) return 'CloudSSO';
  return has('bearer_token') ? 'BearerToken' : 'AK';
}

const otherWays = text(
  'Choose another profile with --profile, or put keys into ALIBABA_CLOUD_ACCESS_KEY_ID, ' +
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET and, for temporary ones, ALIBABA_CLOUD_SECURITY_TOKEN.',
  '请用 --profile 选择其他配置，或将密钥写入环境变量 ALIBABA_CLOUD_ACCESS_KEY_ID、' +
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET；临时密钥还需 ALIBABA_CLOUD_SECURITY_TOKEN。',
);

function neverUsable(name: string, mode: 'BearerToken' | 'Anonymous'): ConfigurationProblem {
  const why: Text =
    mode === 'BearerToken'
      ? text(
          `Profile ${name} has mode ${mode}, which cannot sign requests: ECS does not take bearer tokens.`,
          `配置 ${name} 的模式为 ${mode}，无法签名：ECS 不接受 Bearer Token。`,
        )
      : text(
          `Profile ${name} has mode ${mode}, which cannot sign requests: Cloud Assistant takes none that are unsigned.`,
          `配置 ${name} 的模式为 ${mode}，无法签名：云助手不接受未签名的请求。`,
        );
  return new ConfigurationProblem('profile-mode', why, otherWays);
}

/** The word stays unsaid: it may be anything, put there by mistake. */
function unknownMode(name: string, word: string): ConfigurationProblem {
  const meant = Object.keys(modes).find((mode) => mode.toLowerCase() === word.toLowerCase());
  return new ConfigurationProblem(
    'profile-mode-unknown',
    text(
      `Profile ${name} has a mode that the official CLI does not know.`,
      `配置 ${name} 的模式不是官方 CLI 支持的模式。`,
    ),
    meant
      ? text(`Modes are case-sensitive: write ${meant}.`, `模式区分大小写，请写成 ${meant}。`)
      : text(`Mend it with \`aliyun configure\`. ${otherWays.en}`, `请用 \`aliyun configure\` 修正。${otherWays.zh}`),
  );
}

function incomplete(name: string, mode: Mode, missing: readonly string[]): ConfigurationProblem {
  return new ConfigurationProblem(
    'profile-incomplete',
    text(
      `Profile ${name} has mode ${mode}, but no ${missing.join(' and no ')}.`,
      `配置 ${name} 的模式为 ${mode}，但缺少 ${missing.join('、')}。`,
    ),
    text(
      `Complete it with: aliyun configure --mode ${mode}. Or set ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.`,
      `请用 aliyun configure --mode ${mode} 补全，或设置环境变量 ALIBABA_CLOUD_ACCESS_KEY_ID 和 ALIBABA_CLOUD_ACCESS_KEY_SECRET。`,
    ),
  );
}
