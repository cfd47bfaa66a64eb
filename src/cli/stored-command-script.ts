import { posixLine } from '../domain/command-line.ts';
import type { Edition } from '../domain/editions.ts';
import { parseScript, type Script } from '../domain/script.ts';
import { guessScriptType, parseScriptType, type ScriptType } from '../domain/script-type.ts';
import { text } from '../domain/text.ts';
import type { Checked, Note, Objection } from '../domain/violation.ts';
import type { Findings } from './findings.ts';
import type { Sources } from './sources.ts';

/** A script as it was given, before its kind is certain. */
export interface GivenScript {
  readonly bytes: Buffer;
  /** The flag or place it came from. */
  readonly origin: string;
  /** null for standard input and command lines. */
  readonly fileName: string | null;
  readonly fixLineEnds: boolean;
  readonly launcher: boolean;
}

/** The bytes of --script; null without it, or when they could not be read. */
export async function readScriptFlag(findings: Findings, sources: Sources): Promise<GivenScript | null> {
  const { given } = findings;
  const place = given.one('script')?.text;
  if (place === undefined) return null;
  const bytes = await findings.reading(sources.bytes(place));
  if (bytes === null) return null;
  return { bytes, origin: given.spelled('script'), fileName: place === '-' ? null : place, ...manners(findings) };
}

/** The script of `create`: from --script, or the words after `--`. */
export async function readNewScript(
  findings: Findings,
  words: readonly string[],
  edition: Edition,
  sources: Sources,
): Promise<Script | null> {
  const { given } = findings;
  const named = given.one('type');
  const chosen = findings.single('type', parseScriptType) ?? null;
  const fromFile = await readScriptFlag(findings, sources);
  if (given.one('script') !== null && words.length > 0) findings.object('script', null, twoScripts);
  if (given.one('script') === null && words.length === 0) findings.object('script', null, noScript);
  if (words.length > 1 && chosen !== null && chosen !== 'RunShellScript') {
    findings.violations.push({ ...oneWordOnly, flag: '--', given: null });
  }
  const script = fromFile ?? (words.length > 0 ? scriptOf(words, findings) : null);
  // With a type that is refused nothing can be said of the content.
  if (script === null || (named !== null && chosen === null)) return null;
  const guessed = guessScriptType({ fileName: script.fileName, content: script.bytes });
  if (chosen === null && guessed === null && fromFile !== null) findings.notes.push(typeAssumed);
  return findings.takeFrom(script.origin, checkScript(script, chosen ?? guessed ?? 'RunShellScript', edition));
}

export function checkScript(script: GivenScript, type: ScriptType, { name, storedCommands }: Edition): Checked<Script> {
  const { bytes, fileName, fixLineEnds, launcher } = script;
  const { contentBytes } = storedCommands;
  return parseScript(bytes, { type, contentBytes, edition: name, fixLineEnds, fileName, launcher });
}

function scriptOf(words: readonly string[], findings: Findings): GivenScript {
  // One word is a line of shell, as it is; several are a program and its arguments.
  const line = words.length === 1 ? words[0]! : posixLine(words);
  return { bytes: Buffer.from(`${line}\n`), origin: '--', fileName: null, ...manners(findings) };
}

function manners({ given }: Findings) {
  return { fixLineEnds: given.on('fix-line-ends'), launcher: given.one('launcher') !== null };
}

const noScript: Objection = {
  rule: 'script-missing',
  why: text('There is no script to keep.', '没有要保存的脚本。'),
  fix: text(
    "Give a file (--script deploy.sh), standard input (--script -), or a line after --: -- 'uptime'.",
    "请指定文件（--script deploy.sh）、标准输入（--script -），或在 -- 之后写一行：-- 'uptime'。",
  ),
};

const twoScripts: Objection = {
  rule: 'script-twice',
  why: text(
    'There is a file and a command line; a command has one script.',
    '同时给出了文件和命令行；一条命令只有一个脚本。',
  ),
  fix: text('Leave out --script, or the words after it.', '请去掉 --script，或去掉多出的词。'),
};

const oneWordOnly: Objection = {
  rule: 'script-words',
  why: text(
    'Several words are put together by the rules of a Linux shell only.',
    '多个词只能按 Linux Shell 的规则拼成一行。',
  ),
  fix: text("Write the line as one word, in quotes: -- 'dir C:\\'.", "请用引号写成一个词：-- 'dir C:\\'。"),
};

const typeAssumed: Note = {
  code: 'script-type-assumed',
  text: text(
    'Taken as a shell script for Linux; --type powershell or --type bat for Windows.',
    '按 Linux Shell 脚本处理；Windows 请用 --type powershell 或 --type bat。',
  ),
};
