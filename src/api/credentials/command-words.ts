/**
 * The words of a process_command, as the official CLI splits them: blanks separate, quotes group, no shell has a part
 * in it. On Windows a backslash is a part of a path. null: a quote or an escape is not ended.
 */
export function commandWords(command: string, platform: NodeJS.Platform): readonly string[] | null {
  const windows = platform === 'win32';
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let at = 0; at < command.length; at++) {
    const mark = command[at]!;
    const next = command[at + 1];
    if (quote === "'") {
      if (mark === "'") quote = null;
      else word += mark;
    } else if (mark === '\\' && escapes(next, quote, windows)) {
      at++;
      if (next !== '\n') word = (word ?? '') + next;
    } else if (mark === '\\' && next === undefined && !windows) {
      return null;
    } else if (mark === quote) {
      quote = null;
    } else if (quote === null && (mark === '"' || mark === "'")) {
      quote = mark;
      word ??= '';
    } else if (quote === null && /\s/.test(mark)) {
      if (word !== null) words.push(word);
      word = null;
    } else {
      word = (word ?? '') + mark;
    }
  }
  if (quote !== null) return null;
  return word === null ? words : [...words, word];
}

function escapes(next: string | undefined, quote: string | null, windows: boolean): boolean {
  if (next === undefined) return false;
  if (windows) return quote === '"' && next === '"';
  return quote === null || ['"', '\\', '$', '`', '\n'].includes(next);
}
