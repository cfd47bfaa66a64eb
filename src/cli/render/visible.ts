/**
 * Makes control sequences visible, so that remote or mistyped text cannot move the cursor, recolour the terminal or
 * hide itself: C0 and C1 controls, DEL, and the marks that reverse the reading direction. Line ends and tabs stay.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, spell);
}

/** As `visible`, and on one line: in a row of a table a line end would begin a row of its own. */
export function oneLine(text: string): string {
  return visible(text).replace(/[\n\t]+/g, ' ');
}

/** As `visible`, for the output of a command. */
export function visibleOutput(text: string): string {
  return visible(withoutPastStates(text));
}

/**
 * A line that was drawn over and over, as a progress bar is, comes down to its last state behind `…^M`. A line with
 * fewer states keeps them all: nobody hides a word behind a carriage return.
 */
function withoutPastStates(text: string): string {
  if (!text.includes('\r')) return text;
  return text
    .replace(/\r+\n/g, '\n')
    .split('\n')
    .map((line) => {
      const states = line.replace(/\r+$/, '').split('\r');
      return states.length > statesKept ? `…\r${states.at(-1)}` : line;
    })
    .join('\n');
}

const statesKept = 3;

function spell(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
