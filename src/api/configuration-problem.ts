import type { Text } from '../domain/text.ts';
import type { Note } from '../domain/violation.ts';

/** Credentials, a profile or its file cannot be used. The texts name variables, files and profiles, never a value. */
export class ConfigurationProblem extends Error {
  override readonly name = 'ConfigurationProblem';
  /** Stable, for scripts: `profile-not-found`, `credentials-half` … */
  readonly code: string;
  readonly why: Text;
  readonly fix: Text;
  /** A service was asked for credentials and said no: permission, not configuration. */
  readonly refused: boolean;

  constructor(code: string, why: Text, fix: Text, refused = false) {
    super(code);
    this.refused = refused;
    this.code = code;
    this.why = why;
    this.fix = fix;
  }
}

/** What looking into the configuration comes to. */
export type Resolved<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly problem: ConfigurationProblem };
