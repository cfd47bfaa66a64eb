import { inspect } from 'node:util';

/** A key pair, with a token when it is temporary. Printed by accident, by whatever means, it shows nothing of use. */
export class Credentials {
  readonly #accessKeyId: string;
  readonly #accessKeySecret: string;
  readonly #securityToken: string | null;

  constructor(keys: { accessKeyId: string; accessKeySecret: string; securityToken: string | null }) {
    this.#accessKeyId = keys.accessKeyId;
    this.#accessKeySecret = keys.accessKeySecret;
    this.#securityToken = keys.securityToken;
  }

  get accessKeyId(): string {
    return this.#accessKeyId;
  }

  get accessKeySecret(): string {
    return this.#accessKeySecret;
  }

  /** null for keys that do not expire. */
  get securityToken(): string | null {
    return this.#securityToken;
  }

  /** Whatever must not be read in any output. */
  secrets(): readonly string[] {
    return [this.#accessKeyId, this.#accessKeySecret, this.#securityToken ?? ''].filter((text) => text !== '');
  }

  toString(): string {
    return `[credentials${this.#securityToken === null ? '' : ', temporary'}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}

/** Keys that are asked for when they are needed, because they end. */
export interface CredentialsProvider {
  /** Good for a while yet. Rejects with ConfigurationProblem; at once when `signal` is aborted. */
  current(signal?: AbortSignal): Promise<Credentials>;
  /** Others, after the service called `refused` expired. Rejects as `current` does. */
  renewed(refused: Credentials, signal?: AbortSignal): Promise<Credentials>;
}

/** Keys that nobody can renew. */
export function isFixed(credentials: Credentials | CredentialsProvider): credentials is Credentials {
  return credentials instanceof Credentials;
}
