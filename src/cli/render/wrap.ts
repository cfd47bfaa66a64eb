import { stringWidth } from './string-width.ts';

export { stringWidth };

/**
 * Breaks a text into lines of at most `width` columns; Chinese may break between any two characters. A path or URL that
 * is longer than a line breaks behind a slash; any other word stays whole.
 */
export function wrap(text: string, width: number, indent = ''): string {
  const room = Math.max(20, width - stringWidth(indent));
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, room).flatMap((each) => (stringWidth(each) > room ? behindSlashes(each) : [each]))) {
    if (stringWidth(line + piece.trimEnd()) > room && line !== '') {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  lines.push(line.trimEnd());
  return lines.map((each) => indent + each).join('\n');
}

const closing = '[，。；：！？、）”」]*';
const wide = '\\u3000-\\u9fff\\uff00-\\uffef';
const word = `[^\\s${wide}]+${closing}\\s*|[${wide}]${closing}|\\s+`;
const words = new RegExp(word, 'gu');
const wordsAndCommands = new RegExp(`\`[^\`]+\`${closing}\\s*|ecs-invoke [a-z]+${closing}\\s*|${word}`, 'gu');

/**
 * Words with the blank behind them, and single wide characters, each with the punctuation that must not start a line; a
 * command between backticks, or the beginning of one of ours, is one piece where there is room for it.
 */
function pieces(text: string, room: number): readonly string[] {
  const found = text.match(wordsAndCommands) ?? [];
  return found.flatMap((piece) => (stringWidth(piece.trimEnd()) > room ? (piece.match(words) ?? []) : [piece]));
}

function behindSlashes(word: string): readonly string[] {
  return word.match(/[^/]*\/+|[^/]+$/g) ?? [word];
}

export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - stringWidth(text)));
}
