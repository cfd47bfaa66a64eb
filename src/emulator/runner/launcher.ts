import { CannotRun } from './runner.ts';

/** A command line in which one word mentions the script. */
export interface Launcher {
  readonly words: readonly string[];
  /** Of the script's name, with its dot; '' leaves the usual one. */
  readonly extension: string;
}

/** [source] Quoted parts stay one word, with their quotes, and so does what is in braces. */
const word = /(?:\{\{.*?\}\}|"[^"]*"|'[^']*'|\S)+/gs;
const placeholder = /\{\{(.*?)\}\}/gs;
/** [doc] `|Ext(".py")` on the pages, [source] `|Ext(.py)` in the agent. */
const scriptFileName = /^\s*ACS\s*::\s*ScriptFileName\s*(?:\|\s*Ext\(\s*(["']?)(\.[\w-]{1,32})\1\s*\)\s*)?$/;

/**
 * [source] The text of Launcher taken apart. `{{ACS::ScriptFileName}}` may stand once, without it the script comes last;
 * twice, or anything else in braces, makes the task invalid.
 */
export function parseLauncher(text: string): Launcher {
  const mentions = [...text.matchAll(placeholder)].map(([, inside = '']) => scriptFileName.exec(inside));
  if (mentions.length > 1 || mentions.includes(null)) throw new CannotRun('Invalid', 'InvalidEnvironmentParameter');
  return { words: text.match(word) ?? [], extension: mentions[0]?.[2] ?? '' };
}

/**
 * [source] The program and its words, run without a shell. `@@name` is a program whose name starts with `@`; `@name` is
 * one of the agent's plugins, of which the emulator has none.
 */
export function launchedCommandLine({ words }: Launcher, file: string): [program: string, ...words: string[]] {
  const mentioned = words.some((each) => each.includes('{{'));
  const [program = '', ...rest] = words.map((each) => each.replace(placeholder, () => file));
  if (/^@[^@]/.test(program)) {
    throw new CannotRun('Error', 'ExecutionException', new Error(`There is no launcher plugin ${program.slice(1)}.`));
  }
  return [program.replace(/^@@/, '@'), ...rest, ...(mentioned ? [] : [file])];
}

/** [source] Without a launcher `sh -c` runs the file as a program, so a `#!` line works. */
export function shellCommandLine(file: string): [program: string, ...words: string[]] {
  return ['sh', '-c', `'${file.replaceAll("'", `'\\''`)}'`];
}
