import type { Aim } from './aim.ts';
import { shellLine } from './shell-words.ts';

/**
 * A flag's value read straight from the words, for what must be known before the words are parsed: the language of
 * help and the form of errors. Stops at `--`; the last one counts.
 */
export function valueBeforeParsing(argv: readonly string[], spellings: readonly string[]): string | null {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  let found: string | null = null;
  words.forEach((word, at) => {
    for (const spelling of spellings) {
      if (word === spelling) found = words[at + 1] ?? found;
      else if (spelling.startsWith('--') && word.startsWith(`${spelling}=`)) found = word.slice(spelling.length + 1);
      else if (/^-[a-z]$/.test(spelling) && word.startsWith(spelling) && !word.startsWith('--')) {
        found = word.slice(spelling.length);
      }
    }
  });
  return found;
}

/** Where a line leads that could not be parsed. */
export function aimBeforeParsing(argv: readonly string[]): Aim {
  const given = (...spellings: readonly string[]) => {
    const value = valueBeforeParsing(argv, spellings);
    return value === null ? null : shellLine([value]);
  };
  const named = ['--profile', '--config', '--endpoint', '--ca-file', '--edition'].flatMap((flag) => {
    const value = given(flag);
    return value === null ? [] : [`${flag} ${value}`];
  });
  const emulated = argv.includes('--emulator');
  const flags = [...(emulated ? ['--emulator'] : []), ...named];
  return { region: given('-r', '--region'), flags, emulated, shortLived: false };
}
