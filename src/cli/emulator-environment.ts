import type { RunningEmulator } from './services.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Names without a prefix that the official CLI reads too. */
const bareNames = ['ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'SECURITY_TOKEN', 'REGION_ID', 'REGION', 'ENDPOINT_TYPE'];

/** Kept of our own variables: they say how we speak, not where we go. */
const kept = ['ECS_INVOKE_LANG', 'ECS_INVOKE_NO_INPUT'];

/**
 * The environment of a command that is to meet the emulator and nothing else: no credential, token, profile, region,
 * role or proxy of the user's own gets through (contract, section 9).
 */
export function cleanEnvironment(
  env: Env,
  {
    endpoint,
    port,
    accessKeyId,
    accessKeySecret,
  }: Pick<RunningEmulator, 'endpoint' | 'port' | 'accessKeyId' | 'accessKeySecret'>,
): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && !isRemoved(name)) clean[name] = value;
  }
  return {
    ...clean,
    ECS_INVOKE_ENDPOINT: endpoint,
    ALIBABA_CLOUD_ACCESS_KEY_ID: accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: accessKeySecret,
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    ALIBABA_CLOUD_ENDPOINT: `127.0.0.1:${port}`,
    NO_PROXY: '127.0.0.1,localhost',
  };
}

function isRemoved(name: string): boolean {
  if (kept.includes(name)) return false;
  return (
    /^(ECS_INVOKE|ALIBABA_CLOUD|ALIBABACLOUD|ALICLOUD|ECCTL)_/.test(name) ||
    bareNames.includes(name) ||
    /^(https?|all|no|ftp)_proxy$/i.test(name)
  );
}
