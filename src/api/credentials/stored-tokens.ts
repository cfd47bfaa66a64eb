import { Credentials } from '../credentials.ts';
import { isLoopback } from '../endpoint.ts';
import { isObject, plainData, textIn } from '../plain-data.ts';
import { CredentialsPlan } from './plan.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** Seconds before their end from which on stored keys are not worth using. */
const margin = 60;

/** The plan with its profile's fields as the file has them now: another process may have refreshed the tokens. */
export function reread(plan: CredentialsPlan, { readFile }: Surroundings): CredentialsPlan {
  if (plan.file === null) return plan;
  try {
    const content = plainData(JSON.parse(readFile(plan.file.path).text.replace(/^\uFEFF/, '')));
    const profiles = isObject(content) && Array.isArray(content.profiles) ? content.profiles.filter(isObject) : [];
    const fields = profiles.find((each) => textIn(each, 'name') === plan.profile);
    const { mode, owner, file, profile } = plan;
    return fields && textIn(fields, 'mode').trim() === plan.field('mode')
      ? new CredentialsPlan({ mode, owner, fields, file, profile })
      : plan;
  } catch {
    return plan;
  }
}

/** Keys that the file still has from the last time; not those that the service refused, nor such as end soon. */
export function storedKeys(plan: CredentialsPlan, { now }: Surroundings, refused: Credentials | null): Fetched | null {
  const expiration = plan.number('sts_expiration') ?? 0;
  const [accessKeyId, accessKeySecret, securityToken] = ['access_key_id', 'access_key_secret', 'sts_token'].map(
    (name) => plan.field(name),
  );
  if (!accessKeyId || !accessKeySecret || !securityToken || expiration <= now() / 1000 + margin) return null;
  if (refused !== null && refused.securityToken === securityToken) return null;
  return {
    credentials: new Credentials({ accessKeyId, accessKeySecret, securityToken }),
    expiresAt: expiration * 1000,
  };
}

/** What a token is sent to is encrypted, unless it is this machine itself. */
export function isSafeForTokens(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** Seconds of Unix time in which the official CLI writes an end; it leaves five of them as a reserve. */
export function expirationField(expiresAt: number | null): number {
  return expiresAt === null ? 0 : Math.floor(expiresAt / 1000) - 5;
}
