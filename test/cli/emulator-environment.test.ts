import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanEnvironment } from '../../src/cli/emulator-environment.ts';

const emulator = {
  endpoint: 'http://127.0.0.1:8321',
  port: 8321,
  accessKeyId: 'LTAIemulator',
  accessKeySecret: 'emulated',
  fleet: { fit: [], simulated: [], unfit: [], commands: [], example: null },
  leftBehind: { killed: [], leftAlone: [] },
  unserved: () => new Map(),
  stop: async () => {},
};
const clean = (env: Readonly<Record<string, string>>) => cleanEnvironment(env, emulator);

const prefixes = ['ALIBABA_CLOUD_', 'ALIBABACLOUD_', 'ALICLOUD_'];
const withPrefixes = (...names: readonly string[]) => names.flatMap((name) => prefixes.map((each) => each + name));

/** Every variable by which the official tools, or ours, are told whom to be and where to go. */
const removed = [
  ...withPrefixes('ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'SECURITY_TOKEN', 'REGION_ID', 'PROFILE', 'IGNORE_PROFILE'),
  ...['ACCESS_KEY_ID', 'ACCESS_KEY_SECRET', 'SECURITY_TOKEN', 'REGION_ID', 'REGION'],
  ...withPrefixes('ENDPOINT', 'ENDPOINT_TYPE', 'STS_ENDPOINT'),
  'ENDPOINT_TYPE',
  ...withPrefixes('OIDC_PROVIDER_ARN', 'OIDC_TOKEN_FILE', 'ROLE_ARN', 'EXTERNAL_ID', 'ROLE_SESSION_NAME'),
  ...withPrefixes('CREDENTIALS_URI', 'BEARER_TOKEN', 'BEARER_TOKEN_HEADER_KEY', 'PROFILE_MODE'),
  ...withPrefixes('DISABLE_EXTERNAL_PROCESS', 'USER_AGENT', 'VENDOR', 'CLI_LOG_CONFIG'),
  ...withPrefixes('THROTTLING_RETRY_ENABLED', 'THROTTLING_RETRY_MAX_ATTEMPTS', 'THROTTLING_RETRY_MAX_DELAY_MS'),
  ...withPrefixes('SAFETY_POLICY_ENABLED', 'SAFETY_POLICY_RULES', 'SAFETY_SKIP_CONFIRM', 'CLI_MOCK', 'CLI_MOCK_PATH'),
  ...withPrefixes('ECS_METADATA', 'ECS_METADATA_DISABLED', 'IMDSV1_DISABLED', 'CLI_PROFILE_DISABLED'),
  ...withPrefixes('CREDENTIALS_FILE', 'STS_REGION', 'VPC_ENDPOINT_ENABLED', 'CONFIG_FILE', 'CONFIG_PATH'),
  ...['ECCTL_PROFILE', 'ECCTL_REGION'],
  ...['ALICLOUD_ACCESS_KEY', 'ALICLOUD_SECRET_KEY', 'ALICLOUD_REGION'],
  ...['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy', 'no_proxy', 'FTP_PROXY'],
  ...['ECS_INVOKE_REGION', 'ECS_INVOKE_PROFILE', 'ECS_INVOKE_PARAM', 'ECS_INVOKE_EDITION', 'ECS_INVOKE_EMULATOR'],
];
for (const name of removed) {
  test(`${name} does not get through`, () =>
    assert.ok(!Object.values(clean({ [name]: 'mine' })).includes('mine'), name));
}

for (const name of ['PATH', 'HOME', 'LANG', 'ECS_INVOKE_LANG', 'ECS_INVOKE_NO_INPUT', 'MY_REGION', 'PROXY']) {
  test(`${name} stays`, () => assert.equal(clean({ [name]: 'mine' })[name], 'mine'));
}

test('what is set leads to the emulator, and to nothing else', () => {
  assert.deepEqual(clean({ HTTPS_PROXY: 'mine', ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'false' }), {
    ECS_INVOKE_ENDPOINT: 'http://127.0.0.1:8321',
    ALIBABA_CLOUD_ACCESS_KEY_ID: 'LTAIemulator',
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'emulated',
    ALIBABA_CLOUD_REGION_ID: 'cn-hangzhou',
    ALIBABA_CLOUD_IGNORE_PROFILE: 'TRUE',
    ALIBABA_CLOUD_ECS_METADATA_DISABLED: 'true',
    ALIBABA_CLOUD_ENDPOINT: '127.0.0.1:8321',
    NO_PROXY: '127.0.0.1,localhost',
  });
});
