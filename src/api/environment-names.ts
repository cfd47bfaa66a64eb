export type Env = Readonly<Record<string, string | undefined>>;

/** A variable that was found not empty. */
export interface Variable {
  readonly name: string;
  readonly value: string;
}

/** Names of the official CLI 3.4.11, in its order: the first one that is not empty counts. */
const prefixes = ['ALIBABA_CLOUD_', 'ALIBABACLOUD_', 'ALICLOUD_', ''] as const;

export const variableNames = {
  keyId: prefixes.map((prefix) => `${prefix}ACCESS_KEY_ID`),
  keySecret: prefixes.map((prefix) => `${prefix}ACCESS_KEY_SECRET`),
  token: prefixes.map((prefix) => `${prefix}SECURITY_TOKEN`),
  region: [...prefixes.map((prefix) => `${prefix}REGION_ID`), 'REGION'],
  profile: ['ALIBABACLOUD_PROFILE', 'ALIBABA_CLOUD_PROFILE', 'ALICLOUD_PROFILE'],
  ignoreProfile: ['ALIBABA_CLOUD_IGNORE_PROFILE', 'ALIBABACLOUD_IGNORE_PROFILE'],
  /** Of the Terraform provider; the official CLI does not read them. */
  terraformKeyId: ['ALICLOUD_ACCESS_KEY'],
  terraformKeySecret: ['ALICLOUD_SECRET_KEY'],
  terraformRegion: ['ALICLOUD_REGION'],
  oidcProvider: ['ALIBABACLOUD_OIDC_PROVIDER_ARN', 'ALIBABA_CLOUD_OIDC_PROVIDER_ARN'],
  oidcTokenFile: ['ALIBABACLOUD_OIDC_TOKEN_FILE', 'ALIBABA_CLOUD_OIDC_TOKEN_FILE'],
  roleArn: ['ALIBABACLOUD_ROLE_ARN', 'ALIBABA_CLOUD_ROLE_ARN'],
  roleSessionName: ['ALIBABA_CLOUD_ROLE_SESSION_NAME', 'ALIBABACLOUD_ROLE_SESSION_NAME'],
  credentialsUri: ['ALIBABA_CLOUD_CREDENTIALS_URI'],
  /** Name of the instance's RAM role. */
  metadataRole: ['ALIBABA_CLOUD_ECS_METADATA'],
  bearerToken: ['ALIBABA_CLOUD_BEARER_TOKEN'],
  stsEndpoint: ['ALIBABA_CLOUD_STS_ENDPOINT'],
  stsRegion: ['ALIBABA_CLOUD_STS_REGION'],
} as const;

/** Blanks around a value are not part of it: a key that ends in a line feed would only spoil the signature. */
export function firstVariable(env: Env, names: readonly string[]): Variable | null {
  for (const name of names) {
    const value = env[name]?.trim() ?? '';
    if (value !== '') return { name, value };
  }
  return null;
}

/** Only the word `TRUE`, spelled so, makes the official CLI look away from its file. */
export function ignoresProfiles(env: Env): boolean {
  return variableNames.ignoreProfile.some((name) => env[name] === 'TRUE');
}

/** For the switches of the official libraries: `true` in any capitals, or `1`. */
export function isOn(env: Env, name: string): boolean {
  return /^(?:true|1)$/i.test(env[name]?.trim() ?? '');
}
