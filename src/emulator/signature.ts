import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** [doc] RFC 3986: letters, digits and `-_.~` stay, every other byte of the UTF-8 text becomes `%XX`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Name and value of each parameter, decoded. */
export type Pairs = Iterable<readonly [name: string, value: string]>;

/** [doc] Sorted by name in byte order, encoded, `name=value` joined by `&`; an empty value keeps its `=`. */
export function canonicalQuery(pairs: Pairs): string {
  return [...pairs]
    .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** [doc] Signature 1.0: what is signed. `Signature` itself is not among the parameters. */
export function stringToSign(method: string, parameters: Pairs): string {
  const signed = [...parameters].filter(([name]) => name !== 'Signature');
  return `${method}&%2F&${percentEncode(canonicalQuery(signed))}`;
}

/** [doc] Signature 1.0: Base64 of HMAC-SHA1 under the secret with an `&` behind it. */
export function signatureOf(text: string, secret: string): string {
  return createHmac('sha1', `${secret}&`).update(text, 'utf8').digest('base64');
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

/** [doc] ACS3: hex of HMAC-SHA256 under the secret as it is. */
export function acs3SignatureOf(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

export interface Acs3Request {
  readonly method: string;
  /** Decoded. */
  readonly query: Pairs;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly signedHeaders: readonly string[];
  /** Lower-case hex SHA-256 of the body. */
  readonly hashedPayload: string;
}

/** [doc] ACS3: what is signed. The query is encoded anew, for clients send `*` and brackets raw but sign them encoded. */
export function acs3StringToSign(request: Acs3Request): string {
  const sentAs = (name: string) => (Object.hasOwn(request.headers, name) ? request.headers[name]! : '');
  const headers = request.signedHeaders.map((name) => `${name}:${sentAs(name).trim()}\n`).join('');
  const canonicalRequest = [
    request.method,
    '/',
    canonicalQuery(request.query),
    headers,
    request.signedHeaders.join(';'),
    request.hashedPayload,
  ].join('\n');
  return `ACS3-HMAC-SHA256\n${sha256Hex(canonicalRequest)}`;
}

/** Equal or not, in a time that does not depend on where they differ. */
export function sameSignature(given: string, expected: string): boolean {
  return timingSafeEqual(createHash('sha256').update(given).digest(), createHash('sha256').update(expected).digest());
}
