/** The agent separates fields at ASCII blanks, line breaks among them. */
const blanks = /[ \t\n\r\f]+/;

/** The words of an expression; none where there is nothing but blanks. */
export function splitAtBlanks(given: string): string[] {
  return given.split(blanks).filter((word) => word !== '');
}

/** Without blanks at both ends, those inside as they are. */
export function trimBlanks(given: string): string {
  let start = 0;
  let end = given.length;
  while (start < end && blanks.test(given[start]!)) start++;
  while (end > start && blanks.test(given[end - 1]!)) end--;
  return given.slice(start, end);
}
