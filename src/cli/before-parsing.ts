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
