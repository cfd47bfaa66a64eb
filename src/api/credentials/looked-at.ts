import type { Text } from '../../domain/text.ts';

/** A place where credentials can be, in the order in which the places are looked at. */
export type SourceId =
  | 'profile-flag'
  | 'environment-keys'
  | 'environment-profile'
  | 'environment-oidc'
  | 'current-profile'
  | 'terraform-keys'
  | 'environment-uri'
  | 'instance-role';

/** One place, for whoever asks why the credentials are those they are. No text holds a secret. */
export interface SourceLookedAt {
  readonly id: SourceId;
  readonly name: Text;
  /** `taken`: these are used. `broken`: it decides, and cannot be used. `passed-over`: another one came before it. */
  readonly state: 'taken' | 'absent' | 'broken' | 'passed-over';
  /** Why, as a sentence. */
  readonly words: Text;
}
