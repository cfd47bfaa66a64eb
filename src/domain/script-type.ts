import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

/** The kinds of script that the service knows (CreateCommand and RunCommand, Type). */
export const scriptTypes = ['RunShellScript', 'RunPowerShellScript', 'RunBatScript'] as const;
export type ScriptType = (typeof scriptTypes)[number];

/** How people call them. */
const shortNames: Readonly<Record<string, ScriptType>> = {
  shell: 'RunShellScript',
  sh: 'RunShellScript',
  bash: 'RunShellScript',
  powershell: 'RunPowerShellScript',
  ps1: 'RunPowerShellScript',
  bat: 'RunBatScript',
  batch: 'RunBatScript',
  cmd: 'RunBatScript',
};

const extensions: Readonly<Record<string, ScriptType>> = {
  sh: 'RunShellScript',
  bash: 'RunShellScript',
  ps1: 'RunPowerShellScript',
  bat: 'RunBatScript',
  cmd: 'RunBatScript',
};

/** Languages that a shell script can be in by way of its `#!`, and what their interpreter is called. */
const languages: Readonly<Record<string, string>> = {
  py: 'python3',
  pl: 'perl',
  rb: 'ruby',
  php: 'php',
  js: 'node',
  lua: 'lua',
};

/** The service's word, or a shorter one (`shell`, `powershell`, `bat`), in any case. */
export function parseScriptType(given: string): Checked<ScriptType> {
  const word = given.trim().toLowerCase();
  const exact = scriptTypes.find((type) => type.toLowerCase() === word);
  const type = exact ?? (Object.hasOwn(shortNames, word) ? shortNames[word] : undefined);
  if (type !== undefined) return accepted(type);
  return refused({
    rule: 'script-type',
    why: text(
      `Allowed are ${scriptTypes.join(', ')}, or in short shell, powershell and bat.`,
      `可选值为 ${scriptTypes.join('、')}，或简写 shell、powershell、bat。`,
    ),
    fix: text('Use one of these; a Linux script is a shell script.', '请使用其中之一；Linux 脚本为 shell。'),
  });
}

/**
 * The kind of a script by the name of its file, else by a `#!` in its first line; null when neither tells, and then the
 * system of the instances has to.
 */
export function guessScriptType({
  fileName,
  content,
}: {
  readonly fileName: string | null;
  readonly content: Uint8Array | null;
}): ScriptType | null {
  const named = fileName === null ? null : typeOfFile(fileName);
  if (named !== null) return named;
  if (fileName !== null && otherLanguage(fileName) !== null) return 'RunShellScript';
  const [first, second] = content ?? [];
  return first === 0x23 && second === 0x21 ? 'RunShellScript' : null;
}

/** What the ending of a file's name says: `.sh`, `.ps1`, `.bat`, `.cmd`; null where it says nothing. */
export function typeOfFile(fileName: string): ScriptType | null {
  const extension = extensionOf(fileName);
  return Object.hasOwn(extensions, extension) ? extensions[extension]! : null;
}

/** The interpreter of a language by the ending of a file's name; null for none that is known. */
export function otherLanguage(fileName: string): string | null {
  const extension = extensionOf(fileName);
  return Object.hasOwn(languages, extension) ? languages[extension]! : null;
}

function extensionOf(fileName: string): string {
  return /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
}
