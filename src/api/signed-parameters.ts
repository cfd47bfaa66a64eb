import { randomBytes } from 'node:crypto';
import type { Credentials } from './credentials.ts';

/** Every parameter of an RPC request but its signature. Told to pop-core, so that a refused one can be compared. */
export function signedParameters(
  action: string,
  fields: Readonly<Record<string, string>>,
  {
    apiVersion,
    timestamp,
    keys,
  }: { readonly apiVersion: string; readonly timestamp: string; readonly keys: Credentials },
): Record<string, string> {
  return {
    Action: action,
    Format: 'JSON',
    Version: apiVersion,
    Timestamp: timestamp,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: randomBytes(16).toString('hex'),
    AccessKeyId: keys.accessKeyId,
    ...(keys.securityToken !== null && { SecurityToken: keys.securityToken }),
    ...fields,
  };
}
