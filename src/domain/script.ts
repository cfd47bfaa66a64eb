import { base64Size } from './base64-size.ts';
import { limits } from './limits.ts';
import { otherLanguage, type ScriptType, scriptTypes, typeOfFile } from './script-type.ts';
import { type Text, text } from './text.ts';
import { accepted, type Checked, type Note, type Objection, refused } from './violation.ts';

/** A script that the service takes: its content byte for byte as it is sent. */
export interface Script {
  readonly type: ScriptType;
  readonly content: Buffer;
  /** Bytes of `content` as Base64, which is what the service counts. */
  readonly base64Bytes: number;
  /** What `#!` names in the first line, with its arguments; null without one. */
  readonly interpreter: string | null;
}

export interface ScriptRules {
  readonly type: ScriptType;
  /** Bytes of Base64 that the edition takes, and its name for the complaint. */
  readonly contentBytes: number;
  readonly edition: string;
  /** Line ends of Windows become those of Linux in a shell script. */
  readonly fixLineEnds?: boolean;
  /** For what its name tells; null for standard input and command lines. */
  readonly fileName?: string | null;
  /** Something else than the system starts it, so it needs no `#!`. */
  readonly launcher?: boolean;
}

/** The content of a script, checked as far as bytes can tell; everything that is wrong is told together. */
export function parseScript(given: Uint8Array, rules: ScriptRules): Checked<Script> {
  const { type, contentBytes, edition } = rules;
  const bytes = Buffer.from(given);
  if (isUtf16(bytes)) return refused(utf16);
  const notes: Note[] = [];
  const marked = type !== 'RunPowerShellScript' && hasByteOrderMark(bytes);
  if (marked) notes.push(markRemoved);
  const unmarked = marked ? bytes.subarray(3) : bytes;
  const content = type === 'RunShellScript' && rules.fixLineEnds ? withLineFeeds(unmarked) : unmarked;
  const objections: Objection[] = [];
  if (/^[ \t\r\n]*$/.test(content.toString('latin1'))) objections.push(noContent);
  const nul = content.indexOf(0);
  if (nul >= 0) objections.push(binary(nul));
  const base64Bytes = base64Size(content.length);
  if (base64Bytes > contentBytes) objections.push(tooLarge(content.length, base64Bytes, contentBytes, edition));
  const interpreter = interpreterOf(content);
  if (type === 'RunShellScript' && content.includes('\r\n')) {
    // The kernel looks for a program whose name ends in a carriage return, and there is none.
    if (interpreter !== null && firstLine(content).endsWith('\r')) objections.push(neverStarts);
    else notes.push(windowsLineEnds);
  }
  if (objections.length > 0) return { ok: false, objections };
  notes.push(...remarksOn(content, interpreter, rules));
  if (base64Bytes > limits.warnAboveBase64Bytes) notes.push(large(base64Bytes));
  return accepted({ type, content, base64Bytes, interpreter }, notes);
}

/** What `#!` names in the first line of a script; null without one. */
export function interpreterOf(content: Uint8Array): string | null {
  const line = firstLine(Buffer.from(content));
  return line.startsWith('#!') ? line.slice(2).trim() : null;
}

function remarksOn(content: Buffer, interpreter: string | null, rules: ScriptRules): readonly Note[] {
  const { type, fileName = null, launcher = false } = rules;
  const named = fileName === null ? null : typeOfFile(fileName);
  const language = fileName === null ? null : otherLanguage(fileName);
  return [
    ...(isUtf8(content) ? [] : [notUtf8]),
    ...(type !== 'RunShellScript' && interpreter !== null ? [interpreterIgnored(type)] : []),
    ...(named !== null && named !== type ? [otherType(named, type)] : []),
    ...(language !== null && interpreter === null && !launcher ? [noInterpreter(language)] : []),
  ];
}

function firstLine(content: Buffer): string {
  const end = content.indexOf(0x0a);
  return content.subarray(0, end < 0 ? content.length : end).toString('utf8');
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString('utf8')).equals(bytes);
}

