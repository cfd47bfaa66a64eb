import type { AccessKeys } from './access-keys.ts';
import type { MovableClock } from './clock.ts';
import { MissingParameter, Refusal } from './refusal.ts';
import type { RpcRequest } from './request.ts';
import { acs3SignatureOf, acs3StringToSign, sameSignature, sha256Hex, signatureOf, stringToSign } from './signature.ts';

/** [doc] A request is good for 15 minutes on either side of the server's clock. */
const windowMs = 15 * 60_000;
const leastToSweep = 1_000;

/** Checks who sent a request, in the order missing, key, token, time, signature, nonce [assumed order]. */
export class Authentication {
  readonly #keys: AccessKeys;
  readonly #clock: MovableClock;
  /** Nonces seen, each with the moment of the machine's time after which its request has expired anyway. */
  readonly #nonces = new Map<string, number>();
  /** So many nonces make it worth looking which of them have expired. */
  #sweepAt = leastToSweep;

  constructor(keys: AccessKeys, clock: MovableClock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  check(request: RpcRequest): void {
    if (request.scheme === 'acs3') this.#checkAcs3(request);
    else this.#checkSignature1(request);
  }

  #checkSignature1({ parameters, wire }: RpcRequest): void {
    const given = (name: string): string => {
      const value = parameters.get(name);
      if (!value) throw new MissingParameter(name);
      return value;
    };
    const [keyId, signature, timestamp, nonce] = [
      given('AccessKeyId'),
      given('Signature'),
      given('Timestamp'),
      given('SignatureNonce'),
    ];
    if (given('SignatureMethod') !== 'HMAC-SHA1') throw new Refusal('InvalidSignatureMethod');
    if (given('SignatureVersion') !== '1.0') throw new Refusal('IncompleteSignature');
    const secret = this.#keys.secretOf(keyId, parameters.get('SecurityToken'));
    const expires = this.#checkTime(timestamp);
    const text = stringToSign(wire.method, parameters);
    if (!sameSignature(signature, signatureOf(text, secret))) throw signatureMismatch(text);
    this.#checkNonce(nonce, expires);
  }

  #checkAcs3({ wire }: RpcRequest): void {
    const header = (name: string): string => {
      const value = wire.headers[name];
      if (!value) throw new MissingParameter(name);
      return value;
    };
    const authorization = parseAuthorization(header('authorization'));
    const date = header('x-acs-date');
    const nonce = header('x-acs-signature-nonce');
    const hashedPayload = header('x-acs-content-sha256');
    const needed = ['host', ...Object.keys(wire.headers).filter((name) => name.startsWith('x-acs-'))];
    const signed = new Set(authorization.signedHeaders);
    // A name listed twice would have the server sign the same header over and over.
    if (signed.size < authorization.signedHeaders.length) throw new Refusal('IncompleteSignature');
    if (needed.some((name) => !signed.has(name))) throw new Refusal('IncompleteSignature');
    const secret = this.#keys.secretOf(authorization.keyId, wire.headers['x-acs-security-token']);
    const expires = this.#checkTime(date);
    // A form body is signed as a hash, so only the query is listed.
    const text = acs3StringToSign({
      method: wire.method,
      query: new URLSearchParams(wire.query),
      headers: wire.headers,
      signedHeaders: authorization.signedHeaders,
      hashedPayload,
    });
    const genuine = sameSignature(authorization.signature, acs3SignatureOf(text, secret));
    if (!genuine || hashedPayload !== sha256Hex(wire.body)) throw signatureMismatch(text);
    this.#checkNonce(nonce, expires);
  }

  /**
   * The moment the request expires, in milliseconds. [own] Where the clock was moved ahead of this machine's time both
   * count: clients go by the machine's.
   */
  #checkTime(timestamp: string): number {
    const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp) ? Date.parse(timestamp) : Number.NaN;
    if (Number.isNaN(at)) throw new Refusal('InvalidTimeStamp.Format');
    const isNear = (moment: number) => Math.abs(at - moment) <= windowMs;
    if (!isNear(this.#clock.now().getTime()) && !isNear(this.#machineNow)) {
      throw new Refusal('InvalidTimeStamp.Expired');
    }
    return at + windowMs;
  }

  /** Never later than the emulator's clock, so what has expired by it has expired for good. */
  get #machineNow(): number {
    return this.#clock.now().getTime() - this.#clock.aheadMs;
  }

  #checkNonce(nonce: string, expires: number): void {
    const now = this.#machineNow;
    const until = this.#nonces.get(nonce);
    if (until !== undefined && until >= now) throw new Refusal('SignatureNonceUsed');
    this.#nonces.set(nonce, expires);
    if (this.#nonces.size < this.#sweepAt) return;
    for (const [old, end] of this.#nonces) if (end < now) this.#nonces.delete(old);
    this.#sweepAt = Math.max(leastToSweep, 2 * this.#nonces.size);
  }
}

/** [doc] The refusal carries the server's own string-to-sign, every parameter in it: never into a log. */
function signatureMismatch(text: string): Refusal {
  return new Refusal(
    'SignatureDoesNotMatch',
    `Specified signature is not matched with our calculation. server string to sign is:${text}`,
  );
}

/** [doc] `ACS3-HMAC-SHA256 Credential=<id>,SignedHeaders=<a;b>,Signature=<hex>`. */
function parseAuthorization(header: string): { keyId: string; signedHeaders: string[]; signature: string } {
  const [algorithm, rest = ''] = header.split(/ (.*)/s);
  if (algorithm !== 'ACS3-HMAC-SHA256') throw new Refusal('InvalidSignatureMethod');
  const parts = new Map(rest.split(',').map((part) => part.trim().split(/=(.*)/s) as [string, string | undefined]));
  const [keyId, signedHeaders, signature] = [
    parts.get('Credential'),
    parts.get('SignedHeaders'),
    parts.get('Signature'),
  ];
  if (!keyId || !signedHeaders || !signature) throw new Refusal('IncompleteSignature');
  return { keyId, signedHeaders: signedHeaders.split(';'), signature };
}
