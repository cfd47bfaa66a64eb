import type { LookupFunction } from 'node:net';
import type { SecureContext } from 'node:tls';
import type { Note } from '../../domain/violation.ts';
import type { CallEvent } from '../call-trace.ts';
import type { Credentials } from '../credentials.ts';
import type { Limits } from '../deadlines.ts';
import type { Env } from '../environment-names.ts';
import type { ReadFile } from '../profile-file.ts';
import type { ProxyAddress } from '../proxy-settings.ts';

/** What fetching keys needs from outside. Every address that no variable and no profile names is here. */
export interface Surroundings {
  readonly env: Env;
  /** Milliseconds of Unix time. */
  now(): number;
  readonly signal?: AbortSignal;
  readonly readFile: ReadFile;
  readonly network: Network;
  readonly program: ProgramRules;
  /** Origins in place of the real ones. */
  readonly services?: { readonly metadata?: string; readonly oauth?: string };
  /** Told about every call, without secrets. */
  trace?(event: CallEvent): void;
  note(note: Note): void;
}

export interface Network {
  /** Throws ConfigurationProblem when the environment names a proxy that cannot be used. */
  proxyFor(origin: string): ProxyAddress | null;
  readonly trust?: SecureContext;
  readonly lookup?: LookupFunction;
  readonly limits?: Partial<Limits>;
}

/** How a program of the mode External is run. */
export interface ProgramRules {
  /** Whether it may ask the user something, through our own standard input. */
  readonly mayAsk: boolean;
  /** Whether what it writes to standard error is shown as it comes. */
  readonly showsErrors: boolean;
  readonly platform: NodeJS.Platform;
  /** Milliseconds. */
  readonly limitMs: number;
}

export interface Fetched {
  readonly credentials: Credentials;
  /** Milliseconds of Unix time; null: nobody says when they end. */
  readonly expiresAt: number | null;
}
