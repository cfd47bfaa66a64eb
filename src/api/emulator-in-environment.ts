import { Credentials } from './credentials.ts';
import { isLoopback } from './endpoint.ts';
import { type Env, firstVariable, variableNames } from './environment-names.ts';

/**
 * Where ECS_INVOKE_ENDPOINT leads, with the keys beside it, as `emulator exec` sets them; null when it leads off this
 * machine, or keys are missing. Nobody has asked yet whether an emulator is there.
 */
export function emulatorInEnvironment(env: Env): { endpoint: string; credentials: Credentials } | null {
  const endpoint = originOf(env.ECS_INVOKE_ENDPOINT?.trim() ?? '');
  const [id, secret, token] = [variableNames.keyId, variableNames.keySecret, variableNames.token].map(
    (names) => firstVariable(env, names)?.value ?? null,
  );
  if (endpoint === null || !id || !secret) return null;
  return {
    endpoint,
    credentials: new Credentials({ accessKeyId: id, accessKeySecret: secret, securityToken: token ?? null }),
  };
}

function originOf(text: string): string | null {
  if (!/^http:\/\//i.test(text) || !URL.canParse(text)) return null;
  const { origin, hostname, username, password } = new URL(text);
  return isLoopback(hostname) && username === '' && password === '' ? origin : null;
}
