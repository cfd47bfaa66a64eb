import { type Text, text } from '../../domain/text.ts';
import type { CommandSpec } from '../command-spec.ts';
import type { Flag } from '../flag.ts';
import { type ValueKind, valueOfArgument, valueOfFlag } from './value-kinds.ts';

/** One command of the tree as the shells' scripts see it. */
export interface Level {
  /** `` for the program itself, `emulator`, `emulator/exec`. */
  readonly path: string;
  readonly flags: readonly OfferedFlag[];
  readonly subcommands: readonly { readonly name: string; readonly words: Text }[];
  readonly arguments: readonly ValueKind[];
  /** The last of them may be given several times. */
  readonly repeatsLast: boolean;
  /** What follows `--` is another program's line. */
  readonly takesAnyWords: boolean;
}

export interface OfferedFlag {
  /** Without dashes. */
  readonly name: string;
  readonly short: string | null;
  readonly words: Text;
  /** How help calls the value; null for a switch. */
  readonly called: string | null;
  readonly value: ValueKind | null;
  readonly repeatable: boolean;
}

/** The program first, then its commands in the order of help. The program's own line is that of the default command. */
export function levelsOf(specs: readonly CommandSpec[]): readonly Level[] {
  const usual = specs.find(({ isDefault }) => isDefault);
  const root: Level = {
    path: '',
    flags: [...(usual?.flags ?? []).map(offered), help, version],
    subcommands: specs.map(named),
    arguments: [],
    repeatsLast: false,
    takesAnyWords: false,
  };
  return [root, ...specs.flatMap((spec) => levelsIn(spec, ''))];
}

function levelsIn(spec: CommandSpec, above: string): readonly Level[] {
  const path = `${above}${spec.name}`;
  const subcommands = spec.subcommands ?? [];
  const own: Level = {
    path,
    flags: [...spec.flags.map(offered), help],
    subcommands: subcommands.map(named),
    arguments: spec.arguments.map(({ name, offers }) => offers ?? valueOfArgument(name)),
    repeatsLast: /\.{3}[>\]]$/.test(spec.arguments.at(-1)?.name ?? ''),
    takesAnyWords: spec.takesAnyWords ?? false,
  };
  return [own, ...subcommands.flatMap((each) => levelsIn(each, `${path}/`))];
}

const named = ({ name, summary }: CommandSpec) => ({ name, words: summary });

function offered(flag: Flag): OfferedFlag {
  const { name, short = null, words, repeatable = false } = flag;
  const value = valueOfFlag(flag);
  return { name, short, words, called: value && (flag.value ?? null), value, repeatable };
}

const plain = { called: null, value: null, repeatable: false };
const help: OfferedFlag = { name: 'help', short: 'h', words: text('show this help', '显示帮助'), ...plain };
const version: OfferedFlag = { name: 'version', short: 'V', words: text('show the version', '显示版本'), ...plain };
