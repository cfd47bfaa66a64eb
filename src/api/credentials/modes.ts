/** Every mode of the official CLI 3.4.11, and what it cannot do without. */
export const modes = {
  AK: { needs: ['access_key_id', 'access_key_secret'] },
  StsToken: { needs: ['access_key_id', 'access_key_secret', 'sts_token'] },
  RamRoleArn: { needs: ['access_key_id', 'access_key_secret', 'ram_role_arn'] },
  EcsRamRole: { needs: [] },
  RamRoleArnWithRoleName: { needs: ['ram_role_arn'] },
  RsaKeyPair: { needs: ['private_key', 'key_pair_name'] },
  ChainableRamRoleArn: { needs: ['source_profile', 'ram_role_arn'] },
  External: { needs: ['process_command'] },
  CredentialsURI: { needs: ['credentials_uri'] },
  OIDC: { needs: ['oidc_provider_arn', 'oidc_token_file', 'ram_role_arn'] },
  CloudSSO: { needs: ['cloud_sso_sign_in_url', 'cloud_sso_account_id', 'cloud_sso_access_config'] },
  OAuth: { needs: ['oauth_site_type'] },
  BearerToken: { needs: [] },
  Anonymous: { needs: [] },
} as const satisfies Readonly<Record<string, { readonly needs: readonly string[] }>>;
export type Mode = keyof typeof modes;

/** Those whose keys have to be fetched, and end. */
export type FetchedMode = Exclude<Mode, 'AK' | 'StsToken' | 'BearerToken' | 'Anonymous'>;

export function isMode(word: string): word is Mode {
  return Object.hasOwn(modes, word);
}