/** latin1 keeps every byte as it is. */
function withLineFeeds(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

const noContent: Objection = {
  rule: 'script-empty',
  why: text('The script is empty.', '脚本为空。'),
  fix: text('Check the file, or what is written to standard input.', '请检查文件，或检查写入标准输入的内容。'),
};

const utf16: Objection = {
  rule: 'script-utf16',
  why: text(
    'The script is saved as UTF-16; the agent on the instances works on UTF-8.',
    '脚本以 UTF-16 保存；实例上的云助手 Agent 按 UTF-8 处理。',
  ),
  fix: text(
    'Save it as UTF-8; in PowerShell: Set-Content -Encoding utf8.',
    '请另存为 UTF-8；在 PowerShell 中可用 Set-Content -Encoding utf8。',
  ),
};

function binary(at: number): Objection {
  return {
    rule: 'script-binary',
    why: text(
      `This is no script: there is a NUL byte at position ${at}, as in programs and archives.`,
      `这不是脚本：第 ${at} 字节处有 NUL 字节，程序和压缩包才会如此。`,
    ),
    fix: text(
      'Put the program on the instance or into OSS, and let the script fetch and start it.',
      '请把程序放到实例或 OSS 上，再由脚本下载并启动。',
    ),
  };
}

function tooLarge(bytes: number, base64: number, atMost: number, edition: string): Objection {
  return {
    rule: 'script-size',
    why: text(
      `The script has ${bytes} bytes, ${base64} in Base64; at most ${atMost} are taken (edition ${edition}).`,
      `脚本为 ${bytes} 字节，经 Base64 编码后为 ${base64} 字节；最多 ${atMost} 字节（版本 ${edition}）。`,
    ),
    fix: text(
      'Keep the long part in OSS or on the instance, and let a short script fetch it.',
      '请把较长的部分放到 OSS 或实例上，由一个短脚本去获取。',
    ),
  };
}

const neverStarts: Objection = {
  rule: 'script-line-ends',
  why: text(
    'The first line ends as on Windows (CRLF), so Linux looks for an interpreter with a carriage return in its name and never finds it.',
    '首行以 Windows 换行（CRLF）结尾，Linux 会去找名称末尾带回车符的解释器，永远找不到。',
  ),
  fix: text('Add --fix-line-ends, or save the file with LF.', '请加上 --fix-line-ends，或以 LF 换行保存文件。'),
};

const windowsLineEnds: Note = {
  code: 'script-line-ends',
  text: text(
    'The script has line ends of Windows (CRLF), which a Linux shell takes for a part of each line; --fix-line-ends mends that.',
    '脚本使用 Windows 换行（CRLF），Linux shell 会把回车符当作每行内容的一部分；--fix-line-ends 可修正。',
  ),
};

const markRemoved: Note = {
  code: 'script-byte-order-mark',
  text: text(
    'The byte-order mark at the beginning is left out: it would be taken for a part of the first line.',
    '已去掉开头的字节顺序标记（BOM）：否则它会被当作首行的一部分。',
  ),
};

const notUtf8: Note = {
  code: 'script-not-utf8',
  text: text('The script is not UTF-8; its bytes are sent as they are.', '脚本不是 UTF-8 编码；将按原字节发送。'),
};

function interpreterIgnored(type: ScriptType): Note {
  return {
    code: 'script-interpreter-ignored',
    text: text(`The #! line means nothing to ${type}.`, `#! 行对 ${type} 没有作用。`),
  };
}

function otherType(named: ScriptType, type: ScriptType): Note {
  return {
    code: 'script-other-type',
    text: text(
      `The file’s name speaks of ${named}; it is taken as ${type}.`,
      `从文件名看应为 ${named}；将按 ${type} 处理。`,
    ),
  };
}

function noInterpreter(language: string): Note {
  return {
    code: 'script-no-interpreter',
    text: text(
      `A ${language} file without #! in its first line is run by sh; write one, such as #!/usr/bin/env ${language}.`,
      `${language} 文件首行没有 #!，将由 sh 执行；请写上，例如 #!/usr/bin/env ${language}。`,
    ),
  };
}

function large(base64: number): Note {
  return {
    code: 'script-large',
    text: text(
      `The script takes ${base64} bytes in Base64; above ${limits.warnAboveBase64Bytes} older installations refuse it.`,
      `脚本经 Base64 编码后为 ${base64} 字节；超过 ${limits.warnAboveBase64Bytes} 字节时，较旧的环境会拒绝。`,
    ),
  };
}

/** What a kind of script is called in a sentence. */
export const scriptTypeWords: Readonly<Record<ScriptType, Text>> = {
  [scriptTypes[0]]: text('shell script (Linux)', 'Shell 脚本（Linux）'),
  [scriptTypes[1]]: text('PowerShell script (Windows)', 'PowerShell 脚本（Windows）'),
  [scriptTypes[2]]: text('batch file (Windows)', 'Bat 脚本（Windows）'),
};
