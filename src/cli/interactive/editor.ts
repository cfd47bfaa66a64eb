/** The line that is typed on, as readline keeps it; inquirer's own type of it hides the half. */
export interface Editor {
  line: string;
  clearLine(direction: 0): void;
  write(text: string): void;
}

/** Puts other words in place of what was typed: also where a key left a character that means something else. */
export function replaceLine(editor: Editor, words: string): void {
  editor.clearLine(0);
  editor.write(words);
}
