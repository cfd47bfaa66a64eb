import { inspect } from 'node:util';
import type { Text } from '../../domain/text.ts';
import { integerIn, type PlainObject, textIn } from '../plain-data.ts';
import type { ProfileFile } from '../profile-file.ts';
import type { FetchedMode } from './modes.ts';

/**
 * How to come by keys, not asked for yet: a mode with the fields it needs. Printed by accident, by whatever means, it
 * shows none of them.
 */
export class CredentialsPlan {
  readonly mode: FetchedMode;
  /** Where it stands, as the start of a sentence: a profile with its name, or a variable. */
  readonly owner: Text;
  /** Nothing on this machine names it: it is tried because everything else was missing. */
  readonly lastResort: boolean;
  readonly #fields: PlainObject;
  readonly #file: ProfileFile | null;
  readonly #profile: string | null;

  constructor(facts: {
    readonly mode: FetchedMode;
    readonly owner: Text;
    readonly fields: PlainObject;
    readonly file?: ProfileFile | null;
    readonly profile?: string | null;
    readonly lastResort?: boolean;
  }) {
    this.mode = facts.mode;
    this.owner = facts.owner;
    this.lastResort = facts.lastResort ?? false;
    this.#fields = facts.fields;
    this.#file = facts.file ?? null;
    this.#profile = facts.profile ?? null;
  }

  /** '' when there is none. Names as in the official CLI's file. */
  field(name: string): string {
    return textIn(this.#fields, name).trim();
  }

  /** Seconds, or Unix time; null when there is none. */
  number(name: string): number | null {
    return integerIn(this.#fields, name);
  }

  get fields(): PlainObject {
    return this.#fields;
  }

  /** The file its profile is in; null for plans made from the environment. */
  get file(): ProfileFile | null {
    return this.#file;
  }

  /** The profile's name as the file has it; null for plans made from the environment. */
  get profile(): string | null {
    return this.#profile;
  }

  toString(): string {
    return `[credentials to fetch, ${this.mode}]`;
  }

  toJSON(): string {
    return this.toString();
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
