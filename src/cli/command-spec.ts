import type { Command } from 'commander';
import type { Text } from '../domain/text.ts';
import type { ValueKind } from './completion/value-kinds.ts';
import type { Context } from './context.ts';
import type { Exit } from './exit-code.ts';
import type { Flag } from './flag.ts';

export type Handler = (context: Context) => Promise<Exit>;

export interface Example {
  readonly line: string;
  readonly words: Text;
}

export interface Argument {
  /** `<…>` required, `[…]` optional, `...` before the bracket: several. */
  readonly name: string;
  readonly words: Text;
  /** What is offered for it at a press of Tab, where its name does not say that. */
  readonly offers?: ValueKind;
}

/** One command of the tree: its words, its flags, and where its handler is. Everything else is made from this. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: Text;
  /** Behind the command's name in the usage line. */
  readonly usage: string;
  readonly examples: readonly Example[];
  readonly arguments: readonly Argument[];
  readonly flags: readonly Flag[];
  /** It changes nothing anywhere, so that it may be asked again at any time. */
  readonly readsOnly?: boolean;
  /** Its words are another program's: what it does not know is not its business. */
  readonly takesAnyWords?: boolean;
  /** The command that runs when none is named. */
  readonly isDefault?: boolean;
  /** Its help ends with the table of exit codes. */
  readonly tellsExitCodes?: boolean;
  readonly subcommands?: readonly CommandSpec[];
  /** The handler's module is loaded when the command runs, and not before. */
  load(): Promise<Handler>;
}

export type Chosen = (command: Command, spec: CommandSpec) => void;
