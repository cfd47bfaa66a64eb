import { randomBytes } from 'node:crypto';
import type { EmulatorClock } from './clock.ts';
import { MissingParameter, Refusal } from './refusal.ts';
import { sameSignature } from './signature.ts';

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

/** Temporary credentials as STS hands them out. */
export interface SecurityCredentials {
  /** Begins with `STS.`. */
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
  readonly expiration: Date;
}

/** [doc] How long the credentials of AssumeRole are good unless something else is asked for. */
const usualSeconds = 3600;

/** The one lasting key of this emulator, and the temporary ones that were made for it. */
export class AccessKeys {
  readonly #lasting: AccessKey;
  readonly #clock: EmulatorClock;
  /** By key ID. Expired ones stay: whoever uses one is told that it expired. */
  readonly #temporary = new Map<string, SecurityCredentials>();

  constructor(lasting: AccessKey, clock: EmulatorClock) {
    this.#lasting = lasting;
    this.#clock = clock;
  }

  /** New temporary credentials, good for so long by the emulator's clock. */
  issue({ durationSeconds = usualSeconds }: { readonly durationSeconds?: number } = {}): SecurityCredentials {
    if (!(durationSeconds > 0)) throw new RangeError('durationSeconds must be above 0');
    const credentials = {
      accessKeyId: `STS.emulator${randomBytes(9).toString('hex')}`,
      accessKeySecret: randomBytes(24).toString('hex').slice(0, 44),
      securityToken: `CAIS${randomBytes(96).toString('base64')}`,
      expiration: new Date(this.#clock.now().getTime() + durationSeconds * 1000),
    };
    this.#temporary.set(credentials.accessKeyId, credentials);
    return credentials;
  }

  /**
   * [doc] The secret behind a key ID and its token; throws the gateway's refusals. [assumed] Which of them a token gets
   * that was never handed out: one that looks like a token belongs to another key.
   */
  secretOf(keyId: string, securityToken: string | undefined): string {
    const temporary = this.#temporary.get(keyId);
    if (!temporary && !sameSignature(keyId, this.#lasting.id)) throw new Refusal('InvalidAccessKeyId.NotFound');
    if (!temporary) {
      if (securityToken) throw new Refusal('InvalidSecurityToken.MismatchWithAccessKey');
      return this.#lasting.secret;
    }
    if (!securityToken) throw new MissingParameter('SecurityToken');
    if (!/^CAIS[A-Za-z0-9+/]+={0,2}$/.test(securityToken)) throw new Refusal('InvalidSecurityToken.Malformed');
    if (!sameSignature(securityToken, temporary.securityToken)) {
      throw new Refusal('InvalidSecurityToken.MismatchWithAccessKey');
    }
    if (this.#clock.now() >= temporary.expiration) throw new Refusal('InvalidSecurityToken.Expired');
    return temporary.accessKeySecret;
  }
}
