import type { ScriptType } from './script-type.ts';
import { text } from './text.ts';
import { accepted, type Checked, refused } from './violation.ts';

/**
 * A command line as one script. Several words are an argument vector: each arrives as it was given, whatever it holds.
 * A single word is a line of the remote shell, taken as it is.
 */
export function scriptOfWords(words: readonly string[], type: ScriptType): Checked<string> {
  const [line = ''] = words;
  if (words.length === 1) return accepted(`${line}\n`);
  switch (type) {
    case 'RunShellScript':
      return accepted(`${words.map(quotedForShell).join(' ')}\n`);
    case 'RunPowerShellScript':
      // A quoted word is a text there until the call operator makes a command of it.
      return accepted(`& ${words.map(quotedForPowerShell).join(' ')}\r\nexit $LASTEXITCODE\r\n`);
    case 'RunBatScript':
      return words.some((word) => /["%\r\n]/.test(word))
        ? refused(notForBat)
        : accepted(`${words.map(quotedForBat).join(' ')}\r\n`);
  }
}

function quotedForShell(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) && !/^[^/]*=/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** PowerShell takes the curly quotes for quotes too. */
function quotedForPowerShell(word: string): string {
  return `'${word.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}

function quotedForBat(word: string): string {
  return /^[A-Za-z0-9_:./\\-]+$/.test(word) ? word : `"${word}"`;
}

const notForBat = {
  rule: 'bat-words',
  why: text(
    'In a batch file a word with a double quote, a percent sign or a line end cannot be passed on unchanged.',
    '在批处理脚本中，含双引号、百分号或换行的参数无法原样传递。',
  ),
  fix: text(
    'Give the whole line as one word, as cmd.exe is to read it, or use --script or --type RunPowerShellScript.',
    '请将整行作为一个参数给出（由 cmd.exe 解析），或使用 --script，或 --type RunPowerShellScript。',
  ),
};
