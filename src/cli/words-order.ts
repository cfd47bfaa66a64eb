import { generalFlags } from './common-flags.ts';
import type { Flag } from './flag.ts';

/**
 * People write flags that go everywhere before the command (`--lang zh emulator`); the tree wants them behind it.
 * Moves such a leading run behind the first word that is a command's name, and behind its subcommand's.
 */
export function commandFirst(
  argv: readonly string[],
  commandNames: readonly string[],
  subcommandsOf: (name: string) => readonly string[] = () => [],
): readonly string[] {
  let at = 0;
  while (at < argv.length && argv[at]!.startsWith('-') && argv[at] !== '--') {
    const width = wordsTakenBy(argv[at]!);
    if (width === 0) return argv;
    at += width;
  }
  const name = argv[at];
  if (at === 0 || name === undefined || !commandNames.includes(name)) return argv;
  const next = argv[at + 1];
  const path = next !== undefined && subcommandsOf(name).includes(next) ? [name, next] : [name];
  return [...path, ...argv.slice(0, at), ...argv.slice(at + path.length)];
}

function wordsTakenBy(word: string): number {
  const flag = generalFlags.find((each) => isSpelling(word, each));
  if (flag === undefined) return 0;
  return flag.value === undefined || word.includes('=') ? 1 : 2;
}

function isSpelling(word: string, { name, short }: Flag): boolean {
  return word === `--${name}` || word.startsWith(`--${name}=`) || word === `-${short}`;
}
