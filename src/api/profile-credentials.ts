import { type Text, text } from '../domain/text.ts';
import { ConfigurationProblem } from './configuration-problem.ts';
import { Credentials } from './credentials.ts';
import { textIn } from './plain-data.ts';
import { shownName } from './profile-choice.ts';
import type { Profile } from './profile-file.ts';

/** Every mode of the official CLI 3.4.11, with what to do where it is not used here. */
const modes = {
  AK: 'used',
  StsToken: 'used',
  RamRoleArn: 'later',
  EcsRamRole: 'later',
  RamRoleArnWithRoleName: 'later',
  RsaKeyPair: 'later',
  ChainableRamRoleArn: 'later',
  External: 'later',
  CredentialsURI: 'later',
  OIDC: 'later',
  CloudSSO: 'later',
  OAuth: 'later',
  BearerToken: 'never',
  Anonymous: 'never',
} as const;
type Mode = keyof typeof modes;

/** The keys in a profile, or why it gives none. */
export function profileCredentials(profile: Profile): Credentials | ConfigurationProblem {
  const name = shownName(profile.name);
  const given = field(profile, 'mode');
  const mode = given === '' ? guessedMode(profile) : given;
  if (!isMode(mode)) return unknownMode(name, mode);
  if (modes[mode] !== 'used') return unusedMode(name, mode);
  const needed = ['access_key_id', 'access_key_secret', ...(mode === 'StsToken' ? ['sts_token'] : [])];
  const missing = needed.filter((key) => field(profile, key) === '');
  if (missing.length > 0) return incomplete(name, mode, missing);
  return new Credentials({
    accessKeyId: field(profile, 'access_key_id'),
    accessKeySecret: field(profile, 'access_key_secret'),
    securityToken: mode === 'StsToken' ? field(profile, 'sts_token') : null,
  });
}

function field({ fields }: Profile, name: string): string {
  return textIn(fields, name).trim();
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

function isMode(word: string): word is Mode {
  return Object.hasOwn(modes, word);
}

const otherWays = text(
  'Choose a profile of mode AK or StsToken with --profile, or put temporary keys into ALIBABA_CLOUD_ACCESS_KEY_ID, ' +
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET and ALIBABA_CLOUD_SECURITY_TOKEN.',
  '请用 --profile 选择 AK 或 StsToken 模式的配置，或将临时密钥写入环境变量 ALIBABA_CLOUD_ACCESS_KEY_ID、' +
    'ALIBABA_CLOUD_ACCESS_KEY_SECRET 和 ALIBABA_CLOUD_SECURITY_TOKEN。',
);

/** Where temporary keys for a role come from. */
const assumeRole = text(
  ' `aliyun sts AssumeRole` gives such keys for a role.',
  '可通过 `aliyun sts AssumeRole` 获取角色的临时密钥。',
);

function unusedMode(name: string, mode: Mode): ConfigurationProblem {
  const why: Text =
    modes[mode] === 'never'
      ? text(
          `Profile ${name} has mode ${mode}, which cannot sign requests to ECS.`,
          `配置 ${name} 的模式为 ${mode}，无法为 ECS 请求签名。`,
        )
      : text(
          `Profile ${name} has mode ${mode}, which this version cannot use yet.`,
          `配置 ${name} 的模式为 ${mode}，当前版本尚不支持。`,
        );
  const hint = mode.includes('RamRole') ? assumeRole : text('', '');
  return new ConfigurationProblem('profile-mode', why, text(otherWays.en + hint.en, otherWays.zh + hint.zh));
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
