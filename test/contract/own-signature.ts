import { createHash, createHmac } from 'node:crypto';

/**
 * Both signatures a third time, written from the published rules for the contract tests only: neither the client's
 * signer nor the emulator's has a part in it. Proven by the published vectors in `signatures.test.ts`.
 */

function encoded(text: string): string {
  return [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_.~]/.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

export function canonical(parameters: Readonly<Record<string, string>>): string {
  return Object.keys(parameters)
    .sort()
    .map((name) => `${encoded(name)}=${encoded(parameters[name]!)}`)
    .join('&');
}

export function ownStringToSign(method: string, parameters: Readonly<Record<string, string>>): string {
  const { Signature: _, ...signed } = parameters;
  return [method, '%2F', encoded(canonical(signed))].join('&');
}

export function ownSignature(method: string, parameters: Readonly<Record<string, string>>, secret: string): string {
  return createHmac('sha1', `${secret}&`).update(ownStringToSign(method, parameters)).digest('base64');
}

/** POST, everything in the query, an empty body. */
export function ownAcs3(
  query: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  secret: string,
): { hash: string; signature: string } {
  const names = Object.keys(headers).sort();
  const request = [
    'POST',
    '/',
    canonical(query),
    ...names.map((name) => `${name}:${headers[name]}`),
    '',
    names.join(';'),
    headers['x-acs-content-sha256'],
  ].join('\n');
  const hash = createHash('sha256').update(request).digest('hex');
  return { hash, signature: createHmac('sha256', secret).update(`ACS3-HMAC-SHA256\n${hash}`).digest('hex') };
}

/** The parameters of a call with the common ones and the signature, ready to be sent. */
export function signedCall(
  method: 'GET' | 'POST',
  parameters: Readonly<Record<string, string>>,
  key: { readonly id: string; readonly secret: string },
  common: { readonly timestamp: string; readonly nonce: string; readonly format: 'JSON' | 'XML' },
): Record<string, string> {
  const all = {
    ...parameters,
    Version: '2014-05-26',
    Format: common.format,
    AccessKeyId: key.id,
    SignatureMethod: 'HMAC-SHA1',
    SignatureVersion: '1.0',
    SignatureNonce: common.nonce,
    Timestamp: common.timestamp,
  };
  return { ...all, Signature: ownSignature(method, all, key.secret) };
}
