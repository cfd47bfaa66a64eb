/** Whether a text has more characters than that: a limit counts an emoji as one, whatever it takes in UTF-16. */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  // No character takes more than two units, so a much longer text need not be counted.
  return text.length > 2 * most || [...text].length > most;
}

/** [assumed] Illegal characters of a text of one line: no page says which there are. */
export function hasControls(text: string): boolean {
  return /\p{Cc}/u.test(text);
}

/** [assumed] Of a text that may have lines. */
export function hasControlsInLines(text: string): boolean {
  return hasControls(text.replace(/[\t\n\r]/g, ''));
}
