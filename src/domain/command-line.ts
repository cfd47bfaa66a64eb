/** One line of a POSIX shell that calls a program with exactly these words: `sh -c 'exit 42'`. */
export function posixLine(words: readonly string[]): string {
  return words.map((word, at) => (isPlain(word, at === 0) ? word : quoted(word))).join(' ');
}

/** An equals sign in the first word would make an assignment of it. */
function isPlain(word: string, first: boolean): boolean {
  return /^[\w@%+=:,./-]+$/.test(word) && !(first && word.includes('='));
}

/** Inside single quotes every character but the quote itself is what it is, line ends too. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
