import { text } from '../../domain/text.ts';
import type { Credentials } from '../credentials.ts';
import { objectIn } from '../plain-data.ts';
import { askFor, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import { expirationField, isSafeForTokens, reread, storedKeys } from './stored-tokens.ts';
import type { Fetched, Surroundings } from './surroundings.ts';
import { writeBack } from './write-back.ts';

const service = text('CloudSSO', 'CloudSSO（云 SSO）');

/** Keys for an account and an access configuration, by the login that the official CLI made; it can only be made there. */
export async function fetchByCloudSso(
  given: CredentialsPlan,
  surroundings: Surroundings,
  refused: Credentials | null,
): Promise<Fetched> {
  const plan = reread(given, surroundings);
  const accessToken = plan.field('access_token');
  const stored = storedKeys(plan, surroundings, refused);
  if (stored !== null) return stored;
  const expire = plan.number('cloud_sso_access_token_expire') ?? 0;
  const mend = logIn(plan);
  if (accessToken === '' || expire <= surroundings.now() / 1000) {
    throw fetchProblem(plan, 'login-expired', text('its login has expired.', '其登录已过期。'), mend);
  }
  const signIn = plan.field('cloud_sso_sign_in_url');
  const url = URL.canParse(signIn) ? new URL('/cloud-credentials', new URL(signIn).origin) : null;
  if (url === null || !isSafeForTokens(url)) throw notAnAddress(plan);
  const asking = { plan, service, surroundings, mend };
  const body = await askFor(asking, {
    action: 'CloudSSO cloud-credentials',
    method: 'POST',
    url,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      authorization: `Bearer ${accessToken}`,
    },
    body: JSON.stringify({
      AccountId: plan.field('cloud_sso_account_id'),
      AccessConfigurationId: plan.field('cloud_sso_access_config'),
    }),
  });
  const fetched = keysIn(asking, objectIn(body, 'CloudCredential'));
  const { accessKeyId, accessKeySecret, securityToken } = fetched.credentials;
  writeBack(
    plan,
    {
      access_key_id: accessKeyId,
      access_key_secret: accessKeySecret,
      sts_token: securityToken ?? '',
      sts_expiration: expirationField(fetched.expiresAt),
    },
    surroundings,
  );
  return fetched;
}

function logIn({ profile }: CredentialsPlan) {
  const words = `aliyun configure --profile ${JSON.stringify(profile ?? 'default')} --mode CloudSSO`;
  return text(`Log in again: ${words}`, `请重新登录：${words}`);
}

function notAnAddress(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'sso-address',
    text('its cloud_sso_sign_in_url is not an https address.', '其 cloud_sso_sign_in_url 不是 https 地址。'),
    logIn(plan),
  );
}
