import type { Edition } from '../domain/editions.ts';
import { parseScript, type Script } from '../domain/script.ts';
import { guessScriptType, parseScriptType, type ScriptType } from '../domain/script-type.ts';
import { scriptOfWords } from '../domain/shell-quoting.ts';
import { text } from '../domain/text.ts';
import type { Checked, Note, Objection } from '../domain/violation.ts';
import type { Findings } from './findings.ts';
import type { Sources } from './sources.ts';

/** A script as it was given, before its kind is certain. */
export interface GivenScript {
  readonly bytes: Buffer;
  /** A command line, of which the kind of the script makes one; then there are no bytes. */
  readonly words: readonly string[] | null;
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
  return {
    bytes,
    words: null,
    origin: given.spelled('script'),
    fileName: place === '-' ? null : place,
    ...manners(findings),
  };
}

/** The script of a line: from --script, or the words after `--`; null when there is none, or two. */
export async function readGivenScript(
  findings: Findings,
  words: readonly string[],
  sources: Sources,
  missing: Objection,
): Promise<GivenScript | null> {
  const { given } = findings;
  const fromFile = await readScriptFlag(findings, sources);
  if (given.one('script') !== null && words.length > 0) findings.object('script', null, twoScripts);
  if (given.one('script') === null && words.length === 0) findings.object('script', null, missing);
  if (fromFile !== null || words.length === 0) return fromFile;
  return { bytes: Buffer.alloc(0), words, origin: '--', fileName: null, ...manners(findings) };
}

/** The script of `create`, whose kind has to be certain here. */
export async function readNewScript(
  findings: Findings,
  words: readonly string[],
  edition: Edition,
  sources: Sources,
): Promise<Script | null> {
  const { given } = findings;
  const named = given.one('type');
  const chosen = findings.single('type', parseScriptType) ?? null;
  const script = await readGivenScript(findings, words, sources, noScript);
  // With a type that is refused nothing can be said of the content.
  if (script === null || (named !== null && chosen === null)) return null;
  const guessed = guessScriptType({ fileName: script.fileName, content: script.bytes });
  if (chosen === null && guessed === null && script.words === null) findings.notes.push(typeAssumed);
  return findings.takeFrom(script.origin, checkScript(script, chosen ?? guessed ?? 'RunShellScript', edition));
}

export function checkScript(script: GivenScript, type: ScriptType, { name, storedCommands }: Edition): Checked<Script> {
  const { words, fileName, fixLineEnds, launcher } = script;
  const { contentBytes } = storedCommands;
  const line = words === null ? null : scriptOfWords(words, type);
  if (line !== null && !line.ok) return line;
  return parseScript(line === null ? script.bytes : Buffer.from(line.value), {
    type,
    contentBytes,
    edition: name,
    fixLineEnds,
    fileName,
    launcher,
  });
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
    'There is a file and a command line; only one of them can be the script.',
    '同时给出了文件和命令行；脚本只能是其中之一。',
  ),
  fix: text('Leave out --script, or the words after it.', '请去掉 --script，或去掉多出的词。'),
};

const typeAssumed: Note = {
  code: 'script-type-assumed',
  text: text(
    'Taken as a shell script for Linux; --type powershell or --type bat for Windows.',
    '按 Linux Shell 脚本处理；Windows 请用 --type powershell 或 --type bat。',
  ),
};
