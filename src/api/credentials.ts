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
