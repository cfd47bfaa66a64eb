import type { Credentials } from '../credentials.ts';
import type { FetchedMode } from './modes.ts';
import type { CredentialsPlan } from './plan.ts';
import type { Fetched, Surroundings } from './surroundings.ts';

/** `refused`: keys that the service called expired, so others are wanted. `trail`: profiles passed on the way here. */
export type FetchKeys = (
  plan: CredentialsPlan,
  surroundings: Surroundings,
  refused?: Credentials | null,
  trail?: readonly string[],
) => Promise<Fetched>;

/** Each mode is loaded when it is met. */
const fetchers: Readonly<Record<FetchedMode, FetchKeys>> = {
  RamRoleArn: async (...given) => (await import('./ram-role.ts')).fetchRamRole(given[0], given[1]),
  RamRoleArnWithRoleName: async (...given) =>
    (await import('./ram-role.ts')).fetchRamRoleByInstance(given[0], given[1]),
  ChainableRamRoleArn: async (plan, surroundings, _, trail = []) =>
    (await import('./ram-role.ts')).fetchChainedRole(plan, surroundings, fetchKeys, trail),
  EcsRamRole: async (...given) => (await import('./ecs-ram-role.ts')).fetchInstanceRole(given[0], given[1]),
  RsaKeyPair: async (...given) => (await import('./rsa-key-pair.ts')).fetchByRsaKey(given[0], given[1]),
  External: async (plan, surroundings, _, trail = []) =>
    (await import('./external.ts')).fetchFromProgram(plan, surroundings, fetchKeys, trail),
  CredentialsURI: async (...given) => (await import('./credentials-uri.ts')).fetchFromUri(given[0], given[1]),
  OIDC: async (...given) => (await import('./oidc.ts')).fetchByOidc(given[0], given[1]),
  CloudSSO: async (plan, surroundings, refused = null) =>
    (await import('./cloud-sso.ts')).fetchByCloudSso(plan, surroundings, refused),
  OAuth: async (plan, surroundings, refused = null) =>
    (await import('./oauth.ts')).fetchByOAuth(plan, surroundings, refused),
};

/** Keys by a plan. Rejects with ConfigurationProblem. */
export const fetchKeys: FetchKeys = (plan, ...rest) => fetchers[plan.mode](plan, ...rest);
