import type { Command } from 'commander';
import type { Language } from '../domain/text.ts';
import type { Violation } from '../domain/violation.ts';
import type { Flag } from './flag.ts';
import type { Io } from './io.ts';
import type { Services } from './services.ts';

/** What a command gets: its part of the tree with the words parsed, the streams, the outer rings, the language. */
export interface Context {
  readonly command: Command;
  /** The flags that this command takes. */
  readonly flags: readonly Flag[];
  /** Words of the line that belong to nothing. */
  readonly stray: readonly Violation[];
  readonly io: Io;
  readonly services: Services;
  readonly language: Language;
}
