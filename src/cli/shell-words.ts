/** One line for a POSIX shell (PowerShell reads it alike) that gives back exactly these words. */
export function shellLine(words: readonly string[]): string {
  return words.map(shellWord).join(' ');
}

/** Control characters are spelled out, as bash and zsh read them: written raw they would act on the terminal. */
function shellWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (!/[\x00-\x1f\x7f-\x9f]/.test(word)) return `'${word.replaceAll("'", `'\\''`)}'`;
  const spelled = word
    .replace(/[\\']/g, '\\$&')
    .replace(/[\x00-\x1f\x7f-\x9f]/g, (control) =>
      [...Buffer.from(control)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    );
  return `$'${spelled}'`;
}
