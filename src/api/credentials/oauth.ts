import { text } from '../../domain/text.ts';
import { ConfigurationProblem } from '../configuration-problem.ts';
import type { Credentials } from '../credentials.ts';
import { integerIn, textIn } from '../plain-data.ts';
import { askFor, keysIn } from './keys-answer.ts';
import type { CredentialsPlan } from './plan.ts';
import { fetchProblem } from './problems.ts';
import { expirationField, reread, storedKeys } from './stored-tokens.ts';
import type { Fetched, Surroundings } from './surroundings.ts';
import { writeBack } from './write-back.ts';

const service = text('the OAuth service', 'OAuth 服务');

/** The two sites, and the number by which each knows the official CLI, whose login this is. */
const sites: Readonly<Record<string, { readonly origin: string; readonly clientId: string }>> = {
  CN: { origin: 'https://oauth.aliyun.com', clientId: '4038181954557748008' },
  INTL: { origin: 'https://oauth.alibabacloud.com', clientId: '4103531455503354461' },
};

/** Seconds before its end from which on an access token is replaced. */
const margin = 60;

/** Keys by the login that the official CLI made in a browser; its access token is renewed where that is due. */
export async function fetchByOAuth(
  given: CredentialsPlan,
  surroundings: Surroundings,
  refused: Credentials | null,
): Promise<Fetched> {
  const plan = reread(given, surroundings);
  const stored = storedKeys(plan, surroundings, refused);
  if (stored !== null) return stored;
  const site = sites[plan.field('oauth_site_type')];
  if (site === undefined) throw unknownSite(plan);
  const origin = surroundings.services?.oauth ?? site.origin;
  const asking = { plan, service, surroundings, mend: logIn(plan) };
  const accessToken = await currentAccessToken(asking, origin, site.clientId);
  const body = await askFor(asking, {
    action: 'OAuth exchange',
    method: 'POST',
    url: new URL('/v1/exchange', origin),
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessToken}` },
  });
  const fetched = keysIn(asking, body, ['accessKeyId', 'accessKeySecret', 'securityToken', 'expiration']);
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

type Asking = Parameters<typeof askFor>[0];

async function currentAccessToken(asking: Asking, origin: string, clientId: string): Promise<string> {
  const { plan, surroundings } = asking;
  const stillGood = usableToken(plan, surroundings);
  if (stillGood !== null) return stillGood;
  const refreshToken = plan.field('oauth_refresh_token');
  if (refreshToken === '')
    throw fetchProblem(plan, 'login-expired', text('its login has expired.', '其登录已过期。'), logIn(plan));
  try {
    return await renewedToken(asking, origin, clientId, refreshToken);
  } catch (error) {
    // A refresh token serves once. Another process may have been first; then the file has what it got.
    if (!(error instanceof ConfigurationProblem) || !error.refused) throw error;
    const token = usableToken(reread(plan, surroundings), surroundings);
    if (token === null) throw error;
    return token;
  }
}

function usableToken(plan: CredentialsPlan, { now }: Surroundings): string | null {
  const expire = plan.number('oauth_access_token_expire') ?? 0;
  const token = plan.field('oauth_access_token');
  return token !== '' && expire > now() / 1000 + margin ? token : null;
}

async function renewedToken(asking: Asking, origin: string, clientId: string, refreshToken: string): Promise<string> {
  const { plan, surroundings } = asking;
  const form = new URLSearchParams({ grant_type: 'refresh_token', refresh_token: refreshToken, client_id: clientId });
  const body = await askFor(asking, {
    action: 'OAuth token',
    method: 'POST',
    url: new URL('/v1/token', origin),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const accessToken = textIn(body, 'access_token');
  if (accessToken === '') {
    throw fetchProblem(
      plan,
      'token-service-answer',
      text('the OAuth service answered without a token.', 'OAuth 服务的应答中没有令牌。'),
      logIn(plan),
    );
  }
  // Written before it is used: the old refresh token is worth nothing any more, whatever comes next.
  const tokens = {
    oauth_access_token: accessToken,
    oauth_refresh_token: textIn(body, 'refresh_token') || refreshToken,
    oauth_access_token_expire: Math.floor(surroundings.now() / 1000) + (integerIn(body, 'expires_in') ?? 0),
  };
  writeBack(plan, tokens, surroundings);
  return accessToken;
}

function logIn(plan: CredentialsPlan) {
  const site = plan.field('oauth_site_type') === 'INTL' ? 'INTL' : 'CN';
  const words = `aliyun configure --profile ${JSON.stringify(plan.profile ?? 'default')} --mode OAuth --oauth-site-type ${site}`;
  return text(`Log in again: ${words}`, `请重新登录：${words}`);
}

function unknownSite(plan: CredentialsPlan) {
  return fetchProblem(
    plan,
    'oauth-site',
    text('its oauth_site_type is neither CN nor INTL.', '其 oauth_site_type 既不是 CN 也不是 INTL。'),
    text(
      'Write CN for aliyun.com, INTL for alibabacloud.com.',
      '中国站（aliyun.com）写 CN，国际站（alibabacloud.com）写 INTL。',
    ),
  );
}
