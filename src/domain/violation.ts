import type { Text } from './text.ts';

/** Why a value given by the user is refused on this machine. It does not know which flag the value came from. */
export interface Objection {
  /** Stable, for scripts: `schedule-gap`, `parameter-name-length` … */
  readonly rule: string;
  readonly why: Text;
  /** The way out. */
  readonly fix: Text;
}

/** An objection with the flag it came from and what was given (secrets as their length only). */
export interface Violation extends Objection {
  readonly flag: string;
  readonly given: string | null;
}

/** Something worth knowing that stops nothing. */
export interface Note {
  readonly code: string;
  readonly text: Text;
}

/** What a check of one value comes to: the parsed value, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly objections: readonly Objection[] };

export function accepted<T>(value: T, notes: readonly Note[] = []): Checked<T> {
  return { ok: true, value, notes };
}

export function refused<T>(...objections: readonly Objection[]): Checked<T> {
  return { ok: false, objections };
}
